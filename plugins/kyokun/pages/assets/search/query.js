// What was typed, as what is looked for: words, "phrases", -without, a OR b, and severity:high for the filters.

const PART = /(-?)(?:"([^"]*)"?|“([^”]*)”?|「([^」]+)」|(\S+))/gu;
const FIELD = /^([a-z]+):(.+)$/iu;
const SAME = { services: "service", causes: "cause", teams: "team", language: "lang" };

// → {clauses: [{without, units: [text]}], filters: [[facet, value]]}; a clause is met by any of its units.
export function parseQuery(text, facets) {
  const clauses = [];
  const filters = [];
  let joins = false;
  for (const [, minus, quoted, curly, corner, bare] of text.normalize("NFKC").matchAll(PART)) {
    if (bare === "OR" || bare === "|") {
      joins = clauses.length > 0;
      continue;
    }
    if (bare === "AND") continue;
    const unit = (quoted ?? curly ?? corner ?? bare).trim();
    const field = bare === undefined ? null : FIELD.exec(unit);
    const name = field && (SAME[field[1].toLowerCase()] ?? field[1].toLowerCase());
    if (field && name in facets && !minus) {
      for (const value of field[2].split(",")) filters.push([name, value.toLowerCase()]);
    } else if (unit && joins) {
      clauses.at(-1).units.push(unit);
    } else if (unit) {
      clauses.push({ without: minus === "-" && unit !== "-", units: [unit] });
    }
    joins = false;
  }
  return { clauses: clauses.filter((clause) => clause.units.some(hasLetters)), filters };
}

const hasLetters = (unit) => /[\p{L}\p{N}]/u.test(unit);
