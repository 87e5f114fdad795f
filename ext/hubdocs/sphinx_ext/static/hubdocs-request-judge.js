/* What is wrong with a hub request, and what is missing: the same as hubdocs/service/community/{requirement,judge}.py,
   which a table of cases holds both to. */
(() => {
  "use strict";

  const OPPOSITE = { truthy: "falsy", falsy: "truthy", eq: "neq", neq: "eq", in: "nin", nin: "in", gt: "lte", gte: "lt", lt: "gte", lte: "gt" };
  const WORDS = { truthy: "SET", falsy: "UNSET", eq: "IS", neq: "IS_NOT", in: "IS_ONE_OF", nin: "IS_NONE_OF", gt: "IS_MORE", gte: "IS_AT_LEAST", lt: "IS_LESS", lte: "IS_AT_MOST" };
  const isMapping = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  const own = (mapping, key) => (Object.hasOwn(mapping, key) ? mapping[key] : undefined);
  const fill = (template, parts) => template.replace(/\{(\w+)\}/g, (_all, name) => parts[name] ?? "");
  const isEmpty = (value) => value === undefined || value === null || value === "" ||
    (typeof value === "object" && Object.keys(value).length === 0);
  const truthy = (value) => (typeof value === "object" && value !== null ? Object.keys(value).length > 0 : Boolean(value));

  const number = (value) => {
    if (typeof value === "number") return value;
    return typeof value === "string" && /^-?[0-9]{1,300}(?:\.[0-9]{1,300})?$/.test(value) ? Number(value) : null;
  };

  const same = (left, right) => {
    if (typeof left === "boolean" || typeof right === "boolean") return left === right;
    const [first, second] = [number(left), number(right)];
    if (first !== null && second !== null) return first === second;
    return typeof left === "string" && left === right;
  };

  const leaf = (op, left, right) => {
    if (op === "truthy" || op === "falsy") return truthy(left) === (op === "truthy");
    if (op === "eq" || op === "neq") return same(left, right) === (op === "eq");
    if (op === "in" || op === "nin") return (Array.isArray(right) ? right : []).some((one) => same(left, one)) === (op === "in");
    const [first, second] = [number(left), number(right)];
    if (first === null || second === null) return false;
    return op === "gt" || op === "lte" ? (first > second) === (op === "gt") : (first >= second) === (op === "gte");
  };

  const holds = (requirement, values) => {
    if (!isMapping(requirement)) return true;
    if (Array.isArray(requirement.allOf)) return requirement.allOf.every((part) => holds(part, values));
    if (Array.isArray(requirement.anyOf)) return requirement.anyOf.some((part) => holds(part, values));
    if ("not" in requirement) return !holds(requirement.not, values);
    return leaf(requirement.op, own(values, requirement.id), requirement.value);
  };

  const both = (...requirements) => {
    const present = requirements.filter(isMapping);
    return present.length > 1 ? { allOf: present } : present[0] ?? null;
  };

  const written = (value) => String(value ?? "");

  class Judge {
    constructor(model, tier, selections, setup) {
      Object.assign(this, { model, tier, selections, setup, values: Object.create(null) });
      for (const [field, answer] of Object.entries(setup)) this.values[`setup:${field}`] = answer;
      for (const option of model.items) {
        const offer = own(option.tiers, tier);
        const chosen = offer?.kind === "select" ? own(selections, option.id) : null;
        this.values[option.id] = chosen ?? offer?.fixed ?? null;
      }
    }

    problems() {
      const found = [...this.ofOptions(), ...this.ofQuestions()];
      const isMissing = (problem) => problem.code === "missing-answer";
      return [...found.filter((problem) => !isMissing(problem)), ...found.filter(isMissing)];
    }

    *ofOptions() {
      for (const option of this.model.items) {
        const offer = own(option.tiers, this.tier);
        const value = own(this.selections, option.id) ?? null;
        if (value !== null) yield* this.chosen(option, offer, value);
        else if (offer?.kind === "select" && holds(offer.requires, this.values)) yield* this.leftOpen(option, offer);
      }
      const known = new Set(this.model.items.map((option) => option.id));
      for (const id of Object.keys(this.selections)) {
        if (!known.has(id)) yield this.problem("unknown-catalogue-option", ["selections", id], "NO_OPTION", { id });
      }
    }

    *chosen(option, offer, value) {
      const at = ["selections", option.id];
      const { label } = option;
      if (offer?.kind !== "select") {
        yield this.problem("not-offered", at, "NOTHING_TO_CHOOSE", { label, tier: this.tier });
        return;
      }
      const choice = offer.options.find((one) => same(one.value, value));
      if (!choice) yield this.problem("not-offered", at, "NOT_OFFERED", { label, value: written(value), tier: this.tier });
      else yield* this.unmet(option, choice, both(offer.requires, choice.requires), at);
    }

    *leftOpen(option, offer) {
      const choice = offer.fixed === null ? undefined : offer.options.find((one) => same(one.value, offer.fixed));
      if (!choice) yield this.problem("missing-answer", ["selections"], "NOT_CHOSEN", { label: option.label }, option.id);
      else yield* this.unmet(option, choice, choice.requires, ["selections"]);
    }

    *unmet(option, choice, requires, at) {
      if (holds(requires, this.values)) return;
      const parts = { label: option.label, choice: choice.label, words: this.inWords(requires) };
      yield this.problem("unmet-requirement", at, "UNMET", parts, option.id);
    }

    *ofQuestions() {
      for (const { field, label, needed, requires, count } of this.model.setup) {
        const relevant = holds(requires, this.values);
        const answer = own(this.setup, field);
        const answered = !isEmpty(answer);
        const wanted = this.wanted(count);
        if (answered && !relevant) {
          yield this.problem("unmet-requirement", ["setup", field], "NO_EFFECT", { label, words: this.inWords(requires) });
        } else if (answered && Array.isArray(answer) && wanted !== null && answer.length !== wanted) {
          const parts = { label, number: written(answer.length), option: this.nameOf(count), count: this.valueOf(count, this.values[count]) };
          yield this.problem("other-count", ["setup", field], "OTHER_COUNT", parts);
        } else if (relevant && !answered && (needed || (wanted !== null && wanted > 1))) {
          yield this.problem("missing-answer", ["setup"], "NOT_ANSWERED", { label }, field);
        }
      }
    }

    wanted(id) {
      const offer = own(this.model.items.find((option) => option.id === id)?.tiers ?? {}, this.tier);
      const value = this.values[id];
      return !offer || (offer.kind === "select" && !offer.options.some((one) => same(one.value, value))) ? null : number(value);
    }

    problem(code, at, words, parts, about = at.at(-1)) {
      return { code, at, about, message: fill(this.model.words[words], parts) };
    }

    inWords(requirement) { return this.said(requirement, false)[0]; }

    said(requirement, opposite) {
      const { words } = this.model;
      if (!isMapping(requirement)) return [opposite ? words.NEVER : words.ALWAYS, null];
      if ("not" in requirement) return this.said(requirement.not, !opposite);
      for (const key of ["allOf", "anyOf"]) {
        const parts = requirement[key];
        if (!Array.isArray(parts) || !parts.length) continue;
        const inside = parts.map((part) => this.said(part, opposite));
        if (inside.length === 1) return inside[0];
        const joined = (key === "allOf") !== opposite ? "AND" : "OR";
        const grouped = inside.map(([said, how]) => (how === null || how === joined ? said : fill(words.GROUP, { part: said })));
        return [grouped.reduce((first, second) => fill(words[joined], { first, second })), joined];
      }
      const op = opposite ? OPPOSITE[requirement.op] : requirement.op;
      if (!Object.hasOwn(WORDS, requirement.op)) return [words.ALWAYS, null];
      const key = this.nameOf(requirement.id);
      const values = [requirement.value].flat().map((one) => this.valueOf(requirement.id, one));
      const last = values.at(-1) ?? "";
      const before = values.slice(0, -1);
      const listed = before.length
        ? fill(words.OR, { first: before.reduce((first, second) => fill(words.COMMA, { first, second })), second: last })
        : last;
      return [fill(words[WORDS[op]], { key, value: last, values: listed }), null];
    }

    nameOf(id) {
      const field = id.replace(/^setup:/, "");
      const found = this.model.items.find((option) => option.id === id) ?? this.model.setup.find((one) => one.field === field);
      return `“${found?.label ?? id}”`;
    }

    valueOf(id, value) {
      const option = this.model.items.find((one) => one.id === id);
      for (const tier of option ? [this.tier, ...Object.keys(option.tiers)] : []) {
        const choice = own(option.tiers, tier)?.options.find((one) => same(one.value, value));
        if (choice) return `“${choice.label}”`;
      }
      return `“${written(value)}”`;
    }
  }

  globalThis.hubdocsRequest = { Judge, both, fill, holds, isEmpty, isMapping, own, same };
})();
