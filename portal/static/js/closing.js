// Menus and drop-downs are <details data-closes>: they open by themselves. Here they learn to close again.

const OPEN = "details[data-closes][open]";

export function closing(root) {
  root.addEventListener("keydown", onEscape);
  root.addEventListener("click", onOutside);
  root.addEventListener("focusin", onOutside);
  root.addEventListener("toggle", onOpened, true);
}

/** Escape closes what is open and gives the focus back to what opened it. */
function onEscape(event) {
  if (event.key !== "Escape") return;
  for (const details of document.querySelectorAll(OPEN)) {
    const inside = details.contains(document.activeElement);
    details.open = false;
    if (inside) details.querySelector("summary").focus();
  }
}

/** A click or the focus elsewhere closes what floats over the page. */
function onOutside(event) {
  for (const details of document.querySelectorAll(OPEN)) {
    if (!details.contains(event.target) && floats(details)) details.open = false;
  }
}

/** Only one floats at a time. */
function onOpened(event) {
  const opened = event.target;
  if (!opened.matches?.(OPEN)) return;
  for (const details of document.querySelectorAll(OPEN)) {
    if (details !== opened && !details.contains(opened) && floats(details)) details.open = false;
  }
}

/** On a phone the filters push the page down; those stay open until they are closed by hand. */
function floats(details) {
  const panel = details.querySelector("summary + *");
  return panel && getComputedStyle(panel).position === "absolute";
}
