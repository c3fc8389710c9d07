// A row of the list of lessons.

import { lines, pageLink, small } from "./cells.js";

export function cells(row, words) {
  const tags = row.tag.map(({ label }) => label).join(words.separator);
  return [
    lines(pageLink(row.uri, row.title), tags && small(tags)),
    [row.summary],
    [row.services.join(words.separator) || words.none],
    [String(row.taught)],
  ];
}
