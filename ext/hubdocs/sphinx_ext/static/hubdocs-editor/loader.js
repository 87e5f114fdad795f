/* From events to documents: the same values, places and findings as hubdocs/sources/{yaml_loader,yaml_keys,yaml_scalars}.py. */
(() => {
  "use strict";

  const { getScalarValue } = globalThis.hubdocsJsYaml;
  const { Document, LIMITS, NOT_FINITE, NotYaml, TOO_LONG, Text, Unreadable, Unsure, floatText, keyOf, mayDiffer, resolveCore, resolveHelm, shorten, target } = globalThis.hubdocsEditor;
  const EVENT = { document: 1, sequence: 2, mapping: 3, scalar: 4, alias: 5, pop: 6 };
  const STYLE = { plain: 1, single: 2, double: 3, literal: 4 };
  const FLOW = 2;
  const CORE_TAGS = new Set(["!!str", "!!int", "!!float", "!!bool", "!!null", "!!map", "!!seq"]);

  class Loader {
    constructor(content, dialect) {
      this.text = new Text(content);
      Object.assign(this, { content, dialect, documents: [], last: 0 });
      this.resolve = dialect === "helm" ? resolveHelm : resolveCore;
      this.alternative = dialect === "helm" ? resolveCore : resolveHelm;
    }

    run(events) {
      for (const event of events) {
        if (event.type === EVENT.document) this.begin(event);
        else if (event.type === EVENT.scalar) this.scalar(event);
        else if (event.type === EVENT.alias) this.alias(event);
        else if (event.type === EVENT.pop) this.close();
        else this.open(event);
      }
      if (!this.documents.length) this.documents.push(new Document(this.text, this.dialect));
      return this.documents;
    }

    begin(event) {
      if (event.explicitEnd || event.directives.length) throw new Unsure("document-marks");
      if (event.explicitStart) this.last = this.content.indexOf("---", this.last) + 3;
      this.document = new Document(this.text, this.dialect);
      this.documents.push(this.document);
      Object.assign(this, { anchors: new Map(), stack: [], nodes: 0, aliasNodes: 0 });
    }

    /** Give the offset of what comes next: spaces, comments and what separates keys and values are passed over. */
    next(from, passed) {
      let at = from;
      for (;;) {
        const character = this.content[at];
        if (character === "#" && (at === 0 || /\s/.test(this.content[at - 1]))) {
          while (at < this.content.length && !/[\r\n]/.test(this.content[at])) at += 1;
        } else if (character !== undefined && (/\s/.test(character) || passed.includes(character))) at += 1;
        else return at;
      }
    }

    count(start) {
      this.nodes += 1;
      if (this.nodes > LIMITS.nodes) throw new Unsure("too-long");
      this.noteKey(start);
    }

    noteKey(start) {
      const frame = this.stack.at(-1);
      if (frame?.node.kind !== "map" || frame.key !== null) return;
      frame.keyStart = start;
    }

    /** In `{ }`, a key stands on one line, colon included; nowhere is it empty or long. */
    checkKey(frame, node) {
      const colon = this.next(node.end, "");
      const key = this.content.slice(node.start, colon);
      if (this.content[colon] !== ":") return;
      if (node.start !== colon && /[\r\n]/.test(key) && frame.flow) throw new NotYaml(colon, "colon");
      if (colon - node.start > 1024) throw new NotYaml(colon, "long key");
      if (node.start === colon) throw new NotYaml(colon, frame.flow ? "flow colon" : "no key");
    }

    properties(event) {
      if (event.tagStart !== -1 && !CORE_TAGS.has(this.content.slice(event.tagStart, event.tagEnd))) throw new Unsure("tag");
      if (event.anchorStart !== -1) this.checkName(event, 1);
      const starts = [event.tagStart, event.anchorStart - 1].filter((start) => start >= 0);
      return starts.length ? [Math.min(...starts), Math.max(event.tagEnd, event.anchorEnd)] : null;
    }

    checkName(event) {
      const name = this.content.slice(event.anchorStart, event.anchorEnd);
      const after = this.content[event.anchorEnd] ?? " ";
      if (name.includes(":")) throw new Unsure("reference");
      if (!/^[A-Za-z0-9_-]+$/.test(name) || !/[\s?:,\]}%@`]/.test(after)) throw new NotYaml(event.anchorStart - 1, "name");
      return name;
    }

    columnOf(offset) {
      return offset - this.text.starts[this.text.lineAt(offset) - 1];
    }

    anchorOf(event) {
      return event.anchorStart === -1 ? null : this.content.slice(event.anchorStart, event.anchorEnd);
    }

    open(event) {
      const properties = this.properties(event);
      const start = properties ? properties[0] : event.start;
      this.count(start);
      if (this.stack.length >= LIMITS.depth) {
        const message = `values are nested more than ${LIMITS.depth} levels deep`;
        throw this.unreadable("too-deep", message, start, start + 1, "check the indentation and the brackets before this place");
      }
      const isMap = event.type === EVENT.mapping;
      this.checkBegin(event, isMap);
      const bracket = event.style === FLOW && this.content[event.start] === (isMap ? "{" : "[");
      const node = isMap ? { kind: "map", start, end: Infinity, entries: new Map() } : { kind: "list", start, end: Infinity, items: [] };
      const anchor = this.anchorOf(event);
      const value = isMap ? Object.create(null) : [];
      if (anchor !== null) this.anchors.set(anchor, { value, node, size: 0 });
      this.stack.push({ node, value, anchor, flow: event.style === FLOW, bracket, column: this.columnOf(event.start), key: null, keyNode: null, merges: [], before: this.nodes + this.aliasNodes });
      this.last = event.start + (bracket ? 1 : 0);
    }

    /** A mapping or list that is written by indentation begins on a line of its own below its key, whatever stands before it. */
    checkBegin(event, isMap) {
      const frame = this.stack.at(-1);
      const isBelowKey = event.style !== FLOW && frame?.node.kind === "map" && frame.key !== null && frame.keyNode.kind === "scalar";
      if (!isBelowKey || /[\r\n]/.test(this.content.slice(frame.keyNode.end, event.start))) return;
      const colon = this.content.slice(event.start).search(/:(?:\s|$)/);
      throw new NotYaml(event.start + (isMap ? Math.max(0, colon) : 0), "bad indentation of a mapping entry");
    }

    close() {
      const frame = this.stack.pop();
      if (!frame) return; // the document ends
      if (frame.bracket) this.last = frame.node.end = this.next(this.last, ",:") + 1;
      else if (frame.flow) frame.node.end = this.last;
      if (frame.merges.length) this.merge(frame);
      if (frame.anchor !== null) {
        this.anchors.set(frame.anchor, { value: frame.value, node: frame.node, size: this.nodes + this.aliasNodes - frame.before + 1 });
      }
      this.add(frame.value, frame.node);
    }

    place(event, properties) {
      const from = properties ? properties[1] : this.last;
      if (event.valueStart === -1) {
        if (properties) return properties;
        const frame = this.stack.at(-1);
        const isKey = frame?.node.kind === "map" && frame.key === null;
        const at = this.next(from, isKey ? "," : "");
        const sign = frame === undefined ? "" : frame.node.kind === "map" && frame.key !== null ? ":" : frame.node.kind === "list" ? "-" : "";
        const after = sign && this.content[at] === sign ? at + 1 : at;
        return [after, after];
      }
      if (event.style === STYLE.plain) return [properties ? properties[0] : event.valueStart, event.valueEnd];
      if (event.style < STYLE.literal) return [properties ? properties[0] : event.valueStart - 1, event.valueEnd + 1];
      const header = this.next(from, ":-?,");
      return [properties ? properties[0] : header, event.valueEnd];
    }

    scalar(event) {
      const properties = this.properties(event);
      const [start, end] = this.place(event, properties);
      this.count(start);
      const text = getScalarValue(this.content, event);
      const frame = this.stack.at(-1);
      if (event.style === STYLE.plain && event.valueStart !== -1 && frame?.flow) {
        const colon = this.content.slice(event.valueStart, event.valueEnd + 2).search(/:[,?[\]{}]/);
        if (colon !== -1) throw new NotYaml(event.valueStart + colon, "flow colon");
        if (text[0] === ":") throw new NotYaml(event.valueStart, "flow colon");
        if (text[0] === "?") throw new Unsure("question-mark");
      }
      if (event.style >= STYLE.literal && !this.stack.length && event.indent === 0) throw new NotYaml(event.valueStart, "root text");
      const node = { kind: "scalar", start, end, style: event.style };
      const tag = event.tagStart === -1 ? null : this.content.slice(event.tagStart, event.tagEnd);
      const implicit = event.style === STYLE.plain && tag === null;
      let value = text;
      if (implicit || (tag !== null && tag !== "!!str" && tag !== "!!map" && tag !== "!!seq")) value = this.resolved(text, implicit, node);
      this.last = end;
      const anchor = this.anchorOf(event);
      if (anchor !== null) this.anchors.set(anchor, { value, node, size: 1 });
      this.add(value, node);
    }

    resolved(text, implicit, node) {
      const read = this.resolve(text);
      let value = read.value;
      node.float = Boolean(read.float);
      if (value === NOT_FINITE || value === TOO_LONG) {
        const message = value === NOT_FINITE
          ? `\`${shorten(this.content.slice(node.start, node.end))}\` is infinite or not a number; JSON, and so the schema, has no such value`
          : `a number with ${(node.end - node.start).toLocaleString("en-US")} digits is too long to be read`;
        this.document.report("unsupported-number", message, node.start, node.end, { hint: "quote it if text is meant" });
        this.excuse();
        value = text;
      }
      if (implicit && mayDiffer(text)) {
        const other = this.alternative(text);
        const same = other.value === value && Boolean(other.float) === node.float;
        const pointer = this.pointer();
        if (typeof other.value !== "symbol" && !same && pointer) this.document.ambiguous.push({ pointer, text, alternative: other.value, float: other.float });
      }
      return value;
    }

    alias(event) {
      const name = this.checkName(event);
      const [start, end] = [event.anchorStart - 1, event.anchorEnd];
      const anchor = this.anchors.get(name);
      this.noteKey(start);
      this.last = end;
      if (!anchor) {
        const message = `\`*${name}\` repeats a value that is not marked with \`&${name}\` anywhere above`;
        throw this.unreadable("yaml-syntax", message, start, end, `mark the value with \`&${name}\` first, or quote the text if it is not meant as an alias`);
      }
      if (anchor.size === 0) {
        const message = `\`*${name}\` stands inside the value that \`&${name}\` marks, so the value would never end`;
        throw this.unreadable("recursive-alias", message, start, end, "write the value out instead of repeating it");
      }
      this.expand(anchor.size, start, end);
      this.add(anchor.value, { kind: "alias", start, end, target: anchor.node });
    }

    expand(size, start, end) {
      this.aliasNodes += size;
      if (this.aliasNodes <= LIMITS.aliasNodes) return;
      const message = "aliases make the document larger by more than 100,000 values";
      throw this.unreadable("alias-expansion", message, start, end, "write the values out, or repeat fewer of them");
    }

    unreadable(code, message, start, end, hint) {
      this.document.report(code, message, start, end, { hint });
      return new Unreadable(this.document.findings.at(-1));
    }

    add(value, node) {
      const frame = this.stack.at(-1);
      if (!frame) {
        Object.assign(this.document, { value, root: node });
      } else if (frame.node.kind === "list") {
        frame.value.push(value);
        frame.node.items.push(node);
      } else if (frame.key === null) {
        this.checkKey(frame, node.kind === "alias" ? node : { start: frame.keyStart ?? node.start, end: this.last });
        frame.keyNode = node;
        frame.key = typeof value === "string" ? value : this.keyText(value, node);
      } else {
        this.addValue(frame, value, node);
      }
    }

    frames() {
      return this.stack.slice(0, -1).map((frame) => (frame.node.kind === "list" ? frame.value.length : frame.key));
    }

    pointer() {
      const frame = this.stack.at(-1);
      if (!frame) return [];
      if (frame.node.kind === "list") return [...this.frames(), frame.value.length];
      return frame.key === null ? null : [...this.frames(), frame.key];
    }

    excuse() {
      const pointer = this.pointer();
      if (pointer) this.document.wildcards.set(keyOf(pointer), pointer);
    }

    keyText(value, node) {
      const { start, end } = node;
      if (typeof value === "object" && value !== null) return this.keyCollection(value, start, node);
      const helm = this.dialect === "helm";
      const isFloat = target(node).float;
      if (helm && isFloat) throw new Unsure("number-as-key");
      const text = isFloat ? floatText(value) : JSON.stringify(value);
      const written = shorten(this.content.slice(start, end));
      if (value === null || !helm || text !== written) {
        const kind = value === null ? "empty" : typeof value === "number" ? "a number" : "true or false";
        const becomes = helm && value !== null ? `, and becomes \`${text}\`` : "";
        const severity = value === null ? "error" : helm && typeof value === "number" ? "information" : "warning";
        const [message, hint] = written
          ? [`the key \`${written}\` is read as ${kind}, not as text${becomes}`, `quote it: \`"${written}":\``]
          : ["this key is empty", "write the key before the colon"];
        this.document.report("non-string-key", message, start, end, { hint, severity });
      }
      return text;
    }

    keyCollection(value, start, node) {
      let [message, hint, from] = [`${Array.isArray(value) ? "a list" : "a mapping"} cannot be a key; keys are text`, "write the key as text, or quote it", start];
      const outer = this.content.slice(Math.max(0, start - 1), start + 2).indexOf("{{");
      if (outer !== -1) {
        [message, hint] = ["`{{` starts a mapping inside a mapping", "quote the whole value"];
        from = Math.max(0, start - 1) + outer;
      }
      this.document.report("non-string-key", message, from, node.end, { hint });
      const pointer = this.frames();
      this.document.wildcards.set(keyOf(pointer), pointer);
      return `<key at ${start}>`;
    }

    addValue(frame, value, node) {
      const { key, keyNode } = frame;
      frame.key = frame.keyNode = null;
      if (key === "<<" && (keyNode.kind !== "scalar" || keyNode.style === STYLE.plain)) {
        frame.merges.push([keyNode, node, value]);
        return;
      }
      if (key in frame.value) {
        const [first] = frame.node.entries.get(key);
        const message = `\`${shorten(key)}\` is already set in this mapping, on line ${this.text.lineAt(first.start)}; the second one wins silently`;
        this.document.report("duplicate-key", message, keyNode.start, keyNode.end, { hint: "keep one of the two" });
        const pointer = [...this.frames(), key];
        this.document.wildcards.set(keyOf(pointer), pointer);
      }
      frame.value[key] = value;
      frame.node.entries.set(key, [keyNode, node]);
    }

    merge(frame) {
      for (const [keyNode, node, value] of frame.merges) {
        const isList = Array.isArray(value);
        const sources = isList ? value : [value];
        if (!sources.every((source) => typeof source === "object" && source !== null && !Array.isArray(source))) {
          const message = "`<<` takes over the keys of a mapping, or of a list of mappings, and this is neither";
          const hint = "refer to a mapping with `*name`, or quote `<<` if a key of that name is meant";
          this.document.report("yaml-syntax", message, keyNode.start, keyNode.end, { hint });
          continue;
        }
        const inner = target(node);
        const nodes = isList ? inner.items : [node];
        sources.forEach((source, index) => {
          const use = inner === node || !isList ? nodes[index] : node;
          this.mergeOne(frame, source, target(nodes[index]), use);
        });
      }
    }

    mergeOne(frame, source, mapping, use) {
      const keys = Object.keys(source);
      this.expand(keys.length, use.start, use.end);
      for (const key of keys) {
        if (key in frame.value) continue;
        frame.value[key] = source[key];
        const entry = mapping.entries.get(key);
        const used = (node) => (use === mapping ? node : { kind: "alias", start: use.start, end: use.end, target: node });
        frame.node.entries.set(key, entry.map(used));
      }
    }
  }

  Object.assign(globalThis.hubdocsEditor, { Loader, STYLE });
})();
