// The data of a chart from what a reader selected, and what is told of each of its marks.

import { completeness, detection, dots, phases, stackedIncidents, week } from "./incident_rows.js";
import { actionCounts, lessonCounts, proportions } from "./other_rows.js";
import { isoDay } from "./periods.js";
import { grouped, selected } from "./selection.js";
import { percent } from "./statistics.js";

const KINDS = {
  incidents: stackedIncidents,
  dots,
  phases,
  detection,
  week,
  completeness,
  proportions,
  actions: actionCounts,
  lessons: lessonCounts,
};

// `data` holds the incidents, and besides them what `meta.data` names.
export function rowsOf(chart, data, state) {
  const found = selected(data.incidents, chart.meta, state);
  const groups = grouped(data.incidents, chart.meta, found);
  const made = KINDS[chart.kind](chart.meta, { ...data, ...found, groups });
  for (const row of [...made.rows, ...made.marks]) row.told = told(chart, data.incidents, row);
  const n = [...groups.values()].reduce((sum, those) => sum + those.length, 0);
  return { ...made, ...found, n };
}

// A head, what is said below it, and the incident that a mark stands for; nothing of marks that only say something.
function told({ kind, words }, incidents, row) {
  if (row.at_ !== undefined) {
    const said = [isoDay(incidents.days[row.at_]), row.kind];
    if (row.panel !== undefined) said.push(duration(incidents.values[row.panel][row.at_], row.panel, words));
    return { head: incidents.ids[row.at_], said: said.join(" · "), incident: incidentAt(incidents, row.at_) };
  }
  if (kind === "proportions") {
    if (row.value === null) return null;
    const interval = `${percent(row.low)}–${percent(row.high)}`;
    return { head: row.period, said: `${row.text} · ${percent(row.value)} (95%: ${interval})` };
  }
  if (row.kind === undefined && row.column === undefined) return null;
  if (row.column !== undefined) return { head: `${row.line} · ${row.column}`, said: row.text || "0" };
  return { head: row.line ?? row.period, said: `${row.kind} · ${row.text || "0"}` };
}

function incidentAt(incidents, at) {
  return { id: incidents.ids[at], day: isoDay(incidents.days[at]), hasPage: !incidents.pageless.has(at) };
}

// As exact as the build says it (model/durations.py): to the second below ten minutes, to the minute below a day, then to the hour.
function duration(value, panel, words) {
  if (panel === "publish-lag") return words.day.replace("{n}", value);
  const step = value < 600 ? 1 : value < 86_400 ? 60 : 3600;
  let rest = Math.floor(value / step + 0.5) * step;
  const parts = [];
  for (const [name, size] of Object.entries({ day: 86_400, hour: 3600, minute: 60, second: 1 })) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count || (size === 1 && !parts.length)) parts.push(words[name].replace("{n}", count));
  }
  return parts.join(words.gap);
}
