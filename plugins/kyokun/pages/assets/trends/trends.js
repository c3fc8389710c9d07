// Makes the charts of a page answer: marks that say what they are and lead to their incident, and filters that all charts
// share. Without it, or when anything fails, the drawings of the build stay where they are.

import { unpackActions, unpackIncidents } from "./columns.js";
import { filterBar, readState, writeState } from "./filters.js";
import { marksOf } from "./marks.js";
import { rowsOf } from "./rows.js";
import { withAxis, withPeriods } from "./spec.js";
import { namePlate } from "./tooltip.js";

// Vega warns of every period without a value: it is no fault that there is none.
const ERRORS = 1;

const files = new Map();

function load(name) {
  if (!files.has(name)) {
    const file = fetch(new URL(`${name}.json`, import.meta.url));
    files.set(
      name,
      file.then((answer) => answer.json()),
    );
  }
  return files.get(name);
}

// The incidents, and what else a chart names in `meta.data`.
export async function dataOf(chart) {
  const data = { incidents: unpackIncidents(await load("incidents")) };
  for (const name of chart.meta.data ?? []) {
    const packed = await load(name);
    data[name] = name === "actions" ? unpackActions(packed, data.incidents) : packed;
  }
  return data;
}

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
    await enliven(figure, chart, await dataOf(chart), await library());
  }
}

async function enliven(figure, chart, data, embed) {
  const { meta, words } = chart;
  const place = figure.querySelector(".kyokun-scroll");
  const still = place.innerHTML;
  const state = meta.fixed ?? readState(data.incidents);
  const plate = namePlate(figure);
  const marks = marksOf(figure, place, plate, words);
  const status = Object.assign(document.createElement("p"), { className: "kyokun-chart-status" });
  status.setAttribute("role", "status");
  if (!meta.fixed) figure.prepend(status); // the page itself says which incidents it is about
  let view;

  const draw = async () => {
    const applied = Object.fromEntries(
      Object.entries(state).filter(([key]) => meta.fixed || !meta.filters || meta.filters.includes(key)),
    );
    const found = rowsOf(chart, data, applied);
    const values = found.rows.map((row) => row.value);
    const spec = withAxis(withPeriods(chart.spec, meta.periods, found.periods), meta.ticks, values);
    const drawn = document.createElement("div");
    const result = await embed(
      drawn,
      { ...spec, datasets: { rows: found.rows, marks: found.marks } },
      { mode: "vega-lite", actions: false, renderer: "svg", tooltip: false, logLevel: ERRORS },
    );
    view?.finalize();
    view = result.view;
    drawn.querySelector("svg")?.setAttribute("aria-hidden", "true");
    place.replaceChildren(...drawn.childNodes);
    marks.follow(view);
    const said = [(found.isWhole ? words.whole : words.part).replace("{n}", found.n)];
    if (meta.filters) said.push(words["fixed-period"]);
    status.textContent = said.join(" ");
  };

  if (!meta.fixed) {
    filterBar(figure, chart, data.incidents, state, async () => {
      writeState(state);
      await draw();
    });
  }
  try {
    await draw();
    figure.dataset.ready = "yes";
  } catch (error) {
    place.innerHTML = still;
    place.setAttribute("role", "img");
    for (const made of figure.querySelectorAll(".kyokun-chart-filters, .kyokun-chart-status, .kyokun-chart-hint")) {
      made.remove();
    }
    throw error;
  }
}
