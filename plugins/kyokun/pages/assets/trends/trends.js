// Makes the charts of a page answer: tooltips that name the incident and lead to it, and filters that all charts share.
// Without it, or when anything fails, the drawings of the build stay where they are.

import { rowsOf, selected } from "./rows.js";
import { filterBar, readState, writeState } from "./filters.js";
import { namePlate } from "./tooltip.js";

// Vega warns of every period without a value: it is no fault that there is none.
const ERRORS = 1;

let data;

const load = async (name) => (await fetch(new URL(name, import.meta.url))).json();

async function library() {
  if (!window.vegaEmbed) await import(new URL("vega.js", import.meta.url));
  return window.vegaEmbed;
}

export async function start() {
  for (const figure of document.querySelectorAll("figure.kyokun-chart")) {
    const own = figure.querySelector("script.kyokun-chart-data");
    if (!own || figure.dataset.ready) continue;
    figure.dataset.ready = "starting";
    const chart = JSON.parse(own.textContent);
    data ??= load("incidents.json");
    await enliven(figure, chart, await data, await library());
  }
}

// The periods' names stand in several scales of a specification.
function withPeriods(spec, before, after) {
  const same = (list) => list.length === before.length && list.every((each, at) => each === before[at]);
  const walk = (node) => {
    if (Array.isArray(node)) return same(node) ? after : node.map(walk);
    if (node === null || typeof node !== "object") return node;
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, walk(value)]));
  };
  return walk(spec);
}

async function enliven(figure, chart, incidents, embed) {
  const place = figure.querySelector(".kyokun-scroll");
  const still = place.innerHTML;
  const plate = namePlate(figure, chart.words);
  const state = readState(incidents, chart.meta);
  let view;

  const draw = async () => {
    const { periods, chosen, isWhole } = selected(incidents, chart.meta, state);
    const { rows, marks } = rowsOf(chart, incidents, chosen, periods);
    const spec = { ...withPeriods(chart.spec, chart.meta.periods, periods), datasets: { rows, marks } };
    const drawn = document.createElement("div");
    const result = await embed(drawn, spec, { mode: "vega-lite", actions: false, renderer: "svg", tooltip: false, logLevel: ERRORS });
    view?.finalize();
    view = result.view;
    drawn.querySelector("svg")?.setAttribute("aria-hidden", "true");
    place.replaceChildren(...drawn.childNodes);
    plate.follow(view, place);
    figure.querySelector(".kyokun-chart-status").textContent = (isWhole ? chart.words.whole : chart.words.part).replace(
      "{n}",
      chosen.length,
    );
  };

  filterBar(figure, chart, incidents, state, async () => {
    writeState(state);
    plate.hide();
    await draw();
  });
  try {
    await draw();
    figure.dataset.ready = "yes";
  } catch (error) {
    place.innerHTML = still;
    figure.querySelector(".kyokun-chart-filters")?.remove();
    throw error;
  }
}
