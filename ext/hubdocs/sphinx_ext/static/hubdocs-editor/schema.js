/* Which keywords of a schema a value breaks, and where they stand in the schema: the same as hubdocs/schema/validator.py,
   hubdocs/checks/{trail,keys,suggest}.py. The verdicts come from @cfworker/json-schema. */
(() => {
  "use strict";

  const { dereference, validate } = globalThis.hubdocsJsonSchema;
  const { Unsure } = globalThis.hubdocsEditor;
  const FALSE = "x-false";
  const isMapping = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  const own = (mapping, key) => (isMapping(mapping) && Object.hasOwn(mapping, key) ? mapping[key] : undefined);
  const isFalse = (schema) => schema === false || own(schema, FALSE) === true;
  const WRAPPERS = new Set(["$ref", "properties", "patternProperties", "items", "prefixItems", "allOf", "if", "additionalProperties"]);
  /** The order in which the command's validator looks at keywords: of two that tell the same, the first one counts. */
  const ORDER = [
    "type", "const", "enum", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minLength", "maxLength", "pattern", "format",
    "minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties", "required", "properties", "patternProperties",
    "additionalProperties", "propertyNames", "items", "prefixItems", "contains", "allOf", "anyOf", "oneOf", "not", "if", "then", "else", "$ref",
  ];

  const valueAt = (value, pointer) => {
    let found = value;
    for (const step of pointer) {
      if (Array.isArray(found) && typeof step === "number" && step < found.length) found = found[step];
      else if (isMapping(found) && Object.hasOwn(found, String(step))) found = found[String(step)];
      else return null;
    }
    return found;
  };

  const steps = (location) =>
    location.split("/").slice(1).map((step) => decodeURI(step.replaceAll("%23", "#")).replaceAll("~1", "/").replaceAll("~0", "~"));

  // --- the way from the root of a schema to a keyword

  const SAME_NAMED = new Set(["$defs", "definitions", "dependentSchemas", "dependencies"]);
  const NAMES = new Set(["properties", "patternProperties"]);
  const SAME = new Set(["if", "then", "else", "not", "propertyNames"]);
  const CHILD = new Set(["items", "contains", "additionalProperties"]);

  const inOrder = (violations) => {
    const seen = new Map();
    const turnOf = (prefix) => seen.set(prefix, seen.get(prefix) ?? seen.size).get(prefix);
    const ranked = violations.map((violation) => {
      const { evaluation } = violation;
      const ranks = evaluation.map((step, at) => {
        const isName = at > 0 && NAMES.has(evaluation[at - 1]) && !(at > 1 && NAMES.has(evaluation[at - 2]));
        if (isName) return turnOf(JSON.stringify(evaluation.slice(0, at + 1)));
        return /^[0-9]+$/.test(step) ? Number(step) : ORDER.indexOf(step);
      });
      return [ranks, violation];
    });
    const compare = ([one], [other]) => {
      const at = one.findIndex((rank, index) => rank !== other[index]);
      return at === -1 || at >= other.length ? 0 : one[at] - other[at];
    };
    return ranked.sort(compare).map(([, violation]) => violation);
  };

  class Schema {
    constructor(bundle) {
      this.bundle = bundle;
      this.root = bundle.schema;
      this.lookup = dereference(this.root);
    }

    follow(ref) {
      return ref === "#" ? this.root : own(this.root.$defs, ref.slice("#/$defs/".length));
    }

    trail(evaluation) {
      let place = this.root;
      const places = [place];
      const conditions = [];
      let at = 0;
      const enter = (inner, deeper) => {
        place = inner;
        if (deeper) places.push(place);
      };
      while (at < evaluation.length) {
        const [keyword, after] = [evaluation[at], evaluation[at + 1]];
        if (keyword === "$ref") {
          const found = this.follow(String(own(place, "$ref")));
          if (found === undefined) break;
          place = found;
          at += 1;
        } else if ((keyword === "properties" || keyword === "patternProperties") && after !== undefined) {
          enter(own(own(place, keyword), after), true);
          at += 2;
        } else if (SAME_NAMED.has(keyword) && after !== undefined) {
          enter(own(own(place, keyword), after), false);
          at += 2;
        } else if (["allOf", "anyOf", "oneOf"].includes(keyword) && after !== undefined) {
          enter(own(place, keyword)?.[after], false);
          at += 2;
        } else if (keyword === "prefixItems" && after !== undefined) {
          enter(own(place, keyword)?.[after], true);
          at += 2;
        } else if (CHILD.has(keyword) && after !== undefined) {
          enter(own(place, keyword), true);
          at += 1;
        } else if (SAME.has(keyword) && after !== undefined) {
          if (keyword === "then" || keyword === "else") conditions.push({ keyword, place, depth: places.length - 1 });
          enter(own(place, keyword), false);
          at += 1;
        } else break;
      }
      return { owner: place, places, conditions };
    }

    // --- which keys it knows

    *parts(place) {
      const seen = new Set();
      const pending = [place];
      while (pending.length) {
        const current = pending.pop();
        if (!isMapping(current) || seen.has(current)) continue;
        seen.add(current);
        yield current;
        pending.push(...[...this.combined(current)].reverse());
      }
    }

    *combined(place) {
      if (typeof own(place, "$ref") === "string") yield this.follow(place.$ref);
      for (const keyword of ["allOf", "anyOf", "oneOf"]) if (Array.isArray(own(place, keyword))) yield* place[keyword];
      for (const keyword of ["if", "then", "else"]) if (own(place, keyword) !== undefined) yield place[keyword];
    }

    knownKeys(place) {
      const found = new Map();
      for (const part of this.parts(place)) {
        for (const [name, value] of Object.entries(own(part, "properties") ?? {})) {
          if (!isFalse(value) && !found.has(name)) found.set(name, value);
        }
      }
      return found;
    }

    findBelow(place, name, present, depth = 3) {
      let level = [[[], place]];
      for (let round = 0; round < depth; round += 1) {
        const following = [];
        for (const [way, current] of level) {
          const known = this.knownKeys(current);
          const keys = [...known.keys()];
          if (!way.length) keys.sort((one, other) => Number(!(one in present)) - Number(!(other in present)));
          for (const key of keys) {
            const [shown, child] = this.inside(key, known.get(key));
            if (this.knownKeys(child).has(name)) return [...way, shown];
            following.push([[...way, shown], child]);
          }
        }
        level = following.slice(0, 200);
      }
      return null;
    }

    inside(key, place) {
      for (const part of this.parts(place)) if (isMapping(own(part, "items"))) return [`${key}[]`, part.items];
      return [key, place];
    }

    // --- what a value breaks

    isValid(value) {
      return this.validate(value, true).valid;
    }

    validate(value, short) {
      try {
        return validate(value, this.root, this.bundle.draft, this.lookup, short);
      } catch (error) {
        throw new Unsure(error instanceof URIError ? "character" : "validator");
      }
    }

    violations(value) {
      const { errors } = this.validate(value, false);
      return this.collect(errors, 0, errors.length, value);
    }

    collect(errors, from, to, value) {
      const found = [];
      const named = new Map();
      for (let at = from; at < to; at += 1) {
        const error = errors[at];
        const pointer = this.pointer(error.instanceLocation, value);
        const evaluation = this.evaluation(error);
        const broken = { keyword: error.keyword, pointer, evaluation, names: [], branches: [], checked: "", inner: null };
        if (error.keyword === "anyOf" || error.keyword === "oneOf") {
          const end = this.below(errors, at, to);
          broken.branches = this.branches(errors, at, end, value);
          at = end - 1;
        } else if (error.keyword === "contains") {
          at = this.below(errors, at, to) - 1;
        } else if (error.keyword === "propertyNames") {
          const end = this.below(errors, at, to);
          const names = steps(errors[at + 1].instanceLocation);
          for (const inner of this.collect(errors, at + 1, end, value)) {
            found.push({ ...broken, evaluation: inner.evaluation, checked: names.at(-1), inner });
          }
          at = end - 1;
          continue;
        } else if (error.keyword === "required") {
          const key = `${error.keywordLocation} ${error.instanceLocation}`;
          const turn = named.get(key) ?? 0;
          named.set(key, turn + 1);
          const present = valueAt(value, pointer);
          broken.names = [this.trail(evaluation).owner.required.filter((name) => !Object.hasOwn(present, name))[turn]];
        } else if (error.keyword === "additionalProperties" && isFalse(own(this.trail(evaluation).owner, error.keyword))) {
          const key = `${error.keywordLocation} ${error.instanceLocation}`;
          const name = steps(errors[at + 1].instanceLocation).at(-1);
          at += 1; // what the `false` itself says
          if (named.has(key)) {
            named.get(key).names.push(name);
            continue;
          }
          named.set(key, broken);
          broken.names = [name];
        } else if (error.keyword === "not") {
          const { owner } = this.trail(evaluation);
          if (isFalse(owner)) Object.assign(broken, { keyword: "false", evaluation: evaluation.slice(0, -1) });
        } else if (WRAPPERS.has(error.keyword)) continue;
        found.push(broken);
      }
      return inOrder(found);
    }

    /** Give the index behind the errors of the branches of an error. */
    below(errors, at, to) {
      const { keywordLocation, instanceLocation } = errors[at];
      let end = at + 1;
      while (end < to && errors[end].keywordLocation.startsWith(`${keywordLocation}/`) &&
        (errors[end].instanceLocation === instanceLocation || errors[end].instanceLocation.startsWith(`${instanceLocation}/`))) end += 1;
      return end;
    }

    branches(errors, at, end, value) {
      const location = errors[at].keywordLocation;
      const count = this.trail(this.evaluation(errors[at])).owner[errors[at].keyword].length;
      let from = at + 1;
      return Array.from({ length: count }, (_none, index) => {
        const first = from;
        while (from < end && errors[from].keywordLocation.startsWith(`${location}/${index}/`)) from += 1;
        return this.collect(errors, first, from, value);
      });
    }

    pointer(location, value) {
      let inner = value;
      return steps(location).map((step) => {
        const here = Array.isArray(inner) ? Number(step) : step;
        inner = inner?.[here];
        return here;
      });
    }

    evaluation(error) {
      return steps(error.keywordLocation);
    }
  }

  // --- names that look alike

  const normal = (name) => name.replace(/[-_\s.]/g, "").toLowerCase();

  const distance = (first, second, limit) => {
    if (Math.abs(first.length - second.length) > limit) return limit + 1;
    let older = [];
    let previous = Array.from({ length: second.length + 1 }, (_none, index) => index);
    for (let i = 1; i <= first.length; i += 1) {
      const row = [i];
      for (let j = 1; j <= second.length; j += 1) {
        let cost = Math.min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + Number(first[i - 1] !== second[j - 1]));
        if (i > 1 && j > 1 && first[i - 1] === second[j - 2] && first[i - 2] === second[j - 1]) cost = Math.min(cost, older[j - 2] + 1);
        row.push(cost);
      }
      if (Math.min(...row) > limit) return limit + 1;
      [older, previous] = [previous, row];
    }
    return previous.at(-1);
  };

  const closest = (name, known, strict = false) => {
    const letters = [...name.toLowerCase()];
    if (letters.length > 200) return null;
    const limit = strict || letters.length <= 4 ? 1 : letters.length <= 8 ? 2 : 3;
    let best = null;
    for (const candidate of [...new Set(known)].sort()) {
      if (normal(candidate) === normal(name)) return candidate;
      const other = [...candidate.toLowerCase()];
      const far = distance(letters, other, limit);
      if (far <= limit && far < Math.min(letters.length, other.length) && (best === null || far < best[0])) best = [far, candidate];
    }
    return best && best[1];
  };

  /** Inside braces, `key:value` without a space is one name. */
  const closestKey = (name, known) => {
    const at = name.indexOf(":");
    return at >= 0 && known.includes(name.slice(0, at)) ? name.slice(0, at) : closest(name, known);
  };

  Object.assign(globalThis.hubdocsEditor, { Schema, closest, closestKey, isFalse, isMapping, own, valueAt });
})();
