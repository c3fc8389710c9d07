// What a reader selected: which periods, and of all incidents which.

import { earlier, monthOf, monthsBetween, monthsOf, periodOf } from "./periods.js";

// Periods are whole, as they are in the build: a month chooses the quarter it lies in. As many as usual when none is the first.
export function selected(incidents, meta, state) {
  const last = state.to || monthsOf(meta.periods)[1];
  const length = meta.periods.length * (meta.by === "month" ? 1 : 3);
  const first = state.from || earlier(monthsOf([periodOf(last, meta.by)])[1], length - 1);
  const periods = [...new Set(monthsBetween(first, last).map((month) => periodOf(month, meta.by)))];
  const severity = incidents.severities.indexOf(state.severity);
  const places = Object.fromEntries(
    ["service", "cause"].map((key) => [key, state[key] ? incidents.names[key].indexOf(state[key]) : null]),
  );
  const chosen = [];
  incidents.ids.forEach((_, at) => {
    if (state.severity && incidents.severity[at] !== severity) return;
    for (const [key, place] of Object.entries(places)) {
      if (place !== null && !incidents[key][at].includes(place)) return;
    }
    chosen.push(at);
  });
  const isWhole = !["service", "severity", "from", "to"].some((key) => state[key]);
  return { periods, chosen, isWhole };
}

// The chosen incidents that began in each period; near misses are none.
export function grouped(incidents, meta, { periods, chosen }) {
  const groups = new Map(periods.map((period) => [period, []]));
  for (const at of chosen) {
    if (incidents.days[at] === null || incidents.isNearMiss[at]) continue;
    groups.get(periodOf(monthOf(incidents.days[at]), meta.by))?.push(at);
  }
  return groups;
}

export const isBefore = (meta, period) =>
  meta.first === null || period < periodOf(meta.first.slice(0, 7), meta.by);
