// The data of charts about incidents, by the same definitions and limits as the build (pages/trends/charts/).

import { bounds, isoDay } from "./periods.js";
import { isBefore } from "./selection.js";
import { LEAST_FOR_MEDIAN, median, medianInterval, percent } from "./statistics.js";

export function stackedIncidents(meta, { incidents, groups }) {
  const rows = [];
  const marks = [];
  const most = Math.max(...[...groups.values()].map((found) => found.length));
  for (const [period, found] of groups) {
    const sorted = found.toSorted((one, other) => incidents.severity[one] - incidents.severity[other]);
    sorted.forEach((at, low) => {
      const severity = incidents.severity[at];
      const glyph = most <= meta.mostGlyphs ? meta.glyphs[severity] : "";
      rows.push({ period, kind: meta.kinds[severity], low, high: low + 1, glyph, on: meta.on[severity], at_: at });
    });
    const text = found.length || !isBefore(meta, period) ? String(found.length) : meta.said.before;
    marks.push({ period, high: found.length, text });
  }
  return { rows, marks };
}

export function dots(meta, { incidents, groups }) {
  const rows = [];
  const marks = [];
  const shown = (value) => (value === null ? null : Math.max(value, meta.shortest));
  for (const panel of meta.panels) {
    for (const [period, found] of groups) {
      const known = found.filter((at) => incidents.values[panel][at] !== null);
      const values = known.map((at) => incidents.values[panel][at]);
      known.forEach((at, place) =>
        rows.push({
          panel,
          day: isoDay(incidents.days[at]),
          value: shown(values[place]),
          kind: meta.kinds[incidents.severity[at]],
          at_: at,
        }),
      );
      const [low, high] = medianInterval(values).map(shown);
      const middle = values.length < LEAST_FOR_MEDIAN ? null : shown(median(values));
      marks.push({ panel, ...bounds(period), value: middle, low, high });
    }
  }
  return { rows, marks };
}

// Shares of a whole on top of each other; `parts` are the values of one incident, none when it has none.
function stacked(meta, groups, least, parts) {
  const rows = [];
  const marks = [];
  for (const [period, found] of groups) {
    const known = found.map(parts).filter((each) => each !== null);
    const n = known.length;
    if (n < least || n === 0) {
      const few = n ? `n = ${n} ${meta.said.few}` : isBefore(meta, period) ? meta.said.before : meta.said.none;
      marks.push({ period, text: few });
      continue;
    }
    let low = 0;
    meta.kinds.forEach((kind, at) => {
      const share = known.reduce((sum, each) => sum + each[at], 0) / n;
      if (share) rows.push({ period, kind, low, high: low + share, text: percent(share) });
      low += share;
    });
    marks.push({ period, text: `n = ${n}` });
  }
  return { rows, marks };
}

// The phases of one incident as shares of the whole: they follow from its durations.
function phaseShares(values, at) {
  const [detect, acknowledge, mitigate, resolve] = ["detect", "acknowledge", "mitigate", "resolve"].map(
    (name) => values[`time-to-${name}`][at],
  );
  if ([detect, acknowledge, mitigate, resolve].includes(null)) return null;
  const spans = [detect, acknowledge, mitigate - detect - acknowledge, resolve - mitigate];
  return spans.some((span) => span < 0) || !resolve ? null : spans.map((span) => span / resolve);
}

export function phases(meta, { incidents, groups }) {
  return stacked(meta, groups, LEAST_FOR_MEDIAN, (at) => phaseShares(incidents.values, at));
}

export function detection(meta, { incidents, groups }) {
  return stacked(meta, groups, 1, (at) => {
    const by = incidents.values.detected[at];
    return by === null ? null : meta.kinds.map((_, place) => (place === by ? 1 : 0));
  });
}

export function week(meta, { incidents, groups }) {
  const counts = new Array(168).fill(0);
  for (const found of groups.values()) {
    for (const at of found) if (incidents.values.hour[at] !== null) counts[incidents.values.hour[at]] += 1;
  }
  const most = Math.max(1, ...counts);
  const rows = counts.map((count, at) => ({
    line: meta.days[Math.floor(at / 24)],
    column: String(at % 24).padStart(2, "0"),
    share: count / most,
    text: count ? String(count) : "",
  }));
  return { rows, marks: [] };
}

export function completeness(meta, { incidents, groups }) {
  const rows = [];
  meta.lines.forEach((line, place) => {
    for (const [period, found] of groups) {
      const known = found.map((at) => incidents.values.times[at][place]).filter((each) => each !== null);
      const share = known.length ? known.reduce((sum, each) => sum + each, 0) / known.length : null;
      rows.push({ line, column: period, share: share ?? 0, text: share === null ? "—" : percent(share) });
    }
  });
  return { rows, marks: [] };
}
