/* Why a text is not YAML, in plain words: the same as hubdocs/sources/yaml_errors.py. */
(() => {
  "use strict";

  const { NotYaml, Trouble, lines, signs } = globalThis.hubdocsEditor;
  const { badStart, escape, flow, mark, quote, tab } = signs;
  const { block, documentStart, listStart, noColon, secondColon, strange } = lines;

  const EXPLAINERS = [tab, escape, quote, flow, badStart, mark, strange, secondColon, noColon, listStart, block, documentStart];

  /** Report on a document why it is not YAML, with what was found before that place. */
  const explain = (error, document) => {
    const trouble = new Trouble(error, document);
    const { earlier } = trouble.outline;
    if (earlier instanceof NotYaml && earlier.at < error.at) {
      explain(earlier, document);
      return;
    }
    if (earlier?.found) {
      document.findings.splice(0, document.findings.length, ...trouble.outline.found);
      return;
    }
    const found = EXPLAINERS.reduce((known, explainer) => known ?? explainer(trouble), null) ??
      trouble.finding("this is not YAML from here on", "compare the indentation and quotes with the lines above");
    const kept = (document.findings.length ? document.findings : trouble.outline.found).filter((item) => item.code !== "non-string-key" || item.severity !== "error");
    document.findings.splice(0, document.findings.length, ...kept);
    document.report(found.code, found.message, found.start, found.end, { hint: found.hint });
  };

  Object.assign(globalThis.hubdocsEditor, { explain });
})();
