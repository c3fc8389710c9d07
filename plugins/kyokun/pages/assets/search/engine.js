// From a query and filters to the pages that match, in order, and the counts of each facet.

import { find } from "./lookup.js";
import { parseQuery } from "./query.js";
import { start } from "./store.js";

// What a match is worth by the stretch it stands in (STRETCHES in kyokun/pages/search/postings.py), best first.
const NAMES = 0x000001;
const SUMMARY = 0x000006;
const CAUSES = 0x000038;
const ACTIONS = 0x0001c0;

// filters: {facet: Set of values}; sort: "relevance" or "date".
export async function search(text, filters, sort) {
  const { facets, count } = await start();
  const { clauses, filters: typed } = parseQuery(text, facets);
  const chosen = united(filters, typed);
  const wanted = clauses.filter((clause) => !clause.without);
  const [together, ...found] = await Promise.all([
    wanted.length > 1 ? sideBySide(wanted) : null,
    ...clauses.map(async (clause) => ({ ...clause, found: await Promise.all(clause.units.map(find)) })),
  ]);
  const scores = new Float32Array(count).fill(clauses.length ? 1 : 0);
  const where = new Uint32Array(count);
  for (const clause of found) apply(clause, scores, where);
  if (together) reward(together, scores);
  const matching = [];
  for (let page = 0; page < count; page += 1) if (scores[page] > 0) matching.push(page);
  const tables = tablesOf(facets);
  const passes = filterTests(chosen, tables, where);
  const pages = matching.filter((page) => Object.values(passes).every((test) => test(page)));
  if (sort !== "date") pages.sort((first, second) => scores[second] - scores[first] || first - second);
  return {
    pages,
    clauses,
    chosen,
    partial: found.some((clause) => clause.found.some((each) => each.partial)),
    perClause: found.map((clause) => clause.found.reduce((sum, each) => sum + countOf(each.masks), 0)),
    unfiltered: matching.length,
    facets: counts(matching, tables, passes, where),
    without: (name) => matching.filter((page) => others(passes, name).every((test) => test(page))).length,
  };
}

// Pages and their counts for a state without words: everything, as far as the filters let it.
export const everything = async (filters) => {
  const { facets, count } = await start();
  const tables = tablesOf(facets);
  const all = Array.from({ length: count }, (_, page) => page);
  const where = new Uint32Array(count);
  const passes = filterTests(filters, tables, where);
  const pages = all.filter((page) => Object.values(passes).every((test) => test(page)));
  return { pages, chosen: filters, facets: counts(all, tables, passes, where) };
};

function apply(clause, scores, where) {
  const masks = clause.found.map((each) => each.masks);
  const known = masks.map((mask) => Math.log(1 + scores.length / (1 + countOf(mask))));
  for (let page = 0; page < scores.length; page += 1) {
    if (scores[page] <= 0) continue;
    let best = 0;
    for (let order = 0; order < masks.length; order += 1) {
      const mask = masks[order][page];
      if (!mask) continue;
      best = Math.max(best, known[order] * worth(mask));
      if (!clause.without) where[page] |= mask;
    }
    if (clause.without) scores[page] = best ? -1 : scores[page];
    else scores[page] = best ? scores[page] + best : -1;
  }
}

function countOf(masks) {
  let count = 0;
  for (let page = 0; page < masks.length; page += 1) if (masks[page]) count += 1;
  return count;
}

function worth(mask) {
  let stretches = 0;
  for (let rest = mask; rest; rest &= rest - 1) stretches += 1;
  return (
    (mask & NAMES ? 6 : 0) + (mask & SUMMARY ? 3 : 0) + (mask & CAUSES ? 3 : 0) + (mask & ACTIONS ? 1 : 0) +
    Math.log2(1 + stretches)
  );
}

// Where all words stand as they were typed, one after the other.
const sideBySide = (wanted) => find(wanted.map((clause) => clause.units[0]).join(" "));

function reward({ masks }, scores) {
  for (let page = 0; page < scores.length; page += 1) if (masks[page] && scores[page] > 0) scores[page] *= 3;
}

function united(filters, typed) {
  const out = Object.fromEntries(Object.entries(filters).map(([name, values]) => [name, new Set(values)]));
  for (const [name, value] of typed) (out[name] ??= new Set()).add(value);
  return out;
}

const others = (passes, name) => Object.entries(passes).filter(([each]) => each !== name).map(([, test]) => test);

function filterTests(chosen, tables, where) {
  const tests = {};
  for (const [name, values] of Object.entries(chosen)) {
    if (!values.size || !tables[name]) continue;
    const sets = tables[name].setsWith(values);
    const actions = name === "type" && values.has("action");
    tests[name] = (page) => sets.has(tables[name].setOf(page)) || (actions && (where[page] & ACTIONS) !== 0);
  }
  return tests;
}

// For each facet: how many of the pages that pass all other filters have each value.
function counts(matching, tables, passes, where) {
  const out = {};
  for (const [name, table] of Object.entries(tables)) {
    const tests = others(passes, name);
    const pages = tests.length ? matching.filter((page) => tests.every((test) => test(page))) : matching;
    out[name] = table.count(pages);
    if (name === "type") {
      const withActions = pages.filter((page) => where[page] & ACTIONS).length;
      if (withActions) out[name].set("action", withActions);
    }
  }
  return out;
}

const unpacked = new WeakMap();

// The facets, unpacked once.
function tablesOf(facets) {
  if (!unpacked.has(facets)) {
    unpacked.set(facets, Object.fromEntries(Object.entries(facets).map(([name, facet]) => [name, new Facet(facet)])));
  }
  return unpacked.get(facets);
}

// One facet: the set of values of each page, written with digits (kyokun/pages/search/facets.py).
class Facet {
  constructor({ values, sets, pages }) {
    Object.assign(this, { values, sets, column: new Uint32Array(pages[0].length) });
    for (const [order, digits] of pages.entries()) {
      for (let page = 0; page < digits.length; page += 1) this.column[page] |= digit(digits.charCodeAt(page)) << (6 * order);
    }
  }

  setOf(page) {
    return this.column[page];
  }

  setsWith(wanted) {
    const places = new Set(this.values.flatMap((value, at) => (wanted.has(value.toLowerCase()) || wanted.has(value) ? [at] : [])));
    return new Set(this.sets.flatMap((set, number) => (set.some((at) => places.has(at)) ? [number] : [])));
  }

  count(pages) {
    const bySet = new Uint32Array(this.sets.length);
    for (const page of pages) bySet[this.setOf(page)] += 1;
    const byValue = new Uint32Array(this.values.length);
    this.sets.forEach((set, number) => set.forEach((at) => (byValue[at] += bySet[number])));
    return new Map(this.values.map((value, at) => [value, byValue[at]]).filter(([, count]) => count));
  }
}

const digit = (code) =>
  code === 45 ? 62 : code === 95 ? 63 : code < 58 ? code - 48 : code < 91 ? code - 55 : code - 61;
