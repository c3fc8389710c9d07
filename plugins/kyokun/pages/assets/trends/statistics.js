// The same statistics and limits as the build's (trends/quantiles.py, trends/figures.py).

export const LEAST_FOR_MEDIAN = 5;
const Z = 1.959963984540054;

export function median(values) {
  const sorted = values.toSorted((one, other) => one - other);
  const half = (sorted.length - 1) / 2;
  return (sorted[Math.floor(half)] + sorted[Math.ceil(half)]) / 2;
}

// Between two of the values: 95% confidence whatever the distribution (sign test); none below six.
export function medianInterval(values) {
  const sorted = values.toSorted((one, other) => one - other);
  const n = sorted.length;
  let out = 0;
  let tail = 0;
  let choose = 0;
  for (let smaller = 0; smaller < Math.floor(n / 2); smaller += 1) {
    if (smaller) choose += Math.log(n - smaller + 1) - Math.log(smaller);
    tail += Math.exp(choose - n * Math.log(2));
    if (tail > 0.025) break;
    out = smaller + 1;
  }
  return out ? [sorted[out - 1], sorted[n - out]] : [null, null];
}

// 95% confidence for a share (Wilson's score interval).
export function shareInterval(hits, n) {
  const share = hits / n;
  const centre = share + Z ** 2 / (2 * n);
  const reach = Z * Math.sqrt((share * (1 - share)) / n + Z ** 2 / (4 * n ** 2));
  const whole = 1 + Z ** 2 / n;
  return [Math.max(0, (centre - reach) / whole), Math.min(1, (centre + reach) / whole)];
}

export const percent = (share) => `${Math.floor(share * 100 + 0.5)}%`;
