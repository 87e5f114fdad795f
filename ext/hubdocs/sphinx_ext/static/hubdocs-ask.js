// Filters the list of questions behind a field. Without this script the field is not shown, and the list is whole.
"use strict";
(() => {
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  for (const form of document.querySelectorAll("form.hubdocs-ask")) {
    const list = form.parentElement.querySelector("dl.hubdocs-questions");
    if (!list) continue;
    const status = form.querySelector("[role=status]");
    const pairs = [...list.children].filter((it) => it.localName === "dt").map((dt) => {
      const dd = dt.nextElementSibling;
      return [plain(`${dt.textContent} ${dd.textContent}`), dt, dd];
    });
    const input = form.querySelector("input");
    const filter = () => {
      const words = plain(input.value).split(/\s+/);
      let found = 0;
      for (const [text, dt, dd] of pairs) {
        const fits = words.every((word) => text.includes(word));
        dt.hidden = dd.hidden = !fits;
        found += fits;
      }
      status.textContent = found ? "" : status.dataset.none;
    };
    input.addEventListener("input", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.hidden = false;
    filter();
  }
})();
