// The panel of one design.
function part(title, style, ...content) {
  return el("div", { class: `part ${style}` }, el("h3", {}, title), ...content);
}

function card(title, value, aside, isText = false) {
  return el("div", { class: "card" }, el("dt", {}, title), el("dd", { class: isText ? "words" : null }, value), aside ? el("dd", { class: "words aside" }, aside) : null);
}

function unitText(value, unit) {
  return [short(value), " ", el("small", {}, unit)];
}

function cards(design) {
  const f = design.figures, isBaseline = design.name === "baseline";
  const points = design.loss === null ? null : design.loss === 0 ? "as the baseline" : `${percent(Math.abs(design.loss))} points ${design.loss > 0 ? "below" : "above"} the baseline`;
  return el("dl", { class: "cards" },
    card("Accuracy, test rows", [percent(f.accuracy_test), " ", el("small", {}, "%")], [interval(design) ? `95 %: ${interval(design)}` : null, points].filter(Boolean).join("; ")),
    card("Balanced over classes", [percent(f.balanced_accuracy_test), " ", el("small", {}, "%")]),
    card(costOf(f, "area").title, unitText(costOf(f, "area").value, "cm²"), isBaseline ? null : costNote(costOf(f, "area"), "smaller", "cm²")),
    card(costOf(f, "power").title, unitText(costOf(f, "power").value, "mW"), isBaseline ? null : costNote(costOf(f, "power"), "less", "mW")),
    card("Supply", f.supply === "none" ? "none is strong enough" : f.supply, loadNote(design), true),
    card("Checks", el("span", { class: rungs[design.checked] }, design.checked), `${design.vectors} vectors`, true));
}

function confusion(design) {
  const { classes } = runOf(design);
  const answers = [...classes, ...(design.confusion[0].length > classes.length ? ["no class"] : [])];
  const body = design.confusion.map((counts, label) => {
    const sum = counts.reduce((a, b) => a + b, 0);
    return el("tr", {}, el("th", { scope: "row" }, classes[label]), counts.map((count, answer) => {
      const cell = el("td", { class: answer === label ? "own" : null, title: `${count} of ${sum} rows of ${classes[label]} got ${answers[answer]}` }, count === 0 ? "·" : String(count));
      cell.style.background = count === 0 ? "" : `color-mix(in srgb, var(${answer === label ? "--accent" : "--s1"}) ${Math.round(8 + 37 * count / sum)}%, transparent)`;
      return cell;
    }));
  });
  return part("Confusion matrix, test rows", "", scrolled("Confusion matrix",
    el("table", { class: "confusion" }, el("caption", {}, "rows: the true class; columns: the answer"),
      el("thead", {}, el("tr", {}, el("td"), answers.map((a) => el("th", { scope: "col", class: "number" }, a)))), el("tbody", {}, body))));
}

function bar(share, colour) {
  const stripe = el("span", { class: "bar" });
  stripe.style.width = `${Math.min(100, share * 100).toFixed(1)}%`;
  stripe.style.background = colour ? `var(${colour})` : "";
  return el("td", { class: "bar-cell" }, stripe);
}

function byClass(design) {
  const { classes } = runOf(design);
  const rows = design.confusion.map((counts, label) => {
    const sum = counts.reduce((a, b) => a + b, 0), right = sum ? counts[label] / sum : 0;
    return el("tr", {}, el("th", { scope: "row" }, classes[label]), el("td", { class: "number" }, sum ? `${percent(right)} %` : "no row"),
      bar(right), el("td", { class: "number quiet" }, `${counts[label]} of ${sum}`));
  });
  return part("Accuracy by class", "", el("div", { class: "scroll" }, el("table", { class: "full" }, el("tbody", {}, rows))));
}

function inputs(design) {
  const { features, inputBits } = runOf(design);
  const read = new Map();
  for (const input of design.reads) {
    read.set(input.feature, [...(read.get(input.feature) ?? []), input]);
  }
  const without = new Map(design.worth.map((f) => [f.feature, f.accuracyWithout])), places = new Map(design.worth.map((f, i) => [f.feature, i]));
  const mine = [...read].sort(([a], [b]) => (places.get(a) ?? places.size + a) - (places.get(b) ?? places.size + b));
  const idle = features.filter((_, i) => !read.has(i));
  const readsLevels = design.reads.some((input) => input.threshold !== null);
  return part(readsLevels ? "Features and comparators that are read" : "Features and bits that are read", "",
    el("div", { class: "scroll" }, readsLevels ? levelTable(features, mine, without) : bitTable(features, mine, inputBits, without)),
    el("p", { class: "note" }, readsLevels ? `${design.reads.length} comparators` : `${design.reads.length} of ${features.length * inputBits} bits`,
      `, ${read.size} of ${features.length} features.`, idle.length ? ` Not read: ${idle.join(", ")}.` : "",
      without.size ? " The feature that would be missed most comes first: accuracy without it is that on validation rows where its sensor always says the median." : ""));
}

/** What the accuracy falls to without a feature, and the head of that column; nothing where nobody looked. */
const withoutIt = (without, feature) => (without.has(feature) ? el("td", { class: "number" }, `${percent(without.get(feature))} %`) : null);
const withoutHead = (without) => (without.size ? el("th", { scope: "col", class: "number" }, "without it") : null);

function bitTable(features, read, inputBits, without) {
  const bits = [...Array(inputBits).keys()].reverse();
  const box = (feature, bit, isRead) => el("td", { class: "bit" }, el("span", {
    class: `box${isRead ? " read" : ""}`, role: "img", "aria-label": isRead ? "read" : "not read", title: `${features[feature]}, bit ${bit}: ${isRead ? "read" : "not read"}`,
  }));
  return el("table", { class: "bits" }, el("thead", {}, el("tr", {}, el("td"), withoutHead(without), bits.map((b) => el("th", { scope: "col" }, `bit ${b}`)))),
    el("tbody", {}, read.map(([feature, mine]) => el("tr", {}, el("th", { scope: "row" }, features[feature]), withoutIt(without, feature), bits.map((bit) => box(feature, bit, mine.some((i) => i.bit === bit)))))));
}

function levelTable(features, read, without) {
  const head = without.size ? el("thead", {}, el("tr", {}, el("td"), withoutHead(without), el("th", { scope: "col" }, "comparators"))) : null;
  return el("table", { class: "bits" }, head, el("tbody", {}, read.map(([feature, mine]) => el("tr", {}, el("th", { scope: "row" }, features[feature]),
    withoutIt(without, feature), el("td", {}, mine.sort((a, b) => a.threshold - b.threshold).map((i) => el("span", { class: "level read" }, `\u2265 ${short(i.threshold)}`)))))));
}

function cells(design) {
  const most = Math.max(...design.cells.map((c) => c.areaCm2), 1e-12);
  const rows = design.cells.map((c) => el("tr", {}, el("th", { scope: "row" }, c.cell), el("td", { class: "number" }, String(c.count)),
    el("td", { class: "number" }, short(c.areaCm2)), el("td", { class: "number" }, short(c.staticPowerMw)), bar(c.areaCm2 / most)));
  const head = ["cell", "number", "area cm²", "static power mW", "share of area"].map((t, i) => el("th", { scope: "col", class: i % 4 ? "number" : null }, t));
  const smallest = typeof design.isSmallest !== "boolean" ? null : el("p", { class: "note" }, design.isSmallest
    ? "Proven smallest: no inverters and two-input cells over these inputs, or some of them, answer all training and validation rows alike with less area."
    : "Not proven smallest: there are too many netlists of less area to try them all.");
  return part("Cells by kind", "", smallest, design.cells.length === 0 ? el("p", { class: "note" }, "No cell: the answer is a constant or a bit of an input.")
    : el("div", { class: "scroll" }, el("table", { class: "full" }, el("thead", {}, el("tr", {}, head)), el("tbody", {}, rows))));
}

// What defects of printed transistors leave; nothing where the run knew no rate of them.
function sheets(design) {
  const f = design.figures;
  if (typeof f.good_sheets !== "number") {
    return null;
  }
  const within = (error) => (error > 0 ? ` \u00b1 ${percent(error)}` : "");
  const row = (title, value) => el("tr", {}, el("th", { scope: "row" }, title), el("td", { class: "number" }, value));
  const wanted = (count) => (typeof count === "number" ? String(count) : "more than a million");
  return part("Printed sheets", "", el("div", { class: "scroll" }, el("table", { class: "full" }, el("tbody", {},
    row("accuracy without a defect", `${percent(f.accuracy_test)} %`),
    row("accuracy that a sheet can be expected to have", `${percent(f.accuracy_sheet)}${within(f.accuracy_sheet_error)} %`),
    row("sheets that keep the accuracy, within the tolerance", `${percent(f.good_sheets)}${within(f.good_sheets_error)} %`),
    row("sheets to print for a good one", wanted(f.sheets_for_1)), row("for ten good ones", wanted(f.sheets_for_10))))),
    el("p", { class: "note" }, "Defects are stuck-at faults of cells, at the rate of --defect-rate for each transistor; comparators and wires have none. "
      + "Sheets to print: with 95 % confidence."));
}

// What the flags above the class index say, and how accuracy rises as fewer rows are answered; nothing for a design without them.
function flags(design) {
  const f = design.figures;
  if (typeof f.accuracy_answered_test !== "number") {
    return null;
  }
  const row = (title, value) => el("tr", {}, el("th", { scope: "row" }, title), el("td", { class: "number" }, value));
  const named = String(f.flags).split(" ");
  const curve = (design.curve ?? []).map((point) => row(`${percent(point.answered)} % answered`, `${percent(point.accuracy)} %`));
  return part("Flags, test rows", "", el("div", { class: "scroll" }, el("table", { class: "full" }, el("tbody", {},
    named.includes("out_of_range") ? row("a value out of range", `${percent(f.out_of_range_test)} %`) : null,
    named.includes("unsure") ? row("not sure", `${percent(f.unsure_test)} %`) : null,
    row("accuracy on the rows without a flag", `${percent(f.accuracy_answered_test)} %`)))),
    curve.length ? el("p", { class: "note" }, "Accuracy against share answered, with other second circuits of this design:") : null,
    curve.length ? el("div", { class: "scroll" }, el("table", { class: "full" }, el("tbody", {}, curve))) : null);
}

// What the spread of resistors, thresholds and comparators leaves; nothing where nobody asked.
function devices(design) {
  const f = design.figures;
  if (typeof f.devices_same !== "number") {
    return null;
  }
  const row = (title, value) => el("tr", {}, el("th", { scope: "row" }, title), el("td", { class: "number" }, value));
  return part("Devices that differ", "", el("div", { class: "scroll" }, el("table", { class: "full" }, el("tbody", {},
    row("answer every test row as designed", `${percent(f.devices_same)} %`),
    row("the same, comparators as designed", `${percent(f.devices_same_gates)} %`),
    row("mean accuracy", `${percent(f.accuracy_device)} %`),
    row("static power of the gates, mean", unitText(f.device_power_mean_mw, "mW")),
    row("95 of 100 stay below", unitText(f.device_power_p95_mw, "mW"))))),
    el("p", { class: "note" }, "Pull-up resistors and thresholds are off by --spread, comparators by --offset, each device by its own."));
}

function supplies(design) {
  const power = load(design);
  const rows = data.supplies.map((s) => el("tr", {}, el("th", { scope: "row" }, s.name), el("td", { class: "number" }, `${s.limitMw} mW`),
    bar(power / s.limitMw, power <= s.limitMw ? "--s2" : "--s1"),
    el("td", { class: power <= s.limitMw ? "yes" : "quiet" }, power <= s.limitMw ? `enough: ${percent(power / s.limitMw, 0)} % used` : `${short(power / s.limitMw)} times too little`)));
  return part("Power by supply", "whole", el("div", { class: "scroll" }, el("table", { class: "full" }, el("tbody", {}, rows))));
}

function circuit(design) {
  if (!design.drawing) {
    return part("Circuit", "whole", el("p", { class: "note" }, `${design.gates} cells are too many to draw. netlist.v has them all.`));
  }
  const frame = el("div", { class: "drawing", tabindex: 0, role: "region", "aria-label": "Circuit" });
  frame.innerHTML = design.drawing;
  for (const gate of frame.querySelectorAll(".gate, .input")) {
    const nets = new Set([gate.dataset.net, ...(gate.dataset.pins ?? "").split(" ")]);
    const light = (on) => {
      for (const wire of frame.querySelectorAll(".wire")) {
        wire.classList.toggle("near", on && nets.has(wire.dataset.net));
      }
    };
    gate.addEventListener("pointerenter", () => light(true));
    gate.addEventListener("pointerleave", () => light(false));
  }
  const isWide = design.gates > 12;
  frame.classList.toggle("fit", isWide && window.innerWidth > 900);
  const fit = el("button", { type: "button", "aria-pressed": String(frame.classList.contains("fit")), onclick: () => fit.setAttribute("aria-pressed", String(frame.classList.toggle("fit"))) }, "Fit to width");
  const name = `circuit-${design.id.replaceAll("/", "-")}`;
  return el("div", { class: "part whole" }, el("div", { class: "part-head" }, el("h3", {}, `Circuit: ${design.gates} ${design.gates === 1 ? "gate" : "gates"}`),
    el("span", { class: "choices" }, fit, saveButton(name, design.drawing))), withEdge(frame),
    el("p", { class: "note classes" }, `class_o: ${runOf(design).classes.map((label, index) => `${index} = ${label}`).join(", ")}.`),
    el("p", { class: "note" }, "Inputs are bits of codes or comparators (\u2265), outputs the bits of the class index. Point at a gate to see what it reads and drives; names are those of netlist.v."));
}

// What the search over gates bought; nothing of a design that is not recommended, or where the search knew none as accurate.
function effort(design) {
  if (!design.effort) {
    return null;
  }
  const frame = el("figure", { class: "picture" });
  frame.innerHTML = design.effort.drawing;
  frame.append(el("figcaption", {}, design.effort.text, saveButton(`effort-${design.id.replaceAll("/", "-")}`, design.effort.drawing)));
  return part("What the effort bought", "whole effort", frame);
}

function evidence(design) {
  const results = { passed: ["yes", "passed"], failed: ["no", "FAILED"], not_run: ["incomplete", "not checked"], broken: ["incomplete", "not checked"] };
  const rows = design.checks.map((c) => {
    const [style, word] = results[c.result] ?? ["", c.result];
    const differs = c.first_mismatch ? ` First differs at row ${c.first_mismatch.row}: expected class ${classText(design, c.first_mismatch.expected)}, got ${c.first_mismatch.got === undefined || c.first_mismatch.got === null ? "no number" : classText(design, c.first_mismatch.got)}.` : "";
    return el("tr", {}, el("td", {}, c.subject), el("td", {}, c.method), el("td", {}, c.tool, c.version ? el("span", { class: "quiet" }, ` ${c.version.replace(" ()", "")}`) : null),
      el("td", { class: "number" }, c.vectors ? String(c.vectors) : ""), el("td", {}, el("span", { class: style }, word), c.how ? `: ${c.how}.` : "", c.why ? `: ${c.why}.` : "", differs));
  });
  const head = ["what", "how", "tool and version", "vectors", "result"].map((t, i) => el("th", { scope: "col", class: i === 3 ? "number" : null }, t));
  return part("Evidence: model, RTL and netlist agree on every vector", "whole", scrolled("Evidence", el("table", { class: "full wrap" }, el("thead", {}, el("tr", {}, head)), el("tbody", {}, rows))));
}

function command(design) {
  const run = runOf(design);
  if (!run.command) {
    return null;
  }
  const copy = el("button", { type: "button", onclick: async () => { await navigator.clipboard.writeText(run.command); copy.textContent = "Copied"; } }, "Copy");
  return el("div", { class: "part whole" }, el("div", { class: "part-head" }, el("h3", {}, "The command that makes it again"), copy), el("pre", {}, run.command),
    run.files.map((file) => el("p", { class: "note" }, `${file.name}: ${file.rows} rows, SHA-256 `, el("span", { class: "hash" }, file.sha256))));
}

function allFigures(design) {
  const rows = Object.entries(design.figures).filter(([, value]) => value !== "").map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, shown(name, value))));
  return part("Its row in designs.csv", "whole", el("dl", { class: "fields" }, rows));
}

function showDesign() {
  const design = byId.get(state.design);
  const panel = document.getElementById("design");
  if (!design || runOf(design).dataset !== state.dataset) {
    panel.replaceChildren();
    return;
  }
  const kind = [stageNames[design.figures.stage] ?? design.figures.stage, design.figures.hidden !== "" && design.figures.hidden !== undefined ? `${design.figures.hidden} hidden neurons` : null,
    design.figures.recommended === "yes" ? "recommended" : null, data.runs.length > 1 ? runOf(design).label : null].filter(Boolean).join(", ");
  panel.replaceChildren(
    el("div", { class: "section-head" }, el("h2", { id: "design-title" }, design.name), el("p", { class: "quiet" }, kind)), cards(design),
    el("div", { class: "parts" }, ...[confusion(design), byClass(design), circuit(design), cells(design), inputs(design), supplies(design), sheets(design), devices(design), flags(design), effort(design), allFigures(design),
      evidence(design), command(design)].filter(Boolean)));
}
