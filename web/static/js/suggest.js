// How is a suggestion chosen? The combobox pattern of the ARIA Authoring Practices: the focus stays
// in the box, arrows move through the list, Enter follows what is marked or else searches the words.
// htmx fetches the list; here it is opened, walked through and closed. Without this file the form
// is a form.
"use strict";

(function () {
  // Elements are looked up when they are needed: going back replaces the whole body.
  const byId = (id) => document.getElementById(id);
  const box = () => byId("q");
  const isOpen = () => !byId("suggestions").hidden;
  const options = () => [...byId("suggestions").querySelectorAll('[role="option"]')];
  const marked = () => byId("suggestions").querySelector('[aria-selected="true"]') ?? undefined;
  const fromField = (event) => event.detail.ctx?.sourceElement?.id === "search-field";
  // A list that was closed stays closed until something is typed again.
  let wanted = false;

  // Without a script the box is no combobox, so it becomes one here.
  function arm() {
    const input = box();
    if (!input || input.hasAttribute("aria-expanded")) return;
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-haspopup", "listbox");
    input.setAttribute("aria-expanded", "false");
  }

  function open() {
    byId("suggestions").hidden = false;
    box().setAttribute("aria-expanded", "true");
    box().setAttribute("aria-controls", "suggestion-list");
  }

  function close() {
    mark(undefined);
    byId("suggestions").hidden = true;
    byId("suggestions-status").textContent = "";
    box().setAttribute("aria-expanded", "false");
    box().removeAttribute("aria-controls");
  }

  function dismiss() {
    wanted = false;
    close();
  }

  function mark(option) {
    for (const other of options()) other.setAttribute("aria-selected", String(other === option));
    if (option) {
      box().setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      box().removeAttribute("aria-activedescendant");
    }
  }

  // One step down or up; before the first and behind the last is what was typed.
  function step(by) {
    const all = [undefined, ...options()];
    mark(all.at((all.indexOf(marked()) + by) % all.length));
  }

  function press(event) {
    const { key, altKey, isComposing } = event;
    if (isComposing || event.ctrlKey || event.metaKey) return;
    if ((key === "ArrowDown" || key === "ArrowUp") && options().length) {
      event.preventDefault();
      if (altKey && key === "ArrowUp") return dismiss();
      wanted = true;
      const closed = !isOpen();
      open();
      if (!altKey || !closed) step(key === "ArrowDown" ? 1 : -1);
    } else if (key === "Enter" && isOpen() && marked()) {
      event.preventDefault();
      marked().click();
    } else if (key === "Escape" && isOpen()) {
      event.preventDefault();
      dismiss();
    } else if (["Home", "End", "ArrowLeft", "ArrowRight"].includes(key) && isOpen()) {
      mark(undefined); // and the caret moves in the box
    }
  }

  document.addEventListener("keydown", (event) => {
    if (event.target === box()) press(event);
  });
  document.addEventListener("input", (event) => {
    if (event.target !== box()) return;
    wanted = box().value.trim().length > 1;
    mark(undefined);
    if (!wanted) close();
  });
  document.addEventListener("submit", dismiss);
  document.addEventListener("focusin", (event) => {
    if (event.target === box()) arm();
  });
  document.addEventListener("focusout", (event) => {
    if (event.target === box()) dismiss();
  });
  // Who comes back finds the page as it was left, without the list.
  window.addEventListener("pagehide", dismiss);
  // Pressing an option must not take the focus out of the box before the option is followed.
  document.addEventListener("mousedown", (event) => {
    if (event.target.closest("#suggestions")) event.preventDefault();
  });

  document.addEventListener("htmx:config:request", (event) => {
    if (fromField(event) && !wanted) event.preventDefault();
  });
  // A list for anything but what stands in the box now is not shown.
  document.addEventListener("htmx:after:swap", (event) => {
    if (!fromField(event)) return;
    const list = byId("suggestions");
    const current = wanted && document.activeElement === box() && list.dataset.asked === box().value.trim();
    if (!current || !options().length) return close();
    open();
    byId("suggestions-status").textContent = list.dataset.status;
  });
  for (const failed of ["htmx:response:error", "htmx:error"]) {
    document.addEventListener(failed, (event) => {
      if (fromField(event)) close();
    });
  }

  arm();
})();
