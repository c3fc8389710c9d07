// Beside the id of an action in a list, a button that copies the address of where it stands. Many pages load it: it needs no
// other script.

const SHAPES = {
  copy: "M8 3h11v13h-2V5H8zM5 7h10v14H5zm2 2v10h6V9z",
  done: "m9.5 16.2-4-4L4 13.7l5.5 5.5L20.5 8 19 6.5z",
};
const SHOWN = 1500;
const words = new Map();

const isOwn = (link) => link.hash.length > 1 && link.hash === `#${link.textContent}` && link.pathname !== location.pathname;

// The links to actions below some elements that have no button yet.
const actionLinks = (places) =>
  places.flatMap((place) => [...place.querySelectorAll("td:first-child a[href*='#']")]).filter((link) => isOwn(link) && !link.matches(":has(~ .kyokun-copy)"));

function wordsIn(language) {
  if (!words.has(language)) words.set(language, fetch(new URL(`words.${language}.json`, import.meta.url)).then((response) => response.json()));
  return words.get(language);
}

export async function offerLinks(places) {
  const links = navigator.clipboard ? actionLinks(places) : [];
  if (links.length === 0) return;
  const said = await wordsIn(links[0].closest("[lang]").lang.startsWith("ja") ? "ja" : "en");
  for (const link of actionLinks(places)) link.after(button(link, said));
}

function button(link, said) {
  const label = said.copy.replace("{id}", () => link.textContent);
  const made = document.createElement("button");
  Object.assign(made, { type: "button", className: "kyokun-copy", title: label });
  const show = (name, text) => {
    made.setAttribute("aria-label", text);
    made.replaceChildren(shape(name));
  };
  show("copy", label);
  made.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(link.href);
    } catch {
      return; // not allowed: the link itself can still be copied
    }
    show("done", said.copied);
    setTimeout(() => show("copy", label), SHOWN);
  });
  return made;
}

function shape(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", SHAPES[name]);
  svg.append(path);
  return svg;
}
