// The search on a page of its own.

import { Panel } from "./panel.js";
import { pageLanguage } from "./site.js";
import { nothing, stateOf, withState } from "./state.js";
import { words } from "./store.js";
import { withSearchStyle } from "./style.js";

let panel = null;

export async function mount(place) {
  const [catalogue] = await Promise.all([words(pageLanguage()), withSearchStyle()]);
  const remember = (state) => history.replaceState(history.state, "", withState(location.href, state));
  panel = new Panel({ words: catalogue, onState: remember, submit: (state) => panel.show(state) });
  place.classList.add("kyokun-search", "kyokun-search-page");
  place.replaceChildren(panel.root);
  panel.show(stateOf(location.href) ?? nothing());
  panel.input.focus({ preventScroll: true });
}

export const focus = () => panel?.input.focus();
export const follow = () => panel?.show(stateOf(location.href) ?? nothing());
