// Reads the index, each file once. All files are gzip whatever the server says of them (kyokun/pages/search/shards.py).

const FOLDER = new URL("index/", import.meta.url);
const inside = new Map();
let version = "";

async function bytes(url, options) {
  const response = await fetch(url, options);
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  const data = new Uint8Array(await response.arrayBuffer());
  // A server may have taken the file for compressed in transit, and the browser has undone it already.
  if (data[0] !== 0x1f || data[1] !== 0x8b) return data;
  const { writable, readable } = new DecompressionStream("gzip");
  const writer = writable.getWriter();
  // What is wrong with the data is told by the reading.
  Promise.all([writer.write(data), writer.close()]).catch(() => {});
  return new Uint8Array(await new Response(readable).arrayBuffer());
}

const json = async (url, options) => JSON.parse(new TextDecoder().decode(await bytes(url, options)));

function once(key, read) {
  if (!inside.has(key)) {
    const promise = read();
    inside.set(key, promise);
    promise.catch(() => inside.delete(key));
  }
  return inside.get(key);
}

const file = (name) => new URL(`${name}.bin?${version}`, FOLDER);

// What everything else is found by: the facets, and the first term of each shard.
export const start = () =>
  once("start", async () => {
    const found = await json(new URL("start.bin", FOLDER), { cache: "no-cache" });
    version = found.version;
    return found;
  });

export const words = (language) =>
  once(`words ${language}`, () => json(new URL(`words.${language}.bin`, import.meta.url), { cache: "no-cache" }));

// A page as results show it.
export const page = (number) => once(`page ${number}`, () => json(file(`page-${number}`)));

// Words likely to be meant, with the number of pages that use them.
export const spellings = () => once("spellings", () => json(file("words")));

// A shard: the directory of its terms, and the bytes of their lists.
export const shard = (number) =>
  once(`shard ${number}`, async () => {
    const data = await bytes(file(`terms-${number}`));
    const head = 4 + new DataView(data.buffer, data.byteOffset).getUint32(0, true);
    const terms = [];
    let at = head;
    for (const line of new TextDecoder().decode(data.subarray(4, head)).split("\n")) {
      const [term, count, length] = line.split("\t");
      terms.push({ term, count: Number(count), list: data.subarray(at, at + Number(length)) });
      at += Number(length);
    }
    return terms;
  });

// Unite a term's list with `masks`, the mask of each page.
export function addList({ count, list }, masks) {
  const pages = new Uint32Array(count);
  let at = 0;
  let number = 0;
  for (let order = 0; order < count; order += 1) {
    let shift = 0;
    let byte;
    do {
      byte = list[at];
      number += (byte & 127) << shift;
      shift += 7;
      at += 1;
    } while (byte & 128);
    pages[order] = number;
  }
  for (let order = 0; order < count; order += 1) {
    masks[pages[order]] |= list[at + order] | (list[at + count + order] << 8) | (list[at + 2 * count + order] << 16);
  }
}
