// Which rows a state asks for, in which order, and how many more each value would give. All in one pass over the columns.

// Full-width letters, half-width kana and capitals do not matter.
export const comparable = (text) => text.normalize("NFKC").toLowerCase();

// The rows of a data file, ready to be asked.
export class Rows {
  constructor(list, data, language) {
    Object.assign(this, { list, data, language });
    for (const facet of list.facets) facet.values = data.names[facet.key] ?? facet.values;
    this.count = list.count;
    this.facets = list.facets.map((facet) => ({
      ...facet,
      of: data.facets[facet.key].map((place) => (Array.isArray(place) ? place : [place])),
    }));
  }

  // What is written of a row, to look for words in.
  get texts() {
    this.written ??= Array.from({ length: this.count }, (_, row) =>
      comparable(
        [
          ...Object.values(this.data.values).map((column) => column[row]).flat(2).filter((each) => typeof each === "string"),
          ...this.facets.flatMap((facet) => facet.of[row].map((at) => facet.values[at][1])),
        ].join("\n"),
      ),
    );
    return this.written;
  }

  // { rows, counts }: the numbers of the rows in order; for each facet how many rows each of its values would leave.
  select(state) {
    const chosen = this.facets.map((facet) => {
      const asked = state.filters[facet.key];
      return asked && new Set(asked.map((value) => facet.values.findIndex(([known]) => known === value)));
    });
    const words = comparable(state.text).split(/\s+/).filter(Boolean);
    const texts = words.length ? this.texts : [];
    const counts = this.facets.map((facet) => new Array(facet.values.length).fill(0));
    const rows = [];
    for (let row = 0; row < this.count; row += 1) {
      if (!words.every((word) => texts[row].includes(word))) continue;
      let failed = -1;
      let failures = 0;
      for (let at = 0; at < chosen.length && failures < 2; at += 1) {
        if (chosen[at] && !this.facets[at].of[row].some((value) => chosen[at].has(value))) {
          failed = at;
          failures += 1;
        }
      }
      if (failures > 1) continue;
      if (failures === 0) rows.push(row);
      for (let at = 0; at < counts.length; at += 1) {
        if (failures === 1 && at !== failed) continue;
        for (const value of this.facets[at].of[row]) counts[at][value] += 1;
      }
    }
    return { rows: this.sorted(rows, state.sort), counts };
  }

  // Unknown values stand last whichever way round; equal ones as the list has them.
  sorted(rows, sort) {
    if (!sort) return rows;
    const turn = sort.startsWith("-") ? -1 : 1;
    const [, by] = this.list.sorts.find(([key]) => key === sort.replace(/^-/, ""));
    const ranks = this.ranks(by);
    return [...rows].sort((first, second) => {
      const [one, other] = [ranks[first], ranks[second]];
      if (one === null || other === null) return (one === null) - (other === null) || first - second;
      return turn * (one - other) || first - second;
    });
  }

  // For each row a number to sort it by, null where nothing is known. Text is compared once.
  ranks(by) {
    this.ranked ??= new Map();
    if (!this.ranked.has(by)) {
      const facet = this.facets.find(({ key }) => key === by);
      const values = facet ? facet.of.map((_, row) => this.place(facet, row)) : this.data.values[by];
      this.ranked.set(by, values.some((each) => typeof each === "string") ? this.inWords(values) : values);
    }
    return this.ranked.get(by);
  }

  inWords(values) {
    const { compare } = new Intl.Collator(this.language, { numeric: true });
    const words = [...new Set(values.filter((value) => value !== null))].sort(compare);
    const place = new Map(words.map((word, at) => [word, at]));
    return values.map((value) => place.get(value) ?? null);
  }

  place(facet, row) {
    const [at] = facet.of[row];
    return facet.values[at][0] === "unknown" ? null : at;
  }

  // What a row says: its values, and the names of what it can be chosen by.
  record(row) {
    const values = Object.fromEntries(Object.entries(this.data.values).map(([name, column]) => [name, column[row]]));
    const facets = Object.fromEntries(
      this.facets.map((facet) => [
        facet.key,
        facet.of[row].map((at) => facet.values[at]).map(([value, label]) => ({ value, label })).filter(({ value }) => value !== "unknown"),
      ]),
    );
    return { ...values, ...facets, extra: this.data.extra };
  }
}
