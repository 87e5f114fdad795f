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
    const rows = [...body.rows].map((row) => ({
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
      const words = fold(find.value).split(/\s+/);
      const counts = facets.map(() => ({}));
      const chosen = facets.map(({ value, dataset }) => ({ value, at: dataset.facet }));
      found = rows.filter(({ text, values }) => {
        if (!words.every((word) => text.includes(word))) return false;
        const wrong = chosen.filter(({ value, at }) => value && !values[at].includes(value));
        chosen.forEach((choice, number) => {
          if (wrong.some((other) => other !== choice)) return;
          for (const value of values[choice.at]) counts[number][value] = (counts[number][value] || 0) + 1;
        });
        return !wrong.length;
      });
      facets.forEach((facet, number) => {
        for (const option of facet.options)
          if (option.value) option.text = option.text.replace(/\d+\)$/, `${counts[number][option.value] || 0})`);
      });
      const key = sort.value;
      if (key) found.sort(({ keys: one }, { keys: other }) => (one[key] < other[key]) - (one[key] > other[key]));
      catalogue.classList.toggle("hubdocs-as-cards", (layout.dataset.other === "cards") === !!layout.value);
      show(50);
      form.querySelector("[role=status]").textContent = form.dataset.count
        .replace("%(shown)s", found.length).replace("%(all)s", rows.length);
      const address = new URL(location);
      for (const { name, value } of fields)
        value ? address.searchParams.set(name, value) : address.searchParams.delete(name);
      history.replaceState(null, "", address);
    };

    const asked = new URLSearchParams(location.search);
    for (const field of fields) {
      field.value = asked.get(field.name) || "";
      if (field.selectedIndex < 0) field.value = "";
      if (field.value && field.dataset.facet) field.closest("details").open = true;
    }
    form.addEventListener("input", update);
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
