// Beside the id of an action, a button that copies the address of where it stands.

import { element, filled, icon } from "../search/dom.js";
import { pageLanguage } from "../search/site.js";

const words = new Map();
const SHOWN = 1500;

const isOwn = (link) => link.hash.length > 1 && link.hash === `#${link.textContent}`;

// The links to actions below some elements that have no button yet.
export const actionLinks = (places) =>
  places.flatMap((place) => [...place.querySelectorAll("td:first-child a[href*='#']")]).filter((link) => isOwn(link) && !link.matches(":has(~ .kyokun-copy)"));

async function wordsIn(language) {
  if (!words.has(language)) words.set(language, fetch(new URL(`words.${language}.json`, import.meta.url)).then((response) => response.json()));
  return words.get(language);
}

export async function offerLinks(places) {
  const links = navigator.clipboard ? actionLinks(places) : [];
  if (links.length === 0) return;
  const said = await wordsIn(pageLanguage());
  for (const link of links) link.after(button(link, said));
}

function button(link, said) {
  const label = filled(said.copy, { id: link.textContent });
  const made = element("button", { type: "button", className: "kyokun-copy", title: label, "aria-label": label }, icon("copy"));
  made.addEventListener("click", async () => {
    await navigator.clipboard.writeText(link.href);
    made.replaceChildren(icon("done"));
    made.setAttribute("aria-label", said.copied);
    setTimeout(() => {
      made.replaceChildren(icon("copy"));
      made.setAttribute("aria-label", label);
    }, SHOWN);
  });
  return made;
}
