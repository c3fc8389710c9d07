// The marks of a drawn chart: pointed at or gone through with the keyboard they say what they are, and lead to their incident.

import { address } from "./tooltip.js";

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, PageDown: 10, PageUp: -10 };
let hints = 0;

function go(told) {
  if (told?.incident?.hasPage) location.assign(address(told.incident.id));
}

// `place` holds the drawing, now and after every further one.
export function marksOf(figure, place, plate, words) {
  const ring = Object.assign(document.createElement("div"), { className: "kyokun-chart-ring", hidden: true });
  const hint = Object.assign(document.createElement("p"), { className: "kyokun-chart-hint", textContent: words.hint });
  hint.id = `kyokun-chart-hint-${(hints += 1)}`;
  place.after(hint);
  place.setAttribute("role", "application"); // the arrow keys are the chart's, also where a screen reader has its own for them
  place.setAttribute("aria-describedby", hint.id);
  let marks = [];
  let current = -1;

  const leave = () => {
    current = -1;
    ring.hidden = true;
    plate.hide();
  };

  const moveTo = (at) => {
    current = Math.max(0, Math.min(at, marks.length - 1));
    const { node, told } = marks[current];
    node.scrollIntoView({ block: "nearest", inline: "nearest" });
    const box = node.getBoundingClientRect();
    const outer = place.getBoundingClientRect();
    ring.style.left = `${box.left - outer.left + place.scrollLeft - 4}px`;
    ring.style.top = `${box.top - outer.top + place.scrollTop - 4}px`;
    ring.style.width = `${box.width + 8}px`;
    ring.style.height = `${box.height + 8}px`;
    ring.hidden = false;
    plate.show(told, box.right, box.bottom, true);
  };

  place.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || !marks.length) return;
    if (event.key in STEPS) moveTo(current < 0 && STEPS[event.key] > 0 ? 0 : current + STEPS[event.key]);
    else if (event.key === "Home") moveTo(0);
    else if (event.key === "End") moveTo(marks.length - 1);
    else if (event.key === "Enter" && current >= 0) go(marks[current].told);
    else if (event.key === "Escape") return leave();
    else return;
    event.preventDefault();
  });
  place.addEventListener("blur", leave);

  return {
    leave,
    // Those of a new drawing, in the order of its data.
    follow(view) {
      leave();
      place.append(ring);
      marks = [...place.querySelectorAll(":is(.mark-symbol, .mark-rect) path")]
        .map((node) => ({ node, told: node.__data__?.datum?.told }))
        .filter(({ told }) => told);
      view.addEventListener("mouseover", (event, item) => {
        const told = item?.datum?.told;
        if (told) plate.show(told, event.clientX, event.clientY);
      });
      view.addEventListener("mouseout", () => plate.hide());
      view.addEventListener("click", (event, item) => go(item?.datum?.told));
    },
  };
}
