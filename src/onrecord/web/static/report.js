/** A report's words and cards, tied together; and the keys. */
import { onKeys, announce } from "./keys.js";

const text = document.querySelector("[data-text]");
const list = document.querySelector("[data-cards]");
const marks = new Map();
for (const mark of text.querySelectorAll("mark")) {
  for (const id of mark.dataset.c.split(" ")) marks.set(id, [...(marks.get(id) ?? []), mark]);
}

let current = null;
const cards = () => [...list.querySelectorAll(".card")].filter((card) => card.offsetParent !== null);
const cardOf = (id) => document.getElementById(`c-${id}`);
const calm = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth");

function light(id, look, on) {
  for (const mark of marks.get(id) ?? []) mark.classList.toggle(look, on);
  cardOf(id)?.classList.toggle(look, on);
}

/** Make a claim the current one. `to` says what is scrolled into view: its words, its card or both. */
function choose(id, to = "both") {
  if (current !== null) {
    light(current, "on", false);
    cardOf(current)?.removeAttribute("aria-current");
  }
  current = id;
  light(id, "on", true);
  const card = cardOf(id);
  card?.setAttribute("aria-current", "true");
  if (to !== "card") marks.get(id)?.[0]?.scrollIntoView({ block: "center", behavior: calm() });
  if (to !== "words" && card) reveal(card);
}

/** Scroll a card into view inside its own column, or with the page where there is one column only. */
function reveal(card) {
  if (list.scrollHeight > list.clientHeight + 1) {
    const top = card.offsetTop - list.offsetTop - list.clientHeight / 3;
    list.scrollTo({ top, behavior: calm() });
  } else {
    card.scrollIntoView({ block: "nearest", behavior: calm() });
  }
}

function step(by) {
  const all = cards();
  if (all.length === 0) return;
  const at = all.findIndex((card) => card.dataset.id === current);
  const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1);
  all[next].focus({ preventScroll: true });
  choose(all[next].dataset.id);
}

// -- pointing -------------------------------------------------------------------------------------

const claimsAt = (target) => {
  const card = target.closest?.(".card");
  if (card) return [card.dataset.id];
  return target.closest?.("mark")?.dataset.c.split(" ") ?? [];
};
for (const side of [text, list]) {
  side.addEventListener("pointerover", (event) => claimsAt(event.target).forEach((id) => light(id, "near", true)));
  side.addEventListener("pointerout", (event) => claimsAt(event.target).forEach((id) => light(id, "near", false)));
}
text.addEventListener("click", (event) => {
  const ids = claimsAt(event.target).filter((id) => cardOf(id)?.offsetParent);
  if (ids.length === 0 || !getSelection().isCollapsed) return;
  choose(ids[(ids.indexOf(current) + 1) % ids.length], "card"); // a second click leads to the next claim on the words
});
list.addEventListener("focusin", (event) => {
  const card = event.target.closest(".card");
  if (card && card.dataset.id !== current) choose(card.dataset.id, "words");
});
list.addEventListener("click", (event) => {
  const card = event.target.closest(".card");
  if (card && !event.target.closest("button")) {
    if (event.target.closest("a")) event.preventDefault();
    choose(card.dataset.id, "words");
  }
});

// -- judging --------------------------------------------------------------------------------------

const memory = `judged ${location.pathname}`;
const done = () => JSON.parse(sessionStorage.getItem(memory) ?? "[]");
const remember = (ids) => sessionStorage.setItem(memory, JSON.stringify(ids.slice(-100)));
let pending = null; // {id, undo, keyed}: sent, and not yet kept

function judge(id, verdict, how = {}) {
  const button = cardOf(id)?.querySelector(`button[value=${verdict}]`);
  if (!button) return;
  if (pending) return announce("The last one is still being kept.");
  pending = { id, ...how };
  button.click(); // htmx learns from the click which button it is
}

list.addEventListener("submit", (event) => {
  const id = event.target.closest(".card").dataset.id;
  pending ??= { id }; // a click of the pointer's
  cardOf(id).classList.add("waiting");
});
document.body.addEventListener("htmx:load", (event) => {
  const card = event.detail.elt;
  if (!card.matches?.(".card") || !pending) return;
  const { id, undo, keyed } = pending;
  pending = null;
  remember(undo ? done().slice(0, -1) : [...done(), id]);
  count();
  announce(`${undo ? "Undone: now " : ""}${card.dataset.status}: ${card.querySelector("h3").textContent}`);
  if (keyed && !undo && id === current) step(1);
  if (current !== null) light(current, "on", true);
  if (!keyed || undo) cardOf(id).focus({ preventScroll: true });
});
for (const failure of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
  document.body.addEventListener(failure, () => {
    if (pending) cardOf(pending.id)?.classList.remove("waiting");
    pending = null;
    announce("It was not kept. Is the server still running? Try again.", true);
  });
}

function undo() {
  const last = done().at(-1);
  const card = last && cardOf(last);
  if (!card) return announce("There is nothing to undo here.");
  choose(last);
  return judge(last, card.dataset.status === "accepted" ? "reject" : "accept", { undo: true, keyed: true });
}

function count() {
  const reviewed = list.querySelectorAll('.card:not([data-status="unreviewed"])').length;
  document.querySelector("[data-reviewed]").textContent = String(reviewed);
}

onKeys({
  j: () => step(1),
  k: () => step(-1),
  a: () => current && judge(current, "accept", { keyed: true }),
  x: () => current && judge(current, "reject", { keyed: true }),
  u: undo,
});

// -- links from elsewhere ---------------------------------------------------------------------------

function follow() {
  const [, side, id] = /^#([wc])-([0-9a-f]{16})$/.exec(location.hash) ?? [];
  if (id && cardOf(id)) choose(id, side === "w" ? "both" : "card");
}
addEventListener("hashchange", follow);
follow();
