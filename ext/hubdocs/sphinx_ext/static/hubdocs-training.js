// Opens the notes for instructors on a page: with its button, or with ?view=instructor. Without this script each note is opened by itself.
"use strict";
(() => {
  const key = "hubdocs-view";
  const view = "instructor";
  // A browser may forbid to keep anything, and pages on a disk may share what they keep: it works without.
  const keep = (on) => {
    try {
      if (on) localStorage.setItem(key, view);
      else localStorage.removeItem(key);
    } catch {}
  };
  const kept = () => {
    try {
      return localStorage.getItem(key) === view;
    } catch {
      return false;
    }
  };
  const notes = document.querySelectorAll(`details[data-audience="${view}"]`);
  const buttons = document.querySelectorAll(".hubdocs-view button");
  const show = (on) => {
    for (const note of notes) note.open = on;
    for (const button of buttons) button.setAttribute("aria-pressed", String(on));
  };
  const asked = new URLSearchParams(location.search).get("view");
  if (asked) keep(asked === view);
  const on = asked ? asked === view : kept();
  for (const button of buttons) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const pressed = button.getAttribute("aria-pressed") !== "true";
      keep(pressed);
      show(pressed);
    });
  }
  if (on) show(true);
})();
