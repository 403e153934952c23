// How are days chosen on a strip? By dragging over it, or by its two handles, which are sliders: what
// is chosen is written into the two day inputs of the form, which is then sent as by its button.
// Everything works without this file: bars are links, and the inputs can be typed into.
"use strict";

(function () {
  // So far a press may waver and still be a press on a bar.
  const SLACK = 4;
  const STEPS = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 7, PageDown: -7 };
  const WRITTEN = {
    day: { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" },
    month: { month: "long", year: "numeric", timeZone: "UTC" },
    year: { year: "numeric", timeZone: "UTC" },
  };
  const DAY = 86400000;
  // What is being chosen: the strip, its two bars, and which of them were moved.
  let brush = null;
  // Where a press began, until it is a drag or over.
  let press = null;
  // The handle that had the focus when its choice was sent.
  let kept = "";

  const chartOf = (target) => target.closest?.(".brushed-chart") ?? null;
  const handles = (chart) => [...chart.querySelectorAll(".brush-handle")];
  const starts = (chart) => chart.dataset.starts.split(" ");
  const clamp = (value, low, high) => Math.min(Math.max(value, low), high);

  function begin(chart) {
    if (brush?.chart === chart) return;
    if (brush) leave();
    const was = handles(chart).map((handle) => [
      handle.getAttribute("aria-valuenow"),
      handle.getAttribute("aria-valuetext"),
    ]);
    const [first, last] = was.map(([bar]) => Number(bar));
    brush = { chart, first, last, was, moved: new Set() };
  }

  function set(edge, bar) {
    const most = starts(brush.chart).length - 2;
    if (edge === "first") brush.first = clamp(bar, 0, brush.last);
    else brush.last = clamp(bar, brush.first, most);
    brush.moved.add(edge);
    draw();
  }

  function draw() {
    const { chart, first, last, moved } = brush;
    const days = starts(chart);
    const bars = days.length - 1;
    const places = [(100 * first) / bars, (100 * (last + 1)) / bars];
    chart.classList.add("brushing");
    const window = chart.querySelector(".brush-window");
    window.setAttribute("x", `${places[0]}%`);
    window.setAttribute("width", `${places[1] - places[0]}%`);
    handles(chart).forEach((handle, end) => {
      handle.firstElementChild.setAttribute("x", `${places[end]}%`);
      if (!moved.has(handle.dataset.edge)) return;
      handle.setAttribute("aria-valuenow", [first, last][end]);
      handle.setAttribute("aria-valuetext", written(chart, days[[first, last][end]]));
    });
    for (const link of chart.querySelectorAll("a")) {
      const middle = parseFloat(link.querySelector(".strip-slot").getAttribute("x")) + 50 / bars;
      link.classList.toggle("brushed", places[0] < middle && middle < places[1]);
    }
    tell(chart, places);
  }

  // The days in words, under them and within the strip.
  function tell(chart, [left, right]) {
    const days = starts(chart);
    const words = chart.querySelector(".brush-days");
    const place = left > 60 ? right : right < 40 ? left : (left + right) / 2;
    words.setAttribute("x", `${place}%`);
    words.setAttribute("text-anchor", left > 60 ? "end" : right < 40 ? "start" : "middle");
    const [from, to] = [days[brush.first], days[brush.last]].map((day) => written(chart, day));
    words.textContent = from === to ? from : `${from} to ${to}`;
  }

  function written(chart, day) {
    return new Intl.DateTimeFormat("en-GB", WRITTEN[chart.dataset.grain]).format(new Date(day));
  }

  // As before anything was moved.
  function leave() {
    if (!brush) return;
    const { chart, was } = brush;
    [brush.first, brush.last] = was.map(([bar]) => Number(bar));
    draw();
    handles(chart).forEach((handle, end) => {
      handle.setAttribute("aria-valuenow", was[end][0]);
      handle.setAttribute("aria-valuetext", was[end][1]);
    });
    chart.classList.remove("brushing");
    if (!chart.classList.contains("narrowed")) chart.querySelector(".brush-window").setAttribute("width", "0%");
    for (const link of chart.querySelectorAll(".brushed")) link.classList.remove("brushed");
    brush = null;
  }

  function send() {
    const { chart, first, last, moved } = brush;
    const form = document.getElementById(chart.dataset.form);
    const days = starts(chart);
    for (const handle of handles(chart)) {
      if (!moved.has(handle.dataset.edge)) continue;
      const day = handle.dataset.edge === "first" ? days[first] : before(days[last + 1]);
      form.elements.namedItem(handle.dataset.field).value = day;
    }
    // A scale that was chosen for other days would show these as one bar.
    document.querySelector(`input[name="grain"][form="${form.id}"]`)?.remove();
    brush = null;
    form.requestSubmit();
  }

  function before(day) {
    return new Date(Date.parse(day) - DAY).toISOString().slice(0, 10);
  }

  function barAt(chart, x) {
    const box = chart.getBoundingClientRect();
    const bars = starts(chart).length - 1;
    return clamp(Math.floor((bars * (x - box.left)) / box.width), 0, bars - 1);
  }

  document.addEventListener("pointerdown", (event) => {
    const chart = chartOf(event.target);
    if (!chart || event.button !== 0 || !event.isPrimary) return;
    const edge = event.target.closest(".brush-handle")?.dataset.edge ?? "";
    press = { chart, edge, x: event.clientX, pointer: event.pointerId, dragged: false };
  });

  document.addEventListener("pointermove", (event) => {
    if (event.pointerId !== press?.pointer) return;
    if (!press.dragged) {
      if (Math.abs(event.clientX - press.x) < SLACK) return;
      press.dragged = true;
      press.chart.setPointerCapture(press.pointer);
      begin(press.chart);
    }
    drag(event.clientX);
  });

  function drag(x) {
    const { chart, edge } = press;
    const bar = barAt(chart, x);
    if (edge) return set(edge, bar);
    const [low, high] = [barAt(chart, press.x), bar].sort((one, other) => one - other);
    Object.assign(brush, { first: low, last: high, moved: new Set(["first", "last"]) });
    draw();
  }

  document.addEventListener("pointerup", (event) => {
    if (event.pointerId !== press?.pointer) return;
    const { dragged } = press;
    press = null;
    if (!dragged || !brush) return;
    // The press that ends a drag is no click on a bar.
    const swallow = (click) => {
      click.preventDefault();
      click.stopImmediatePropagation();
    };
    document.addEventListener("click", swallow, { capture: true, once: true });
    setTimeout(() => document.removeEventListener("click", swallow, { capture: true }));
    send();
  });
  document.addEventListener("pointercancel", (event) => {
    if (event.pointerId !== press?.pointer) return;
    press = null;
    leave();
  });
  // A bar is a link, and a link that is pulled would be dragged away.
  document.addEventListener("dragstart", (event) => {
    if (chartOf(event.target)) event.preventDefault();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && brush) {
      press = null;
      return leave();
    }
    const handle = event.target.closest?.(".brush-handle");
    if (!handle || event.ctrlKey || event.metaKey || event.altKey) return;
    const chart = chartOf(handle);
    const { edge } = handle.dataset;
    if (event.key in STEPS || event.key === "Home" || event.key === "End") {
      event.preventDefault();
      begin(chart);
      const most = starts(chart).length;
      const to = { Home: 0, End: most }[event.key] ?? brush[edge] + STEPS[event.key];
      set(edge, to);
    } else if ((event.key === "Enter" || event.key === " ") && brush?.chart === chart) {
      event.preventDefault();
      kept = handle.id;
      send();
    }
  });

  // Who goes on with the keyboard finds the handle where it was; the rest of the page is new.
  document.addEventListener("htmx:after:swap", (event) => {
    if (event.detail.ctx?.sourceElement?.id === "search-field") return;
    document.getElementById(kept)?.focus({ preventScroll: true });
    kept = "";
    brush = press = null;
  });
})();
