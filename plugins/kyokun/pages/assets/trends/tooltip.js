// A plate beside a mark that tells what it is; the incident's title follows when it has come.

const ROOT = new URL("../../", import.meta.url);
const titles = new Map();

// Whether pages are files or folders: as the page that is shown is.
const flat = () => location.pathname.endsWith(".html");

export function address(id) {
  const path = `postmortems/${encodeURIComponent(id)}`;
  return new URL(flat() ? `${path}.html` : `${path}/`, ROOT);
}

async function titleOf(incident) {
  const year = incident.day.slice(0, 4);
  if (!titles.has(year)) {
    const file = fetch(new URL(`titles-${year}.json`, import.meta.url));
    titles.set(year, file.then((answer) => answer.json()));
  }
  return (await titles.get(year))[incident.id] ?? "";
}

export function namePlate(figure) {
  const plate = Object.assign(document.createElement("div"), { className: "kyokun-chart-tip", hidden: true });
  plate.setAttribute("role", "tooltip");
  const voice = Object.assign(document.createElement("p"), { className: "kyokun-chart-voice" });
  voice.setAttribute("aria-live", "polite");
  figure.append(plate, voice);
  let shown;

  return {
    // Beside a place on the screen; `aloud` also for those who do not see it.
    async show(told, x, y, aloud = false) {
      shown = told;
      plate.replaceChildren(
        Object.assign(document.createElement("strong"), { textContent: told.head }),
        Object.assign(document.createElement("span"), { className: "kyokun-chart-tip-title" }),
        Object.assign(document.createElement("small"), { textContent: told.said }),
      );
      plate.hidden = false;
      const box = figure.getBoundingClientRect();
      plate.style.left = `${Math.max(0, Math.min(x - box.left + 12, box.width - plate.offsetWidth))}px`;
      plate.style.top = `${y - box.top + 14}px`;
      const title = told.incident ? await titleOf(told.incident) : "";
      if (shown !== told) return;
      plate.querySelector(".kyokun-chart-tip-title").textContent = title;
      if (aloud) voice.textContent = [told.head, title, told.said].filter(Boolean).join(", ");
    },
    hide() {
      shown = undefined;
      plate.hidden = true;
    },
  };
}
