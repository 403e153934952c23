// How long from the start of a request until its answer is on screen? Put into every page by
// browsing.py, before the page itself runs. Clocks are those of the page, not of whoever drives it.
"use strict";

(function () {
  const isAnswer = (event) => event.detail.ctx?.sourceElement?.id !== "search-field";
  // After the next frame is drawn: what is posted in a frame's callback comes once it is done.
  const shown = () =>
    new Promise((done) =>
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => done(performance.now());
        channel.port2.postMessage(0);
      }),
    );

  // Do something that asks for an answer; resolves with milliseconds from the request to the
  // screen, of them until the answer had come whole, and of them until it was in the document.
  function timed(act) {
    return new Promise((done, fail) => {
      let begun, come;
      const listeners = {
        "htmx:before:request": () => (begun = performance.now()),
        "htmx:before:swap": () => (come = performance.now()),
        "htmx:after:swap": async () => {
          const swapped = performance.now();
          stop();
          const whole = (await shown()) - begun;
          done({ whole, answered: come - begun, swapped: swapped - come });
        },
        "htmx:error": () => fail(new Error("the request failed")),
      };
      const heard = Object.entries(listeners).map(([name, listener]) => [
        name,
        (event) => isAnswer(event) && listener(),
      ]);
      const stop = () => heard.forEach(([name, listener]) => document.removeEventListener(name, listener));
      for (const [name, listener] of heard) document.addEventListener(name, listener);
      act();
    });
  }

  window.browsing = {
    // Put a text into the search box, as if its last letter had been typed just now.
    type(text) {
      const box = document.getElementById("q");
      box.focus();
      return timed(() => {
        box.value = text;
        box.dispatchEvent(new InputEvent("input", { bubbles: true }));
      });
    },
    press(selector, place) {
      const link = document.querySelectorAll(selector)[place];
      return timed(() => link.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true })));
    },
    // Of a page that was opened: milliseconds from the click until something is painted.
    opened: () =>
      new Promise((done) =>
        new PerformanceObserver((list) => {
          const [navigation] = performance.getEntriesByType("navigation");
          const [paint] = list.getEntriesByName("first-contentful-paint");
          if (!paint) return;
          done({ whole: paint.startTime, answered: navigation.responseEnd, swapped: 0 });
        }).observe({ type: "paint", buffered: true }),
      ),
  };
})();
