// What a page with lists or actions needs: the fields above the list, and links to copy.

import { offerLinks } from "./copy.js";

let style = null;

// Resolves when the styles are there, so that nothing is shown without them.
function withStyle() {
  style ??= new Promise((resolve) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = new URL("tables.css", import.meta.url).href;
    link.addEventListener("load", resolve);
    link.addEventListener("error", resolve);
    document.head.append(link);
  });
  return style;
}

export async function start(place) {
  const [list] = await Promise.all([place && import("./list.js"), withStyle()]);
  if (place) list.mount(place);
  await offerLinks([...document.querySelectorAll(".kyokun")]);
}
