// The filters above a chart. Their state stands in the address, and the links to the other charts take it along.

import { monthOf, monthsBetween } from "./rows.js";

const KEYS = ["service", "severity", "from", "to"];

export function readState(incidents) {
  const asked = new URL(location.href).searchParams;
  const known = {
    service: (name) => incidents.services.includes(name),
    severity: (name) => incidents.severities.includes(name),
    from: (name) => months(incidents).includes(name),
    to: (name) => months(incidents).includes(name),
  };
  const state = Object.fromEntries(
    KEYS.map((key) => [key, known[key](asked.get(key)) ? asked.get(key) : ""]),
  );
  if (state.from && state.to && state.to < state.from) state.to = "";
  takeAlong(state);
  return state;
}

export function writeState(state) {
  const url = new URL(location.href);
  for (const key of KEYS) {
    if (state[key]) url.searchParams.set(key, state[key]);
    else url.searchParams.delete(key);
  }
  history.replaceState(history.state, "", url);
  takeAlong(state);
}

function takeAlong(state) {
  for (const link of document.querySelectorAll(".kyokun-trends-others a")) {
    const url = new URL(link.href);
    for (const key of KEYS) {
      if (state[key]) url.searchParams.set(key, state[key]);
      else url.searchParams.delete(key);
    }
    link.href = url.href;
  }
}

function months(incidents) {
  const days = incidents.days.filter((day) => day !== null);
  const first = days.reduce((one, other) => Math.min(one, other));
  return monthsBetween(monthOf(first), incidents.today.slice(0, 7));
}

export function filterBar(figure, chart, incidents, state, changed) {
  const bar = document.createElement("form");
  bar.className = "kyokun-chart-filters";
  bar.addEventListener("submit", (event) => event.preventDefault());
  const { words } = chart;
  const names = months(incidents);
  const options = {
    service: incidents.services.map((name) => [name, name]),
    severity: incidents.severities.map((name, at) => [name, incidents.severityNames[at]]),
    from: names.map((name) => [name, name]),
    to: names.map((name) => [name, name]),
  };
  const fields = {};
  for (const key of KEYS) {
    const label = document.createElement("label");
    const field = document.createElement("select");
    field.name = key;
    field.append(new Option(key === "from" || key === "to" ? words.usual : words.all, ""));
    for (const [value, text] of options[key]) field.append(new Option(text, value));
    field.value = state[key];
    field.addEventListener("change", () => {
      state[key] = field.value;
      if (state.from && state.to && state.to < state.from) {
        const other = key === "from" ? "to" : "from";
        state[other] = "";
        fields[other].value = "";
      }
      changed();
    });
    fields[key] = field;
    label.append(words[key], field);
    bar.append(label);
  }
  const status = document.createElement("p");
  status.className = "kyokun-chart-status";
  status.setAttribute("role", "status");
  bar.append(status);
  figure.prepend(bar);
}
