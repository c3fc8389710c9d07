// A row of the list of lessons.

import { element } from "../search/dom.js";
import { lines, pageLink, small } from "./cells.js";

export function cells(row, words) {
  const tags = row.tag.map(({ label }) => label).join(words.separator);
  return [
    lines(element("span", { className: "kyokun-lesson" }, pageLink(row.uri, row.title)), tags && small(tags)),
    [row.summary],
    [row.services.join(words.separator) || words.none],
    [element("span", { className: "kyokun-narrow" }, `${row.extra.words.incidents}: `), String(row.taught)],
  ];
}
