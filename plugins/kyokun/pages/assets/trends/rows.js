// The data of each chart from what a reader selected, by the same definitions and limits as the build.

const LEAST_FOR_MEDIAN = 5;
const DAY = 86_400_000;

export const monthOf = (day) => new Date(day * DAY).toISOString().slice(0, 7);

const quarterOf = (month) => `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`;

const periodOf = (month, by) => (by === "month" ? month : quarterOf(month));

export function monthsBetween(first, last) {
  const found = [];
  for (let at = new Date(`${first}-01T00:00:00Z`); at.toISOString().slice(0, 7) <= last; ) {
    found.push(at.toISOString().slice(0, 7));
    at.setUTCMonth(at.getUTCMonth() + 1);
  }
  return found;
}

// Which months a chart shows when nobody says from when to when.
export function usualMonths(meta) {
  const bounds = [meta.periods[0], meta.periods.at(-1)];
  if (meta.by === "month") return bounds;
  const month = (name, at) => `${name.slice(0, 4)}-${String((Number(name.slice(6)) - 1) * 3 + at).padStart(2, "0")}`;
  return [month(bounds[0], 1), month(bounds[1], 3)];
}

export function selected(incidents, meta, state) {
  const usual = usualMonths(meta);
  const first = state.from || usual[0];
  const last = state.to || usual[1];
  const periods = [...new Set(monthsBetween(first, last).map((month) => periodOf(month, meta.by)))];
  const service = incidents.services.indexOf(state.service);
  const severity = incidents.severities.indexOf(state.severity);
  const chosen = [];
  incidents.days.forEach((day, at) => {
    if (day === null) return;
    const month = monthOf(day);
    if (month < first || month > last) return;
    if (state.service && !incidents.service[at].includes(service)) return;
    if (state.severity && incidents.severity[at] !== severity) return;
    chosen.push(at);
  });
  return { periods, chosen, isWhole: !state.service && !state.severity && !state.from && !state.to };
}

export function rowsOf(chart, incidents, chosen, periods) {
  const groups = new Map(periods.map((period) => [period, []]));
  for (const at of chosen) groups.get(periodOf(monthOf(incidents.days[at]), chart.meta.by)).push(at);
  const made = KINDS[chart.kind](chart.meta, incidents, groups);
  for (const row of made.rows) if (row.at_ !== undefined) row.incident = incidentAt(incidents, row.at_, row);
  return made;
}

const isBefore = (meta, period) => meta.first === null || period < periodOf(meta.first.slice(0, 7), meta.by);

const isoDay = (day) => new Date(day * DAY).toISOString().slice(0, 10);

function bounds(period) {
  const first = period[5] === "Q" ? (Number(period[6]) - 1) * 3 : Number(period.slice(5)) - 1;
  const length = period[5] === "Q" ? 3 : 1;
  const at = (month) => new Date(Date.UTC(Number(period.slice(0, 4)), month, 1)).toISOString().slice(0, 10);
  return { day: at(first), end: at(first + length) };
}

function stackedIncidents(meta, incidents, groups) {
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

function dots(meta, incidents, groups) {
  const rows = [];
  const marks = [];
  for (const panel of meta.panels) {
    for (const [period, found] of groups) {
      const known = found.filter((at) => incidents.values[panel][at] !== null);
      const values = known.map((at) => Math.max(incidents.values[panel][at], meta.shortest));
      known.forEach((at, place) =>
        rows.push({
          panel,
          day: isoDay(incidents.days[at]),
          value: values[place],
          kind: meta.kinds[incidents.severity[at]],
          at_: at,
        }),
      );
      const [low, high] = medianInterval(values);
      marks.push({ panel, ...bounds(period), value: values.length < LEAST_FOR_MEDIAN ? null : median(values), low, high });
    }
  }
  return { rows, marks };
}

function median(values) {
  const sorted = values.toSorted((one, other) => one - other);
  const half = (sorted.length - 1) / 2;
  return (sorted[Math.floor(half)] + sorted[Math.ceil(half)]) / 2;
}

// Between two of the values: 95% confidence whatever the distribution (sign test); none below six.
function medianInterval(values) {
  const sorted = values.toSorted((one, other) => one - other);
  const n = sorted.length;
  let out = 0;
  let tail = 0;
  let choose = 0;
  for (let smaller = 0; smaller < Math.floor(n / 2); smaller += 1) {
    if (smaller) choose += Math.log(n - smaller + 1) - Math.log(smaller);
    tail += Math.exp(choose - n * Math.log(2));
    if (tail > 0.025) break;
    out = smaller + 1;
  }
  return out ? [sorted[out - 1], sorted[n - out]] : [null, null];
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
      if (share) rows.push({ period, kind, low, high: low + share, text: `${Math.round(share * 100)}%` });
      low += share;
    });
    marks.push({ period, text: `n = ${n}` });
  }
  return { rows, marks };
}

function phases(meta, incidents, groups) {
  const columns = meta.parts.map((part) => incidents.values[`phase-${part}`]);
  return stacked(meta, groups, LEAST_FOR_MEDIAN, (at) =>
    columns.some((column) => column[at] === null) ? null : columns.map((column) => column[at]),
  );
}

function detection(meta, incidents, groups) {
  return stacked(meta, groups, 1, (at) => {
    const by = incidents.values.detected[at];
    return by === null ? null : meta.kinds.map((_, place) => (place === by ? 1 : 0));
  });
}

function week(meta, incidents, groups) {
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

const KINDS = { incidents: stackedIncidents, dots, phases, detection, week };

function incidentAt(incidents, at, row) {
  return {
    id: incidents.ids[at],
    day: isoDay(incidents.days[at]),
    hasPage: !incidents.pageless.includes(at),
    said: [row.kind, row.value === undefined ? "" : duration(row.value, row.panel)].filter(Boolean).join(" · "),
  };
}

function duration(value, panel) {
  const ja = document.querySelector(".kyokun[lang]")?.lang === "ja";
  const seconds = panel === "publish-lag" ? value * 86_400 : value;
  const [size, unit] = [
    [86_400, ja ? "日" : " d"],
    [3600, ja ? "時間" : " h"],
    [60, ja ? "分" : " min"],
    [1, ja ? "秒" : " s"],
  ].find(([each]) => seconds >= each);
  return `${Number((seconds / size).toPrecision(3))}${unit}`;
}
