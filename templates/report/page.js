"use strict";

// What the page is about, and how it writes things.
const data = JSON.parse(document.getElementById("data").textContent);
const state = { dataset: 0, design: null, accuracy: "accuracy_test", scope: data.datasets.some((d) => d.figures.some((f) => f.scope === "system")) ? "system" : "gates" };
const byId = new Map(data.designs.map((design) => [design.id, design]));
const columns = new Map(data.columns.map((column) => [column.name, column]));

/** An element: its properties, then its children, texts or elements. */
function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

/** Three significant digits, more where a number is large. */
function short(value) {
  if (typeof value !== "number") {
    return value ?? "";
  }
  if (value === 0 || Number.isInteger(value)) {
    return String(value);
  }
  return Math.abs(value) >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
}

/** A share in percent; what rounds to nothing has no sign. */
const percent = (share, digits = 1) => (share * 100).toFixed(digits).replace(/^-(?=[0.]*$)/, "");

/** Area or power of the system where the table has it, else of the gates, with its factor. */
function costOf(figures, what) {
  const system = what === "area" ? figures.system_area_cm2 : figures.system_power_mw;
  const gates = what === "area" ? figures.area_cm2 : figures.total_power_mw;
  return typeof figures[`system_${what}_reduction`] === "number" || system === 0
    ? { title: `System ${what}`, value: system, factor: figures[`system_${what}_reduction`], gates, gatesFactor: figures[`${what}_reduction`] }
    : { title: `Gates ${what}`, value: gates, factor: figures[`${what}_reduction`], gates: null };
}

/** The factor of a cost in words, and that of the gates beside it. */
function costNote(cost, word, unit) {
  const than = typeof cost.factor === "number" ? `${short(cost.factor)} times ${word}` : "nothing is left of it";
  const gates = cost.gates === null || cost.gates === undefined ? "" : `; gates ${short(cost.gates)} ${unit}${typeof cost.gatesFactor === "number" ? `, ${short(cost.gatesFactor)} times ${word}` : ""}`;
  return than + gates;
}

/** A figure of a design as text, with the unit of its column. */
function shown(name, value) {
  const unit = columns.get(name)?.unit ?? "";
  if (typeof value !== "number") {
    return value ?? "";
  }
  return unit === "%" ? `${percent(value)} %` : unit === "×" ? `${short(value)}×` : unit ? `${short(value)} ${unit}` : short(value);
}

/** Where the accuracy on test rows lies with 95 % confidence, as text. */
const interval = (design) => (design.interval ? `${percent(design.interval.low)} to ${percent(design.interval.high)} %` : "");

/** The rungs of the ladder of checks, and how they look. */
const rungs = { DISAGREES: "no", "in process": "incomplete", simulated: "yes", proven: "yes" };

/** A class by its index and its label. */
function classText(design, answer) {
  const { classes } = runOf(design), flagged = design.figures.flags;
  const index = flagged ? answer & ((1 << Math.max(1, Math.ceil(Math.log2(classes.length)))) - 1) : answer;
  return classes[index] === undefined ? `${answer}, which no class has` : `${answer} (${classes[index]}${index === answer ? "" : ", with flags"})`;
}

/** Tells by a fade at the edge that there is more to the right. */
function withEdge(scroll) {
  const frame = el("div", { class: "edge" }, scroll);
  const look = () => frame.classList.toggle("more", scroll.scrollLeft + scroll.clientWidth < scroll.scrollWidth - 2);
  scroll.addEventListener("scroll", look, { passive: true });
  new ResizeObserver(look).observe(scroll);
  if (scroll.firstElementChild) {
    new ResizeObserver(look).observe(scroll.firstElementChild);
  }
  return frame;
}

/** A table that scrolls sideways in a frame of its own. */
const scrolled = (label, table) => withEdge(el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": label }, table));

/** What a supply has to deliver: the front end's share too, where the table has it. */
const load = (design) => design.figures.system_power_mw ?? design.figures.total_power_mw;

/** Why a supply is stronger than the power of the gates asks for. */
const loadNote = (design) => (typeof design.figures.system_power_mw === "number" ? `${short(load(design))} mW with its front end` : null);

const runOf = (design) => data.runs[design.run];
const stageNames = { exact: "exact network", approximate: "approximate network", gates: "searched netlist of gates", tree: "decision tree" };

/** Hands a text to the user as a file. */
function save(name, text) {
  const link = el("a", { href: URL.createObjectURL(new Blob([text], { type: "image/svg+xml" })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** A button that saves a figure as an SVG file with its style in it. */
function saveButton(name, svg) {
  return el("button", {
    type: "button", class: "save", "aria-label": `Save ${name} as SVG`,
    onclick: () => save(`${name}.svg`, svg.replace(/>/, `>\n<style>\n${data.figureStyle}</style>\n<rect class="paper" width="100%" height="100%"/>`)),
  }, "Save SVG");
}
