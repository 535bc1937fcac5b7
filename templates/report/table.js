// The table of designs and its filters.
const sorting = { column: "area_cm2", direction: 1 };
const limits = { area: null, power: null, loss: null, supply: "" };

// Those that the page says elsewhere; the panel of a design lists every column.
const leftOut = new Set(["design", "recommended", "accuracy_train", "accuracy_validation", "static_power_mw", "hidden", "commonest_accuracy_test",
  "commonest_balanced_accuracy_test"]);

function tableColumns(designs) {
  const known = (name) => designs.some((d) => ![null, undefined, ""].includes(d.figures[name]));
  const varied = (name) => new Set(designs.map((d) => d.figures[name])).size > 1;
  const loss = { name: "loss", title: "loss", unit: "%", value: (d) => d.loss };
  const figures = data.columns.filter((c) => !leftOut.has(c.name) && known(c.name) && (c.name !== "technology" || varied(c.name)))
    .flatMap((c) => {
      const column = { ...c, value: (d) => d.figures[c.name] };
      return c.name === "accuracy_test" ? [column, loss] : [column];
    });
  const run = { name: "run", title: "run", unit: "", value: (d) => runOf(d).label };
  const first = { name: "design", title: "design", unit: "", value: (d) => d.name };
  return [...(data.runs.length > 1 ? [run] : []), first, ...figures];
}

function passes(design) {
  const { area_cm2: area, total_power_mw: power } = design.figures;
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
  const cols = tableColumns(all);
  const sorted = cols.find((c) => c.name === sorting.column) ?? cols[0];
  const rows = all.filter(passes).map((design, i) => [design, i]).sort(([a, i], [b, j]) => {
    const order = compared(sorted.value(a), sorted.value(b));
    return (Math.abs(order) === Infinity ? order : order * sorting.direction) || i - j;
  });
  const isNumber = (c) => all.some((d) => typeof c.value(d) === "number");
  const head = cols.map((c) => el("th", {
    scope: "col", class: isNumber(c) ? "number" : null, "data-column": c.name,
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
        return el("td", {}, el("button", { type: "button" }, design.name),
          design.figures.recommended === "yes" ? el("span", { class: "star", title: "recommended" }, "★") : null);
      }
      const text = typeof value !== "number" ? value ?? "" : c.unit === "%" ? percent(value) : c.unit === "×" ? `${short(value)}×` : short(value);
      return el("td", { class: isNumber(c) ? "number" : c.name === "verified" ? value : null }, text);
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
  const form = document.getElementById("filters");
  form.replaceChildren(number("area", "Area at most, cm²"), number("power", "Power at most, mW"), number("loss", "Loss at most, points"),
    el("label", {}, "Runs on", supply), el("button", { type: "reset" }, "Reset"));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => {
    Object.assign(limits, { area: null, power: null, loss: null, supply: "" });
    update();
  });
}
