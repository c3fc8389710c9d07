// The state of a search, as it stands in an address: ?q=words&severity=high&severity=low&sort=date

export const FACETS = ["type", "severity", "service", "cause", "team", "year", "status", "lang"];

export const nothing = () => ({ text: "", filters: {}, sort: "relevance" });

// The state that an address holds; null when it holds none.
export function stateOf(address) {
  const given = new URL(address).searchParams;
  if (!given.has("q")) return null;
  const filters = {};
  for (const name of FACETS) if (given.has(name)) filters[name] = new Set(given.getAll(name));
  return { text: given.get("q"), filters, sort: given.get("sort") === "date" ? "date" : "relevance" };
}

// The address with a state in place of whatever it held; with null without any.
export function withState(address, state) {
  const url = new URL(address);
  for (const name of ["q", "sort", ...FACETS]) url.searchParams.delete(name);
  if (state === null) return url;
  url.searchParams.set("q", state.text);
  addFilters(url, state.filters);
  if (state.sort === "date") url.searchParams.set("sort", "date");
  return url;
}

export function addFilters(url, filters) {
  for (const name of FACETS) for (const value of filters[name] ?? []) url.searchParams.append(name, value);
  return url;
}

export const chosenCount = (filters) => Object.values(filters).reduce((sum, values) => sum + values.size, 0);
