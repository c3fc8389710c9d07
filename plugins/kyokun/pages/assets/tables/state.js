// The state of a list, as it stands in an address: ?severity=high&service=api&text=words&sort=-duration

export const nothing = () => ({ text: "", filters: {}, sort: "" });

// What an address asks of a list; names that the list does not know are left to others.
export function stateOf(address, list) {
  const asked = new URL(address).searchParams;
  const filters = {};
  for (const { key } of list.facets) if (asked.has(key)) filters[key] = [...new Set(asked.getAll(key))];
  const sort = asked.get("sort") ?? "";
  const known = list.sorts.some(([key]) => key === sort.replace(/^-/, ""));
  return { text: asked.get("text") ?? "", filters, sort: known ? sort : "" };
}

export function withState(address, state, list) {
  const url = new URL(address);
  for (const key of ["text", "sort", ...list.facets.map((facet) => facet.key)]) url.searchParams.delete(key);
  for (const { key } of list.facets) for (const value of state.filters[key] ?? []) url.searchParams.append(key, value);
  if (state.text) url.searchParams.set("text", state.text);
  if (state.sort) url.searchParams.set("sort", state.sort);
  url.hash = "";
  return url;
}

export const isNothing = (state) => !state.text && !state.sort && Object.keys(state.filters).length === 0;

export const isFiltered = (state) => Boolean(state.text) || Object.keys(state.filters).length > 0;
