/* The form for hub requests: everything can be filled in without this; it says at once what goes together. */
(() => {
  "use strict";
  const { Judge, both, fill, holds, same, yaml, files } = globalThis.hubdocsRequest;

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
      for (const part of this.tiers) part.addEventListener("toggle", () => this.changeTier(part));
      addEventListener("hashchange", () => { if (location.hash.startsWith("#request=")) location.reload(); });
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
      form.files = element("div", {});
      form.preview = element("details", { ontoggle: () => this.preview(form) }, element("summary", { textContent: this.words.files }), form.files);
      const place = form.querySelector(".hubdocs-request-files");
      place.before(form.said);
      place.replaceChildren(form.preview);
      form.addEventListener("input", () => this.update(true));
      form.addEventListener("submit", (event) => { if (!this.isReady(form)) event.preventDefault(); });
      form.noValidate = true;
    }

    get tiers() { return this.querySelectorAll(".hubdocs-request-tier"); }

    get form() { return this.querySelector(".hubdocs-request-tier[open] form") ?? this.querySelector("form"); }

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
      this.preview(form);
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
      // Screen readers say it again when it changes: only then.
      const said = JSON.stringify(form.problems);
      if (form.status.textContent && form.listed === said) return;
      form.listed = said;
      form.status.replaceChildren(element("p", { textContent: heading }), ...(links.length ? [element("ul", {}, ...links)] : []));
    }

    /** The files that this becomes, as `hubdocs scaffold` writes them; as text only. */
    preview(form) {
      if (!form.preview.open || !form.problems) return;
      const made = form.problems.some((problem) => problem.code !== "missing-answer") ? this.words.files_later : files(this.model.files, this.request(form));
      form.files.replaceChildren(...(typeof made === "string" ? [element("p", { textContent: made })] : [
        element("p", { textContent: this.words.files_more }),
        ...made.map(([name, content]) => {
          const shown = element("pre", { textContent: content, tabIndex: 0, lang: "en", ariaLabel: name });
          shown.setAttribute("role", "region");
          return element("figure", {}, element("figcaption", { textContent: name }), shown);
        }),
      ]));
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
      const address = URL.createObjectURL(new Blob([`# yaml-language-server: $schema=${this.model.schema}\n${yaml(this.request(form))}`], { type: "application/yaml" }));
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
      for (const part of this.tiers) part.open = part.contains(form);
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
