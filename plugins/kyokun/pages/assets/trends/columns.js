// Unpacks the data that the build packed (pages/trends/columns.py and more_columns.py).

export function unpackIncidents(packed) {
  const { prefix, width, each } = packed.ids;
  const service = sets(packed.service);
  const cause = sets(packed.cause);
  const near = new Set(packed.nearMisses);
  const values = { detected: letters(packed.values.detected) };
  for (const name of ["times", "again"]) {
    const { sets: found, each: places } = packed.values[name];
    const unpacked = found.map(letters);
    values[name] = places.map((place) => unpacked[place]);
  }
  for (const [name, column] of Object.entries(packed.values)) {
    if (column.unit) values[name] = column.each.map((value) => (value === null ? null : value * column.unit));
  }
  return {
    today: packed.today,
    ids: each.map((id) => (typeof id === "number" ? prefix + String(id).padStart(width, "0") : id)),
    pageless: new Set(packed.pageless),
    days: summed(packed.days),
    isNearMiss: each.map((_, at) => near.has(at)),
    severities: packed.severities,
    severityNames: packed.severityNames,
    severity: [...packed.severity].map(Number),
    names: { service: service.names, cause: cause.names },
    service: service.each,
    cause: cause.each,
    values,
  };
}

export function unpackActions(packed, incidents) {
  let incident = 0;
  return packed.incident.map((distance, at) => {
    incident += distance;
    const from = incidents.days[incident] ?? 0;
    const day = (column) => (column[at] === null ? null : from + column[at]);
    return {
      incident,
      state: packed.state[at],
      opened: day(packed.opened),
      done: day(packed.done),
      due: day(packed.due),
    };
  });
}

function sets({ names, sets: found, each }) {
  return { names, each: each.map((place) => found[place]) };
}

const letters = (text) => [...text].map((letter) => (letter === "-" ? null : Number(letter)));

function summed(differences) {
  let day = 0;
  return differences.map((difference) => (difference === null ? null : (day += difference)));
}
