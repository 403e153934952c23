// What the pages do beyond links and forms. Everything works without this file.
"use strict";

(function () {
  // Elements are looked up when they are needed: going back replaces the whole body.
  const byId = (id) => document.getElementById(id);
  // The list under the search box is fetched as well, and is no answer (see suggest.js).
  const isAnswer = (event) => event.detail.ctx?.sourceElement?.id !== "search-field";
  let open = [];
  let within = false;

  // "/" leads to the search box, unless something is being typed.
  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const box = byId("q");
    if (!box) return;
    event.preventDefault();
    box.focus();
    box.select();
  });

  // A link is made known to htmx when it is pressed. An answer has hundreds: to make all of them
  // known took longer than to draw it.
  document.addEventListener(
    "click",
    (event) => {
      const link = event.target.closest("a[data-live]");
      if (!link) return;
      link.removeAttribute("data-live");
      link.setAttribute("hx-get", link.getAttribute("href"));
      htmx.process(link);
    },
    true,
  );

  // Copy buttons appear only where copying works.
  for (const button of document.querySelectorAll("[data-copy]")) {
    const field = byId(button.dataset.copy);
    field.addEventListener("focus", () => field.select?.());
    if (!navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(field.value ?? field.textContent);
      button.textContent = "Copied";
      say(button.dataset.copied ?? "Address copied");
    });
  }

  // Fields left empty stay out of the address.
  document.addEventListener("htmx:config:request", (event) => {
    const body = event.detail.ctx.request.body;
    if (!(body instanceof FormData)) return;
    dropEmpty(body);
  });
  document.addEventListener("formdata", (event) => dropEmpty(event.formData));

  // Words in the box that were never answered, because the server was away or somebody was quick,
  // count for what is pressed next; a link that changes the words itself is left alone.
  document.addEventListener("htmx:config:request", (event) => {
    const { sourceElement, request } = event.detail.ctx;
    const [answer, box] = [byId("answer"), byId("q")];
    if (!box || !answer?.contains(sourceElement) || !sourceElement.matches("a")) return;
    const address = new URL(request.action, location.href);
    const [words, answered] = [box.value.trim(), answer.dataset.question.trim()];
    if (words === answered || (address.searchParams.get("q") ?? "").trim() !== answered) return;
    if (words) address.searchParams.set("q", words);
    else address.searchParams.delete("q");
    request.action = address.pathname + address.search;
  });

  // What was folded out stays so when the answer is replaced.
  document.addEventListener("htmx:before:swap", (event) => {
    if (!isAnswer(event)) return;
    within = byId("answer")?.contains(document.activeElement) ?? false;
    open = [...document.querySelectorAll("#answer details[open][id]")].map((item) => item.id);
  });
  document.addEventListener("htmx:after:swap", (event) => {
    if (!isAnswer(event)) return;
    for (const id of open) byId(id)?.setAttribute("open", "");
    byId("failure").hidden = true;
    // A link that is gone with the old answer leaves its place to the new answer's heading.
    if (within && document.activeElement === document.body) {
      byId("list-title")?.focus({ preventScroll: true });
    }
    const answer = byId("answer");
    if (answer) say(answer.dataset.status);
  });

  // Going back changes the address before the page: until it comes, what is shown is paled as well.
  document.addEventListener("htmx:before:history:restore", () => {
    byId("answer")?.classList.add("htmx-request");
  });

  // A failed request never leaves an old answer standing as if it were the new one.
  document.addEventListener("htmx:response:error", (event) => {
    if (isAnswer(event) && event.detail.ctx.response.status >= 500) fail("The server could not answer.");
  });
  document.addEventListener("htmx:error", (event) => {
    if (isAnswer(event)) fail("The server did not answer.");
  });

  function dropEmpty(data) {
    for (const [name, value] of [...data]) if (value === "") data.delete(name);
  }

  function fail(what) {
    const failure = byId("failure");
    failure.textContent = what + " What you see below is the answer to an earlier question. Try again in a moment.";
    failure.hidden = false;
    const answer = byId("answer");
    answer?.classList.remove("htmx-request");
    answer?.classList.add("stale");
  }

  function say(text) {
    byId("announcement").textContent = text;
  }
})();
