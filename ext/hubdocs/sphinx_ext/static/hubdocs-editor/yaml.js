/* Reads YAML with js-yaml's parser, and says where that one accepts what the command's does not, or the other way round. */
(() => {
  "use strict";

  const { parseEvents } = globalThis.hubdocsJsYaml;
  const { Document, LIMITS, Loader, NotYaml, STYLE, Text, Unreadable, Unsure } = globalThis.hubdocsEditor;

  const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]/;
  const TRIES = 400;

  const checkCharacters = (document) => {
    const { content } = document.text;
    const at = content.search(FORBIDDEN);
    if (at !== -1) {
      const message = `the control character U+${content.charCodeAt(at).toString(16).toUpperCase().padStart(4, "0")} is not allowed in YAML`;
      document.report("invalid-encoding", message, at, at + 1, { hint: "delete it; it often comes from copying out of a terminal or a word processor" });
      document.broken = true;
    }
    if (content.length > LIMITS.characters) throw new Unsure("too-long");
    if (/\ufeff|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|[\u0085\u2028\u2029]/.test(content)) throw new Unsure("character");
    if (/^%|^\.\.\.(?:\s|$)|^[ \t]+---(?:\s|$)/m.test(content)) throw new Unsure("document-marks");
    if (/\\u[dD][89a-fA-F]|\\U/.test(content)) throw new Unsure("escape");
  };

  const checkError = (error, content) => {
    const { at } = error;
    if (error.reason.startsWith("nesting")) throw new Unsure("too-deep");
    if (error.reason.startsWith("unexpected end of the document")) throw new Unsure("document-marks");
    if (content[at] === "#" || content.slice(at).startsWith("---")) throw new Unsure("comment");
    if (/(?:^|[\s,[{])[&*][A-Za-z0-9_-]+:/.test(content)) throw new Unsure("reference");
    const lines = content.slice(0, at).split("\n").slice(-2).join("\n") + content.slice(at).split("\n", 1)[0];
    if (/[^\s-].*\t/.test(lines)) throw new Unsure("tab");
    return new NotYaml(at, error.reason);
  };

  /** Find tabs where the command allows none: behind a dash, or where it may take them for indentation. */
  const checkTabs = (content, document, loader) => {
    if (!content.includes("\t")) return;
    const covered = loader.covered;
    for (const match of content.matchAll(/^([ ]*(?:-(?!-)[ ]*)*)\t/gm)) {
      const at = match.index + match[0].length - 1;
      if (covered.some(([start, end]) => start < at && at < end)) continue;
      if (match[1].includes("-")) throw new NotYaml(at, "tab");
      throw new Unsure("tab");
    }
  };

  class CoveringLoader extends Loader {
    covered = [];
    scalar(event) {
      super.scalar(event);
      if (event.valueStart !== -1) this.covered.push([event.style >= STYLE.literal ? event.valueStart - 1 : event.valueStart, event.valueEnd]);
    }
    close() {
      const frame = this.stack.at(-1);
      super.close();
      if (frame?.bracket) this.covered.push([frame.node.start, frame.node.end]);
    }
  }

  /** A text whose lines inside brackets and quotation marks are indented as the parser here wants it; the command's does not care. */
  class Indented {
    constructor(content) {
      Object.assign(this, { content, moved: [], width: Math.max(...content.split("\n").map((line) => line.search(/[^ ]|$/))) + 1 });
    }
    move(position) {
      const start = this.content.lastIndexOf("\n", position - 1) + 1;
      if (this.moved.includes(start) || this.moved.length > TRIES) throw new Unsure("indentation");
      this.content = this.content.slice(0, start) + " ".repeat(this.width) + this.content.slice(start);
      this.moved = [...this.moved.map((at) => (at < start ? at : at + this.width)), start];
    }
    /** Give the offset in the text as it was written. */
    original(offset) {
      return this.moved.reduce((at, start) => (offset < start ? at : at - Math.min(this.width, offset - start)), offset);
    }
    /** Put the offsets of events where they are in the text as it was written. */
    restore(events) {
      for (const event of this.moved.length ? events : []) {
        for (const [name, value] of Object.entries(event)) {
          if (/(?:^s|S)tart$|End$/.test(name) && value >= 0) event[name] = this.original(value);
        }
      }
      return events;
    }
  }

  const tryParse = (content) => {
    const text = new Indented(content);
    for (;;) {
      try {
        return text.restore(parseEvents(text.content, { maxDepth: 300 }));
      } catch (error) {
        if (error.reason === undefined) throw new Unsure("parser");
        const at = error.mark?.position ?? 0;
        if (error.reason === "deficient indentation" && at < text.content.length) text.move(at);
        else throw Object.assign(error, { at: text.original(at) });
      }
    }
  };

  const parse = (content) => {
    try {
      return tryParse(content);
    } catch (error) {
      throw error instanceof Unsure ? error : checkError(error, content);
    }
  };

  const hasDocuments = (content) => {
    const [first, ...others] = content.split(/^---(?=\s|$)/m);
    return others.length > 1 || (others.length === 1 && first.replace(/^\s*#.*$/gm, "").trim() !== "");
  };

  /** Read a text; give its documents. `explain(error, document, loader)` reports what is not YAML. */
  const read = (content, dialect, explain) => {
    const first = new Document(new Text(content), dialect);
    checkCharacters(first);
    if (first.broken) return [first];
    const loader = new CoveringLoader(content, dialect);
    try {
      const documents = loader.run(parse(content));
      checkTabs(content, first, loader);
      return documents;
    } catch (error) {
      if ((error instanceof Unreadable || error instanceof NotYaml) && hasDocuments(content)) throw new Unsure("document-marks");
      if (error instanceof Unreadable) {
        Object.assign(loader.document, { broken: true, value: null, root: null });
        return loader.documents;
      }
      if (!(error instanceof NotYaml)) throw error;
      const document = loader.document ?? first;
      Object.assign(document, { broken: true, value: null, root: null });
      explain(error, document);
      return loader.documents.length ? loader.documents : [document];
    }
  };

  Object.assign(globalThis.hubdocsEditor, { parse: tryParse, read });
})();
