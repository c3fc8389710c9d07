// What to say when nothing was found: a spelling, fewer filters, fewer words, related causes.

import { comparable } from "./analysis.js";
import { element, filled } from "./dom.js";
import { search } from "./engine.js";
import { valueLabel } from "./facets.js";
import { address } from "./site.js";
import { addFilters, chosenCount } from "./state.js";
import { spellings, start } from "./store.js";

const MOST_EDITS = { 3: 1, 4: 1, 5: 1, 6: 2 };
const MOST = 3;

// `go(state)` starts another search.
export async function nothingFound(state, found, words, go) {
  const t = (key, values = {}) => filled(words.text[key], values);
  const offers = [];
  const button = (text, next) => element("button", { type: "button", className: "kyokun-search-offer", onclick: () => go(next) }, text);
  const corrected = await corrections(found);
  for (const [from, to] of corrected) {
    offers.push(button(t("search.did-you-mean", { words: to }), { ...state, text: state.text.replace(from, to) }));
  }
  if (chosenCount(state.filters) && found.unfiltered) {
    for (const [name, values] of Object.entries(state.filters)) {
      const count = found.without(name);
      if (!count || chosenCount(state.filters) === values.size) continue;
      const label = [...values].map((value) => valueLabel(words, name, value)).join(", ");
      offers.push(button(t("search.without-filter", { filter: label, n: count }), { ...state, filters: { ...state.filters, [name]: new Set() } }));
    }
    offers.push(button(t("search.without-filters", { n: found.unfiltered }), { ...state, filters: {} }));
  }
  const wanted = found.clauses.map((clause, order) => [clause, found.perClause[order]]).filter(([clause]) => !clause.without);
  if (wanted.length > 1) {
    for (const [clause, count] of wanted) {
      if (count) offers.push(button(t("search.only-word", { word: clause.units[0], n: count }), { ...state, text: clause.units[0], filters: {} }));
    }
  }
  return element(
    "div",
    { className: "kyokun-search-nothing" },
    element("p", {}, t("search.nothing")),
    offers.length > 0 && element("ul", {}, ...offers.map((offer) => element("li", {}, offer))),
    ...(await relatedCauses(wanted, corrected, t)),
  );
}

// The causes of pages that hold at least one of the words, or of those that are likely to be meant.
async function relatedCauses(wanted, corrected, t) {
  const { lists } = await start();
  const any = [...wanted.flatMap(([clause, count]) => (count ? clause.units : [])), ...corrected.map(([, to]) => to)];
  if (any.length === 0) return [];
  const counts = (await search(any.map((unit) => `"${unit}"`).join(" OR "), {}, "date")).facets.cause;
  const causes = [...counts].sort(([, first], [, second]) => second - first).slice(0, 5);
  if (causes.length === 0) return [];
  const list = (cause) => addFilters(address(lists.postmortem), { cause: new Set([cause]) }).href;
  return [
    element("h2", {}, t("search.related-causes")),
    element("ul", { className: "kyokun-search-causes" }, ...causes.map(([cause, count]) => element("li", {}, element("a", { href: list(cause) }, cause), ` ${count}`))),
  ];
}

// For each word that stands nowhere the nearest words that do. A single word whose pages all turned out wrong is nowhere too.
async function corrections(found) {
  const wanted = found.clauses.filter((clause) => !clause.without);
  const isAlone = wanted.length === 1 && found.pages.length > 0;
  const unknown = wanted.filter((clause) => isAlone || found.perClause[found.clauses.indexOf(clause)] === 0);
  if (unknown.length === 0) return [];
  const known = await spellings();
  return unknown.flatMap(({ units: [unit] }) => {
    const word = comparable(unit);
    const most = MOST_EDITS[Array.from(word).length] ?? (word.length > 6 ? 2 : 0);
    return known
      .map(([each, count]) => ({ each, count, edits: distance(word, comparable(each), most) }))
      .filter(({ edits }) => edits > 0 && edits <= most)
      .sort((first, second) => first.edits - second.edits || second.count - first.count)
      .slice(0, MOST)
      .map(({ each }) => [unit, each]);
  });
}

// Edits (a letter more, less, another, or two swapped) from one word to the other; more than `most` when there are more.
function distance(first, second, most) {
  if (Math.abs(first.length - second.length) > most) return most + 1;
  let older = [];
  let old = Array.from({ length: second.length + 1 }, (_, at) => at);
  for (let row = 1; row <= first.length; row += 1) {
    const now = [row];
    for (let at = 1; at <= second.length; at += 1) {
      const same = first[row - 1] === second[at - 1];
      now[at] = Math.min(old[at] + 1, now[at - 1] + 1, old[at - 1] + (same ? 0 : 1));
      if (row > 1 && at > 1 && first[row - 1] === second[at - 2] && first[row - 2] === second[at - 1]) {
        now[at] = Math.min(now[at], older[at - 2] + 1);
      }
    }
    if (Math.min(...now) > most) return most + 1;
    [older, old] = [old, now];
  }
  return old[second.length];
}
