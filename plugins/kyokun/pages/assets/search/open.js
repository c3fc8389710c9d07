// The only script that every page loads: it opens the search by /, Ctrl-K or the link in the header, and where the address
// holds one. Everything else is fetched then.

const PAGE = "kyokun-search";
const onPage = () => document.getElementById(PAGE);
const holdsSearch = () => new URL(location.href).searchParams.has("q");
const dialog = () => import("./dialog.js");

async function open() {
  if (onPage()) (await import("./page.js")).focus();
  else (await dialog()).open(true);
}

// A table that scrolls sideways inside its frame can be scrolled with the keyboard too.
function reachTables() {
  for (const frame of document.querySelectorAll(".md-typeset__scrollwrap")) {
    if (frame.scrollWidth > frame.clientWidth) frame.tabIndex = 0;
    else frame.removeAttribute("tabindex");
  }
}

for (const event of ["load", "resize"]) addEventListener(event, reachTables);
document.addEventListener("toggle", reachTables, true);

// Lists that filter, and lists of actions, whose links can be copied.
async function reachLists() {
  const place = document.querySelector(".kyokun-list-tools");
  const isAction = (link) => link.hash.length > 1 && link.hash === `#${link.textContent}` && link.pathname !== location.pathname;
  if (!place && ![...document.querySelectorAll(".kyokun td:first-child a[href*='#']")].some(isAction)) return;
  (await import("../tables/start.js")).start(place);
}

async function arrive() {
  reachTables();
  reachLists();
  // Themes that change pages in place leave the language and the addresses of what stays as they were.
  const language = document.querySelector(".kyokun[lang]")?.lang;
  if (language) document.documentElement.lang = language;
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
  const link = event.target instanceof Element && event.target.closest("a.kyokun-search-open");
  if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  event.stopPropagation();
  open();
}, true);

addEventListener("popstate", async () => {
  if (onPage()) (await import("./page.js")).follow();
  else if (holdsSearch() || document.querySelector("dialog.kyokun-search")) (await dialog()).follow();
});

// Material for MkDocs says so when it has changed the page in place; the first time it says so at once.
if (window.document$?.subscribe) window.document$.subscribe(arrive);
else arrive();
