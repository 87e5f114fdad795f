/* Reference pages of schemas: everything works without this; it saves clicks. */
(() => {
  "use strict";

  const parts = (root) => root.querySelectorAll("details.hubdocs-inside");

  /* Open what is around the property that the address names: not every browser does that by itself. */
  const reveal = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && document.getElementById(id);
    if (!target || !target.closest(".hubdocs-schema")) return;
    for (let part = target.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
    /* A link to a property is a wish to see what is inside, too. */
    const inside = target.nextElementSibling?.querySelector(":scope > details.hubdocs-inside");
    if (inside) inside.open = true;
    target.scrollIntoView();
  };

  /* One button that opens and closes all parts. Its words come with the page. */
  const addButton = (reference) => {
    const words = reference.dataset;
    if (!words.openAll || parts(reference).length < 2) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "hubdocs-all";
    const allOpen = () => [...parts(reference)].every((part) => part.open);
    const label = () => { button.textContent = allOpen() ? words.closeAll : words.openAll; };
    button.addEventListener("click", () => {
      const open = !allOpen();
      for (const part of parts(reference)) part.open = open;
      label();
    });
    reference.addEventListener("toggle", label, true);
    label();
    reference.prepend(button);
  };

  /* On paper nothing can be opened. */
  const opened = [];
  addEventListener("beforeprint", () => {
    for (const part of parts(document)) if (!part.open) { part.open = true; opened.push(part); }
  });
  addEventListener("afterprint", () => { for (const part of opened.splice(0)) part.open = false; });

  document.querySelectorAll(".hubdocs-schema").forEach(addButton);
  addEventListener("hashchange", reveal);
  reveal();
})();
