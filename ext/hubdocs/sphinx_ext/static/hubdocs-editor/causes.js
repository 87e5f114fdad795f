/* One finding for one mistake: the same as hubdocs/checks/{select,branches,merge_causes,excuse}.py. */
(() => {
  "use strict";

  const { closestKey, isMapping, keyOf, own, valueAt } = globalThis.hubdocsEditor;
  const severalMatch = (violation) => violation.keyword === "oneOf" && violation.branches.filter((branch) => !branch.length).length > 1;
  const isForm = (violation) => violation.branches.length > 0 && !severalMatch(violation);
  const startsWith = (pointer, start) => start.length <= pointer.length && start.every((step, index) => step === pointer[index]);
  const same = (one, other) => one.length === other.length && startsWith(one, other);

  // --- which branch was meant

  const CHOICE = new Set(["const", "enum"]);
  const BOUNDS = new Set([
    "contains", "exclusiveMaximum", "exclusiveMinimum", "format", "maxItems", "maxLength", "maxProperties", "maximum",
    "minItems", "minLength", "minProperties", "minimum", "multipleOf", "pattern", "uniqueItems",
  ]);
  const isUnknown = (violation) => violation.keyword === "additionalProperties";

  const compare = (one, other) => {
    for (let index = 0; index < one.length; index += 1) if (one[index] !== other[index]) return one[index] - other[index];
    return 0;
  };
  const misspelled = (branch) => {
    const missing = branch.filter((item) => item.keyword === "required").flatMap((item) => item.names.map((name) => [item.pointer, name]));
    return branch.some((item) => isUnknown(item) && item.names.some((name) =>
      closestKey(name, missing.filter(([at]) => same(at, item.pointer)).map(([, other]) => other)) !== null));
  };
  const reach = (branch) => Math.min(...branch.map((item) => item.pointer.length + Number(!["required", "additionalProperties"].includes(item.keyword))));
  const weight = (branch) => branch.reduce((sum, item) => sum + Math.max(1, item.names.length), 0);
  const progress = (branch) => [Number(misspelled(branch)), reach(branch), -weight(branch)];

  const at = (item, here) => same(item.pointer, here);
  const lacks = (branch, here) => branch.some((item) => item.keyword === "required" && at(item, here));
  const unknownAt = (branch, here) => branch.filter((item) => isUnknown(item) && at(item, here)).flatMap((item) => item.names);
  /** Give the keys of the value that only this branch knows, if it lacks none. */
  const claims = (branch, branches, here) => {
    const [first, ...others] = branches.filter((other) => other !== branch).map((other) => unknownAt(other, here));
    if (lacks(branch, here) || first === undefined) return [];
    const strange = unknownAt(branch, here);
    return first.filter((name) => !strange.includes(name) && others.every((names) => names.includes(name)));
  };
  const withoutStrangers = (branch, keys, here) => {
    const wrong = branch.some((item) => item.keyword === "type" && keys.some((key) => same(item.pointer, [...here, key])));
    return branch.filter((item) => !(wrong && isUnknown(item) && at(item, here)));
  };

  const findMeant = (violation) => {
    const here = violation.pointer;
    const branches = violation.branches.filter((branch) => branch.length);
    const isHere = (item) => same(item.pointer, here);
    const isChoice = (item) => CHOICE.has(item.keyword);
    const isDeeper = (item) => item.pointer.length === here.length + 1;
    const fitting = branches.filter((branch) => !branch.some((item) => isHere(item) && ["type", "false"].includes(item.keyword)));
    if (!fitting.length) return { violations: branches.flat().filter((item) => isHere(item) && item.keyword === "type"), together: true };
    if (fitting.every((branch) => branch.some((item) => isHere(item) && isChoice(item)))) {
      return { violations: fitting.flat().filter((item) => isHere(item) && isChoice(item)), together: true };
    }
    let open = fitting.filter((branch) => !branch.some((item) => isChoice(item) && isDeeper(item)));
    if (!open.length) {
      const found = fitting.flat().filter((item) => isChoice(item) && isDeeper(item));
      const isCommon = (item) => fitting.every((branch) => branch.some((other) => isChoice(other) && isDeeper(other) && same(other.pointer, item.pointer)));
      const common = found.filter(isCommon);
      if (common.length) return { violations: common, together: true };
      open = fitting;
    }
    if (open.length > 1 && open.every((branch) => branch.every((item) => item.keyword === "required" && isHere(item)))) {
      return { violations: open.flat(), together: true };
    }
    const claimed = open.filter((branch) => claims(branch, open, here).length);
    if (claimed.length === 1) return { violations: withoutStrangers(claimed[0], claims(claimed[0], open, here), here), together: false };
    const best = open.map(progress).reduce((one, other) => (compare(other, one) > 0 ? other : one));
    const equal = open.filter((branch) => compare(progress(branch), best) === 0);
    if (equal.length > 1 && equal.every((branch) => branch.every((item) => BOUNDS.has(item.keyword) && isHere(item)))) return { violations: [], together: false };
    if (equal.length > 1 && !best[0] && equal.every((branch) => lacks(branch, here) && unknownAt(branch, here).length)) return { violations: [], together: false };
    return { violations: equal[0], together: false };
  };

  // --- from violations to causes

  const RANKS = ["type", "const", "enum", "false", "not", "format", "pattern", "anyOf", "oneOf"];
  const NAMED = new Set(["required", "additionalProperties", "propertyNames"]);
  const rank = (cause) => (RANKS.includes(cause.violation.keyword) ? RANKS.indexOf(cause.violation.keyword) : RANKS.length);
  const causeOf = (violation, alternatives = []) => ({ violation, alternatives, movedInto: "", companions: [] });

  const expand = (violation) => {
    if (isForm(violation)) {
      const meant = findMeant(violation);
      if (!meant.violations.length) return [causeOf(violation)];
      if (meant.together) return [causeOf(meant.violations[0], meant.violations)];
      return meant.violations.flatMap(expand);
    }
    if (violation.names.length > 1) return violation.names.map((name) => causeOf({ ...violation, names: [name] }));
    return [causeOf(violation)];
  };

  const identity = ({ violation, alternatives }) => {
    if (!NAMED.has(violation.keyword)) return keyOf([violation.pointer, "value"]);
    const name = violation.checked || violation.names.join("");
    const kind = violation.keyword === "required" ? "missing" : "unknown";
    return keyOf([violation.pointer, alternatives.length ? "missing" : `${kind} ${name}`]);
  };

  const findCauses = (violations) => {
    const best = new Map();
    for (const cause of violations.flatMap(expand)) {
      const key = identity(cause);
      if (!best.has(key) || rank(cause) < rank(best.get(key))) best.set(key, cause);
    }
    const kept = [...best.values()];
    const isWhole = (cause) => ["type", "false"].includes(cause.violation.keyword);
    const wrong = kept.filter(isWhole).map((cause) => cause.violation.pointer);
    return kept.filter((cause) => {
      const { pointer } = cause.violation;
      return !wrong.some((other) => startsWith(pointer, other) && (other.length < pointer.length || !isWhole(cause)));
    });
  };

  // --- unknown and missing: two sides of one mistake

  const isThatKey = (missing, unknown) => {
    const names = (missing.alternatives.length ? missing.alternatives : [missing.violation]).filter((item) => item.names.length).map((item) => item.names[0]);
    const found = unknown.violation.names[0];
    const [here, there] = [missing.violation.pointer, unknown.violation.pointer];
    if (same(here, there)) return names.includes(unknown.movedInto) || closestKey(found, names) !== null;
    const inside = startsWith(here, there) || startsWith(there, here);
    return names.includes(found) && inside && Math.abs(here.length - there.length) <= 2;
  };
  const isMoved = (missing, forbidden) =>
    forbidden.length > 0 && missing.violation.names.includes(forbidden.at(-1)) && !same(forbidden.slice(0, -1), missing.violation.pointer);

  const joinOrphans = (causes, subject) => {
    const parents = causes.filter((cause) => cause.violation.keyword === "required")
      .flatMap((cause) => cause.violation.names.map((name) => [cause.violation.pointer, name]));
    const kept = [];
    const firstOf = new Map();
    for (const cause of causes) {
      const parent = missingParent(cause, parents, subject);
      const key = keyOf(parent);
      if (parent === null) kept.push(cause);
      else if (firstOf.has(key)) kept[firstOf.get(key)].companions.push(cause.violation.names[0]);
      else {
        firstOf.set(key, kept.length);
        kept.push({ ...cause, movedInto: parent[1], companions: [] });
      }
    }
    return kept;
  };
  const missingParent = ({ violation }, parents, subject) => {
    if (!isUnknown(violation) || !parents.length) return null;
    const known = subject.schema.knownKeys(subject.trail(violation).owner);
    for (const [pointer, name] of parents) {
      const inside = known.get(name);
      if (!same(pointer, violation.pointer) || inside === undefined) continue;
      if (subject.schema.knownKeys(inside).has(violation.names[0]) && !known.has(violation.names[0])) return [pointer, name];
    }
    return null;
  };

  const mergeCauses = (all, subject) => {
    const causes = joinOrphans(all, subject);
    const unknown = causes.filter((cause) => isUnknown(cause.violation));
    const forbidden = causes.filter((cause) => cause.violation.keyword === "false");
    return causes.filter((cause) => cause.violation.keyword !== "required" ||
      !(unknown.some((other) => isThatKey(cause, other)) || forbidden.some((other) => isMoved(cause, other.violation.pointer))));
  };

  // --- violations that are none

  const MISSING = new Set(["required", "minProperties"]);
  const WHOLE_VALUE = new Set(["const", "enum", "uniqueItems", "contains", "not"]);

  const testedKeys = (schema, depth) => {
    if (!isMapping(schema) || depth === 0) return [];
    const found = (own(schema, "required") ?? []).map((name) => [name]);
    for (const [name, child] of Object.entries(own(schema, "properties") ?? {})) {
      found.push([name], ...testedKeys(child, depth - 1).map((way) => [name, ...way]));
    }
    for (const keyword of ["allOf", "anyOf", "oneOf"]) for (const child of own(schema, keyword) ?? []) found.push(...testedKeys(child, depth - 1));
    return [...found, ...testedKeys(own(schema, "not"), depth - 1)];
  };
  const isSet = (instance, way) => {
    const parent = valueAt(instance, way.slice(0, -1));
    return !isMapping(parent) || (parent[way.at(-1)] ?? null) !== null;
  };
  const hangsOnMissing = (violation, subject) =>
    subject.trail(violation).conditions.some((condition) => {
      const instance = valueAt(subject.value, violation.pointer.slice(0, condition.depth));
      return testedKeys(own(condition.place, "if"), 8).some((way) => !isSet(instance, way));
    });
  const takesAway = (pointer, subject) =>
    pointer.length > 0 && pointer.every((step) => typeof step === "string") && valueAt(subject.value, pointer) === null;
  const isPadded = (violation, subject) => {
    const text = subject.document.text.content.slice(...subject.document.writtenValueOffsets(subject.local(violation.pointer)));
    const least = own(subject.trail(violation).owner, violation.keyword);
    return /^0[0-9]+$/.test(text) && text.length === String(least).length;
  };
  const touchesWildcard = (violation, wildcards) => {
    if (wildcards.some((wild) => startsWith(violation.pointer, wild))) return true;
    return (WHOLE_VALUE.has(violation.keyword) || severalMatch(violation)) && wildcards.some((wild) => startsWith(wild, violation.pointer));
  };
  const isExcused = (violation, subject) => {
    const { keyword, pointer } = violation;
    if (subject.overlay && (MISSING.has(keyword) || takesAway(pointer, subject) || hangsOnMissing(violation, subject))) return true;
    if (keyword === "minimum" && isPadded(violation, subject)) return true;
    return touchesWildcard(violation, subject.wildcards);
  };

  const unexcused = (violations, subject) => {
    const kept = [];
    for (const violation of violations) {
      if (isExcused(violation, subject)) continue;
      if (!isForm(violation)) {
        kept.push(violation);
        continue;
      }
      const branches = violation.branches.map((branch) => unexcused(branch, subject));
      if (branches.every((branch) => branch.length)) kept.push({ ...violation, branches });
    }
    return kept;
  };

  Object.assign(globalThis.hubdocsEditor, { findCauses, isForm, mergeCauses, same, unexcused });
})();
