// The fields above a list: words, a choice for each facet with its counts, the order, and what is chosen.

import { element, filled, icon } from "../search/dom.js";
import { isNothing, nothing } from "./state.js";

const SEVERAL = "\u0000";

export class Tools {
  // `change(part, isTyping)` is told what to change in the state; `wake()` that the reader is about to.
  constructor(config, { change, wake }) {
    Object.assign(this, { config, change });
    this.state = nothing();
    this.text = element("input", {
      type: "search",
      name: "text",
      autocomplete: "off",
      spellcheck: "false",
      oninput: (event) => event.isComposing || change({ text: this.text.value.trim() }, true),
    });
    this.text.addEventListener("compositionend", () => change({ text: this.text.value.trim() }, true));
    this.fields = new Map(
      config.facets.filter(({ offered, values }) => offered && values.length > 0).map((facet) => [facet, this.field(facet)]),
    );
    this.order = this.orders();
    this.clear = element("button", { type: "button", className: "kyokun-list-clear", onclick: () => this.cleared() }, this.t("clear"));
    this.status = element("p", { className: "kyokun-list-status", role: "status" });
    this.chips = element("ul", { className: "kyokun-list-chips", "aria-label": this.t("chosen") });
    this.summary = element("summary", {}, icon("filter"), element("span", {}, this.t("filters")));
    this.more = element(
      "details",
      { className: "kyokun-list-filters" },
      this.summary,
      element("div", { className: "kyokun-list-fields" }, ...[...this.fields].map(([facet, field]) => labelled(facet.label, field))),
    );
    this.more.open = matchMedia("(min-width: 60em)").matches;
    this.root = element(
      "form",
      { className: "kyokun-list-form", role: "search", "aria-label": this.t("label"), onsubmit: (event) => event.preventDefault() },
      element("div", { className: "kyokun-list-first" }, labelled(this.t("text"), this.text), labelled(this.t("order"), this.order)),
      this.more,
      this.chips,
      element("div", { className: "kyokun-list-last" }, this.status, this.clear),
    );
    for (const event of ["focusin", "pointerenter"]) this.root.addEventListener(event, wake, { once: true });
  }

  t(key, values = {}) {
    return filled(this.config.words[key], values);
  }

  field(facet) {
    const select = element("select", { name: facet.key });
    select.addEventListener("change", () => {
      if (select.value !== SEVERAL) this.filter(facet.key, select.value ? [select.value] : []);
    });
    return select;
  }

  filter(key, values) {
    const filters = { ...this.state.filters, [key]: values };
    if (values.length === 0) delete filters[key];
    this.change({ filters });
  }

  orders() {
    const select = element("select", { name: "sort" }, new Option(this.t("usual"), ""));
    for (const [key] of this.config.sorts) {
      select.append(new Option(this.t(`sort-${key}-up`), key), new Option(this.t(`sort-${key}-down`), `-${key}`));
    }
    select.addEventListener("change", () => this.change({ sort: select.value }));
    return select;
  }

  cleared() {
    this.change(nothing());
    this.text.focus();
  }

  // `found` as `Rows.select` gives it; without it the counts are those of the whole list.
  show(state, found, isFiltered = false) {
    this.state = state;
    if (this.text.value.trim() !== state.text) this.text.value = state.text;
    this.order.value = state.sort;
    this.config.facets.forEach((facet, at) => this.fields.has(facet) && this.options(facet, this.fields.get(facet), found?.counts[at]));
    const chosen = Object.entries(state.filters).flatMap(([key, values]) => values.map((value) => this.chip(key, value)));
    this.chips.replaceChildren(...chosen);
    this.chips.hidden = chosen.length === 0;
    this.summary.lastChild.textContent = chosen.length ? this.t("filters-n", { n: chosen.length }) : this.t("filters");
    this.clear.hidden = isNothing(state);
    const { count } = this.config;
    const said = isFiltered ? this.t(found.rows.length ? "part" : "nothing", { n: found.rows.length, all: count }) : this.t("whole", { n: count });
    if (found || isNothing(state)) this.status.textContent = said;
  }

  fail() {
    this.status.textContent = this.t("failed");
  }

  options(facet, select, counts) {
    const chosen = this.state.filters[facet.key] ?? [];
    const options = [new Option(this.t("any"), "")];
    if (chosen.length > 1) options.push(new Option(this.t("several", { n: chosen.length }), SEVERAL));
    facet.values.forEach(([value, label, whole], at) => {
      const count = counts ? counts[at] : whole;
      if (count || chosen.includes(value)) options.push(new Option(this.t("option", { label, n: count }), value));
    });
    for (const value of chosen) {
      if (!facet.values.some(([known]) => known === value)) options.push(new Option(this.t("option", { label: value, n: 0 }), value));
    }
    select.replaceChildren(...options);
    select.value = chosen.length > 1 ? SEVERAL : (chosen[0] ?? "");
    select.classList.toggle("kyokun-list-chosen", chosen.length > 0);
  }

  chip(key, value) {
    const facet = this.config.facets.find((each) => each.key === key);
    const name = facet.values.find(([known]) => known === value)?.[1] ?? value;
    const said = this.t("chip", { facet: facet.label, value: name });
    const remove = () => {
      this.filter(key, this.state.filters[key].filter((each) => each !== value));
      (this.chips.querySelector("button") ?? this.text).focus();
    };
    return element("li", {}, element("button", { type: "button", "aria-label": this.t("remove", { filter: said }), onclick: remove }, element("span", {}, said), icon("close")));
  }
}

function labelled(text, field) {
  field.id = `kyokun-list-${field.name}`;
  return element("div", {}, element("label", { htmlFor: field.id }, text), field);
}
