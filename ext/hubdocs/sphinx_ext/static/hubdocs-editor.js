// An editor below an example: a plain text field, and what `hubdocs check` says of its text. All that judges is loaded when somebody opens it.
"use strict";
(() => {
  const here = document.currentScript.src;
  const loaded = new Map();
  const load = (name, version) => {
    const address = new URL(`hubdocs-editor/${name}.js?v=${version}`, here).href;
    if (!loaded.has(address)) {
      loaded.set(address, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        Object.assign(script, { src: address, async: false, onload: resolve, onerror: () => reject(new Error(address)) });
        document.head.append(script);
      }));
    }
    return loaded.get(address);
  };

  // A browser may forbid to keep anything: it works without.
  const kept = {
    get: (key) => {
      try {
        return sessionStorage.getItem(key);
      } catch {
        return null;
      }
    },
    set: (key, text) => {
      try {
        if (text === null) sessionStorage.removeItem(key);
        else sessionStorage.setItem(key, text);
      } catch {}
    },
  };

  const make = (tag, attributes = {}, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  };
  const LITERAL = { class: "docutils literal notranslate" }; // as the theme knows it
  const fill = (template, parts) => template.replace(/\{(\w+)\}/g, (_all, name) => parts[name] ?? "");
  /** Turn a message with `code` in backticks into nodes; nothing in it is ever markup. */
  const nodes = (text) => text.split(/`([^`]+)`/).map((part, index) => (index % 2 ? make("code", LITERAL, part) : part));
  const sentence = (text) => text && text[0].toUpperCase() + text.slice(1) + (/[.?!:]$/.test(text) ? "" : ".");
  const MOST = 20;
  const PAUSE = 30;
  let count = 0;

  class Editor {
    constructor(root, model) {
      Object.assign(this, { root, model, words: model.words });
      count += 1;
      const id = `hubdocs-editor-${count}`;
      this.key = `hubdocs-editor ${location.pathname} ${count} ${model.text.length}`;
      this.button = make("button", { type: "button", "aria-expanded": "false", "aria-controls": id }, this.words.open);
      this.button.addEventListener("click", () => this.toggle());
      this.field = make("textarea", {
        id: `${id}-text`, spellcheck: "false", autocomplete: "off", autocapitalize: "off", autocorrect: "off", wrap: "off", dir: "ltr",
        translate: "no", "aria-describedby": `${id}-hint`, rows: String(Math.min(30, model.text.split("\n").length)),
      });
      this.field.value = kept.get(this.key) ?? model.text;
      this.field.addEventListener("input", () => this.changed());
      this.said = make("div", { class: "hubdocs-editor-said", role: "status" });
      this.panel = make("div", { id, class: "hubdocs-editor-panel" },
        make("label", { for: `${id}-text` }, this.words.label),
        make("p", { id: `${id}-hint`, class: "hubdocs-editor-hint" }, this.words.hint),
        this.field,
        make("div", { class: "hubdocs-editor-buttons" }, this.action("check", () => this.check()), this.action("again", () => this.again())),
        this.said);
      this.panel.hidden = true;
      root.prepend(make("div", { class: "hubdocs-editor-open" }, this.button), this.panel);
      root.dataset.ready = "";
    }

    action(name, act) {
      const made = make("button", { type: "button", class: `hubdocs-editor-${name}` }, this.words[name]);
      made.addEventListener("click", act);
      return made;
    }

    toggle() {
      this.panel.hidden = !this.panel.hidden;
      this.button.setAttribute("aria-expanded", String(!this.panel.hidden));
      if (this.panel.hidden) return;
      this.field.focus();
      this.ready().catch(() => {});
    }

    /** Load what judges, once, in the order in which the scripts need each other. */
    ready() {
      this.loading ??= Promise.all([...this.model.scripts, this.model.bundle].map((name) => load(name, this.model.version)));
      return this.loading;
    }

    changed() {
      kept.set(this.key, this.field.value === this.model.text ? null : this.field.value);
      this.said.replaceChildren();
      delete this.said.dataset.verdict;
    }

    again() {
      this.field.value = this.model.text;
      this.changed();
      this.field.focus();
    }

    /** Give the examples in the solution of the exercise that the editor belongs to. */
    solutions() {
      const parts = [...document.querySelectorAll(".hubdocs-exercise, .hubdocs-solution")];
      const next = parts[parts.indexOf(this.root.closest(".hubdocs-exercise")) + 1];
      return next?.matches(".hubdocs-solution") ? [...next.querySelectorAll(".hubdocs-config pre")].map((shown) => shown.textContent) : [];
    }

    async check() {
      const text = this.field.value;
      this.say("busy", this.words.busy);
      let found = null;
      try {
        await this.ready();
        await new Promise((resolve) => setTimeout(resolve, PAUSE)); // so that what is said is seen and heard first
        found = this.judge(text);
      } catch {} // what cannot be judged here gets no verdict
      if (text !== this.field.value) return;
      if (found === null) this.sayUnsure();
      else this.sayFound(found);
    }

    schema() {
      const bundle = globalThis.hubdocsSchemas[this.model.bundle];
      bundle.made ??= globalThis.hubdocsEditor.makeSchema(bundle);
      return bundle.made;
    }

    judge(text) {
      const { at, overlay, severity } = this.model;
      return globalThis.hubdocsEditor.check(text, this.schema(), { at, overlay })
        .map((item) => ({ ...item, severity: item.code in severity ? severity[item.code] : item.severity }))
        .filter((item) => item.severity);
    }

    say(verdict, ...children) {
      this.said.replaceChildren(make("p", { class: "hubdocs-editor-verdict" }, ...children));
      this.said.dataset.verdict = verdict;
    }

    sayUnsure() {
      this.say("unsure", this.words.unsure);
      this.said.append(...[...this.root.querySelectorAll(".hubdocs-editor-how > *")].map((part) => part.cloneNode(true)));
    }

    sayFound(found) {
      const errors = found.filter((item) => item.severity === "error").length;
      const isEmpty = !this.field.value.replace(/#.*/g, "").trim();
      if (!errors) this.sayClean(isEmpty);
      else this.say("wrong", make("strong", {}, fill(errors === 1 ? this.words.wrong_one : this.words.wrong, { count: errors })));
      if (!found.length) return;
      const items = found.slice(0, MOST).map((item) => this.item(item));
      if (found.length > MOST) items.push(make("li", {}, fill(this.words.more, { count: found.length - MOST })));
      this.said.append(make("ul", {}, ...items));
    }

    /** The checker does not know what was asked: only what says the same as the solution is right. */
    sayClean(isEmpty) {
      const solutions = this.solutions();
      const isSame = solutions.some((text) => globalThis.hubdocsEditor.saysTheSame(this.field.value, text, this.schema()));
      if (isEmpty) this.say("clean", make("strong", {}, this.words.empty));
      else if (isSame) this.say("right", make("strong", {}, this.words.right));
      else this.say("clean", make("strong", {}, this.words.clean), ...(solutions.length ? [" ", this.words.compare] : []));
    }

    item({ code, end, hint, line, message, severity, start }) {
      const place = make("button", { type: "button", class: "hubdocs-editor-place" }, fill(this.words.line, { line }));
      place.addEventListener("click", () => this.select(start, end));
      const page = Object.entries(this.model.codes).find(([, codes]) => codes.includes(code));
      const name = make("code", LITERAL, code);
      const kind = severity === "error" ? [] : [`${this.words[severity]} `];
      return make("li", {}, place, " ", ...kind, page ? make("a", { href: `${page[0]}#code-${code}` }, name) : name, ": ",
        make("span", this.model.foreign ? { lang: "en" } : {}, ...nodes(sentence(message)), ...(hint ? [" ", ...nodes(sentence(hint))] : [])));
    }

    /** Show a place in the text: it is selected, and scrolled to. */
    select(start, end) {
      const { field } = this;
      field.focus();
      field.setSelectionRange(start, Math.max(end, start));
      const line = field.value.slice(0, start).split("\n").length - 1;
      const height = Number.parseFloat(getComputedStyle(field).lineHeight) || 20;
      field.scrollTop = Math.max(0, (line - 3) * height);
    }
  }

  for (const root of document.querySelectorAll(".hubdocs-editor")) {
    const model = root.querySelector(":scope > script[type='application/json']");
    if (model) new Editor(root, JSON.parse(model.textContent));
  }
})();
