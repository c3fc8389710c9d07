// Names the incident under the pointer; a click leads to it.

const ROOT = new URL("../../", import.meta.url);
const titles = new Map();

// Whether pages are files or folders: as the page that is shown is.
const flat = () => location.pathname.endsWith(".html");

function address(id) {
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

export function namePlate(figure, words) {
  const plate = document.createElement("div");
  plate.className = "kyokun-chart-tip";
  plate.setAttribute("role", "tooltip");
  plate.hidden = true;
  figure.append(plate);
  let shown;

  const incidentOf = (item) => item?.datum?.incident ?? null;

  const show = async (event, item) => {
    const incident = incidentOf(item);
    if (!incident) return;
    shown = incident.id;
    plate.replaceChildren(
      Object.assign(document.createElement("strong"), { textContent: incident.id }),
      Object.assign(document.createElement("span"), { className: "kyokun-chart-tip-title" }),
      Object.assign(document.createElement("small"), {
        textContent: [incident.day, incident.said].filter(Boolean).join(" · "),
      }),
    );
    plate.hidden = false;
    const box = figure.getBoundingClientRect();
    plate.style.left = `${Math.max(0, Math.min(event.clientX - box.left + 12, box.width - 240))}px`;
    plate.style.top = `${event.clientY - box.top + 14}px`;
    const title = await titleOf(incident);
    if (shown === incident.id) plate.querySelector(".kyokun-chart-tip-title").textContent = title;
  };

  const hide = () => {
    shown = undefined;
    plate.hidden = true;
  };

  return {
    hide,
    follow(view, place) {
      view.addEventListener("mouseover", show);
      view.addEventListener("mouseout", hide);
      view.addEventListener("click", (event, item) => {
        const incident = incidentOf(item);
        if (incident?.hasPage) location.assign(address(incident.id));
      });
      place.addEventListener("keydown", (event) => {
        if (event.key === "Escape") hide();
      });
    },
  };
}
