/** Single keys: silent while something is typed, and may be switched off. */

const help = document.querySelector("dialog[data-keys]");
const off = help?.querySelector("[data-keys-off]");
const live = document.querySelector("[data-live]");

/** Say what happened: to the eye in a corner, and to screen readers. */
export function announce(what, bad = false) {
  live.textContent = what;
  live.classList.toggle("bad", bad);
}

const typing = (target) => target.closest("input, textarea, select, [contenteditable]") !== null;

/** Listen to keys: a letter -> what it does. "?" opens the help. */
export function onKeys(actions) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)) return;
    if (event.key === "?") {
      event.preventDefault();
      if (!help.open) help.showModal();
    } else if (Object.hasOwn(actions, event.key) && !help.open && localStorage.getItem("keys") !== "off") {
      event.preventDefault();
      actions[event.key]();
    }
  });
}

if (help) {
  off.checked = localStorage.getItem("keys") === "off";
  off.addEventListener("change", () => localStorage.setItem("keys", off.checked ? "off" : "on"));
  document.querySelector("[data-keys-open]").addEventListener("click", () => help.showModal());
}
