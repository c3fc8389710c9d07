// What a page with lists or actions needs: the fields above the list, and links to copy.

import { withStyle } from "../search/style.js";
import { offerLinks } from "./copy.js";

export async function start(place) {
  const style = withStyle(new URL("tables.css", import.meta.url).href);
  const [list] = await Promise.all([place && import("./list.js"), style]);
  if (place) list.mount(place);
  await offerLinks([...document.querySelectorAll(".kyokun")]);
}
