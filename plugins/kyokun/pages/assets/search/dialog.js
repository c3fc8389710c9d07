// The search over a page. Its state stands in the page's address, so that it survives a reload, a link and the way back.

import { element, icon } from "./dom.js";
import { Panel, searchPage } from "./panel.js";
import { pageLanguage } from "./site.js";
import { nothing, stateOf, withState } from "./state.js";
import { start, words } from "./store.js";
import { withSearchStyle } from "./style.js";

const STUCK = 400; // milliseconds after which a way back that was asked for is not under way

let shown = null;

// Open with a state, or as the address has it; `isNew` when the way back should lead to the page without it.
export async function open(isNew) {
  if (shown) {
    shown.panel.input.focus();
    return;
  }
  const returnTo = document.activeElement;
  const [catalogue, { lists }] = await Promise.all([words(pageLanguage()), start(), withSearchStyle()]);
  // Another call may have opened it meanwhile, and a person closed it again.
  if (shown || (!isNew && !stateOf(location.href))) return;
  const state = stateOf(location.href) ?? { ...nothing() };
  if (isNew) history.pushState(history.state, "", withState(location.href, state));
  shown = new SearchDialog(catalogue, returnTo, isNew, lists);
  shown.begin(state);
}

// Close without touching the address: it has changed already.
export const close = () => shown?.close();

// What the address says now.
export function follow() {
  const state = stateOf(location.href);
  if (!state) close();
  else if (shown) shown.panel.show(state);
  else open(false);
}

class SearchDialog {
  constructor(catalogue, returnTo, isOwnEntry) {
    Object.assign(this, { returnTo, isOwnEntry });
    const t = (key) => catalogue.text[key];
    this.panel = new Panel({
      words: catalogue,
      onState: (state) => {
        // On the way back the address is that of the page again already.
        if (!this.isLeaving) history.replaceState(history.state, "", withState(location.href, state));
      },
      submit: async (state) => location.assign(await searchPage(state)),
    });
    this.panel.allLink = (state) => {
      const link = element("a", { target: "_self" }, t("search.all"));
      searchPage(state).then((url) => (link.href = url.href));
      return link;
    };
    this.panel.form.append(
      element("button", { type: "button", className: "kyokun-search-close", "aria-label": t("search.close"), onclick: () => this.leave() }, icon("close")),
    );
    this.element = element("dialog", { className: "kyokun-search kyokun-search-dialog", "aria-label": t("search.title"), lang: pageLanguage() }, this.panel.root);
    // Not left to the browser, whose first Escape would only empty the field.
    this.element.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.isComposing) return;
      event.preventDefault();
      this.leave();
    });
    this.element.addEventListener("cancel", (event) => {
      event.preventDefault();
      if (!this.panel.composing) this.leave();
    });
    this.element.addEventListener("click", (event) => {
      if (event.target === this.element) this.leave();
      // A followed link leaves the page, or changes it in place.
      const link = event.target.closest("a[href]");
      if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && link.target !== "_blank") setTimeout(() => this.close(), 0);
    });
  }

  begin(state) {
    document.body.append(this.element);
    this.element.showModal();
    this.panel.input.focus();
    this.panel.show(state);
    this.panel.input.setSelectionRange(0, this.panel.input.value.length);
  }

  // Close, and take the search out of the address.
  leave() {
    this.isLeaving = true;
    if (!this.isOwnEntry) this.stay();
    else {
      history.back();
      // A theme that notes the place in its history at that very moment calls the way back off.
      setTimeout(() => shown === this && this.stay(), STUCK);
    }
  }

  // Close, and take the search out of the address one is at.
  stay() {
    history.replaceState(history.state, "", withState(location.href, null));
    this.close();
  }

  close() {
    clearTimeout(this.panel.timer);
    shown = null;
    this.element.close();
    this.element.remove();
    this.returnTo?.isConnected && this.returnTo.focus({ preventScroll: true });
  }
}
