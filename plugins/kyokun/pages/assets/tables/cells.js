// What rows are made of. Authors' words go in as text.

import { element } from "../search/dom.js";
import { address } from "../search/site.js";

export function pageLink(uri, text, anchor = "") {
  const url = address(uri);
  if (anchor) url.hash = anchor;
  return element("a", { href: url.href }, text);
}

export const badge = (kind, text) => element("span", { className: `kyokun-badge kyokun-${kind}` }, text);

export const small = (...children) => element("small", {}, ...children);

export const lines = (...children) =>
  children.filter((child) => child !== null && child !== "").flatMap((child, at) => (at ? [element("br"), child] : [child]));

export const names = (values, words) => values.map(({ label }) => label).join(words.separator) || words.none;
