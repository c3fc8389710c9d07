// A specification of the build, changed to what a reader selected.

// The periods' names stand in several scales of a specification.
export function withPeriods(spec, before, after) {
  const same = (list) => list.length === before.length && list.every((each, at) => each === before[at]);
  return changed(spec, (node) => (Array.isArray(node) && same(node) ? after : undefined));
}

// A logarithmic axis as long as its values need: what lies beyond it would be drawn on its edge.
export function withAxis(spec, ticks, values) {
  if (!ticks || !values.length) return spec;
  const low = Math.min(...values) / 1.3;
  const high = Math.max(...values) * 1.3;
  const shown = ticks.filter((tick) => low <= tick && tick <= high);
  return changed(spec, (node) => {
    if (node?.type === "log") return { ...node, domain: [low, high] };
    return node?.labelExpr ? { ...node, values: shown } : undefined;
  });
}

function changed(node, change) {
  const made = change(node);
  if (made !== undefined) return made;
  if (Array.isArray(node)) return node.map((each) => changed(each, change));
  if (node === null || typeof node !== "object") return node;
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, changed(value, change)]));
}
