// The only script that every page loads: it opens the search by /, Ctrl-K or the link in the header, and where the address
// holds one, and begins the drill on its page. Everything else is fetched then.

const PAGE = "kyokun-search";
const onPage = () => document.getElementById(PAGE);
const holdsSearch = () => new URL(location.href).searchParams.has("q");
const dialog = () => import("./dialog.js");

async function open() {
  if (onPage()) (await import("./page.js")).focus();
  else (await dialog()).open(true);
}

// What scrolls sideways inside its frame, a table or code, can be scrolled with the keyboard too.
function reachFrames() {
  for (const frame of document.querySelectorAll(".md-typeset__scrollwrap, .kyokun pre > code")) {
    if (frame.scrollWidth > frame.clientWidth) frame.tabIndex = 0;
    else frame.removeAttribute("tabindex");
  }
}

for (const event of ["load", "resize"]) addEventListener(event, reachFrames);
document.addEventListener("toggle", reachFrames, true);

// What was left out of the first layout (see reading.css) is laid out in idle moments, one after the other: soon every height is
// the real one.
function layOut() {
  const left = [...document.querySelectorAll(".kyokun > :is(table, .md-typeset__scrollwrap)")];
  const next = left.find((each) => getComputedStyle(each).contentVisibility === "auto");
  if (!next) return reachFrames();
  next.style.contentVisibility = "visible";
  requestIdleCallback(layOut);
}

const layOutWhenIdle = () => globalThis.requestIdleCallback?.(layOut);
addEventListener("load", layOutWhenIdle);

// Lists that filter, and lists of actions, whose links can be copied.
async function reachLists() {
  const place = document.querySelector(".kyokun-list-tools");
  const isAction = (link) => link.hash.length > 1 && link.hash === `#${link.textContent}` && link.pathname !== location.pathname;
  if (!place && ![...document.querySelectorAll(".kyokun td:first-child a[href*='#']")].some(isAction)) return;
  (await import("../tables/start.js")).start(place);
}

async function arrive() {
  reachFrames();
  if (document.readyState === "complete") layOutWhenIdle();
  reachLists();
  // Themes that change pages in place leave the language and the addresses of what stays as they were. Written only where it
  // differs: for the same value, too, all styles would be worked out anew.
  const language = document.querySelector(".kyokun[lang]")?.lang;
  const root = document.documentElement;
  if (language && root.lang !== language) root.lang = language;
  const drill = document.getElementById("kyokun-drill");
  if (drill && !drill.className) (await import("../drill/drill.js")).mount(drill);
  const place = onPage();
  if (place && !place.hasChildNodes()) {
    (await import("./page.js")).mount(place);
  } else if (!place && holdsSearch()) {
    (await dialog()).open(false);
  }
}

const isWriting = (target) =>
  target instanceof Element && target.closest("input, textarea, select, [contenteditable]:not([contenteditable=false])");

// Before any theme's own shortcuts.
addEventListener("keydown", (event) => {
  if (event.isComposing || event.defaultPrevented || event.altKey || event.shiftKey) return;
  const withControl = event.ctrlKey || event.metaKey;
  const isSlash = event.key === "/" && !withControl && !isWriting(event.target);
  const isK = event.key.toLowerCase() === "k" && withControl;
  if (!isSlash && !isK) return;
  event.preventDefault();
  event.stopPropagation();
  open();
}, true);

for (const link of document.querySelectorAll("a.kyokun-search-open")) {
  link.href = link.href; // absolute, since the header may outlive its page
  link.setAttribute("aria-haspopup", "dialog");
}
document.addEventListener("click", (event) => {
  const link = event.target instanceof Element && event.target.closest("a.kyokun-search-open, .kyokun-search-box a");
  if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  event.stopPropagation();
  open();
}, true);

// No theme shows a preview of the search's page over the field that opens the search.
for (const event of ["mouseenter", "focusin"]) {
  document.addEventListener(event, (reached) => {
    if (reached.target instanceof Element && reached.target.closest(".kyokun-search-box a")) reached.stopPropagation();
  }, true);
}

// The mark beside a heading and the number of an action lead to themselves: following one also copies its address.
const ANCHOR = '.kyokun a.headerlink, .kyokun td:has(> a[id]) a[href*="#"]';
document.addEventListener("click", async (event) => {
  const link = event.target instanceof Element && event.target.closest(ANCHOR);
  if (!link || !navigator.clipboard) return;
  const url = new URL(link.href);
  url.search = "";
  try {
    await navigator.clipboard.writeText(url.href);
  } catch {
    return; // not allowed: the address stands in the browser's bar all the same
  }
  const said = document.createElement("div");
  said.className = "kyokun-copied";
  said.setAttribute("role", "status");
  document.body.append(said);
  said.textContent = document.querySelector("a.kyokun-search-open")?.dataset.copied ?? "";
  setTimeout(() => said.remove(), 2500);
});

// Charts come with scripts of their own, which only a page that is loaded anew runs as they are meant: to such pages and
// away from them no theme changes the page in place.
const CHARTS = new URL("../../trends/", import.meta.url).href;
document.addEventListener("click", (event) => {
  const link = event.target instanceof Element && event.target.closest("a[href]");
  if (!link || link.getAttribute("href").startsWith("#")) return;
  if (link.href.startsWith(CHARTS) || location.href.startsWith(CHARTS)) event.stopPropagation();
}, true);

addEventListener("popstate", async () => {
  if (onPage()) (await import("./page.js")).follow();
  else if (holdsSearch() || document.querySelector("dialog.kyokun-search")) (await dialog()).follow();
});

// Material for MkDocs says so when it has changed the page in place; the first time it says so at once.
if (window.document$?.subscribe) window.document$.subscribe(arrive);
else arrive();
