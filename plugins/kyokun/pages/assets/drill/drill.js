// Replays the incident that the page's address names (?incident=PM-042), one event at a time. What authors wrote is text here.

import { element, filled } from "../search/dom.js";
import { address, pageLanguage } from "../search/site.js";
import { withStyle } from "../search/style.js";

let shown = null;

export function mount(place) {
  const catalogues = JSON.parse(place.dataset.words);
  withStyle(new URL("drill.css", import.meta.url).href);
  shown = new Drill(place, catalogues);
  shown.follow();
}

export const follow = () => shown?.follow();

const asked = () => new URL(location.href).searchParams;

// The addresses of the drills that the page lists.
const listed = () =>
  [...document.querySelectorAll('.kyokun a[href*="?incident="]')]
    .map((link) => new URL(link.href).searchParams.get("incident"));

class Drill {
  constructor(place, catalogues) {
    Object.assign(this, { place, catalogues, story: null, step: 0, isRevealed: false });
    this.speak(pageLanguage());
    const onKey = (event) => {
      if (place.isConnected) this.press(event);
      else removeEventListener("keydown", onKey);
    };
    addEventListener("keydown", onKey);
  }

  speak(language) {
    const words = this.catalogues[language] ?? Object.values(this.catalogues)[0];
    this.t = (key, values = {}) => filled(words[key], values);
  }

  // What the address says now.
  async follow() {
    const id = asked().get("incident");
    if (!id) {
      this.story = null;
      this.begin();
    } else if (this.story?.id !== id) {
      await this.load(id);
    } else {
      this.go(Number(asked().get("step")) || 1);
    }
  }

  async load(id) {
    let story = null;
    try {
      const answer = await fetch(new URL(`${encodeURIComponent(id)}.json`, import.meta.url));
      story = answer.ok ? await answer.json() : null;
    } catch {
      story = null;
    }
    this.story = story;
    this.isRevealed = false;
    if (story) {
      this.speak(story.lang);
      this.draw();
      this.go(Number(asked().get("step")) || 1, false);
    } else {
      this.speak(pageLanguage());
      this.begin(this.t("drill.not-found", { id }));
    }
  }

  // Nothing is chosen yet, or what was asked for is not there.
  begin(complaint = "") {
    const spin = element("button", { type: "button", className: "kyokun-drill-main", onclick: () => this.spin() }, this.t("drill.spin"));
    this.place.className = "kyokun-drill";
    this.place.lang = pageLanguage();
    this.place.replaceChildren(
      element("p", { role: complaint ? "alert" : undefined }, complaint || this.t("drill.start")),
      ...(listed().length ? [element("p", {}, spin)] : []),
    );
  }

  spin() {
    const others = listed().filter((id) => id !== this.story?.id);
    const id = others[Math.floor(Math.random() * others.length)] ?? this.story?.id;
    if (!id) return;
    const url = new URL(location.href);
    url.search = new URLSearchParams({ incident: id });
    url.hash = "";
    history.pushState(history.state, "", url);
    this.load(id);
  }

  draw() {
    const { story, t } = this;
    const button = (key, onclick, keys, className = "") =>
      element("button", { type: "button", className, onclick, "aria-keyshortcuts": keys }, t(key));
    this.events = element("ol", { className: "kyokun-drill-events" });
    this.status = element("p", { className: "kyokun-drill-status", role: "status" });
    this.question = element("p", { className: "kyokun-drill-question" });
    this.back = button("drill.back", () => this.go(this.step - 1), "ArrowLeft");
    this.next = button("drill.next", () => this.go(this.step + 1), "ArrowRight", "kyokun-drill-main");
    this.cause = button("drill.reveal", () => this.reveal(!this.isRevealed), "C");
    this.answer = element("section", { className: "kyokun-drill-answer", hidden: true, tabIndex: -1, "aria-label": t("drill.answer") });
    this.cause.setAttribute("aria-expanded", "false");
    this.place.className = "kyokun-drill";
    this.place.lang = story.lang;
    this.place.replaceChildren(
      element("p", { className: "kyokun-drill-title" }, element("strong", {}, story.title)),
      element("p", { className: "kyokun-drill-about" }, [story.severity, ...story.services, story.zone].filter(Boolean).join(" · ")),
      this.events,
      this.question,
      element("div", { className: "kyokun-drill-buttons" }, this.back, this.next, this.cause, button("drill.spin", () => this.spin())),
      this.status,
      this.answer,
    );
  }

  // Show the first events up to a number; the newest is the one to talk about.
  go(step, isMove = true) {
    if (!this.story) return;
    const { events } = this.story;
    this.step = Math.min(Math.max(1, step), events.length);
    while (this.events.childElementCount > this.step) this.events.lastElementChild.remove();
    for (let at = this.events.childElementCount; at < this.step; at += 1) this.events.append(this.event(events[at]));
    for (const item of this.events.children) item.toggleAttribute("aria-current", item === this.events.lastElementChild);
    const isEnd = this.step === events.length;
    this.question.textContent = this.t(isEnd ? "drill.ask-end" : `drill.ask-${events[this.step - 1].kind}`);
    this.status.textContent = this.t("drill.progress", { at: this.step, n: events.length });
    this.back.disabled = this.step === 1;
    this.next.disabled = isEnd;
    this.cause.classList.toggle("kyokun-drill-main", isEnd);
    const url = new URL(location.href);
    if (this.step > 1) url.searchParams.set("step", this.step);
    else url.searchParams.delete("step");
    history.replaceState(history.state, "", url);
    if (isMove) this.question.scrollIntoView({ block: "nearest" });
  }

  event({ at, passed, kind, event, more }) {
    const gap = passed ? element("span", { className: "kyokun-drill-passed" }, this.t("drill.passed", { duration: passed })) : null;
    return element(
      "li",
      { className: `kyokun-drill-${kind}` },
      element("span", { className: "kyokun-drill-time" }, at),
      gap,
      element("strong", {}, event),
      more.length ? element("span", { className: "kyokun-drill-more" }, more.join(" — ")) : null,
    );
  }

  reveal(isRevealed) {
    this.isRevealed = isRevealed;
    this.cause.setAttribute("aria-expanded", String(isRevealed));
    this.cause.textContent = this.t(isRevealed ? "drill.hide" : "drill.reveal");
    if (isRevealed && !this.answer.hasChildNodes()) this.answer.append(...this.answers());
    this.answer.hidden = !isRevealed;
    if (isRevealed) this.answer.focus();
  }

  *answers() {
    const { story, t } = this;
    const list = (key, items, name = "ul") =>
      items.length ? [element("p", {}, element("strong", {}, t(key))), element(name, {}, ...items.map((item) => element("li", {}, ...[item].flat())))] : [];
    const link = ({ title, uri }) => element("a", { href: address(uri).href }, title);
    if (!story.causes.length && !story.whys.length) yield element("p", {}, t("drill.no-cause"));
    yield* list("drill.causes", story.causes.map(({ kind, text }) => [element("small", {}, kind), ` ${text}`]));
    yield* list("drill.whys", story.whys.map(({ question, answer }) => [question, element("br"), `→ ${answer || "—"}`]), "ol");
    yield* list("drill.course", story.course);
    yield* list("drill.actions", story.actions);
    yield* list("drill.lessons", story.lessons.map(link));
    yield element("p", {}, link({ title: `${t("drill.read")} ${story.id}`, uri: story.uri }));
  }

  press(event) {
    const { target } = event;
    const isTaken = event.defaultPrevented || event.isComposing || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
    if (isTaken || !this.story || (target instanceof Element && target.closest("input, textarea, select, dialog"))) return;
    const does = {
      ArrowRight: () => this.go(this.step + 1),
      ArrowLeft: () => this.go(this.step - 1),
      // Letters only from within: someone may be dictating.
      c: this.place.contains(target) ? () => this.reveal(!this.isRevealed) : undefined,
    }[event.key];
    if (!does) return;
    event.preventDefault();
    event.stopPropagation();
    does();
  }
}

addEventListener("popstate", () => {
  if (document.getElementById("kyokun-drill")) follow();
});
