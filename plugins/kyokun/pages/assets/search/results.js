// Results, each incident once: its title, what it is, and the sections and actions in which the words stand.

import { comparable } from "./analysis.js";
import { element } from "./dom.js";
import { excerpt, holds, marked } from "./excerpt.js";
import { address } from "./site.js";
import { page } from "./store.js";

const MOST_SECTIONS = 2;
const MOST_ACTIONS = 3;
const AT_ONCE = 10;
const MOST_WRONG = 8;
const ADDRESS = /^(?:[a-z]+:\/\/\S+|\S+\.md(?:#\S*)?|#\S+)$/i;

// Pages one after the other, without those that only seemed to hold the words.
export class Results {
  constructor(found) {
    this.found = found;
    this.positive = found.clauses.filter((clause) => !clause.without).map((clause) => clause.units.map(comparable));
    this.units = [...new Set(this.positive.flat())].sort((first, second) => second.length - first.length);
    this.next = 0;
    this.dropped = 0;
  }

  get count() {
    return this.found.pages.length - this.dropped;
  }

  get isDone() {
    return this.next >= this.found.pages.length;
  }

  // At most `most` further cards; of pages that only seem to hold the words no more than a few times as many are fetched.
  async more(most = AT_ONCE) {
    const out = [];
    const first = this.next;
    const last = first + most * MOST_WRONG;
    while (out.length < most && !this.isDone && this.next < last) {
      const missing = most - out.length;
      // As many as it takes when the next ones are no better than those so far, so that it seldom takes a third turn.
      const share = this.next > first ? Math.max(out.length / (this.next - first), 1 / MOST_WRONG) : 1;
      for (const number of this.found.pages.slice(this.next, Math.min(last, this.next + Math.ceil(missing / share)))) {
        page(number).catch(() => {}); // what fails is told where it is read
      }
      const numbers = this.found.pages.slice(this.next, this.next + missing);
      this.next += numbers.length;
      const cards = await Promise.all(numbers.map(page));
      const right = cards.filter((card) => this.isRight(card));
      this.dropped += cards.length - right.length;
      out.push(...right);
    }
    return out;
  }

  isRight(card) {
    const all = texts(card);
    return this.positive.every((units) => units.some((unit) => all.some((text) => holds(text, unit))));
  }
}

const texts = (card) => [
  card.title,
  ...names(card),
  card.summary ?? "",
  ...(card.passages ?? []).flatMap(([heading, text]) => [heading, text]),
  ...(card.actions ?? []).flatMap((action) => [action.id ?? "", action.title ?? "", action.text ?? ""]),
];

const names = (card) => [card.id ?? "", ...(card.causes ?? []), ...(card.services ?? []), ...(card.teams ?? []), ...(card.tags ?? [])];

// A card as a list item. `words` are the page's, `onlyActions` when nothing else is wanted.
export function item(card, units, words, onlyActions) {
  const t = (key) => words.text[key];
  const link = element("a", { href: address(card.uri).href, lang: card.lang }, ...marked(card.title || card.id, units));
  const kind = element("span", { className: `kyokun-search-kind kyokun-search-${card.kind}` }, words.type[card.kind]);
  const facts = [
    card.kind === "lesson" ? null : element("span", {}, ...marked(card.id ?? "", units)),
    card.severity && element("span", { className: `kyokun-badge kyokun-severity-${card.severity}` }, words.severity[card.severity]),
    card.date && element("time", { dateTime: card.date }, card.date),
    card.status && element("span", {}, words.status[card.status]),
    ...fact(card.services, units),
  ].filter(Boolean);
  const quiet = [...(card.causes ?? []), ...(card.teams ?? []), ...(card.tags ?? [])].filter((name) => units.some((unit) => holds(name, unit)));
  const acts = actions(card, units, words, t);
  const places = onlyActions ? [] : sections(card, units, acts.length > 0);
  return element(
    "li",
    { className: "kyokun-search-result" },
    element("h2", {}, kind, " ", link),
    element("p", { className: "kyokun-search-facts" }, ...facts, ...fact(quiet, units)),
    element("ul", { className: "kyokun-search-places" }, ...places, ...acts),
  );
}

const fact = (values = [], units) =>
  values.map((value) => element("span", { className: "kyokun-search-name" }, ...marked(value, units)));

function sections(card, units, withActions) {
  const passages = [...(card.summary ? [["", card.summary]] : []), ...(card.passages ?? [])];
  const shown = passages.filter(([, , kind]) => !(kind === "actions" && withActions));
  const scored = shown.map(([heading, whole], order) => ({ heading, text: readable(whole, units), order })).map((each) => ({
    ...each,
    hits: units.filter((unit) => holds(each.text, unit)).length * 2 + units.filter((unit) => holds(each.heading, unit)).length,
  }));
  let best = scored.filter((each) => each.hits).sort((first, second) => second.hits - first.hits || first.order - second.order);
  if (best.length === 0) best = scored.filter((each) => each.text).slice(0, 1);
  return best.slice(0, MOST_SECTIONS).map(({ heading, text, hits }) => {
    const shown = excerpt(text, units, card.lang);
    return element(
      "li",
      { lang: card.lang },
      place(
        sectionAddress(card, shown, heading, hits),
        heading && element("span", { className: "kyokun-search-section" }, ...marked(heading, units)),
        element("span", { className: "kyokun-search-excerpt" }, ...shown),
      ),
    );
  });
}

// Without the addresses of links, unless they are what was looked for.
const readable = (text, units) =>
  text.split("\n\n").filter((part) => !ADDRESS.test(part) || units.some((unit) => holds(part, unit))).join("\n\n");

// To the very words, where the browser knows how to scroll to a text; to the page elsewhere.
function sectionAddress(card, shown, heading, hits) {
  const url = address(card.uri);
  const found = hits ? shown.find((node) => node.nodeName === "MARK")?.textContent : "";
  const words = found || heading;
  return words ? `${url.href}#:~:text=${fragment(words)}` : url.href;
}

const fragment = (text) => encodeURIComponent(text.trim()).replaceAll("-", "%2D");

// A link of its own kind: followed by the browser itself, since only then does it scroll to a text.
const place = (href, ...children) => element("a", { href, target: "_self" }, ...children);

function actions(card, units, words, t) {
  const found = (card.actions ?? []).filter((action) => units.some((unit) => holds(`${action.id} ${action.title}\n${action.text ?? ""}`, unit)));
  const shown = found.slice(0, MOST_ACTIONS).map((action) =>
    element(
      "li",
      { lang: card.lang, className: "kyokun-search-action" },
      place(
        action.id ? `${address(card.uri).href}#${encodeURIComponent(action.id)}` : address(card.uri).href,
        element("span", { className: "kyokun-search-section" }, `${words.type.action} `, ...marked(action.id ?? "", units)),
        action.state && element("span", { className: `kyokun-badge kyokun-state-${action.state}` }, words.state[action.state]),
        element("span", { className: "kyokun-search-excerpt" }, ...marked(action.title ?? "", units), ...rest(action, units, card.lang)),
      ),
    ),
  );
  const more = found.length - shown.length;
  return more > 0 ? [...shown, element("li", { className: "kyokun-search-more" }, t("search.more-actions").replace("{n}", more))] : shown;
}

const rest = (action, units, language) =>
  action.text && units.some((unit) => holds(action.text, unit) && !holds(action.title ?? "", unit))
    ? [" — ", ...excerpt(action.text, units, language)]
    : [];
