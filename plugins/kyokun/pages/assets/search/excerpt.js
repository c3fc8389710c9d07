// A stretch of a text around the words that were looked for, and the words marked in it.

import { comparable, comparableWithPlaces } from "./analysis.js";
import { element } from "./dom.js";

const WIDTH = { ja: 96, en: 190 };
const LEAD = { ja: 24, en: 50 };
const STOP = /[。．！？\n]|[.!?]\s/gu;

const MOST_REMEMBERED = 4000;
const remembered = new Map();

// The comparable form, remembered since each text is asked about many times.
function compared(text) {
  let known = remembered.get(text);
  if (known === undefined) {
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    known = comparable(text);
    remembered.set(text, known);
  }
  return known;
}

export const holds = (text, unit) => compared(text).includes(unit);

// Nodes of the whole text with every unit marked.
export const marked = (text, units) => nodes(text, places(text, units), 0, text.length);

// Nodes of the best stretch; the beginning of the text when nothing of it matches.
export function excerpt(text, units, language) {
  const found = places(text, units);
  const width = WIDTH[language];
  if (found.length === 0) return nodes(text, [], 0, cut(text, width));
  const best = found.reduce((first, each) => (kinds(found, each, width) > kinds(found, first, width) ? each : first));
  const from = begin(text, best.start, LEAD[language]);
  const to = Math.max(best.end, cut(text, from + width));
  return [
    ...(from > 0 ? ["… "] : []),
    ...nodes(text, found, from, to),
    ...(to < text.trimEnd().length ? [" …"] : []),
  ];
}

// Where units stand in a text, without overlaps, in order.
function places(text, units) {
  if (!units.some((unit) => holds(text, unit))) return [];
  const { letters, places: at } = comparableWithPlaces(text);
  const found = [];
  for (const unit of units) {
    for (let start = letters.indexOf(unit); unit && start >= 0; start = letters.indexOf(unit, start + unit.length)) {
      found.push({ start: at[start], end: after(at, start + unit.length - 1), unit });
    }
  }
  found.sort((first, second) => first.start - second.start || second.end - first.end);
  return found.filter((each, order) => order === 0 || each.start >= Math.max(...found.slice(0, order).map((before) => before.end)));
}

function after(at, last) {
  let next = last + 1;
  while (next < at.length - 1 && at[next] === at[last]) next += 1;
  return at[next];
}

const kinds = (found, from, width) =>
  new Set(found.filter((each) => each.start >= from.start && each.end <= from.start + width).map((each) => each.unit)).size;

function begin(text, start, lead) {
  const earliest = Math.max(0, start - lead);
  let from = earliest;
  for (const stop of text.slice(earliest, start).matchAll(STOP)) from = earliest + stop.index + stop[0].length;
  if (from === earliest && from > 0) {
    const space = text.slice(from, start).search(/\s\S/);
    if (space >= 0) from += space + 1;
    else if (isLow(text, from)) from += 1;
  }
  return from;
}

function cut(text, at) {
  if (at >= text.length) return text.length;
  const space = text.lastIndexOf(" ", at);
  const end = space > at - 20 ? space : at;
  return isLow(text, end) ? end + 1 : end;
}

const isLow = (text, at) => (text.charCodeAt(at) & 0xfc00) === 0xdc00;

function nodes(text, found, from, to) {
  const out = [];
  let at = from;
  for (const { start, end } of found) {
    if (start < from || end > to) continue;
    if (start > at) out.push(text.slice(at, start));
    out.push(element("mark", {}, text.slice(start, end)));
    at = end;
  }
  if (at < to) out.push(text.slice(at, to));
  return out;
}
