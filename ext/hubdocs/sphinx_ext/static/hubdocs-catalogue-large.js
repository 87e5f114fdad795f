/* Catalogues that stand on several pages: the filter looks through the entries of all of them.
 * They are loaded when somebody begins to look for something; until then the page shows its own. */
globalThis.hubdocsLarge = (form, body) => {
  "use strict";
  const { all, entries, failed, loading, root, unconfirmed } = form.dataset;
  const own = [...body.rows];
  const labels = [...own[0].cells].map((cell) => cell.querySelector(".hubdocs-cell-label"));
  const options = [...form.querySelectorAll("[data-facet] option")].map((option) => [option, option.text]);
  const links = form.parentElement.querySelectorAll(".hubdocs-pages");
  const status = form.querySelector("[role=status]");
  const SLICE = 500;
  let rows, wanted;

  const make = (tag, className, ...children) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.append(...children.filter(Boolean));
    return element;
  };
  const link = (href, kind, content) => Object.assign(make("a", `reference ${kind}`, content), { href });
  const code = (text) => make("code", "docutils literal notranslate", make("span", "pre", text));
  const between = (parts) => parts.flatMap((part, number) => (number ? [", ", part] : [part]));
  const isWeb = (address) => /^https?:\/\//.test(address);
  const plainAddress = (address) => (isWeb(address) ? address.replace(/^https?:\/\/|\/+$/g, "") : address);

  class Row {
    constructor(entry, whole, fold) {
      this.entry = entry;
      this.whole = whole;
      this.values = entry[6].split("|").map((value) => value.split(" "));
      this.keys = entry[7].split("|");
      const [title, , name, summary, website, , , , hubs] = entry;
      this.text = fold([title, ...this.marks(), summary, name, plainAddress(website), ...this.cells(), hubs].join(" "));
    }

    words(at, codes = this.values[at]) {
      return codes.filter(Boolean).map((one) => this.whole.words[at][one] ?? one).join(", ");
    }

    cells() {
      return [this.words(0), this.words(1), this.words(3), this.words(2)].slice(6 - labels.length);
    }

    marks() {
      const [state, doubt] = this.values[5];
      const said = this.whole.words[4][state];
      return [said && `(${said})`, doubt && unconfirmed];
    }

    own(text) {
      const language = this.entry[1];
      const dir = this.whole.rightToLeft.includes(language) ? "rtl" : language ? "ltr" : "auto";
      return Object.assign(make("span", "", text), { lang: language, dir });
    }

    get row() {
      const [title, , name, summary, website, page, , , hubs] = this.entry;
      const heading = this.own(title);
      if (page) heading.replaceChildren(link(root + page, "internal", make("span", "doc", title)));
      const [said, doubt] = this.marks();
      const head = make("th", "stub",
        make("p", "hubdocs-community", heading,
          said && " ", said && make("span", "hubdocs-status", said),
          doubt && " ", doubt && make("span", "hubdocs-unconfirmed", doubt)),
        summary && make("p", "hubdocs-summary", this.own(summary)),
        make("p", "hubdocs-names", code(name), website && " · ",
          isWeb(website) ? link(website, "external", plainAddress(website)) : website));
      const linked = hubs.split(" ").filter(Boolean).map((hub) => {
        const address = this.whole.hubs[hub];
        if (!address) return code(hub);
        return isWeb(address) ? link(address, "external", code(hub)) : link(root + address, "internal", code(hub));
      });
      const cells = [...this.cells().map((text) => [text]), between(linked)].map((content, number) =>
        make("td", "", make("p", "", labels[number + 1]?.cloneNode(true), " ", ...content)));
      return make("tr", "", head, ...cells);
    }
  }

  const plain = (text) => {
    body.replaceChildren(...own);
    for (const [option, words] of options) option.text = words;
    for (const one of links) one.hidden = false;
    status.textContent = text;
  };

  const load = (fold, ready) => {
    if (wanted) return;
    wanted = document.createElement("script");
    wanted.src = entries;
    wanted.onload = async () => {
      const { hubdocs } = wanted;
      const made = [];
      for (const entry of hubdocs.entries) {
        made.push(new Row(entry, hubdocs, fold));
        // In slices: what is typed meanwhile must not wait.
        if (made.length % SLICE === 0) await new Promise((resume) => setTimeout(resume));
      }
      rows = made;
      ready();
    };
    wanted.onerror = () => {
      wanted = undefined;
      plain(failed);
    };
    document.head.append(wanted);
  };

  return {
    /* All entries, if something is looked for and they are there; else nothing, and the page is as it was made. */
    rows(isAsked, fold, again) {
      if (isAsked && rows) {
        for (const one of links) one.hidden = true;
        return rows;
      }
      if (isAsked) load(fold, again);
      plain(isAsked ? loading : form.dataset.count.replace("%(shown)s", all).replace("%(all)s", all));
    },
    load,
  };
};
