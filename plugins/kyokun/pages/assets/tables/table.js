// The rows a state asks for, fifty at a time, under heads that sort.

import { element, filled } from "../search/dom.js";
import { offerLinks } from "./copy.js";

const STEP = 50;

export class Table {
  // `sort(key)` is told what a head asks for; `grow(shown)` how many rows are shown.
  constructor(config, { sort, grow }) {
    Object.assign(this, { config, sort, grow });
    this.heads = config.columns.map((column) => this.head(column));
    this.body = element("tbody");
    this.frame = element(
      "div",
      { className: "kyokun-list-frame" },
      element(
        "table",
        { className: "kyokun-list-table" },
        element("caption", {}, config.words.caption),
        element("thead", {}, element("tr", {}, ...this.heads)),
        this.body,
      ),
    );
    this.more = element("button", { type: "button", className: "kyokun-list-more", onclick: () => this.add() });
    this.root = element("div", {}, this.frame, this.more);
  }

  head(column) {
    const cell = element("th", { scope: "col", className: column.number ? "kyokun-list-number" : "" });
    cell.append(column.sort ? this.button(column) : column.label);
    return cell;
  }

  button(column) {
    const turned = () => (this.state.sort === column.sort ? `-${column.sort}` : column.sort);
    return element("button", { type: "button", className: "kyokun-list-sort", onclick: () => this.sort(turned()) }, column.label);
  }

  // The heads of the tables that the page has without scripts sort too: by this table, which takes their place.
  lend(still) {
    for (const table of still.querySelectorAll("table")) {
      const heads = [...table.querySelectorAll("thead th")];
      if (heads.length !== this.config.columns.length) continue;
      heads.forEach((head, at) => {
        const column = this.config.columns[at];
        if (!column.sort || head.textContent.trim() !== column.label) return;
        const button = this.button(column);
        button.addEventListener("click", () => (this.wanted = at));
        head.replaceChildren(button);
      });
    }
  }

  show(state, rows, found, shown = STEP) {
    Object.assign(this, { state, rows, found: found ?? [] });
    this.config.columns.forEach(({ sort }, at) => {
      const head = this.heads[at];
      head.removeAttribute("aria-sort");
      if (sort && state.sort.replace(/^-/, "") === sort) head.setAttribute("aria-sort", state.sort === sort ? "ascending" : "descending");
    });
    this.body.replaceChildren();
    this.frame.hidden = !found?.length;
    this.fill(found ? shown : 0);
    if (found && this.wanted !== undefined) {
      this.heads[this.wanted].querySelector("button").focus();
      this.wanted = undefined;
    }
  }

  fill(upTo) {
    const from = this.body.children.length;
    const rows = this.found.slice(from, upTo).map((row) => this.row(row));
    this.body.append(...rows);
    offerLinks(rows);
    const left = this.found.length - this.body.children.length;
    this.more.hidden = left <= 0;
    this.more.textContent = filled(this.config.words.more, { n: Math.min(left, STEP) });
  }

  row(number) {
    const cells = this.cells(this.rows.record(number), this.config.words);
    const isNumber = this.config.columns.map((column) => column.number);
    return element(
      "tr",
      {},
      ...cells.map((content, at) => element("td", { className: isNumber[at] ? "kyokun-list-number" : "" }, ...content)),
    );
  }

  add() {
    const before = this.body.children.length;
    this.fill(before + STEP);
    this.grow(this.body.children.length);
    this.body.children[before]?.querySelector("a")?.focus();
  }
}
