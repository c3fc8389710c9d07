// The switch between light and dark in Material's header, by the same attributes and the same stored choice. Material's own writes
// at every load what the page already has, and a browser works out all styles of the page four more times for it; this one
// writes what differs.

const form = document.querySelector("[data-kyokun-palette]");
const choices = [...form.querySelectorAll("input")];
const mediaOf = (choice) => choice.getAttribute("data-md-color-media");
const likesLight = matchMedia("(prefers-color-scheme: light)");

function chosen() {
  const stored = __md_get("__palette")?.index;
  const at = stored ?? choices.findIndex((choice) => matchMedia(mediaOf(choice)).matches);
  return choices[at] ?? choices[0];
}

// A choice that follows the system has its colours from the one for what the system likes.
function coloursOf(choice) {
  const follows = mediaOf(choice) === "(prefers-color-scheme)";
  const liked = `[data-md-color-media="(prefers-color-scheme: ${likesLight.matches ? "light" : "dark"})"]`;
  const from = (follows && form.querySelector(liked)) || choice;
  const colours = { media: mediaOf(choice) };
  for (const name of ["scheme", "primary", "accent"]) colours[name] = from.getAttribute(`data-md-color-${name}`);
  return colours;
}

function meta(name) {
  const found = document.querySelector(`meta[name="${name}"]`) ?? document.createElement("meta");
  found.name = name;
  if (!found.parentNode) document.head.append(found);
  return found;
}

// What lies outside the page's own boxes: the browser's bars, and what is behind the page.
function tint() {
  const { backgroundColor, colorScheme } = getComputedStyle(document.querySelector("[data-md-component=header]"));
  meta("theme-color").content = backgroundColor;
  const isDark = colorScheme.includes("dark");
  if (isDark || document.querySelector("meta[name=color-scheme]")) meta("color-scheme").content = isDark ? "dark" : "light";
}

function show(choice) {
  const colours = coloursOf(choice);
  const wrong = Object.entries(colours).filter(([name, value]) => document.body.getAttribute(`data-md-color-${name}`) !== value);
  if (wrong.some(([name]) => name !== "media")) {
    document.body.setAttribute("data-md-color-switching", ""); // Material's word for: without transitions
    setTimeout(() => document.body.removeAttribute("data-md-color-switching"));
  }
  for (const [name, value] of wrong) document.body.setAttribute(`data-md-color-${name}`, value);
  choice.checked = true;
  for (const each of choices) {
    const label = each.nextElementSibling;
    if (label instanceof HTMLLabelElement) label.hidden = each !== choice;
  }
  __md_set("__palette", { index: choices.indexOf(choice), color: colours });
  tint();
}

form.addEventListener("change", (event) => show(event.target));
form.addEventListener("keydown", (event) => {
  if (event.key !== "Enter") return;
  const next = choices[(choices.indexOf(chosen()) + 1) % choices.length];
  next.click();
  next.focus();
});
likesLight.addEventListener("change", () => show(chosen()));
show(chosen());
