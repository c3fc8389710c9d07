// The data of charts about what followed: recurrence, actions, lessons; by the definitions of the build (trends/).

import { dayOf, monthOf, periodOf } from "./periods.js";
import { isBefore } from "./selection.js";
import { shareInterval } from "./statistics.js";

const AGAIN = ["recurrence", "recurred-while-action-open"];

export function proportions(meta, given) {
  const marks = [];
  for (const panel of meta.panels) {
    const answers = panel === "action-completion" ? onTime(meta, given) : again(given, AGAIN.indexOf(panel));
    for (const period of given.periods) {
      const known = answers.get(period) ?? [];
      const hits = known.reduce((sum, each) => sum + each, 0);
      const n = known.length;
      const [low, high] = n ? shareInterval(hits, n) : [null, null];
      marks.push({ panel, period, value: n ? hits / n : null, low, high, text: `${hits}/${n}` });
    }
  }
  return { rows: [], marks };
}

function again({ incidents, groups }, place) {
  const found = new Map();
  for (const [period, those] of groups) {
    const answers = those.map((at) => incidents.values.again[at][place]);
    found.set(period, answers.filter((answer) => answer !== null));
  }
  return found;
}

function chosenActions({ actions, chosen }) {
  const those = new Set(chosen);
  return actions.filter((action) => those.has(action.incident));
}

// Done on or before the due date (1), or overdue or late (0), by the period of the due date.
function onTime(meta, given) {
  const today = dayOf(given.incidents.today);
  const found = new Map();
  for (const { state, done, due } of chosenActions(given)) {
    if (due === null || state === "w" || state === "u") continue;
    if (state === "d" ? done === null : due >= today) continue;
    const period = periodOf(monthOf(due), meta.by);
    if (!found.has(period)) found.set(period, []);
    found.get(period).push(state === "d" && done <= due ? 1 : 0);
  }
  return found;
}

export function actionCounts(meta, given) {
  const counts = meta.kinds.map(() => new Map());
  const add = (kind, day, value) => {
    if (day === null) return;
    const period = periodOf(monthOf(day), meta.by);
    counts[kind].set(period, (counts[kind].get(period) ?? 0) + value);
  };
  for (const { state, opened, done } of chosenActions(given)) {
    const isDone = state === "d" && done !== null;
    add(0, opened, 1);
    if (isDone) add(1, done, 1);
    if (state === "o" || isDone) add(2, opened, 1);
    else add(2, opened, 0); // decided against or unknown: no part of the balance
    if (isDone && opened !== null) add(2, done, -1);
  }
  const rows = [];
  meta.kinds.forEach((kind, at) => {
    for (const period of given.periods) {
      const value = counts[at].get(period);
      if (value === undefined && isBefore(meta, period)) continue;
      rows.push({ period, kind, value: value ?? 0, text: value ? String(value) : "" });
    }
  });
  return { rows, marks: [] };
}

export function lessonCounts(meta, { lessons, chosen }) {
  const those = new Set(chosen);
  const rows = [];
  for (const lesson of lessons.each) {
    [lesson.before, lesson.after].forEach((found, at) => {
      const value = found.filter((incident) => those.has(incident)).length;
      rows.push({ line: lesson.line, kind: meta.kinds[at], value, text: String(value) });
    });
  }
  return { rows, marks: [] };
}
