// Makes a list of a page filter and sort without leaving the page. Its state stands in the address. What the page shows
// without scripts stays until something is asked for; only then is the data fetched, once, as one file.

import { element } from "../search/dom.js";
import { Rows } from "./rows.js";
import { isFiltered, isNothing, nothing, stateOf, withState } from "./state.js";
import { Table } from "./table.js";
import { Tools } from "./tools.js";

const PAUSE = 120;
const ROWS = { incidents: "./incidents.js", actions: "./actions.js", lessons: "./lessons.js" };

let current = null;

export function mount(place) {
  if (place.hasChildNodes()) return;
  current = new List(place, JSON.parse(place.dataset.list));
}

class List {
  constructor(place, config) {
    Object.assign(this, { place, config });
    this.language = place.lang;
    this.still = gathered(place);
    this.tools = new Tools(config, {
      change: (part, isTyping) => this.change(part, isTyping),
      wake: () => this.rows().catch(() => {}),
    });
    this.table = new Table(config, {
      sort: (sort) => this.change({ sort }),
      grow: (shown) => history.replaceState({ ...history.state, shown }, ""),
    });
    place.append(this.tools.root, this.table.root);
    this.table.lend(this.still);
    this.show(stateOf(location.href, config), history.state?.shown);
  }

  rows() {
    this.loading ??= Promise.all([
      fetch(new URL(`${this.config.name}.json`, import.meta.url)).then((response) => {
        if (!response.ok) throw new Error(`${response.status} ${response.url}`);
        return response.json();
      }),
      import(ROWS[this.config.name]),
    ]).then(([data, { cells }]) => {
      this.table.cells = cells;
      return new Rows(this.config, data, this.language);
    });
    this.loading.catch(() => (this.loading = null));
    return this.loading;
  }

  // The words being typed belong to one entry of the history, each choice is one of its own.
  change(part, isTyping = false) {
    clearTimeout(this.timer);
    const state = { ...this.state, ...part };
    const write = () => {
      const url = withState(location.href, state, this.config);
      const goesOn = isTyping && this.isTyping;
      history[goesOn ? "replaceState" : "pushState"]({ ...history.state, shown: undefined }, "", url);
      this.isTyping = isTyping;
      return this.show(state);
    };
    if (!isTyping) return write();
    this.state = state;
    this.timer = setTimeout(write, PAUSE);
    return undefined;
  }

  follow() {
    this.isTyping = false;
    return this.show(stateOf(location.href, this.config), history.state?.shown);
  }

  async show(state, shown) {
    this.state = state;
    const isStill = isNothing(state);
    if (isStill) this.draw(state, null);
    else if (this.known) this.draw(state, this.known, shown);
    else {
      this.tools.show(state);
      this.place.setAttribute("aria-busy", "true");
      try {
        this.known = await this.rows();
        if (this.state === state) this.draw(state, this.known, shown);
      } catch (error) {
        this.tools.fail();
        console.warn(error);
      }
      this.place.removeAttribute("aria-busy");
    }
  }

  draw(state, rows, shown) {
    const found = rows?.select(state);
    this.still.hidden = found !== undefined;
    this.tools.show(state, found, isFiltered(state));
    this.table.show(state, rows, found?.rows, shown);
  }
}

// What stands between the tools and the end of the list, as one element that can be hidden.
function gathered(place) {
  const still = element("div", { className: "kyokun-list-still" });
  const found = [];
  for (let next = place.nextElementSibling; next && !next.matches(".kyokun-list-end"); next = next.nextElementSibling) found.push(next);
  place.after(still);
  still.append(...found);
  return still;
}

const isShown = () => current?.place.isConnected;

addEventListener("popstate", () => isShown() && current.follow());
// A link to a part of the page that is hidden leads there.
addEventListener("hashchange", () => {
  if (!isShown() || !current.still.hidden || !location.hash) return;
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target || !current.still.contains(target)) return;
  current.change(nothing());
  target.scrollIntoView();
});
