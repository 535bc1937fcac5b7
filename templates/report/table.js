// The table of designs and its filters.
const sorting = { column: data.columns.some((c) => c.name === "system_area_cm2") ? "system_area_cm2" : "area_cm2", direction: 1 };
const limits = { area: null, power: null, loss: null, supply: "" };

// Those that the page says elsewhere; the panel of a design lists every column.
const leftOut = new Set(["design", "recommended", "is_recommended", "verified", "is_verified", "checked", "data", "seed", "split",
  "commonest_accuracy_test", "commonest_balanced_accuracy_test"]);

// What a choice is about comes first: the system's figures, then those of the gates.
const first = ["accuracy_test", "loss", "interval", "balanced_accuracy_test", "system_area_cm2", "system_area_reduction", "system_power_mw", "system_power_reduction",
  "supply", "checked", "area_cm2", "area_reduction", "total_power_mw", "power_reduction", "cells", "critical_path_ms"];

// Those that are seen until somebody chooses others, and a column that is in neither list.
const usual = new Set(["run", ...first.slice(0, 11)]);
const further = new Set(["hidden", "hidden_neurons", "accuracy_train", "accuracy_validation", "accuracy_expected", "static_power_mw", "technology", "stage", "features_used", "input_bits_used", "levels_used",
  "frontend_area_cm2", "frontend_power_mw", "accuracy_offset_mean", "accuracy_offset_p5", "classes_answered", "accuracy_sheet_error", "good_sheets_error", "sheets_for_1", "sheets_for_10",
  "devices_same_gates", "device_power_mean_mw", "device_power_p95_mw"]);
const chosen = new Map();

const isShown = (column) => chosen.get(column.name) ?? (usual.has(column.name) || !(first.includes(column.name) || further.has(column.name)));

function allColumns() {
  const hasSystem = columns.has("system_area_cm2");
  const known = (name) => data.designs.some((d) => ![null, undefined, ""].includes(d.figures[name]));
  const own = [
    { name: "loss", title: "loss", unit: "%", value: (d) => d.loss },
    { name: "interval", title: "95 % interval", unit: "%", value: (d) => (d.interval ? `${percent(d.interval.low)}\u2013${percent(d.interval.high)}` : "") },
    { name: "checked", title: "checked", unit: "", value: (d) => d.checked },
  ];
  const figures = [...own, ...data.columns.filter((c) => !leftOut.has(c.name) && known(c.name)).map((c) => ({ ...c, value: (d) => d.figures[c.name] }))];
  const place = (c) => (first.includes(c.name) ? first.indexOf(c.name) : first.length);
  figures.sort((a, b) => place(a) - place(b));
  if (!hasSystem) {
    ["area_cm2", "area_reduction", "total_power_mw", "power_reduction"].forEach((name) => usual.add(name));
  }
  return data.runs.length > 1 ? [{ name: "run", title: "run", unit: "", value: (d) => runOf(d).label }, ...figures] : figures;
}

function tableColumns() {
  return [{ name: "design", title: "design", unit: "", value: (d) => d.name }, ...allColumns().filter(isShown)];
}

/** The list to choose columns from. */
function columnChoice() {
  const all = allColumns();
  const count = el("span", {});
  const say = () => { count.textContent = `Columns: ${all.filter(isShown).length} of ${all.length}`; };
  const boxes = all.map((c) => {
    const box = el("input", { type: "checkbox", "data-choose": c.name, onchange: () => { chosen.set(c.name, box.checked); say(); update(); } });
    box.checked = isShown(c);
    return el("label", {}, box, ` ${c.title}`);
  });
  say();
  document.getElementById("columns").replaceChildren(el("details", {}, el("summary", {}, count), el("div", { class: "boxes" }, boxes)));
}

function passes(design) {
  const area = design.figures.system_area_cm2 ?? design.figures.area_cm2, power = load(design);
  const supply = data.supplies.find((s) => s.name === limits.supply);
  return runOf(design).dataset === state.dataset
    && (limits.area === null || area <= limits.area)
    && (limits.power === null || power <= limits.power)
    && (limits.loss === null || (design.loss ?? 0) * 100 <= limits.loss + 1e-9)
    && (!supply || load(design) <= supply.limitMw);
}

function compared(a, b) {
  if (typeof a === "number" && typeof b === "number") {
    return a - b;
  }
  // What has no figure goes last.
  return a === b ? 0 : a === "" || a === null || a === undefined ? Infinity : b === "" || b === null || b === undefined ? -Infinity
    : String(a).localeCompare(String(b), "en", { numeric: true });
}

function showTable() {
  const all = data.designs.filter((d) => runOf(d).dataset === state.dataset);
  const cols = tableColumns();
  const sorted = cols.find((c) => c.name === sorting.column) ?? cols[0];
  const rows = all.filter(passes).map((design, i) => [design, i]).sort(([a, i], [b, j]) => {
    const order = compared(sorted.value(a), sorted.value(b));
    return (Math.abs(order) === Infinity ? order : order * sorting.direction) || i - j;
  });
  const isNumber = (c) => all.some((d) => typeof c.value(d) === "number");
  const head = cols.map((c) => el("th", {
    scope: "col", class: `${isNumber(c) ? "number" : ""}${c.name === "design" ? " frozen" : ""}`, "data-column": c.name,
    "aria-sort": c === sorted ? (sorting.direction > 0 ? "ascending" : "descending") : "none",
  }, el("button", { type: "button", onclick: () => sortBy(c.name) }, c.title, c.unit && c.unit !== "×" ? el("small", {}, ` ${c.unit}`) : null)));
  document.getElementById("table").replaceChildren(
    el("thead", {}, el("tr", {}, head)),
    el("tbody", {}, rows.map(([design]) => row(design, cols, isNumber))));
  document.getElementById("count").textContent = rows.length === all.length ? `${all.length} designs` : `${rows.length} of ${all.length} designs`;
}

function row(design, cols, isNumber) {
  return el("tr", { "data-design": design.id, "aria-selected": String(design.id === state.design), onclick: () => choose(design.id, true) },
    cols.map((c) => {
      const value = c.value(design);
      if (c.name === "design") {
        return el("td", { class: "frozen" }, el("button", { type: "button" }, design.name),
          design.figures.recommended === "yes" ? el("span", { class: "star", title: "recommended" }, "★") : null,
          design.figures.stage === "tree" && design.name !== "tree" ? el("span", { class: "kind" }, "tree") : null);
      }
      const text = c.name === "supply" ? String(value).replace(" printed battery", "").replace("printed energy ", "") : typeof value !== "number" ? value ?? "" : c.unit === "%" ? percent(value) : c.unit === "×" ? `${short(value)}×` : short(value);
      return el("td", { class: isNumber(c) ? "number" : c.name === "checked" ? rungs[value] : null }, text);
    }));
}

function sortBy(column) {
  sorting.direction = sorting.column === column ? -sorting.direction : 1;
  sorting.column = column;
  showTable();
  document.querySelector(`#table th[data-column="${column}"] button`).focus();
}

function filters() {
  const number = (key, label) => {
    const input = el("input", {
      type: "number", min: 0, step: "any", id: `filter-${key}`, placeholder: "any",
      oninput: () => { limits[key] = input.value === "" ? null : Number(input.value); update(); },
    });
    return el("label", {}, label, input);
  };
  const supply = el("select", { id: "filter-supply", onchange: () => { limits.supply = supply.value; update(); } },
    el("option", { value: "" }, "any"), data.supplies.map((s) => el("option", { value: s.name }, `${s.name} (${s.limitMw} mW)`)));
  const word = columns.has("system_area_cm2") ? "System" : "Gates";
  const form = document.getElementById("filters");
  form.replaceChildren(number("area", `${word} area at most, cm²`), number("power", `${word} power at most, mW`), number("loss", "Loss at most, points"),
    el("label", {}, "Runs on", supply), el("button", { type: "reset" }, "Reset"));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => {
    Object.assign(limits, { area: null, power: null, loss: null, supply: "" });
    update();
  });
}
