// Where the site's pages are, seen from here: the search works wherever the site is put.

const ROOT = new URL("../../", import.meta.url);

const flat = () => document.querySelector("a.kyokun-search-open")?.pathname.endsWith(".html") ?? false;

// The address of a page by its path among the sources (postmortems/PM-042.md).
export function address(uri) {
  const path = uri.replace(/\.md$/, "").split("/").map(encodeURIComponent).join("/");
  if (flat()) return new URL(`${path}.html`, ROOT);
  return new URL(path === "index" ? "" : path.replace(/(^|\/)index$/, "$1").replace(/([^/])$/, "$1/"), ROOT);
}

// The language of the page that is shown; the site's own where a page names none.
export function pageLanguage() {
  const said = document.querySelector(".kyokun[lang]")?.lang || document.documentElement.lang;
  return said.toLowerCase().startsWith("ja") ? "ja" : "en";
}
