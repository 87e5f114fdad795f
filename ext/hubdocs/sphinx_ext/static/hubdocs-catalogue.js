/* Catalogues: filter, facets, sorting. Without this they are whole tables. */
(() => {
  "use strict";
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  for (const form of document.querySelectorAll(".hubdocs-finder")) {
    const { find, sort, layout } = form.elements;
    const catalogue = form.parentElement;
    const body = catalogue.querySelector("tbody");
    const facets = [...form.querySelectorAll("[data-facet]")];
    const fields = [find, sort, layout, ...facets];
    const large = form.dataset.entries && globalThis.hubdocsLarge?.(form, body);
    let rows = large ? [] : [...body.rows].map((row) => ({
      row,
      text: fold(row.textContent),
      values: row.dataset.facets.split("|").map((value) => value.split(" ")),
      keys: row.dataset.keys.split("|"),
    }));
    const more = document.createElement("button");
    more.type = "button";
    more.className = "hubdocs-more";
    more.textContent = form.dataset.more;
    catalogue.querySelector("table").after(more);
    let found, shown;

    const show = (until) => {
      shown = until;
      body.replaceChildren(...found.slice(0, until).map(({ row }) => row));
      more.hidden = found.length <= until;
    };

    const update = () => {
      const address = new URL(location);
      for (const { name, value } of fields)
        value ? address.searchParams.set(name, value) : address.searchParams.delete(name);
      history.replaceState(null, "", address);
      catalogue.classList.toggle("hubdocs-as-cards", (layout.dataset.other === "cards") === !!layout.value);
      if (large) {
        rows = large.rows(fields.some((field) => field !== layout && field.value), fold, update);
        more.hidden = true;
        if (!rows) return;
      }
      const words = fold(find.value).split(/\s+/);
      const chosen = facets.map(({ value, options, dataset }) => ({ value, options, at: dataset.facet, counts: {} }));
      found = rows.filter(({ text, values }) => {
        for (const word of words) if (!text.includes(word)) return false;
        let misses = 0, missed;
        for (const choice of chosen)
          if (choice.value && !values[choice.at].includes(choice.value)) {
            misses += 1;
            missed = choice;
          }
        // A row that only one facet leaves out still counts for what else could be chosen there.
        if (misses > 1) return false;
        for (const { at, counts } of misses ? [missed] : chosen)
          for (const value of values[at]) counts[value] = (counts[value] || 0) + 1;
        return !misses;
      });
      for (const { options, counts } of chosen)
        for (const option of options)
          if (option.value) option.text = option.text.replace(/\d+\)$/, `${counts[option.value] || 0})`);
      const key = sort.value;
      if (key) found.sort(({ keys: one }, { keys: other }) => (one[key] < other[key]) - (one[key] > other[key]));
      show(large ? 25 : 50);
      form.querySelector("[role=status]").textContent = form.dataset.count
        .replace("%(shown)s", found.length).replace("%(all)s", rows.length);
    };

    const asked = new URLSearchParams(location.search);
    for (const field of fields) {
      field.value = asked.get(field.name) || "";
      if (field.selectedIndex < 0) field.value = "";
      if (field.value && field.dataset.facet) field.closest("details").open = true;
    }
    form.addEventListener("input", update);
    if (large) form.addEventListener("focusin", () => large.load(fold, update));
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(update));
    more.addEventListener("click", () => {
      const next = found[shown].row;
      show(shown + 100);
      next.querySelector("a")?.focus();
    });
    form.hidden = false;
    update();
  }
})();
