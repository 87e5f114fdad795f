/* A text that is not YAML, with the lines around the trouble: the same as hubdocs/sources/{yaml_trouble,yaml_outline,yaml_quotes}.py.
   The parser here words its errors otherwise than the command's; `kindOf` says what they mean there. */
(() => {
  "use strict";

  const { Loader, STYLE, parse } = globalThis.hubdocsEditor;
  const POP = 6;
  const SCALAR = 4;
  const LONGEST = 500;
  const TRIES = 60;

  const KEY = /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s"'#[{][^\n]*?|[[{][^\n]*?[\]}])[ \t]*:(?:[ \t]+([^\n]*))?$/;

  /** One line, taken apart as far as its own characters allow. */
  class Line {
    constructor(number, whole) {
      const text = whole.slice(0, LONGEST);
      const column = text.length - text.replace(/^ +/, "").length;
      let [rest, inner, dashes] = [text.slice(column), column, 0];
      while (rest.startsWith("- ") || rest === "-") {
        const step = rest.length - rest.slice(1).replace(/^ +/, "").length;
        [rest, inner, dashes] = [rest.slice(step), inner + step, dashes + 1];
      }
      const words = /^["']/.test(rest) ? rest : rest.replace(/(?:^|[ \t])#.*$/, "");
      const match = KEY.exec(words.trimEnd());
      Object.assign(this, { number, column: column + 1, dashes, inner: inner + 1, words: words.trim() });
      this.key = match ? match[1] : null;
      this.value = match ? (match[2] ?? "").trim() : "";
      this.length = this.inner - this.column + this.words.length;
    }
  }

  /** Close what is open at the end of a text, so that it can be read; null where nothing helps. */
  const closed = (text) => {
    let candidates = [""];
    for (let depth = 0; depth < 6; depth += 1) {
      const following = [];
      for (const end of candidates) {
        try {
          return { events: parse(`${text} ${end}`), cut: text.length };
        } catch (error) {
          if (!/end of the stream within a flow|deficient/.test(error.reason ?? "")) continue;
          following.push(`${end}]`, `${end}}`);
        }
      }
      candidates = following;
    }
    return null;
  };

  /** Give the events before an offset, as far as the text before it can be read. */
  const eventsBefore = (content, at) => {
    const lineStart = content.lastIndexOf("\n", at - 1) + 1;
    const cuts = [at];
    for (let cut = at - 1; cut > lineStart && cuts.length < TRIES / 3; cut -= 1) if (/[\s,[{]/.test(content[cut - 1])) cuts.push(cut);
    for (let cut = lineStart; cuts.length < TRIES; cut = content.lastIndexOf("\n", cut - 2) + 1) {
      cuts.push(cut);
      if (cut <= 0) break;
    }
    for (const cut of cuts) {
      const found = closed(content.slice(0, cut));
      if (found) return found;
    }
    return { events: [], cut: 0 };
  };

  /** Notes what is open around the last value that could be read. */
  class Outline extends Loader {
    constructor(content, dialect, { events, cut }, at) {
      super(content.slice(0, cut), dialect);
      Object.assign(this, { cut, blocks: [], texts: [], lastScalar: null, previous: null, earlier: null });
      const isReal = (event) => event.type !== POP && !(event.type === SCALAR && event.valueStart === -1);
      const end = events.findLastIndex(isReal) + 1;
      try {
        this.run(events.slice(0, end));
        for (let next = end; events[next]?.type === POP && this.closesHere(); next += 1) this.close();
        this.closeBlocks(content, at);
      } catch (error) {
        this.earlier = error; // what comes before the trouble has a trouble of its own
      }
      this.found = this.documents.flatMap((document) => document.findings);
      this.brackets = (this.stack ?? []).filter((frame) => frame.bracket).map((frame) => frame.open);
    }
    /** Close the blocks that a line ends which begins further left. */
    closeBlocks(content, at) {
      const before = content.slice(content.lastIndexOf("\n", at - 1) + 1, at);
      if (before.replaceAll("-", "").trim()) return;
      const column = before.length - before.trimStart().length;
      for (let frame = this.stack?.at(-1); frame && !frame.flow && frame.column > column && frame.key === null; frame = this.stack.at(-1)) this.close();
    }
    /** Say whether the innermost bracket is closed in the text, and not only to have it read. */
    closesHere() {
      return Boolean(this.stack.at(-1)?.bracket) && this.next(this.last, ",:") < this.cut;
    }
    snapshot() {
      this.blocks = this.stack.filter((frame) => !frame.flow).map((frame) => {
        const line = this.text.lineAt(frame.node.start);
        return { isList: frame.node.kind === "list", line, column: frame.node.start - this.text.starts[line - 1] + 1 };
      });
    }
    open(event) {
      super.open(event);
      this.stack.at(-1).open = event.start;
      this.snapshot();
    }
    scalar(event) {
      const before = this.last;
      super.scalar(event);
      if (event.valueStart === -1 || event.valueStart >= this.cut) return;
      const start = event.style >= STYLE.literal ? this.next(before, ":-?,") : event.valueStart - Number(event.style > 1);
      this.previous = this.lastScalar;
      this.lastScalar = { start, end: this.last, style: event.style };
      if (event.style >= STYLE.literal) this.texts.push([start, event.valueEnd]);
      this.snapshot();
    }
    alias(event) {
      super.alias(event);
      this.snapshot();
    }
  }

  // --- what an error of the parser here means to the command's

  const isSpace = (character) => character === undefined || /\s/.test(character);

  const kindOf = (reason, trouble) => {
    const [character, after] = [trouble.character, trouble.content[trouble.at + 1]];
    const flow = trouble.outline.brackets.length > 0;
    const inQuotes = /end of the (?:stream|document) within a (?:single|double) quoted/.test(reason);
    const inText = inQuotes || flow || /escape|hexadecimal/.test(reason);
    if (character === "\t" || reason === "tab" || /^tab characters/.test(reason) || (!inText && /^[ -]*\t/.test(trouble.text.line(trouble.line.number)))) return "tab";
    if (/^deficient/.test(reason)) return flow ? "flow" : "open-quote";
    if (/escape sequence|hexadecimal/.test(reason)) return "escape";
    if (inQuotes) return "open-quote";
    if ("&*".includes(character) && character && !/[A-Za-z0-9_-]/.test(after ?? " ")) return "reference";
    if (/line break is expected|indentation width|chomping/.test(reason)) return "block-text";
    if (/name of an a|^name$/.test(reason)) return "reference";
    if (/^tag |tag handle|verbatim tag/.test(reason)) return "tag";
    if (/multiline key|after a mapping key|^long key$/.test(reason)) return "no-colon";
    if (reason === "no key") return "block";
    if (reason === "root text") return "document-start";
    if (reason === "flow colon") return "other";
    if ("@`%".includes(character) || (flow && "|>".includes(character))) return character ? "bad-start" : "flow";
    if (reason === "colon" || /flow collection|comma|node content/.test(reason)) return "flow";
    if (character === ":" && isSpace(after)) return "second-colon";
    if (character === "?" && isSpace(after)) return "other";
    if (character === "-" && isSpace(after) && !trouble.leadsLine) return "list-start";
    const isDash = character === "-" && isSpace(after);
    return /document separator/.test(reason) && !(trouble.blocks.length && (isDash || character === ",")) ? "document-start" : "block";
  };

  class Trouble {
    constructor(error, document) {
      this.document = document;
      this.text = document.text;
      this.content = document.text.content;
      this.at = Math.min(error.at, this.content.length);
      this.reason = error.reason;
      this.outline = new Outline(this.content, document.dialect, eventsBefore(this.content, this.at), this.at);
      this.blocks = this.outline.blocks;
      this.goOn();
      this.kind = kindOf(error.reason, this);
      this.lastScalar = this.emitted();
      this.opened = this.openedAt();
    }

    /** Outside of all blocks, the command's parser reads a text on up to the next colon. */
    goOn() {
      const last = this.outline.lastScalar;
      const goesOn = !this.blocks.length && last?.style === STYLE.plain && /document separator/.test(this.reason) && !this.content.slice(last.end, this.at).trim();
      const colon = goesOn ? this.content.slice(this.at).search(/:(?:\s|$)/) : -1;
      if (colon > 0) last.end = this.at += colon;
    }

    /** Give the last text that the command's parser has handed on: one that may still be a key is not. */
    emitted() {
      const last = this.outline.lastScalar;
      if (!last || !["second-colon", "list-start", "open-quote", "escape"].includes(this.kind)) return last;
      const lead = this.content.slice(this.text.starts[this.text.lineAt(last.start) - 1], last.start);
      const mayBeKey = this.outline.brackets.length > 0 || !lead.replaceAll("-", "").trim();
      const isPending = mayBeKey && !this.content.slice(last.end, this.at).trim() && !this.content.slice(last.start, this.at).includes("\n");
      return isPending ? this.outline.previous ?? null : last;
    }

    openedAt() {
      if (this.kind === "flow") return this.outline.brackets.at(-1) ?? null;
      if (this.kind === "no-colon" || this.kind === "open-quote") return this.textStart(this.outline.last);
      if (this.kind === "block-text") return Math.max(...["|", ">"].map((sign) => this.content.lastIndexOf(sign, this.at)));
      return this.at;
    }

    /** Give the offset of the first text behind an offset: signs, comments and references are passed over. */
    textStart(from) {
      const passed = /[\s:,\]}]|-(?=\s)|#[^\n]*|\*\S+|^---(?=\s)/my;
      let at = from;
      for (;;) {
        passed.lastIndex = at;
        const match = at < this.at ? passed.exec(this.content) : null;
        if (!match) return at;
        at = Math.min(passed.lastIndex, this.at);
      }
    }

    get character() {
      return this.content[this.at] ?? "";
    }
    get line() {
      return this.lineAt(this.at);
    }
    get before() {
      return this.content.slice(this.text.starts[this.line.number - 1], this.at);
    }
    get leadsLine() {
      return !this.before.replaceAll("-", "").trim();
    }
    get above() {
      return this.lineAbove(this.line.number);
    }
    lineAt(offset) {
      const number = this.text.lineAt(offset);
      return new Line(number, this.text.line(number));
    }
    lineAbove(from) {
      for (let number = from - 1; number >= 1; number -= 1) {
        const text = this.text.line(number).trim();
        if (text && !text.startsWith("#")) return new Line(number, this.text.line(number));
      }
      return null;
    }
    offset(number, column) {
      return this.text.starts[number - 1] + column - 1;
    }
    lineOf(offset) {
      return this.text.lineAt(offset);
    }
    get isAtEnd() {
      return !this.content.slice(this.at).trim();
    }
    finding(message, hint, start = this.at, length = 1, code = "yaml-syntax") {
      return { code, message, hint, start, end: start + Math.max(1, length) };
    }

    // --- a quotation mark that somebody forgot to close

    get skipped() {
      const lines = new Set();
      for (const [start, end] of this.outline.texts) {
        for (let number = this.text.lineAt(start) + 1; number <= this.text.lineAt(end); number += 1) lines.add(number);
      }
      return lines;
    }
    unclosedQuote() {
      const opening = /^[ ]*(?:-[ ]+)*(?:[^\s'"#[{&*!|>%@`-][^'"#]*?:[ ]+|"[^"\n]*":[ ]+|'[^'\n]*':[ ]+)?(?:[[{][^'"#]*)?(["'])/;
      const { skipped } = this;
      let number = 1;
      while (number <= this.line.number) {
        const match = skipped.has(number) ? null : opening.exec(this.text.line(number).slice(0, LONGEST));
        number += 1;
        if (!match) continue;
        const start = this.text.starts[number - 2] + match[0].length - 1;
        const end = this.closing(start);
        if (end === null) return start;
        const endLine = this.text.lineAt(end);
        if (endLine < number) continue;
        const line = this.text.line(endLine);
        const column = end - this.text.starts[endLine - 1];
        const [before, after] = [line.slice(0, column).slice(-LONGEST), line.slice(column + 1).slice(0, LONGEST)];
        if (/(?:[:,-][ ]+|[[{])$/.test(before) || !/^[ \t]*(?:$|#|[,\]}:])/.test(after)) return start;
        number = endLine + 1;
      }
      return null;
    }
    closing(start) {
      const quote = this.content[start];
      let at = start + 1;
      for (;;) {
        const found = this.content.indexOf(quote, at);
        if (found === -1) return null;
        if (quote === "'" && this.content[found + 1] === "'") at = found + 2;
        else if (quote === '"' && /(?:^|[^\\])(?:\\\\)*\\$/.test(this.content.slice(at - 1, found))) at = found + 1;
        else return found;
      }
    }
  }

  Object.assign(globalThis.hubdocsEditor, { Line, Trouble });
})();
