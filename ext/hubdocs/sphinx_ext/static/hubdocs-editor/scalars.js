/* What plain scalars of YAML mean, and where the parts of a text stand: the same as hubdocs/sources/{dialects,text,document}.py,
   which a table of cases holds both to. What cannot be read here exactly as there is `Unsure`: then there is no verdict. */
(() => {
  "use strict";

  const LIMITS = { depth: 100, nodes: 200000, aliasNodes: 100000, digits: 1000, findings: 1000, characters: 100000 };

  /** This page cannot judge the text; `reason` names what it cannot judge. */
  class Unsure extends Error {
    constructor(reason) {
      super(reason);
      this.reason = reason;
    }
  }

  /** The text cannot be read any further, with the finding that says so. */
  class Unreadable extends Error {
    constructor(found) {
      super(found.message);
      this.found = found;
    }
  }

  /** YAML's grammar forbids something, at an offset. */
  class NotYaml extends Error {
    constructor(at, reason) {
      super(reason);
      Object.assign(this, { at, reason });
    }
  }

  // --- what plain scalars mean

  const NOT_FINITE = Symbol("not finite");
  const TOO_LONG = Symbol("too long");
  const words = (value, ...texts) => texts.map((text) => [text, value]);
  const CORE = new Map([
    ...words(null, "", "~", "null", "Null", "NULL"),
    ...words(true, "true", "True", "TRUE"),
    ...words(false, "false", "False", "FALSE"),
    ...words(NOT_FINITE, ...["", "+", "-"].flatMap((sign) => [".inf", ".Inf", ".INF"].map((text) => sign + text)), ".nan", ".NaN", ".NAN"),
  ]);
  const LETTERS = [
    ...words(true, "y", "Y", "yes", "Yes", "YES", "on", "On", "ON"),
    ...words(false, "n", "N", "no", "No", "NO", "off", "Off", "OFF"),
  ];
  const HELM = new Map([...CORE, ...LETTERS]);
  const LETTER_BOOLS = new Set(LETTERS.map(([text]) => text));
  const NUMBER_START = /^[-+.0-9]/;
  const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
  const GO_POINT = /^\.[0-9]+(?:_[0-9]+)*(?:[eE][-+]?[0-9]+(?:_[0-9]+)*)?$/;
  const GO_INT = /^([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|(0|[1-9][0-9]*))$/;

  const whole = (digits, base) => {
    const value = base === 10 ? Number(digits) : Number.parseInt(digits, base);
    if (!Number.isSafeInteger(value)) throw new Unsure("large-number");
    return value;
  };
  const float = (text) => {
    if (text.length > LIMITS.digits) return { value: TOO_LONG };
    const value = Number(text);
    return Number.isFinite(value) ? { value, float: true } : { value: NOT_FINITE };
  };

  const resolveCore = (text) => {
    if (CORE.has(text)) return { value: CORE.get(text) };
    if (!NUMBER_START.test(text)) return { value: text };
    const prefixed = /^0o([0-7]+)$|^0x([0-9a-fA-F]+)$/.exec(text);
    if (prefixed || /^[-+]?[0-9]+$/.test(text)) {
      if (text.length > LIMITS.digits) return { value: TOO_LONG };
      return { value: prefixed ? whole(prefixed[1] ?? prefixed[2], prefixed[1] ? 8 : 16) : whole(text, 10) };
    }
    return FLOAT.test(text) ? float(text) : { value: text };
  };

  const resolveHelm = (text) => {
    if (HELM.has(text)) return { value: HELM.get(text) };
    if (!NUMBER_START.test(text)) return { value: text };
    const plain = text.replaceAll("_", "");
    const isFloat = text[0] === "." ? GO_POINT.test(text) : FLOAT.test(plain);
    const integer = text[0] === "." ? null : GO_INT.exec(plain);
    if (!isFloat && !integer) return { value: text };
    if (plain.length > LIMITS.digits) return { value: TOO_LONG };
    if (integer) {
      const [, sign, hex, binary, octal, decimal] = integer;
      const value = hex ? whole(hex, 16) : binary ? whole(binary, 2) : octal ? whole(octal, 8) : whole(decimal, 10);
      return { value: sign === "-" && value ? -value : value };
    }
    const read = float(plain);
    return read.value === NOT_FINITE ? { value: text } : read;
  };

  const mayDiffer = (text) =>
    NUMBER_START.test(text) ? text.includes("_") || /^[-+]?0[0-9bBoOxX]/.test(text) : LETTER_BOOLS.has(text);

  /** Write a number as Python and JSON do there: `1.0`, `1e+16`. */
  const floatText = (value) => {
    if (Number.isInteger(value) && Math.abs(value) < 1e16) return `${Object.is(value, -0) ? "-0" : value}.0`;
    const [digits, exponent] = value.toExponential().split("e");
    const power = Number(exponent);
    if (power >= -4 && power < 16) return String(value).includes("e") ? value.toFixed(digits.replace(/[-.]/g, "").length - 1 - power) : String(value);
    return `${digits}e${power < 0 ? "-" : "+"}${String(Math.abs(power)).padStart(2, "0")}`;
  };

  // --- texts and places

  const ESCAPES = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };
  const visible = (character) => {
    if (character === " " || !/[\p{C}\p{Z}]/u.test(character)) return character;
    const code = character.codePointAt(0);
    const [sign, width] = code < 0x100 ? ["x", 2] : code < 0x10000 ? ["u", 4] : ["U", 8];
    return ESCAPES[character] ?? `\\${sign}${code.toString(16).padStart(width, "0")}`;
  };
  /** Write a piece of a text so that it fits into a message. */
  const shorten = (text, length = 40) => {
    const letters = [...text.trim()];
    return (letters.length > length ? [...letters.slice(0, length - 3), "..."] : letters).map(visible).join("");
  };

  class Text {
    constructor(content) {
      this.content = content;
      this.starts = [0];
      for (const match of content.matchAll(/\r\n|\r|\n/g)) this.starts.push(match.index + match[0].length);
    }
    lineAt(offset) {
      let [low, high] = [0, this.starts.length];
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (this.starts[middle] <= offset) low = middle;
        else high = middle;
      }
      return low + 1;
    }
    line(number) {
      if (number < 1 || number > this.starts.length) return "";
      return this.content.slice(this.starts[number - 1], this.starts[number] ?? this.content.length).replace(/[\r\n]+$/, "");
    }
  }

  const target = (node) => {
    let found = node;
    while (found.kind === "alias") found = found.target;
    return found;
  };
  const keyOf = (pointer) => JSON.stringify(pointer);

  /** A text that was read: its value, and where each part of it stands. */
  class Document {
    constructor(text, dialect) {
      Object.assign(this, { text, dialect, value: null, root: null, broken: false, findings: [], ambiguous: [], wildcards: new Map() });
    }
    report(code, message, start, end, more = {}) {
      const found = { code, message, start, end, line: this.text.lineAt(start), hint: "", severity: "error", ...more };
      if (this.findings.length >= LIMITS.findings) throw new Unsure("many-findings");
      this.findings.push(found);
      return found;
    }
    descend(pointer) {
      let node = this.root;
      let use = null;
      for (const step of pointer) {
        if (node?.kind === "alias") {
          use ??= node;
          node = target(node);
        }
        if (node?.kind === "map" && node.entries.has(String(step))) node = node.entries.get(String(step))[1];
        else if (node?.kind === "list" && typeof step === "number" && step < node.items.length) node = node.items[step];
        else break;
      }
      if (node?.kind === "alias") use ??= node;
      return [node, use];
    }
    offsets(pointer) {
      const [node, use] = this.descend(pointer);
      return node ? [(use ?? node).start, (use ?? node).end] : [0, 0];
    }
    firstLine([start, end]) {
      const cut = this.text.content.slice(start, end).search(/[\r\n]/);
      return [start, cut === -1 ? Math.min(end, this.text.content.length) : start + cut];
    }
    valueOffsets(pointer) {
      const [start, end] = this.firstLine(this.offsets(pointer));
      return end > start ? [start, end] : this.keyOffsets(pointer);
    }
    keyOffsets(pointer) {
      const last = pointer.at(-1);
      if (typeof last !== "string") {
        const [start, end] = this.firstLine(this.offsets(pointer));
        return [start, Math.max(end, start + 1)];
      }
      const [parent, use] = this.descend(pointer.slice(0, -1));
      if (use) return [use.start, use.end];
      if (parent?.kind === "map" && parent.entries.has(last)) {
        const key = parent.entries.get(last)[0];
        return [key.start, key.end];
      }
      return this.keyOffsets(pointer.slice(0, -1));
    }
    written(pointer) {
      const node = this.descend(pointer)[0];
      return node ? [target(node).start, target(node).end] : [0, 0];
    }
    writtenKeyOffsets(pointer) {
      const last = pointer.at(-1);
      if (typeof last !== "string") {
        const [start, end] = this.firstLine(this.written(pointer));
        return [start, Math.max(end, start + 1)];
      }
      const parent = this.descend(pointer.slice(0, -1))[0];
      const mapping = parent && target(parent);
      if (mapping?.kind === "map" && mapping.entries.has(last)) {
        const key = target(mapping.entries.get(last)[0]);
        return [key.start, key.end];
      }
      return this.writtenKeyOffsets(pointer.slice(0, -1));
    }
    writtenValueOffsets(pointer) {
      const [start, end] = this.firstLine(this.written(pointer));
      return end > start ? [start, end] : this.writtenKeyOffsets(pointer);
    }
    isAliased(pointer) {
      const [node, use] = this.descend(pointer);
      return Boolean(node && use);
    }
    isFloat(pointer) {
      const node = this.descend(pointer)[0];
      return Boolean(node && target(node).float);
    }
  }

  globalThis.hubdocsEditor = { Document, LIMITS, NOT_FINITE, NotYaml, TOO_LONG, Text, Unreadable, Unsure, floatText, keyOf, mayDiffer, resolveCore, resolveHelm, shorten, target };
})();
