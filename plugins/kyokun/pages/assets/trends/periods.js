// Months and quarters by their names, and days as numbers since 1970-01-01.

const DAY = 86_400_000;

export const isoDay = (day) => new Date(day * DAY).toISOString().slice(0, 10);

export const dayOf = (iso) => Date.parse(`${iso}T00:00:00Z`) / DAY;

export const monthOf = (day) => isoDay(day).slice(0, 7);

const quarterOf = (month) => `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`;

export const periodOf = (month, by) => (by === "month" ? month : quarterOf(month));

export function monthsBetween(first, last) {
  const found = [];
  for (let at = new Date(`${first}-01T00:00:00Z`); at.toISOString().slice(0, 7) <= last; ) {
    found.push(at.toISOString().slice(0, 7));
    at.setUTCMonth(at.getUTCMonth() + 1);
  }
  return found;
}

// The month that many months before another.
export function earlier(month, count) {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)) - 1 - count, 1)).toISOString().slice(0, 7);
}

// The first and the last month of some periods.
export function monthsOf(periods) {
  const month = (name, at) =>
    name[5] === "Q" ? `${name.slice(0, 4)}-${String((Number(name[6]) - 1) * 3 + at).padStart(2, "0")}` : name;
  return [month(periods[0], 1), month(periods.at(-1), 3)];
}

// The first day of a period, and the first after it.
export function bounds(period) {
  const isQuarter = period[5] === "Q";
  const first = isQuarter ? (Number(period[6]) - 1) * 3 : Number(period.slice(5)) - 1;
  const at = (month) => new Date(Date.UTC(Number(period.slice(0, 4)), month, 1)).toISOString().slice(0, 10);
  return { day: at(first), end: at(first + (isQuarter ? 3 : 1)) };
}
