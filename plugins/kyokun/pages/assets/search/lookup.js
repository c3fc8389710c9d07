// Which pages a word or phrase stands in: for each page the mask of the stretches of its text where it does.

import { humps, pairs, runs, wordForms } from "./analysis.js";
import { addList, shard, start } from "./store.js";

const MOST_SHARDS = 6;
const SHORTEST_BEGINNING = 3;

// The masks by page of the whole unit, and whether some were left out because too many words begin so.
export async function find(unit) {
  const { count } = await start();
  const found = runs(unit);
  const steps = [];
  for (const [order, run] of found.entries()) {
    const isLast = order === found.length - 1;
    if (run.isCjk) {
      const terms = pairs(run.text);
      // A single letter is found as every pair that begins with it.
      const single = Array.from(run.text).length === 1;
      for (const [at, term] of terms.entries()) {
        steps.push({ position: run.position + at, masks: look(term, single && found.length === 1, count) });
      }
    } else {
      steps.push({ position: run.position, masks: lookWord(run.text, isLast, count) });
    }
  }
  let partial = false;
  let masks = null;
  let before = null;
  for (const step of steps) {
    const next = await step.masks;
    partial ||= next.partial;
    masks = masks === null ? next.masks : joined(masks, next.masks, step.position === before + 1);
    before = step.position;
  }
  return { masks: masks ?? new Uint32Array(count), partial };
}

// The pages of both; neighbours share a stretch, or else they do not stand side by side.
function joined(first, second, areNeighbours) {
  const out = new Uint32Array(first.length);
  for (let page = 0; page < out.length; page += 1) {
    if (!first[page] || !second[page]) continue;
    if (areNeighbours) {
      const shared = first[page] & second[page];
      out[page] = second[page] & (shared | (shared << 1));
    } else {
      out[page] = first[page] | second[page];
    }
  }
  return out;
}

// A word stands as it is or at the beginning of a longer one, or its parts stand side by side within one.
async function lookWord(word, isLast, count) {
  const [whole] = wordForms(word);
  const parts = humps(word);
  const [asWhole, ...asParts] = await Promise.all([
    look(whole, isLast, count),
    ...(parts.length > 1 ? parts.map((part, at) => look(part, isLast && at === parts.length - 1, count)) : []),
  ]);
  if (asParts.length === 0) return asWhole;
  const together = asParts.slice(1).reduce(
    (masks, part) => masks.map((mask, page) => mask & part.masks[page]),
    asParts[0].masks,
  );
  return { masks: together.map((mask, page) => mask | asWhole.masks[page]), partial: asWhole.partial };
}

// A term, or all terms that begin so.
async function look(term, asBeginning, count) {
  const { shards } = await start();
  const wide = asBeginning && (term.length >= SHORTEST_BEGINNING || !/^[\x20-\x7e]/.test(term));
  const first = place(shards, term);
  let last = first;
  while (wide && last + 1 < shards.length && shards[last + 1].startsWith(term)) last += 1;
  const partial = last - first >= MOST_SHARDS;
  last = Math.min(last, first + MOST_SHARDS - 1);
  const read = await Promise.all(Array.from({ length: last - first + 1 }, (_, at) => shard(first + at)));
  const masks = new Uint32Array(count);
  for (const terms of read) {
    for (const entry of terms) {
      if (wide ? entry.term.startsWith(term) : entry.term === term) addList(entry, masks);
    }
  }
  return { masks, partial };
}

// The last shard whose first term is not after the term.
function place(shards, term) {
  let low = 0;
  let high = shards.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (shards[middle] <= term) low = middle;
    else high = middle;
  }
  return low;
}
