// Puts the page together, and follows what the user chooses.
function choose(id, isScrolled) {
  state.design = id;
  history.replaceState(null, "", `#${encodeURI(id)}`);
  update();
  if (isScrolled) {
    const panel = document.getElementById("design");
    panel.scrollIntoView({ block: "start" });
    panel.focus({ preventScroll: true });
  }
}

function showDataset(index) {
  state.dataset = index;
  const first = data.designs.filter((d) => runOf(d).dataset === index);
  state.design = (first.find((d) => d.figures.recommended === "yes") ?? first[0]).id;
  update();
}

function showHeader() {
  const dataset = data.datasets[state.dataset];
  document.getElementById("title").textContent = dataset.name;
  document.getElementById("facts").replaceChildren(...dataset.facts.map((fact) => el("span", {}, fact)));
  document.getElementById("notes").replaceChildren(...dataset.notes.map((note) => el("li", {}, note)));
  const tabs = document.getElementById("datasets");
  tabs.hidden = data.datasets.length < 2;
  tabs.replaceChildren(...data.datasets.map((d, i) => el("button", { type: "button", "aria-pressed": String(i === state.dataset), onclick: () => showDataset(i) }, d.name)));
  showSummary();
  showStatistics(dataset);
  showPublished(dataset);
}

/** The recommended design of a single run at a glance. */
function showSummary() {
  const mine = data.designs.filter((d) => runOf(d).dataset === state.dataset);
  const box = document.getElementById("summary");
  const best = mine.filter((d) => d.figures.recommended === "yes");
  box.replaceChildren();
  if (best.length !== 1 || best[0].name === "baseline") {
    return;
  }
  const f = best[0].figures;
  box.append(el("dl", { class: "cards" },
    card("Recommended design", el("button", { type: "button", onclick: () => choose(best[0].id, true) }, best[0].name), null, true),
    card("Accuracy", [percent(f.accuracy_test), " ", el("small", {}, "%")], `95 %: ${interval(best[0])}; ${best[0].loss > 0 ? `${percent(best[0].loss)} points below the exact network` : "no less than the exact network"}`),
    card(costOf(f, "area").title, unitText(costOf(f, "area").value, "cm²"), costNote(costOf(f, "area"), "smaller", "cm²")),
    card(costOf(f, "power").title, unitText(costOf(f, "power").value, "mW"), costNote(costOf(f, "power"), "less", "mW")),
    card("Runs on", f.supply === "none" ? "no printed supply" : f.supply, loadNote(best[0]), true)));
}

function showStatistics(dataset) {
  const box = document.getElementById("statistics");
  const rows = dataset.statistics.map((s) => el("tr", {}, dataset.groups.length > 1 ? el("td", {}, s.group) : null, el("th", { scope: "row" }, s.what), el("td", { class: "number" }, String(s.seeds)),
    ...s.figures.map((f) => el("td", { class: "number" }, f.unit === "%" ? `${percent(f.mean)} ± ${percent(f.half)}` : `${short(f.mean)} ± ${short(f.half)}`,
      el("span", { class: "quiet" }, ` (${f.unit === "%" ? percent(f.deviation) : short(f.deviation)})`)))));
  box.replaceChildren();
  if (rows.length > 0) {
    const head = [...(dataset.groups.length > 1 ? ["runs"] : []), "over seeds", "seeds", ...dataset.statistics[0].figures.map((f) => `${f.title} ${f.unit}`)];
    box.append(scrolled("Means over seeds", el("table", { class: "full" }, el("thead", {}, el("tr", {}, head.map((t) => el("th", { scope: "col" }, t)))), el("tbody", {}, rows))),
      el("p", { class: "note" }, "Mean ± half the 95 % interval of the mean (Student's t), and the standard deviation in brackets."));
  }
}

function showPublished(dataset) {
  document.getElementById("published").hidden = dataset.published.length === 0;
  const head = ["work", "classifier", "accuracy %", "test rows", "area cm²", "total power mW", "system area cm²", "system power mW", "note", "source"]
    .map((t, i) => el("th", { scope: "col", class: i > 1 && i < 8 ? "number" : null }, t));
  const figure = (value) => el("td", { class: "number" }, value === null ? "" : short(value));
  const rows = dataset.published.map((p) => el("tr", {}, el("th", { scope: "row" }, p.work), el("td", {}, p.topology), el("td", { class: "number" }, percent(p.accuracy)),
    figure(p.testRows), figure(p.areaCm2), figure(p.totalPowerMw), figure(p.systemAreaCm2), figure(p.systemPowerMw), el("td", { class: "words" }, p.note), el("td", { class: "words" }, p.source)));
  document.getElementById("published-list").replaceChildren(
    scrolled("Published circuits", el("table", { class: "full wrap" }, el("thead", {}, el("tr", {}, head)), el("tbody", {}, rows))),
    el("p", { class: "note" }, "Total power where the authors give it, else 1.05 times static power. Test rows differ between works, so accuracies a point apart say little."));
}

function update() {
  showHeader();
  showFigures();
  showTable();
  showDesign();
  markPoints(passes);
}

figureChoices();
filters();
columnChoice();
document.getElementById("designs").append(withEdge(document.querySelector("#designs .scroll")));
showDataset(0);
const wanted = decodeURI(location.hash.slice(1));
if (byId.has(wanted)) {
  state.dataset = runOf(byId.get(wanted)).dataset;
  choose(wanted, true);
}
