// The filters beside the results: each facet a group of boxes with counts.

import { element } from "./dom.js";
import { FACETS } from "./state.js";

const SHOWN = 6;
const IN_ORDER = { severity: ["critical", "high", "medium", "low"], status: ["draft", "review", "published", "closed"] };

export const valueLabel = (words, name, value) => words[name]?.[value] ?? value;

// A cause may be broken after its category.
const breakable = (text) => text.split(/(?<=\/)/).flatMap((part, order) => (order ? [element("wbr"), part] : [part]));

// Draws into `place`; `change(name, value, isChosen)` is told of each box.
export function drawFacets(place, counts, chosen, words, change) {
  const open = new Map([...place.querySelectorAll("details")].map((each) => [each.dataset.facet, each.open]));
  const wide = new Set([...place.querySelectorAll("fieldset[data-wide]")].map((each) => each.dataset.facet));
  const focused = place.contains(document.activeElement) ? document.activeElement.id : "";
  place.replaceChildren(
    ...FACETS.flatMap((name) => {
      const values = ordered(name, counts[name], chosen[name] ?? new Set());
      if (values.length === 0) return [];
      return [group(name, values, chosen[name] ?? new Set(), words, change, open.get(name), wide.has(name), place.id)];
    }),
  );
  if (focused) document.getElementById(focused)?.focus();
}

function ordered(name, counts, chosen) {
  const values = new Map(counts);
  for (const value of chosen) if (!values.has(value)) values.set(value, 0);
  const entries = [...values];
  const order = IN_ORDER[name];
  if (order) return entries.sort(([first], [second]) => order.indexOf(first) - order.indexOf(second));
  if (name === "year") return entries.sort(([first], [second]) => (first < second ? 1 : -1));
  return entries.sort(([first, many], [second, more]) => more - many || (first < second ? -1 : 1));
}

function group(name, values, chosen, words, change, wasOpen, isWide, prefix) {
  const rows = values.map(([value, count], order) => {
    const id = `${prefix}-${name}-${order}-${value}`.replace(/\s/g, "_");
    const box = element("input", {
      type: "checkbox",
      id,
      checked: chosen.has(value),
      onchange: (event) => change(name, value, event.target.checked),
    });
    const label = element("label", { htmlFor: id }, box, element("span", {}, ...breakable(valueLabel(words, name, value))));
    label.append(" ", element("span", { className: "kyokun-search-count" }, String(count)));
    label.hidden = !isWide && order >= SHOWN && !chosen.has(value);
    return label;
  });
  const set = element("fieldset", {}, element("legend", { className: "kyokun-search-unseen" }, words.text[`search.facet-${name}`]), ...rows);
  set.dataset.facet = name;
  if (isWide) set.dataset.wide = "";
  const hidden = rows.filter((row) => row.hidden);
  if (hidden.length) {
    const more = element("button", { type: "button", className: "kyokun-search-plain" }, words.text["search.more-values"].replace("{n}", hidden.length));
    more.addEventListener("click", () => {
      for (const row of hidden) row.hidden = false;
      set.dataset.wide = "";
      more.remove();
      hidden[0].querySelector("input").focus();
    });
    set.append(more);
  }
  const details = element("details", { open: wasOpen ?? (["type", "severity", "service", "cause"].includes(name) || chosen.size > 0) });
  details.dataset.facet = name;
  details.append(element("summary", {}, words.text[`search.facet-${name}`]), set);
  return details;
}
