/* Checks a text against a schema: the same findings as hubdocs/checks/{findings,message_*,scalars}.py. */
(() => {
  "use strict";

  const {
    Schema, Smallest, TYPES, because, clean, closest, dateHint, examplesOf, explain, findCauses, formExample, isCollection, isForm, isMapping, joinOr, jsonType,
    keyOf, mappingExample, mergeCauses, numberText, own, read, same, showPointer, showValue, suggestKey, textThatFits, textsThatFit, typeWords, unexcused, valueAt, valueText,
  } = globalThis.hubdocsEditor;

  /** Put a value at its place in an instance that has nothing else. */
  const wrap = (value, prefix) => prefix.reduceRight((inner, step) => {
    if (typeof step === "number") return [...Array(step).fill(null), inner];
    const made = Object.create(null);
    made[step] = inner;
    return made;
  }, value);

  class Subject {
    constructor(document, schema, prefix, overlay) {
      Object.assign(this, { document, schema, prefix, overlay: overlay || prefix.length > 0 });
      this.value = wrap(document.value, prefix);
      this.smallest = new Smallest(schema);
      this.wildcards = [...document.wildcards.values()].map((pointer) => [...prefix, ...pointer]);
      prefix.forEach((step, depth) => {
        if (typeof step === "number") for (let index = 0; index < step; index += 1) this.wildcards.push([...prefix.slice(0, depth), index]);
      });
    }
    trail(violation) {
      return this.schema.trail(violation.evaluation);
    }
    local(pointer) {
      return pointer.slice(this.prefix.length);
    }
    show(pointer) {
      return showValue(valueAt(this.value, pointer), this.document.isFloat(this.local(pointer)));
    }
    words(pointer) {
      const local = this.local(pointer);
      return local.length ? `\`${showPointer(local)}\`` : this.prefix.length ? "this part" : "this file";
    }
    finding(code, message, pointer, hint = "", onKey = false) {
      const local = this.local(pointer);
      const [start, end] = onKey ? this.document.keyOffsets(local) : this.document.valueOffsets(local);
      return { code, message, hint, start, end, line: this.document.text.lineAt(start), severity: "error", pointer: local };
    }
  }

  /** Give the pattern as the schema has it: for the browser it may be written otherwise. */
  const patternOf = (owner) => own(owner, "x-pattern") ?? own(owner, "pattern");

  // --- keys

  const unknownKey = (cause, trail, subject) => {
    const { pointer: parent, names: [name] } = cause.violation;
    const listed = joinOr([name, ...cause.companions].map((key) => `\`${clean(key)}\``), "and");
    const hint = cause.movedInto
      ? `add the line \`${cause.movedInto}:\` above, and indent ${listed} below it`
      : suggestKey(name, parent, trail, subject);
    const local = subject.local(parent);
    const where = local.length ? ` in \`${showPointer(local)}\`` : "";
    return subject.finding("unknown-key", `unknown key \`${clean(name)}\`${where}${because(trail, parent, subject)}`, [...parent, name], hint, true);
  };

  const missingKey = (cause, trail, subject) => {
    const { pointer: parent } = cause.violation;
    const keys = new Map([...subject.schema.knownKeys(trail.owner), ...subject.schema.knownKeys(trail.places.at(-1))]);
    const names = [...new Set((cause.alternatives.length ? cause.alternatives : [cause.violation]).filter((item) => item.names.length).map((item) => item.names[0]))];
    const local = subject.local(parent);
    const owner = local.length ? `\`${showPointer(local)}\`` : subject.prefix.length ? "this part" : "the file";
    const message = `${owner} lacks the key ${joinOr(names.map((name) => `\`${name}\``))}${because(trail, parent, subject)}`;
    return subject.finding("missing-key", message, parent, `add \`${clean(subject.smallest.text(names[0], keys.get(names[0])))}\``, true);
  };

  const wrongName = (cause, trail, subject) => {
    const { checked: name, pointer } = cause.violation;
    const pattern = patternOf(trail.owner);
    const allowed = own(trail.owner, "enum");
    let hint = typeof pattern === "string" ? `it must have the form \`${pattern}\`` : "choose another name";
    if (Array.isArray(allowed)) {
      const alike = closest(name, allowed.map(String));
      hint = alike ? `did you mean \`${alike}\`?` : `allowed are ${joinOr(allowed.map((item) => `\`${item}\``))}`;
    }
    const local = subject.local(pointer);
    const where = local.length ? ` in \`${showPointer(local)}\`` : "";
    return subject.finding("unknown-key", `\`${clean(name)}\` is not allowed as a key${where}`, [...pointer, name], hint, true);
  };

  // --- values

  const hintForText = (value, wanted) => {
    const text = value.trim();
    const asks = (kind) => wanted.includes(kind);
    if ((asks("integer") || asks("number")) && /^[-+]?[0-9]+(\.[0-9]+)?$/.test(text)) return "take the quotation marks away";
    if (asks("boolean")) {
      if (["true", "yes", "on", "y"].includes(text.toLowerCase())) return "write `true`, without quotation marks";
      if (["false", "no", "off", "n"].includes(text.toLowerCase())) return "write `false`, without quotation marks";
      return "write `true` or `false`";
    }
    if (asks("array")) return "write it as a list: one line with `- ` in front for each value";
    return asks("object") ? "write it as `key: value` lines, indented below the key" : "";
  };

  const typeHint = (value, wanted, pointer, trail, subject) => {
    const asks = (kind) => wanted.includes(kind);
    if (typeof value === "string") return hintForText(value, wanted);
    if (asks("string") && !isCollection(value) && value !== null) {
      const written = subject.document.text.content.slice(...subject.document.offsets(subject.local(pointer)));
      const instead = textThatFits(written, trail, subject);
      if (instead) return `write it like \`${instead}\``;
      const reader = subject.document.dialect === "helm" ? " by Helm" : "";
      return `${typeof value === "boolean" ? `\`${written}\` is read as ${TYPES.boolean}${reader}; ` : ""}put it in quotation marks: \`"${written}"\``;
    }
    if (asks("array") && !isMapping(value)) return "write it as a list: one line with `- ` in front for each value";
    if (asks("array")) return "write it as a list: put `- ` in front of the first key of each value";
    if (asks("object") && value === null) return "the lines that belong to it are missing, or not indented below it";
    if (asks("object") && Array.isArray(value)) return "take the `- ` away, so that it is `key: value` lines";
    if (asks("object")) return "write it as `key: value` lines, indented below the key";
    return value === null ? "write the value out" : "";
  };

  const wrongType = (cause, trail, subject) => {
    const { pointer } = cause.violation;
    const wanted = (cause.alternatives.length ? cause.alternatives : [cause.violation]).flatMap((item) => own(subject.trail(item).owner, "type"));
    const value = valueAt(subject.value, pointer);
    const kind = jsonType(value);
    const shown = isCollection(value) || value === null ? "" : subject.show(pointer);
    const actual = shown && kind === "boolean" ? shown : `${TYPES[kind]}${shown ? ` ${shown}` : ""}`;
    const named = wanted.filter((type) => type !== "null");
    const message = `${subject.words(pointer)} must be ${typeWords(named.length ? named : wanted)}, but is ${actual}${because(trail, pointer, subject)}`;
    if (value === null && !subject.local(pointer).length) {
      const names = subject.smallest.required(trail.owner);
      return subject.finding("wrong-type", message, pointer, names.length ? `it needs at least ${joinOr(names.map((name) => `\`${name}\``), "and")}` : "write its keys");
    }
    const example = (own(trail.owner, "examples") ?? []).find((item) => !isCollection(item));
    const whole = formExample(cause.violation, subject);
    const hint = typeHint(value, wanted, pointer, trail, subject) || (whole ? `write it like ${whole}` : example === undefined ? "" : `for example ${showValue(example)}`);
    return subject.finding("wrong-type", message, pointer, hint);
  };

  const wrongChoice = (cause, trail, subject) => {
    const { pointer } = cause.violation;
    const allowed = [];
    for (const item of cause.alternatives.length ? cause.alternatives : [cause.violation]) {
      const choice = own(subject.trail(item).owner, item.keyword);
      for (const value of item.keyword === "enum" ? choice : [choice]) if (!allowed.some((known) => keyOf(known) === keyOf(value))) allowed.push(value);
    }
    const value = valueAt(subject.value, pointer);
    const alike = typeof value === "string" ? closest(value, allowed.filter((item) => typeof item === "string")) : null;
    const listed = joinOr(allowed.slice(0, 12).map((item) => showValue(item)));
    const more = allowed.length > 12 ? ` (${allowed.length - 12} more)` : "";
    const choice = allowed.length > 1 ? `allowed: ${listed}${more}` : `write ${listed}`;
    const hint = alike ? `did you mean \`${alike}\`? ${choice[0].toUpperCase()}${choice.slice(1)}` : choice;
    const shown = isCollection(value) ? "a collection" : subject.show(pointer);
    return subject.finding("wrong-value", `${subject.words(pointer)} cannot be ${shown}${because(trail, pointer, subject)}`, pointer, hint);
  };

  const wrongPattern = (cause, trail, subject) => {
    const { pointer } = cause.violation;
    const examples = examplesOf(trail, subject);
    const types = own(trail.owner, "type");
    let hint = `it must fit the pattern \`${patternOf(trail.owner)}\``;
    const texts = textsThatFit(examples, trail.owner).slice(0, 2).map((item) => ([...item].length <= 100 ? `\`${clean(item)}\`` : showValue(item)));
    if (Array.isArray(examples[0]) && Array.isArray(types) && types.includes("array")) hint = "write several of them as a list";
    else if (texts.length) hint = `write it like ${joinOr(texts)}`;
    return subject.finding("wrong-pattern", `${subject.words(pointer)} has the wrong form: ${subject.show(pointer)}`, pointer, hint);
  };

  const wrongFormat = (cause, _trail, subject) => {
    const { pointer } = cause.violation; // `date` is the only format that is judged here
    return subject.finding("wrong-format", `${subject.words(pointer)} must be a date, but is ${subject.show(pointer)}`, pointer, dateHint(valueAt(subject.value, pointer)) || "write year, month and day, for example `2026-03-31`");
  };

  // --- bounds

  const BOUNDS = { minimum: "at least", maximum: "at most", exclusiveMinimum: "greater than", exclusiveMaximum: "less than" };
  const HOLDS = {
    minimum: (item, limit) => item >= limit, maximum: (item, limit) => item <= limit,
    exclusiveMinimum: (item, limit) => item > limit, exclusiveMaximum: (item, limit) => item < limit,
  };
  const isWithin = (item, owner) => Object.keys(HOLDS).every((key) => typeof own(owner, key) !== "number" || HOLDS[key](item, own(owner, key)));
  const outOfRange = (cause, trail, subject) => {
    const { keyword, pointer } = cause.violation;
    const bound = `${BOUNDS[keyword]} ${numberText(own(trail.owner, keyword), false)}`;
    const number = examplesOf(trail, subject).find((item) => typeof item === "number" && isWithin(item, trail.owner));
    const hint = number === undefined ? "" : `for example ${showValue(number)}`;
    return subject.finding("out-of-range", `${subject.words(pointer)} must be ${bound}, but is ${subject.show(pointer)}`, pointer, hint);
  };

  const UNITS = { Length: "character", Items: "value", Properties: "key" };
  const wrongLength = (cause, trail, subject) => {
    const { keyword, pointer } = cause.violation;
    const limit = own(trail.owner, keyword);
    const unit = UNITS[keyword.slice(3)];
    const value = valueAt(subject.value, pointer);
    const count = typeof value === "string" ? [...value].length : Array.isArray(value) ? value.length : isMapping(value) ? Object.keys(value).length : 0;
    const bound = `${keyword.startsWith("min") ? "at least" : "at most"} ${limit} ${limit === 1 ? unit : `${unit}s`}`;
    return subject.finding("wrong-length", `${subject.words(pointer)} must have ${bound}, but ${count === 0 ? "is empty" : `has ${count}`}`, pointer, count ? "" : filled(value, limit, trail, subject));
  };
  /** Show what could stand in something empty. */
  const filled = (value, limit, trail, subject) => {
    const size = (item) => (isCollection(item) ? Object.keys(item).length : [...item].length);
    const found = examplesOf(trail, subject).find((item) => jsonType(item) === jsonType(value) && size(item) >= limit);
    const shown = found === undefined || (isCollection(found) ? !Object.keys(found).length : !found) ? "" : clean(valueText(found));
    if (shown && [...shown].length <= 60) return `write it like \`${shown}\``;
    return { array: "write at least one value", object: "write at least one key" }[jsonType(value)] ?? "";
  };

  const repeatedItem = (cause, _trail, subject) => {
    const { pointer } = cause.violation;
    const values = valueAt(subject.value, pointer).map(sortedKey);
    const second = Math.max(0, values.findIndex((value, index) => values.indexOf(value) < index));
    const place = [...pointer, second];
    const shown = isCollection(valueAt(subject.value, place)) ? "the same value" : subject.show(place);
    return subject.finding("repeated-item", `${subject.words(pointer)} has ${shown} twice`, place, "take one of the two away");
  };
  const sortedKey = (value) => JSON.stringify(value, (_key, inner) =>
    (isMapping(inner) ? Object.keys(inner).sort().map((key) => [key, inner[key]]) : inner));

  const missingItem = (cause, trail, subject) => {
    const { pointer } = cause.violation;
    const fixed = own(own(trail.owner, "contains"), "const") ?? null;
    const what = fixed === null ? "a value of the kind that the schema asks for" : showValue(fixed);
    return subject.finding("missing-item", `${subject.words(pointer)} must contain ${what}`, pointer, typeof fixed === "string" ? `add \`- ${fixed}\`` : "");
  };

  // --- forms

  const forbidden = (cause, trail, subject) => {
    const { keyword, pointer } = cause.violation;
    const reason = because(trail, pointer, subject);
    const last = pointer.at(-1);
    if (keyword === "false" && typeof last === "string") {
      return subject.finding("forbidden-value", `the key \`${last}\` is not allowed here${reason}`, pointer, "take it away", true);
    }
    const whole = typeof last === "number" ? pointer.slice(0, -1) : pointer;
    if (keyword !== "not" && Array.isArray(valueAt(subject.value, whole))) {
      const hint = same(whole, pointer) ? "take the last ones away" : "take this one away, and those behind it";
      return subject.finding("forbidden-value", `${subject.words(whole)} has more values than are allowed${reason}`, pointer, hint);
    }
    const value = valueAt(subject.value, pointer);
    const shown = isCollection(value) ? "as it is" : subject.show(pointer);
    return subject.finding("forbidden-value", `${subject.words(pointer)} cannot be ${shown}${reason}`, pointer, excluded(own(trail.owner, "not")), isMapping(value));
  };
  const excluded = (schema) => {
    const names = (own(schema, "required") ?? []).map((name) => `\`${name}\``);
    if (names.length) return names.length === 1 ? `take ${names[0]} away` : `${joinOr(names, "and")} cannot stand together`;
    if (own(schema, "const") !== undefined) return `any value but ${showValue(schema.const)} is right`;
    return Array.isArray(own(schema, "enum")) ? `not allowed are ${joinOr(schema.enum.map((item) => showValue(item)))}` : "";
  };

  const severalForms = (cause, trail, subject) => {
    const { branches, pointer } = cause.violation;
    const value = valueAt(subject.value, pointer);
    const present = isMapping(value) ? value : {};
    const fitting = branches.map((branch, index) => [branch, index]).filter(([branch]) => !branch.length).map(([, index]) => trail.owner.oneOf[index]);
    const keys = fitting.flatMap((form) => [...(own(form, "required") ?? []), ...subject.schema.knownKeys(form).keys()]);
    const names = [...new Set(keys.filter((name) => name in present))];
    const hint = names.length ? `keep only one of ${joinOr(names.map((name) => `\`${name}\``))}` : "make it fit exactly one";
    return subject.finding("ambiguous-form", `${subject.words(pointer)} fits ${fitting.length} forms at once, where exactly one is asked for`, pointer, hint, true);
  };

  const noForm = (cause, subject) => {
    const { branches, pointer } = cause.violation;
    const words = subject.words(pointer);
    const must = `${words} must `;
    const reasons = branches.flat().map((item) => report({ violation: item, alternatives: [], movedInto: "", companions: [] }, subject).message);
    const asked = [...new Set(reasons.map((reason) => reason.split(", but ")[0].replace(must, "")))];
    const told = asked.length > 1 && asked.length <= 4 && reasons.every((reason) => reason.startsWith(must));
    const message = `${words} fits none of the ${branches.length} forms that are allowed`;
    const onKey = isMapping(valueAt(subject.value, pointer));
    const forms = subject.trail(cause.violation).owner[cause.violation.keyword];
    const shown = onKey && forms.length <= 4 ? forms.map((form) => mappingExample(form, subject)) : [];
    const alike = shown.length > 1 && shown.every(Boolean) ? `write it like ${joinOr(shown)}` : "";
    return subject.finding("no-matching-form", message, pointer, told ? `it must ${joinOr(asked)}` : alike, onKey);
  };

  const broken = (cause, _trail, subject) =>
    subject.finding("forbidden-value", `${subject.words(cause.violation.pointer)} breaks \`${cause.violation.keyword}\` of the schema`, cause.violation.pointer, "", true);

  const REPORTERS = {
    additionalProperties: unknownKey, required: missingKey, propertyNames: wrongName,
    type: wrongType, const: wrongChoice, enum: wrongChoice, pattern: wrongPattern, format: wrongFormat,
    minimum: outOfRange, maximum: outOfRange, exclusiveMinimum: outOfRange, exclusiveMaximum: outOfRange,
    minLength: wrongLength, maxLength: wrongLength, minItems: wrongLength, maxItems: wrongLength, minProperties: wrongLength, maxProperties: wrongLength,
    uniqueItems: repeatedItem, contains: missingItem, oneOf: severalForms, false: forbidden, not: forbidden,
  };

  const pointerText = (pointer) => pointer.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

  const report = (cause, subject) => {
    const { violation } = cause;
    if (violation.pointer.length < subject.prefix.length) {
      const found = subject.finding("invalid-option", "", subject.prefix, "correct the pointer of the option `at`");
      return { ...found, message: `the schema \`${subject.schema.bundle.name}\` has no place \`${pointerText(subject.prefix)}\` for this part` };
    }
    if (isForm(violation)) return noForm(cause, subject);
    return (REPORTERS[violation.keyword] ?? broken)(cause, subject.trail(violation), subject);
  };

  /** Put causes into words; what an alias repeats in places of the same kind is told once, where it is written. */
  const once = (causes, subject) => {
    const { document } = subject;
    const owners = new Map();
    const numberOf = (owner) => owners.set(owner, owners.get(owner) ?? owners.size).get(owner);
    const told = new Set();
    const found = [];
    const echoes = [];
    for (const cause of causes) {
      const item = report(cause, subject);
      const origin = keyOf([numberOf(subject.trail(cause.violation).owner), cause.violation.keyword, document.writtenKeyOffsets(item.pointer)]);
      if (document.isAliased(item.pointer)) echoes.push([origin, item]);
      else {
        told.add(origin);
        found.push(item);
      }
    }
    for (const [origin, item] of echoes) {
      if (told.has(origin)) continue;
      told.add(origin);
      found.push(item);
    }
    return found;
  };

  // --- plain scalars that readers of YAML understand differently

  const replaced = (value, steps, other) => {
    if (!steps.length) return other;
    const [first, ...rest] = steps;
    if (Array.isArray(value)) return value.map((item, index) => (index === first ? replaced(item, rest, other) : item));
    if (!isMapping(value) || !(first in value)) return value;
    const made = Object.assign(Object.create(null), value);
    made[first] = replaced(value[first], rest, other);
    return made;
  };
  const checkAmbiguous = (document, schema, prefix) => {
    const breaks = (value, pointer) => {
      const whole = wrap(value, prefix);
      return !schema.isValid(whole) && schema.violations(whole).some((violation) => same(violation.pointer, [...prefix, ...pointer]));
    };
    const found = [];
    for (const scalar of document.ambiguous) {
      if (breaks(document.value, scalar.pointer) || !breaks(replaced(document.value, scalar.pointer, scalar.alternative), scalar.pointer)) continue;
      const helm = document.dialect === "helm";
      const [start, end] = document.valueOffsets(scalar.pointer);
      const meaning = scalar.alternative === null ? "as empty" : `as ${showValue(scalar.alternative, scalar.float)}`;
      const readers = helm ? "other readers of YAML" : "Helm and other older readers of YAML";
      found.push({
        code: "ambiguous-scalar",
        message: `\`${showPointer(scalar.pointer)}\`: \`${scalar.text}\` is taken ${meaning} by ${readers}`,
        hint: `put it in quotation marks if text is meant: \`"${scalar.text}"\``,
        severity: helm ? "information" : "warning",
        start, end, line: document.text.lineAt(start), pointer: scalar.pointer,
      });
    }
    return found;
  };

  const checkDocument = (document, schema, at, overlay) => {
    if (document.broken) return [];
    if (!at.length && !document.ambiguous.length && schema.isValid(document.value)) return [];
    const ambiguous = document.ambiguous.length ? checkAmbiguous(document, schema, at) : [];
    const subject = new Subject(document, schema, at, overlay);
    if (schema.isValid(subject.value)) return ambiguous;
    const causes = mergeCauses(findCauses(unexcused(schema.violations(subject.value), subject)), subject);
    return [...once(causes, subject), ...ambiguous];
  };

  const order = (one, other) => one.start - other.start || one.end - other.end ||
    (one.code < other.code ? -1 : Number(one.code > other.code)) || (one.message < other.message ? -1 : Number(one.message > other.message));

  /** Check a text; give its findings in the order of the text. Raises `Unsure` where this page cannot judge it. */
  const check = (content, schema, { at = [], overlay = false } = {}) => {
    const seen = new Set();
    return read(content, schema.bundle.dialect, explain)
      .flatMap((document) => [...document.findings, ...checkDocument(document, schema, at, overlay)])
      .filter((found) => {
        const key = keyOf([found.code, found.message, found.hint, found.start, found.end]);
        return !seen.has(key) && seen.add(key);
      })
      .sort(order);
  };

  /** Say whether two texts have the same values, however they are written. */
  const saysTheSame = (content, other, schema) => {
    try {
      const [values, others] = [content, other].map((text) => read(text, schema.bundle.dialect, explain).map(({ broken, value }) => broken || [value]));
      return sortedKey(values) === sortedKey(others);
    } catch {
      return false; // what cannot be read here is not known to be the same
    }
  };

  Object.assign(globalThis.hubdocsEditor, { saysTheSame, check, makeSchema: (bundle) => new Schema(bundle) });
})();
