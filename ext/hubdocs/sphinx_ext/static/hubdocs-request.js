/* The form for hub requests: everything can be filled in without this; it says at once what goes together. */
(() => {
  "use strict";

  /* --- judging: the same as hubdocs/service/community/{requirement,judge}.py, held to it by a table of cases --- */
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
      for (const { field, label, needed, requires } of this.model.setup) {
        const relevant = holds(requires, this.values);
        const answered = !isEmpty(own(this.setup, field));
        if (answered && !relevant) {
          yield this.problem("unmet-requirement", ["setup", field], "NO_EFFECT", { label, words: this.inWords(requires) });
        } else if (relevant && needed && !answered) {
          yield this.problem("missing-answer", ["setup"], "NOT_ANSWERED", { label }, field);
        }
      }
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

  /* --- YAML: texts that any reader could take for something else stand in quotation marks --- */
  const text = (value) => (/^[A-Za-z][A-Za-z0-9]*(?:[_.-][A-Za-z0-9]+)*$/.test(value) && !/^(?:y|n|yes|no|on|off|true|false|null)$/i.test(value)
    ? value
    : JSON.stringify(value).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`));
  const scalar = (value) => (typeof value === "string" ? text(value) : String(value));
  const yaml = (value, indent = "") => Object.entries(value).map(([key, inner]) => {
    const start = `${indent}${text(key)}:`;
    if (Array.isArray(inner)) return `${start}\n${inner.map((one) => `${indent}  - ${scalar(one)}\n`).join("")}`;
    if (!isMapping(inner)) return `${start} ${scalar(inner)}\n`;
    return Object.keys(inner).length ? `${start}\n${yaml(inner, `${indent}  `)}` : `${start} {}\n`;
  }).join("");

  /* --- reading and writing the fields --- */
  const READ = {
    bool: (value) => value === "true",
    list: (value) => [...new Set(value.split(",").map((one) => one.trim()).filter(Boolean))],
    map: (value) => Object.fromEntries(value.split(";").map((part) => part.split("=")).filter((pair) => pair.length === 2)
      .map(([key, inner]) => [key.trim(), [...new Set(inner.trim().split(/\s+/))]])),
    text: (value) => value.trim(),
  };

  const element = (name, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  class RequestForm extends HTMLElement {
    connectedCallback() {
      if (this.model) return;
      this.model = JSON.parse(this.querySelector("script[type='application/json']").textContent);
      this.words = this.model.ui;
      for (const form of this.querySelectorAll("form")) this.prepare(form);
      for (const part of this.querySelectorAll("details")) part.addEventListener("toggle", () => this.changeTier(part));
      this.restore();
      this.last = this.form;
      this.update(false);
    }

    prepare(form) {
      const button = (word, action) => element("button", { type: "button", textContent: word, onclick: () => action(form) });
      form.status = element("div", { className: "hubdocs-request-status" });
      form.status.setAttribute("role", "status");
      form.said = element("p", { className: "hubdocs-request-said" });
      form.said.setAttribute("role", "status");
      form.querySelector(".hubdocs-request-submit").before(form.status);
      form.querySelector(".hubdocs-request-submit").append(
        button(this.words.download, (one) => this.download(one)),
        button(this.words.share, (one) => this.share(one)),
        button(this.words.print, () => print()),
      );
      form.append(form.said);
      form.addEventListener("input", () => this.update(true));
      form.addEventListener("submit", (event) => { if (!this.isReady(form)) event.preventDefault(); });
      form.noValidate = true;
    }

    get form() {
      return this.querySelector("details[open] form") ?? this.querySelector("form");
    }

    /** What is filled in, with the places of the fields. */
    answers(form) {
      const selections = {}, setup = {};
      for (const field of form.elements) {
        const { option, field: name, kind } = field.dataset;
        if (option !== undefined && field.checked) {
          const offer = this.model.items.find((item) => item.id === option).tiers[form.dataset.tier];
          const choice = offer.options[Number(field.dataset.choice)];
          if (offer.fixed === null || !same(choice.value, offer.fixed)) selections[option] = choice.value;
        } else if (name !== undefined && field.value.trim()) {
          setup[name] = (READ[kind] ?? READ.text)(field.value);
        }
      }
      return { selections, setup };
    }

    request(form) {
      const { selections, setup } = this.answers(form);
      const { name, version } = this.model;
      const found = { community: form.elements.community.value.trim(), catalogue: { name, version }, tier: form.dataset.tier, selections };
      return Object.keys(setup).length ? { ...found, setup } : found;
    }

    update(isChange) {
      const { form } = this;
      const { selections, setup } = this.answers(form);
      const judge = new Judge(this.model, form.dataset.tier, selections, setup);
      for (const old of form.querySelectorAll(".hubdocs-why")) old.remove();
      this.markChoices(form, judge);
      form.problems = judge.problems();
      for (const problem of form.problems) if (problem.code !== "missing-answer") this.mark(form, problem.about, problem.message);
      this.checkFields(form);
      this.list(form);
      if (isChange) this.remember(form);
    }

    /** Switch off what cannot be chosen now, and say why; what is chosen already stays, as a mistake. */
    markChoices(form, judge) {
      for (const field of form.querySelectorAll("input[data-option]")) {
        const offer = this.model.items.find((item) => item.id === field.dataset.option).tiers[form.dataset.tier];
        const choice = offer.options[Number(field.dataset.choice)];
        const requires = both(offer.requires, choice.requires);
        const isMet = holds(requires, judge.values);
        field.disabled = !isMet && !field.checked;
        if (field.disabled) this.say(field, fill(this.words.only, { words: judge.inWords(requires) }), field.closest(".hubdocs-request-choice"));
        else this.unsay(field);
      }
      for (const fact of form.querySelectorAll("[data-fact]")) {
        const { requires } = this.model.items.find((item) => item.id === fact.dataset.fact).tiers[form.dataset.tier];
        if (!holds(requires, judge.values)) {
          fact.append(element("p", { className: "hubdocs-why", textContent: fill(this.words.only, { words: judge.inWords(requires) }) }));
        }
      }
      for (const field of form.querySelectorAll("[data-field]")) {
        const question = this.model.setup.find((one) => one.field === field.dataset.field);
        field.closest(".hubdocs-request-field").hidden = !holds(question.requires, judge.values) && !field.value.trim();
      }
    }

    say(field, message, place) {
      const id = `${field.id}-why`;
      place.append(element("p", { id, className: "hubdocs-why", textContent: message }));
      field.setAttribute("aria-describedby", [field.dataset.described, id].filter(Boolean).join(" "));
    }

    unsay(field) {
      if (field.dataset.described) field.setAttribute("aria-describedby", field.dataset.described);
      else field.removeAttribute("aria-describedby");
      if (field.type !== "radio") field.removeAttribute("aria-invalid");
    }

    mark(form, about, message) {
      for (const field of form.elements) {
        const isIt = field.dataset.option === about ? field.checked : field.dataset.field === about;
        if (isIt) this.say(field, message, field.closest(".hubdocs-request-field"));
      }
    }

    checkFields(form) {
      for (const field of form.querySelectorAll(".hubdocs-request-text")) {
        const isBad = !field.validity.valid && (field.value !== "" || field === form.elements.community);
        if (!form.problems.some((problem) => problem.about === field.dataset.field)) this.unsay(field);
        if (!isBad) continue;
        const message = fill(field.value ? this.words.form : this.words.needed, { label: this.label(field) });
        form.problems.unshift({ code: field.value ? "wrong-pattern" : "missing-key", about: field.dataset.field ?? "community", message });
        if (!field.value) continue;
        field.setAttribute("aria-invalid", "true");
        this.say(field, message, field.closest(".hubdocs-request-field"));
      }
    }

    label(field) { return this.model.setup.find((one) => one.field === field.dataset.field)?.label ?? this.words.community; }

    list(form) {
      const links = form.problems.map((problem) => {
        const field = [...form.elements].find((one) => one.dataset.option === problem.about || one.dataset.field === problem.about || one.name === problem.about);
        const content = field ? element("a", { href: `#${field.id}`, textContent: problem.message }) : problem.message;
        if (field) content.addEventListener("click", (event) => { event.preventDefault(); field.focus(); });
        return element("li", {}, content);
      });
      const heading = links.length ? fill(this.words.left, { number: String(links.length) }) : this.words.nothing;
      form.status.replaceChildren(element("p", { textContent: heading }), ...(links.length ? [element("ul", {}, ...links)] : []));
    }

    isReady(form) {
      this.update(false);
      const wrong = form.problems.filter((problem) => problem.code !== "missing-answer");
      form.said.textContent = wrong.length ? fill(this.words.wrong, { message: wrong[0].message }) : "";
      if (wrong.length) form.status.querySelector("a")?.focus();
      return !wrong.length;
    }

    download(form) {
      if (!this.isReady(form)) return;
      const address = URL.createObjectURL(new Blob([yaml(this.request(form))], { type: "application/yaml" }));
      element("a", { href: address, download: "request.yaml" }).click();
      setTimeout(() => URL.revokeObjectURL(address));
    }

    /** The state behind `#`, which no server sees: with the version, so that an old link can say so. */
    state(form) {
      const { community, tier, catalogue, selections, setup = {} } = this.request(form);
      const state = new URLSearchParams({ request: catalogue.name, version: catalogue.version, tier });
      if (community) state.set("community", community);
      for (const [id, value] of Object.entries(selections)) state.set(id, value);
      for (const field of form.querySelectorAll("[data-field]")) if (field.dataset.field in setup) state.set(`setup:${field.dataset.field}`, field.value);
      return `#${state}`;
    }

    remember(form) { history.replaceState(null, "", this.state(form)); }

    async share(form) {
      this.remember(form);
      let isCopied = true;
      try { await navigator.clipboard.writeText(location.href); } catch { isCopied = false; }
      form.said.textContent = isCopied ? this.words.copied : this.words.address;
    }

    restore() {
      const state = new URLSearchParams(location.hash.slice(1));
      if (!state.has("request")) return;
      const form = [...this.querySelectorAll("form")].find((one) => one.dataset.tier === state.get("tier"));
      if (!form) return;
      for (const part of this.querySelectorAll("details")) part.open = part.contains(form);
      const lost = this.put(form, [...state].filter(([name]) => !["request", "version", "tier"].includes(name)));
      const isOld = state.get("request") !== this.model.name || state.get("version") !== this.model.version;
      const said = [
        ...(isOld ? [fill(this.words.old, { then: state.get("version") ?? "?", today: this.model.version })] : []),
        ...(lost.length ? [fill(this.words.lost, { answers: lost.join(", ") })] : []),
      ];
      if (said.length) form.prepend(element("p", { className: "hubdocs-request-old", textContent: said.join(" ") }));
    }

    /** Fill fields in; give the names of those that cannot be. */
    put(form, answers) {
      return answers.filter(([name, value]) => {
        for (const field of form.elements) {
          const { option, field: key, choice } = field.dataset;
          if (option === name) {
            const offer = this.model.items.find((item) => item.id === option).tiers[form.dataset.tier];
            if (same(offer.options[Number(choice)].value, value) || String(offer.options[Number(choice)].value) === value) {
              field.checked = true;
              return false;
            }
          } else if (`setup:${key}` === name || (field.name === "community" && name === "community")) {
            field.value = value;
            return field.value !== value;
          }
        }
        return true;
      }).map(([name]) => name);
    }

    /** Answers go along to another tier as far as it has them. */
    changeTier(part) {
      if (!part.open) return;
      const form = part.querySelector("form");
      const { last } = this;
      this.last = form;
      if (last === form) return;
      const { selections } = this.answers(last);
      const typed = [...last.querySelectorAll("[data-field]")].map((field) => [`setup:${field.dataset.field}`, field.value]);
      this.put(form, [...Object.entries(selections), ...typed, ["community", last.elements.community.value]]);
      this.update(true);
    }
  }

  Object.assign(RequestForm, { Judge, yaml });
  customElements.define("hubdocs-request", RequestForm);
})();
