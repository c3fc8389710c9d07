// A row of the board of actions.

import { badge, lines, names, pageLink, small } from "./cells.js";

const between = (parts, words) => parts.flatMap((part, at) => (at ? [words.separator, part] : [part]));

export function cells(row, words) {
  const said = row.extra.words;
  const [state] = row.state;
  const [priority] = row.priority;
  const incident = `postmortems/${row.incident}.md`;
  const lessons = row.lessons.map((lesson) => (typeof lesson === "string" ? lesson : pageLink(...row.extra.lessons[lesson])));
  const again = row.again.map((id) => pageLink(`postmortems/${id}.md`, id));
  const note = row.note ? words.brackets.replace("{text}", () => row.note) : "";
  return [
    [row.id ? pageLink(incident, row.id, row.id) : pageLink(incident, row.incident)],
    lines(
      row.title,
      small(`${said.incident}: `, pageLink(`postmortems/${row.page}.md`, row.incidentTitle)),
      lessons.length ? small(`${said.lesson}: `, ...between(lessons, words)) : null,
      again.length ? small(badge("recurred", `↻ ${said.recurred}`), " ", ...between(again, words)) : null,
    ),
    [names(row.owner, words)],
    lines(row.when || words.none, row.due[0].value === "overdue" ? badge("overdue", `⚠ ${said.overdue}`) : null),
    [...lines(priority?.label ?? words.none, badge(`state-${state?.value ?? "unknown"}`, state?.label ?? `? ${words.unknown}`)), note],
  ];
}
