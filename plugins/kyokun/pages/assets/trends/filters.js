// The filters above a chart. Their state stands in the address, and the links to the other charts take it along.

import { monthOf, monthsBetween } from "./periods.js";

const KEYS = ["service", "severity", "from", "to"];

export function readState(incidents) {
  const asked = new URL(location.href).searchParams;
  const known = {
    service: incidents.names.service,
    severity: incidents.severities,
    from: months(incidents),
    to: months(incidents),
  };
  const state = Object.fromEntries(
    KEYS.map((key) => [key, known[key].includes(asked.get(key)) ? asked.get(key) : ""]),
  );
  if (state.from && state.to && state.to < state.from) state.to = "";
  takeAlong(state);
  return state;
}

export function writeState(state) {
  history.replaceState(history.state, "", withState(location.href, state));
  takeAlong(state);
}

function withState(address, state) {
  const url = new URL(address);
  for (const key of KEYS) {
    if (state[key]) url.searchParams.set(key, state[key]);
    else url.searchParams.delete(key);
  }
  return url.href;
}

function takeAlong(state) {
  for (const link of document.querySelectorAll(".kyokun-trends-others a")) link.href = withState(link.href, state);
}

function months(incidents) {
  const first = incidents.days.find((day) => day !== null);
  return first === undefined ? [] : monthsBetween(monthOf(first), incidents.today.slice(0, 7));
}

// The fields of a form whose `changed` is called with every change of `state`; a chart may have fewer filters than others.
export function filterBar(figure, chart, incidents, state, changed) {
  const { words } = chart;
  const bar = Object.assign(document.createElement("form"), { className: "kyokun-chart-filters" });
  bar.addEventListener("submit", (event) => event.preventDefault());
  const names = months(incidents).map((name) => [name, name]);
  const options = {
    service: incidents.names.service.map((name) => [name, name]),
    severity: incidents.severities.map((name, at) => [name, incidents.severityNames[at]]),
    from: names,
    to: names,
  };
  const fields = {};
  for (const key of chart.meta.filters ?? KEYS) {
    const label = document.createElement("label");
    const field = Object.assign(document.createElement("select"), { name: key });
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
  figure.prepend(bar);
}
