// A row of the list of incidents.

import { badge, lines, names, pageLink, small } from "./cells.js";

export function cells(row, words) {
  const [type] = row.type;
  const [severity] = row.severity;
  const [status] = row.status;
  return [
    lines(pageLink(`postmortems/${row.id}.md`, row.id), small(row.day ?? words.unknown)),
    lines(pageLink(`postmortems/${row.page ?? row.id}.md`, row.title), small(`${type.label} · ${names(row.service, words)}`)),
    [severity ? badge(`severity-${severity.value}`, severity.label) : words.unknown],
    [status ? badge(`status-${status.value}`, status.label) : words.unknown],
    [row.took || words.none],
  ];
}
