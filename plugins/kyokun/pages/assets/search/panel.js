// The search itself, be it in a dialog or on its page: the field, the filters, the results, and what is said of them.

import { element, filled, icon } from "./dom.js";
import { everything, search } from "./engine.js";
import { drawFacets, valueLabel } from "./facets.js";
import { nothingFound } from "./nothing.js";
import { item, Results } from "./results.js";
import { address } from "./site.js";
import { addFilters, chosenCount, nothing, withState } from "./state.js";
import { start } from "./store.js";

const PAUSE = 30; // milliseconds without a key before a search begins: people take a hundred between two keys
let panels = 0;

// `onState(state)` is told whenever the state changes; `submit(state)` when Enter is pressed.
export class Panel {
  constructor({ words, onState, submit }) {
    panels += 1;
    Object.assign(this, { words, onState, submit, state: nothing(), turn: 0, timer: 0, composing: false });
    this.build(`kyokun-search-${panels}`);
  }

  t(key, values = {}) {
    return filled(this.words.text[key], values);
  }

  build(id) {
    const t = (key) => this.t(key);
    this.input = element("input", {
      type: "search",
      id: `${id}-field`,
      className: "kyokun-search-field",
      placeholder: t("search.placeholder"),
      autocomplete: "off",
      autocapitalize: "off",
      spellcheck: false,
      enterKeyHint: "search",
      "aria-describedby": `${id}-keys`,
      oninput: (event) => event.isComposing || this.typed(),
      oncompositionstart: () => (this.composing = true),
      oncompositionend: () => {
        this.composing = false;
        this.typed();
      },
    });
    this.form = element(
      "form",
      { className: "kyokun-search-form", role: "search", onsubmit: (event) => this.entered(event) },
      element("label", { htmlFor: this.input.id, className: "kyokun-search-unseen" }, t("search.label")),
      icon("search"),
      this.input,
    );
    this.status = element("p", { className: "kyokun-search-status", role: "status" });
    this.sort = element(
      "select",
      { className: "kyokun-search-sort", "aria-label": t("search.sort"), onchange: () => this.change({ sort: this.sort.value }) },
      element("option", { value: "relevance" }, t("search.sort-relevance")),
      element("option", { value: "date" }, t("search.sort-date")),
    );
    this.facets = element("div", { className: "kyokun-search-facets", id: `${id}-filters`, role: "group", "aria-label": t("search.filters") });
    this.toggle = element(
      "button",
      {
        type: "button",
        className: "kyokun-search-toggle",
        "aria-expanded": "false",
        "aria-controls": this.facets.id,
        onclick: () => this.showFilters(this.toggle.getAttribute("aria-expanded") === "false"),
      },
      icon("filter"),
      element("span", {}, t("search.filters")),
    );
    this.chips = element("ul", { className: "kyokun-search-chips", "aria-label": t("search.chosen") });
    this.results = element("div", { className: "kyokun-search-results" });
    this.root = element(
      "div",
      { className: "kyokun-search-panel", onkeydown: (event) => this.key(event) },
      this.form,
      element("div", { className: "kyokun-search-tools" }, this.status, this.toggle, this.sort),
      this.chips,
      element("div", { className: "kyokun-search-body" }, this.facets, this.results),
      element("p", { className: "kyokun-search-keys", id: `${id}-keys` }, t("search.keys")),
    );
  }

  showFilters(shown) {
    this.toggle.setAttribute("aria-expanded", String(shown));
    this.root.classList.toggle("kyokun-search-filtering", shown);
  }

  // Show a state without telling of it.
  show(state) {
    this.state = state;
    if (this.input.value !== state.text) this.input.value = state.text;
    this.sort.value = state.sort;
    return this.run();
  }

  change(part) {
    const state = { ...this.state, ...part };
    this.onState(state);
    return this.show(state);
  }

  typed() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.change({ text: this.input.value }), PAUSE);
  }

  entered(event) {
    event.preventDefault();
    if (this.composing) return;
    clearTimeout(this.timer);
    const state = { ...this.state, text: this.input.value };
    this.onState(state);
    this.submit(state);
  }

  // The arrows go from the field through the results and back; writing goes on in the field.
  key(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const links = [...this.results.querySelectorAll("a, button")];
    const at = links.indexOf(document.activeElement);
    const inField = document.activeElement === this.input;
    if (event.key === "ArrowDown" && (inField || at >= 0)) this.focus(event, links[at + 1] ?? links[at] ?? this.input);
    else if (event.key === "ArrowUp" && at >= 0) this.focus(event, links[at - 1] ?? this.input);
    else if (at >= 0 && event.key.length === 1 && event.key !== " ") this.input.focus();
  }

  focus(event, target) {
    event.preventDefault();
    target.focus();
    target.scrollIntoView({ block: "nearest" });
  }

  async run() {
    this.turn += 1;
    const turn = this.turn;
    const { state } = this;
    const isCurrent = () => turn === this.turn;
    this.root.setAttribute("aria-busy", "true");
    try {
      if (/[\p{L}\p{N}]/u.test(state.text)) await this.find(state, isCurrent);
      else await this.browse(state, isCurrent);
    } catch (error) {
      if (isCurrent()) {
        this.status.textContent = "";
        this.results.replaceChildren(element("p", { className: "kyokun-search-hint", role: "alert" }, this.t("search.failed")));
      }
      console.warn(error);
    }
    if (isCurrent()) this.root.removeAttribute("aria-busy");
  }

  async find(state, isCurrent) {
    const found = await search(state.text, state.filters, state.sort);
    const results = new Results(found);
    const cards = await results.more();
    if (!isCurrent()) return;
    this.frame(found, state);
    if (cards.length === 0) {
      this.status.textContent = this.t("search.found-none");
      const answer = await nothingFound(state, found, this.words, (next) => {
        this.input.focus();
        this.change(next);
      });
      if (isCurrent()) this.results.replaceChildren(answer);
      return;
    }
    this.say(results, found);
    const list = element("ol", { className: "kyokun-search-list" });
    this.add(list, cards, results);
    this.results.replaceChildren(list);
    this.results.scrollTop = 0; // last, since it makes the browser lay out what there is
    this.offerMore(list, results, found, state);
  }

  say(results, found) {
    const key = found.partial ? "search.found-partial" : results.count === 1 ? "search.found-one" : "search.found";
    this.status.textContent = this.t(key, { n: results.count });
  }

  add(list, cards, results) {
    const types = this.state.filters.type;
    const onlyActions = types?.size === 1 && types.has("action");
    list.append(...cards.map((card) => item(card, results.units, this.words, onlyActions)));
  }

  offerMore(list, results, found, state) {
    if (results.isDone) return;
    const more = element("button", { type: "button", className: "kyokun-search-more-results" }, this.t("search.more"));
    more.addEventListener("click", async () => {
      const before = list.children.length;
      this.add(list, await results.more(), results);
      this.say(results, found);
      list.children[before]?.querySelector("a").focus();
      if (results.isDone) more.remove();
    });
    this.results.append(
      element("p", { className: "kyokun-search-onwards" }, more, this.allLink ? this.allLink(state) : null),
    );
  }

  // Without words there is nothing to look for: the counts, and the way to the list.
  async browse(state, isCurrent) {
    const found = await everything(state.filters);
    const { lists } = await start();
    if (!isCurrent()) return;
    this.frame(found, state);
    const isFiltered = chosenCount(state.filters) > 0;
    this.status.textContent = isFiltered ? this.t("search.filtered", { n: found.pages.length }) : "";
    const types = state.filters.type ?? new Set();
    const list = types.has("lesson") ? lists.lesson : types.has("action") ? lists.action : lists.postmortem;
    const link = element("a", { href: addFilters(address(list), state.filters).href }, this.t("search.to-list"));
    this.results.replaceChildren(
      element("p", { className: "kyokun-search-hint" }, this.t(isFiltered ? "search.filtered-hint" : "search.hint")),
      element("p", { className: "kyokun-search-hint" }, link),
    );
  }

  frame(found, state) {
    drawFacets(this.facets, found.facets, found.chosen, this.words, (name, value, isChosen) => {
      this.change({ filters: changed(this.state.filters, name, value, isChosen) });
    });
    const count = chosenCount(state.filters);
    this.toggle.lastChild.textContent = count ? `${this.t("search.filters")} (${count})` : this.t("search.filters");
    this.chips.replaceChildren(
      ...Object.entries(state.filters).flatMap(([name, values]) => [...values].map((value) => this.chip(name, value))),
    );
    this.chips.hidden = count === 0;
  }

  chip(name, value) {
    const label = valueLabel(this.words, name, value);
    const remove = () => {
      this.change({ filters: changed(this.state.filters, name, value, false) });
      this.input.focus();
    };
    return element(
      "li",
      {},
      element("button", { type: "button", onclick: remove, "aria-label": this.t("search.remove-filter", { filter: label }) }, `${label} `, icon("close")),
    );
  }
}

export const searchPage = async (state) => withState(address((await start()).lists.home), state);

function changed(filters, name, value, isChosen) {
  const values = new Set(filters[name]);
  if (isChosen) values.add(value);
  else values.delete(value);
  const out = { ...filters, [name]: values };
  if (values.size === 0) delete out[name];
  return out;
}
