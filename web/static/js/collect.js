// Ticks outlive the list that they were made in, until the page is left. Everything works without
// this file: then what is ticked in a list is opened before another list is asked for.
"use strict";

(function () {
  const ticked = new Set();
  const boxes = () => document.querySelectorAll(".collect-box input");

  document.addEventListener("change", (event) => {
    if (!event.target.closest(".collect-box")) return;
    if (event.target.checked) ticked.add(event.target.value);
    else ticked.delete(event.target.value);
    // One sentence can stand twice on a page.
    for (const box of boxes()) if (box.value === event.target.value) box.checked = event.target.checked;
    show();
  });

  document.addEventListener("htmx:after:swap", (event) => {
    if (event.detail.ctx?.sourceElement?.id !== "search-field") show();
  });
  window.addEventListener("pageshow", () => {
    for (const box of boxes()) if (box.checked) ticked.add(box.value);
    show();
  });

  function show() {
    const form = document.getElementById("collect");
    if (!form) return;
    const here = new Set();
    for (const box of boxes()) {
      here.add(box.value);
      box.checked = ticked.has(box.value);
    }
    for (const old of form.querySelectorAll("[data-ticked]")) old.remove();
    for (const id of ticked) {
      if (here.has(id)) continue;
      const field = document.createElement("input");
      Object.assign(field, { type: "hidden", name: "id", value: id });
      field.dataset.ticked = "";
      form.append(field);
    }
    form.classList.toggle("some", ticked.size > 0);
    const button = form.querySelector("button");
    button.textContent =
      ticked.size === 0
        ? button.dataset.plain
        : `Open ${ticked.size} ticked ${ticked.size === 1 ? "sentence" : "sentences"} as a collection`;
  }
})();
