// Text as terms, exactly as kyokun/search/analysis.py makes them for the index; tests/browser compares the two.

const CJK =
  "\\u3005-\\u3007\\u3021-\\u3029\\u3031-\\u3035\\u3041-\\u3096\\u309d-\\u309f\\u30a1-\\u30fa\\u30fc-\\u30ff" +
  "\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\uac00-\\ud7a3\\u{20000}-\\u{3ffff}";
const LETTER = `(?:(?![${CJK}])[\\p{L}\\p{N}])`;
const RUN = new RegExp(
  `(?<cjk>[${CJK}]+(?:\\n[${CJK}]+)*)|` +
    `(?<word>${LETTER}+(?:(?:::|->|__|[-_./:@+'’\\\\~])${LETTER}+)*)|(?<mark>[^\\s])`,
  "gu",
);
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufe0e\ufe0f\ufeff]+/g;
const CLUSTER = /[\uff66-\uff9f][\uff9e\uff9f]?|[^][\u0300-\u036f\u3099\u309a]*/gu;
const OUTER_JOINT = /::|->|[/:@+\\~]/;
const INNER_JOINT = /[-_.'’]+/;
const HUMP = /[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z0-9]+|[A-Z]+[0-9]*|[0-9]+|[^A-Za-z0-9]+/g;
const HIRAGANA = /[\u3041-\u3096\u309d\u309e]/g;
const CJK_LETTER = new RegExp(`[${CJK}]`, "u");
const AROUND_CJK = new RegExp(`\\s+(?=[${CJK}])|(?<=[${CJK}])\\s+`, "gu");
const LONGEST_WORD = 120;

// NFKC without invisible characters.
const shaped = (text) => text.replace(INVISIBLE, "").normalize("NFKC");

// As Python's casefold, for the letters that occur.
const folded = (text) => text.toLowerCase().replaceAll("ß", "ss").replaceAll("ς", "σ");

const katakana = (text) =>
  text.replace(HIRAGANA, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0x60));

// The form in which texts are compared; white space beside Japanese does not count.
export const comparable = (text) =>
  katakana(folded(shaped(text))).replace(AROUND_CJK, "").replace(/\s+/g, " ");

const MOST_CLUSTERS = 20_000;
const known = new Map();

// A letter's comparable form, remembered since a text has few different ones.
function clusterCompared(cluster) {
  let form = known.get(cluster);
  if (form === undefined) {
    if (known.size >= MOST_CLUSTERS) known.clear();
    form = katakana(folded(shaped(cluster)));
    known.set(cluster, form);
  }
  return form;
}

// The comparable form together with the place in `text` of each of its letters, and the end.
export function comparableWithPlaces(text) {
  let letters = "";
  const places = [];
  for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
    const compared = clusterCompared(cluster);
    letters += compared;
    for (let unit = 0; unit < compared.length; unit += 1) places.push(index);
  }
  const kept = [];
  let out = "";
  for (let at = 0; at < letters.length; ) {
    const space = isSpace(letters[at]);
    let end = at + 1;
    if (space) {
      while (end < letters.length && isSpace(letters[end])) end += 1;
      const besideCjk = isCjk(letterBefore(letters, at)) || isCjk(letterAt(letters, end));
      if (besideCjk) {
        at = end;
        continue;
      }
    }
    out += space ? " " : letters[at];
    kept.push(places[at]);
    at = end;
  }
  kept.push(text.length);
  return { letters: out, places: kept };
}

const isSpace = (letter) => letter === " " || (letter < "!" || letter > "~") && /\s/.test(letter);
const isCjk = (letter) => letter !== undefined && CJK_LETTER.test(letter);
const letterAt = (text, at) => (at < text.length ? String.fromCodePoint(text.codePointAt(at)) : undefined);
const letterBefore = (text, at) => (at > 0 ? Array.from(text.slice(Math.max(0, at - 2), at)).pop() : undefined);

// The runs of a text: {text, isCjk, position}; a mark leaves a position empty.
export function runs(text) {
  const found = [];
  let position = 0;
  let gap = false;
  for (const { groups } of shaped(text).matchAll(RUN)) {
    if (groups.mark !== undefined) {
      gap = found.length > 0;
      continue;
    }
    position += gap ? 1 : 0;
    gap = false;
    if (groups.cjk !== undefined) {
      const run = katakana(groups.cjk.replaceAll("\n", ""));
      found.push({ text: run, isCjk: true, position });
      position += Math.max(1, Array.from(run).length - 1);
    } else {
      found.push({ text: groups.word, isCjk: false, position });
      position += 1;
    }
  }
  return found;
}

// The forms of a word as written: the whole first, then its parts between marks and humps.
export function wordForms(word) {
  const whole = word.slice(0, LONGEST_WORD);
  const forms = new Set([folded(whole)]);
  for (const outer of whole.split(OUTER_JOINT)) {
    forms.add(folded(outer));
    for (const inner of outer.split(INNER_JOINT)) {
      forms.add(folded(inner));
      for (const hump of inner.match(HUMP) ?? []) forms.add(folded(hump));
    }
  }
  forms.delete("");
  return [...forms];
}

// The smallest parts of a word, in order.
export const humps = (word) =>
  word
    .slice(0, LONGEST_WORD)
    .split(OUTER_JOINT)
    .flatMap((outer) => outer.split(INNER_JOINT))
    .flatMap((inner) => inner.match(HUMP) ?? [])
    .map(folded);

// The pairs of letters of a Japanese run; a run of one letter is that letter.
export function pairs(run) {
  const letters = Array.from(run);
  return letters.length < 2 ? letters : letters.slice(1).map((letter, at) => letters[at] + letter);
}
