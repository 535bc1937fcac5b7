// The figures: which are shown, what a point says, which point is chosen.
const tip = el("div", { id: "tip", hidden: true, role: "presentation" });
document.body.append(tip);

function showTip(mark) {
  const title = mark.querySelector("title");
  if (title) {
    // The browser's own tooltip would come late and beside this one.
    mark.dataset.title = title.textContent;
    title.remove();
  }
  const box = mark.getBoundingClientRect();
  tip.textContent = mark.dataset.title;
  tip.hidden = false;
  tip.style.left = `${Math.max(8, Math.min(window.innerWidth - tip.offsetWidth - 8, box.left + box.width / 2 - tip.offsetWidth / 2))}px`;
  tip.style.top = `${box.top > tip.offsetHeight + 14 ? box.top - tip.offsetHeight - 8 : box.bottom + 8}px`;
}

function hideTip() {
  tip.hidden = true;
}

function picture(figure) {
  const wide = el("div", { class: "wide" }), narrow = el("div", { class: "narrow" });
  wide.innerHTML = figure.wide;
  narrow.innerHTML = figure.narrow;
  const result = el("figure", { class: "picture", "data-figure": figure.name }, wide, narrow,
    el("figcaption", {}, figure.title, saveButton(figure.name, figure.wide)));
  for (const mark of result.querySelectorAll(".mark")) {
    mark.setAttribute("aria-label", mark.querySelector("title").textContent);
    mark.addEventListener("pointerenter", () => showTip(mark));
    mark.addEventListener("pointerleave", hideTip);
    mark.addEventListener("focus", () => showTip(mark));
    mark.addEventListener("blur", hideTip);
    if (mark.dataset.design) {
      mark.addEventListener("click", () => choose(mark.dataset.design, true));
      mark.addEventListener("keydown", (event) => {
        if (event.key === "Enter" || event.key === " ") {
          event.preventDefault();
          choose(mark.dataset.design, true);
        }
      });
    }
  }
  return result;
}

function showFigures() {
  hideTip();
  const dataset = data.datasets[state.dataset];
  const figures = dataset.figures.filter((f) => f.accuracy === state.accuracy && f.scope === state.scope);
  const box = document.getElementById("figures");
  box.className = dataset.groups.some((group) => group.runs > 1) ? "several" : "";
  box.replaceChildren(...figures.map(picture));
  showLegend(dataset);
}

const symbols = {
  design: '<circle class="symbol" cx="10" cy="10" r="5"/>',
  recommended: '<circle class="ring" cx="10" cy="10" r="8.5"/><circle class="symbol" cx="10" cy="10" r="5"/>',
  tree: '<path class="symbol" d="M4.5 14.5L10 4.5L15.5 14.5Z"/>',
  baseline: '<rect class="symbol" x="5.5" y="5.5" width="9" height="9"/>',
  mean: '<path class="interval" d="M10 1V19M7 1h6M7 19h6"/><circle class="symbol" cx="10" cy="10" r="5.5"/>',
  published: '<path class="symbol" d="M5 10L10 5L15 10L10 15Z"/>',
  front: '<path class="front" d="M1 15H10V6H19"/>',
};

function legendEntry(kind, series, text) {
  const entry = el("span");
  entry.innerHTML = `<svg class="figure" viewBox="0 0 20 20" aria-hidden="true"><g class="mark ${kind} s${series}">${symbols[kind]}</g></svg>`;
  entry.append(text);
  return entry;
}

function showLegend(dataset) {
  const entries = dataset.groups.length > 1 ? dataset.groups.map((g) => legendEntry("design", g.series, g.label)) : [legendEntry("design", 0, "design")];
  const shown = dataset.figures.filter((f) => f.accuracy === state.accuracy && f.scope === state.scope);
  const has = (kind) => shown.some((f) => f.kinds.includes(kind));
  entries.push(legendEntry("recommended", 0, "recommended"), ...(has("Tree") ? [legendEntry("tree", 0, "decision tree")] : []), legendEntry("baseline", 0, "exact baseline"), legendEntry("front", 0, "front: best accuracy at this cost or less"));
  if (dataset.groups.some((g) => g.runs > 1)) {
    entries.push(legendEntry("mean", 0, "mean over seeds with its 95 % interval"));
  }
  if (has("Published")) {
    entries.push(legendEntry("published", 0, state.scope === "system" ? "published circuit with its converters, on its own test rows" : "published circuit, on its own test rows"));
  }
  document.getElementById("legend").replaceChildren(...entries);
}

/** Fades the points of designs that the filters leave out, and marks the chosen one. */
function markPoints(passes) {
  for (const mark of document.querySelectorAll("#figures .mark[data-design]")) {
    mark.classList.toggle("filtered", !passes(byId.get(mark.dataset.design)));
    mark.classList.toggle("selected", mark.dataset.design === state.design);
  }
}

function figureChoices() {
  const scopes = new Set(data.datasets.flatMap((d) => d.figures.map((f) => f.scope)));
  const choice = (label, key, options) => {
    const select = el("select", { id: `choose-${key}`, onchange: () => { state[key] = select.value; update(); } },
      options.map(([value, text]) => el("option", { value }, text)));
    return el("label", {}, label, select);
  };
  document.getElementById("figure-choices").replaceChildren(
    choice("Accuracy", "accuracy", [["accuracy_test", "of all rows"], ["balanced_accuracy_test", "balanced over classes"]]),
    ...(scopes.has("system") ? [choice("Cost", "scope", [["system", "with the sensors' front end"], ["gates", "of the gates"]])] : []));
}
