/* Findings in words: the same as hubdocs/checks/{words,remedies,because,smallest}.py and the parts of message_*.py that name values.
   The words are English, as the command's are. */
(() => {
  "use strict";

  const { closest, floatText, isMapping, own, valueAt } = globalThis.hubdocsEditor;

  const TYPES = { string: "text", integer: "a whole number", number: "a number", boolean: "true or false", object: "a mapping", array: "a list", null: "empty" };
  const clean = (text) => text.replace(/[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "\ufffd");
  const quoted = (text) => JSON.stringify(text);

  const jsonType = (value) => {
    if (value === null) return "null";
    if (Array.isArray(value)) return "array";
    if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
    return typeof value;
  };
  const isCollection = (value) => typeof value === "object" && value !== null;
  const numberText = (value, isFloat) => (isFloat || !Number.isInteger(value) ? floatText(value) : String(value));
  const scalarText = (value, isFloat) => (typeof value === "number" ? numberText(value, isFloat) : JSON.stringify(value));

  const showPointer = (pointer) => clean(pointer.map((step, index) => {
    if (typeof step === "number") return `[${step}]`;
    const name = /^[^\s.[\]`'"]+$/.test(step) ? step : quoted(step);
    return index ? `.${name}` : name;
  }).join(""));

  const showValue = (value, isFloat = false, length = 40) => {
    let text;
    if (typeof value === "string") text = value.trim().split(/\s+/).join(" ");
    else if (Array.isArray(value)) text = value.length ? "[...]" : "[]";
    else if (isMapping(value)) text = `{${Object.keys(value).slice(0, 4).join(", ")}${Object.keys(value).length > 4 ? ", ..." : ""}}`;
    else text = scalarText(value, isFloat);
    const letters = [...clean(text)];
    text = letters.length > length ? `${letters.slice(0, length - 3).join("")}...` : letters.join("");
    return text ? `\`${text}\`` : '`""`';
  };

  const joinOr = (words, last = "or") => (words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`);
  const typeWords = (types) => joinOr([...new Set(types)].map((name) => TYPES[name] ?? name));

  const READ_OTHERWISE = new Set(["null", "true", "false", "yes", "no", "on", "off", "y", "n"]);
  const yamlScalar = (value) => {
    if (typeof value === "string") {
      const plain = /^[A-Za-z0-9_./@][A-Za-z0-9_ ./@+-]*$/.test(value) && !value.endsWith(" ");
      return plain && !READ_OTHERWISE.has(value.toLowerCase()) && !/^[0-9.+\-@]/.test(value) ? value : quoted(value);
    }
    if (isMapping(value)) return `{${Object.entries(value).map(([key, item]) => `${yamlScalar(key)}: ${yamlScalar(item)}`).join(", ")}}`;
    if (Array.isArray(value)) return `[${value.map(yamlScalar).join(", ")}]`;
    return scalarText(value, false);
  };
  const valueText = (value) => (typeof value === "string" && value.startsWith("<") ? value : yamlScalar(value));

  // --- the smallest text that a schema accepts

  class Smallest {
    constructor(schema) {
      this.schema = schema;
    }
    text(name, place) {
      let value = place === undefined ? `<${name}>` : this.value(place);
      if (value === "" || value === null) value = `<${name}>`;
      return `${yamlScalar(name)}: ${valueText(value)}`;
    }
    value(place, depth = 0) {
      const parts = [...this.schema.parts(place)];
      for (const keyword of ["const", "default"]) for (const part of parts) if ((own(part, keyword) ?? null) !== null) return part[keyword];
      for (const keyword of ["examples", "enum"]) {
        for (const part of parts) {
          const values = own(part, keyword);
          if (Array.isArray(values) && values.length && (!isCollection(values[0]) || [...yamlScalar(values[0])].length <= 60)) return values[0];
        }
      }
      const typed = parts.find((part) => own(part, "type") !== undefined);
      const kind = typed ? typed.type : parts.some((part) => own(part, "properties") !== undefined) ? "object" : null;
      return this.ofType(Array.isArray(kind) ? kind[0] ?? null : kind, place, parts, depth);
    }
    ofType(kind, place, parts, depth) {
      if (kind === "object") return this.mapping(place, depth);
      if (kind === "array") {
        const listed = parts.find((part) => own(part, "minItems") && own(part, "items") !== undefined);
        return listed ? [this.value(listed.items, depth + 1) || "..."] : [];
      }
      return { integer: 0, number: 0, boolean: false }[kind] ?? "";
    }
    mapping(place, depth) {
      if (depth > 3) return {};
      const keys = this.schema.knownKeys(place);
      return Object.fromEntries(this.required(place).map((name) => {
        const value = keys.has(name) ? this.value(keys.get(name), depth + 1) : "";
        return [name, value === "" || value === null ? `<${name}>` : value];
      }));
    }
    required(place) {
      const names = new Set();
      const seen = new Set();
      const pending = [place];
      while (pending.length) {
        const current = pending.shift();
        if (!isMapping(current) || seen.has(current)) continue;
        seen.add(current);
        for (const name of own(current, "required") ?? []) names.add(name);
        if (typeof own(current, "$ref") === "string") pending.push(this.schema.follow(current.$ref));
        pending.push(...(own(current, "allOf") ?? []));
        for (const keyword of ["anyOf", "oneOf"]) if (own(current, keyword)?.length) pending.push(current[keyword][0]);
      }
      return [...names];
    }
  }

  // --- why a condition applies

  const compared = (schema, way) => {
    if (!isMapping(schema)) return [];
    const found = way.length && ("const" in schema || "enum" in schema) ? [way] : [];
    for (const [name, child] of Object.entries(own(schema, "properties") ?? {})) found.push(...compared(child, [...way, name]));
    return found;
  };
  const because = (trail, pointer, subject) => {
    const condition = trail.conditions.at(-1);
    if (!condition) return "";
    const at = pointer.slice(0, condition.depth);
    const reasons = [];
    for (const way of compared(own(condition.place, "if"), [])) {
      const value = valueAt(valueAt(subject.value, at), way);
      if (value === null || isCollection(value)) return "";
      reasons.push(`\`${showPointer(way)}\` is ${subject.show([...at, ...way])}`);
    }
    return reasons.length ? `, because ${reasons.join(" and ")}` : "";
  };

  // --- what to do about an unknown key

  const listOrKey = (key) => (key.endsWith("[]") ? `a value of the list \`${key.slice(0, -2)}\`` : `\`${key}\``);
  const presentAt = (pointer, subject) => {
    const value = valueAt(subject.value, pointer);
    return isMapping(value) ? value : {};
  };

  const beside = (name, parent, trail, subject) => {
    for (let depth = Math.min(parent.length, trail.places.length) - 1; depth >= 0; depth -= 1) {
      if (typeof parent[depth] !== "string") continue;
      const found = subject.schema.findBelow(trail.places[depth], name, presentAt(parent.slice(0, depth), subject), 2);
      if (found === null) continue;
      const here = parent.slice(depth).map((step) => (typeof step === "number" ? "[]" : `.${step}`)).join("").replace(/^\./, "");
      if (found.join(".") === here) return notTogether(name, parent, trail, subject);
      const above = showPointer(subject.local(parent.slice(0, depth)));
      return `it belongs in \`${[...(above ? [above] : []), ...found].join(".")}\``;
    }
    return "";
  };
  /** Say what to do about a key that is known right here, in another of several forms. */
  const notTogether = (name, parent, trail, subject) => {
    const value = valueAt(subject.value, [...parent, name]);
    const isAlone = [...subject.schema.parts(trail.places[parent.length])].some((part) => {
      const names = own(part, "required");
      return names?.length === 1 && names[0] === name;
    });
    if (isAlone && typeof parent.at(-1) === "number" && !isCollection(value)) {
      return `make it a value of its own in the list: \`- ${clean(`${yamlScalar(name)}: ${valueText(value)}`)}\``;
    }
    return "take it away: it does not go together with the other keys here";
  };
  /** Recognize a key with its value that YAML reads as one name inside braces. */
  const noSpace = (name, free, present) => {
    const at = name.indexOf(":");
    if (at < 0 || at === name.length - 1 || !free.includes(name.slice(0, at)) || present[name] !== null) return "";
    return `a space is missing after the colon: \`${name.slice(0, at)}: ${clean(name.slice(at + 1))}\``;
  };
  const elsewhere = (name, parent, place, trail, subject) => {
    const below = subject.schema.findBelow(place, name, presentAt(parent, subject));
    if (below?.length === 1) return `it belongs in ${listOrKey(below[0])}, one level down`;
    let levels = 0;
    for (let depth = parent.length - 1; depth >= 0; depth -= 1) {
      if (typeof parent[depth] === "string") levels += 1;
      if (depth >= trail.places.length || !subject.schema.knownKeys(trail.places[depth]).has(name)) continue;
      const local = subject.local(parent.slice(0, depth));
      const next = parent.slice(depth).find((step) => typeof step === "string") ?? "";
      const where = local.length ? `in \`${showPointer(local)}\`, ` : "";
      return `it belongs ${where}${levels === 1 ? "one level up" : `${levels} levels up`}, beside \`${next}\``;
    }
    if (below) return `it belongs in \`${below.join(".")}\`, ${below.length} levels down`;
    return beside(name, parent, trail, subject);
  };
  /** Recognize the rest of a text behind its comma, which YAML reads as a key without a value inside braces. */
  const afterComma = (name, parent, subject) => {
    const present = presentAt(parent, subject);
    if (present[name] !== null) return "";
    const names = Object.keys(present);
    let first = names.indexOf(name);
    let last = first;
    while (first > 0 && present[names[first]] === null) first -= 1;
    while (last + 1 < names.length && present[names[last + 1]] === null) last += 1;
    const text = present[names[first]];
    const [start, end] = subject.document.keyOffsets([...subject.local(parent), name]);
    const { content } = subject.document.text;
    const before = content.slice(Math.max(0, start - 200), start).trimEnd();
    const after = content.slice(end, end + 200).trimStart();
    const isRest = before.endsWith(",") && /^[,}]/.test(after) && !/["']\s*,$/.test(before);
    if (!isRest || typeof text !== "string" || text.includes('"')) return "";
    const whole = [text, ...names.slice(first + 1, last + 1)].join(", ");
    return `put the text in quotation marks, because of its comma: \`"${clean(whole)}"\``;
  };
  const suggestKey = (name, parent, trail, subject) => {
    const here = [...subject.schema.knownKeys(trail.owner).keys()];
    const present = presentAt(parent, subject);
    const free = here.filter((key) => !(key in present));
    const near = closest(name, free, true);
    if (near) return `did you mean \`${near}\`?`;
    const spaced = noSpace(name, free, present);
    if (spaced) return spaced;
    const quoted = afterComma(name, parent, subject);
    if (quoted) return quoted;
    const other = elsewhere(name, parent, trail.owner, trail, subject);
    if (other) return other;
    const alike = closest(name, free);
    if (alike) return `did you mean \`${alike}\`?`;
    const set = closest(name, here, true);
    if (set) return `\`${set}\` is already set here; take this key away`;
    if (free.length && free.length <= 8) return `keys that are known here and not yet set: ${joinOr(free.sort().map((key) => `\`${key}\``), "and")}`;
    return "take it away, or check in the reference where it belongs";
  };

  /** Give the examples of the value, or else those of the schema that was broken. */
  const examplesOf = (trail, subject) => {
    for (const place of [...subject.schema.parts(trail.places.at(-1)), trail.owner]) {
      const examples = own(place, "examples");
      if (Array.isArray(examples) && examples.length) return examples;
    }
    return [];
  };
  /** Show the first example of a schema, if it is a mapping. */
  const mappingExample = (place, subject) => {
    for (const part of subject.schema.parts(place)) {
      const examples = own(part, "examples");
      if (!examples?.length) continue;
      const shown = valueText(examples[0]);
      return isMapping(examples[0]) && [...shown].length <= 60 ? `\`${clean(shown)}\`` : "";
    }
    return "";
  };

  const dateHint = (value) => {
    const written = /^([0-9]{4})-(0[1-9]|1[0-2])-([0-9]{2})$/.exec(value);
    if (!written || written[1] === "0000") return "";
    const [year, month, day] = written.slice(1).map(Number);
    const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
    const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
    return day > days ? `this month has ${days} days` : "";
  };

  /** Show an example of the form that a value's mapping was taken for, if it is one of several. */
  const formExample = ({ evaluation: way, pointer }, subject) => {
    for (let index = way.length - 3; index >= 0; index -= 1) {
      if (["anyOf", "oneOf"].includes(way[index]) && way[index + 2] === "properties" && way[index + 3] === pointer.at(-1)) {
        return mappingExample(subject.trail({ evaluation: way.slice(0, index + 2) }).owner, subject);
      }
    }
    return "";
  };

  /** Give an example, with its quotation marks, where quotation marks alone would make another mistake. */
  const textThatFits = (written, trail, subject) => {
    const pattern = own(trail.owner, "pattern");
    const isDate = own(trail.owner, "format") !== "date" || /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(written);
    if (isDate && (typeof pattern !== "string" || new RegExp(pattern, "u").test(written))) return "";
    const [text] = textsThatFit(examplesOf(trail, subject), trail.owner);
    return text === undefined ? "" : clean(JSON.stringify(text));
  };
  /** Give the examples that are texts of the form that is asked for. */
  const textsThatFit = (examples, owner) => {
    const pattern = own(owner, "pattern");
    return examples.filter((item) => typeof item === "string" && (typeof pattern !== "string" || new RegExp(pattern, "u").test(item)));
  };

  Object.assign(globalThis.hubdocsEditor, { Smallest, TYPES, because, clean, dateHint, examplesOf, formExample, isCollection, joinOr, jsonType, mappingExample, numberText, showPointer, showValue, suggestKey, textThatFits, textsThatFit, typeWords, valueText });
})();
