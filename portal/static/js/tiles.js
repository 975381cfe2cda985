// The map that moves. Until its button is pressed, nothing of it is fetched, and nobody else is asked for anything.

export function movingMap(root) {
  for (const part of root.querySelectorAll("[data-tiles]")) {
    const button = part.querySelector("button");
    part.hidden = false;
    button.addEventListener("click", () => press(part, button));
  }
}

async function press(part, button) {
  const shows = button.ariaPressed !== "true";
  const say = (name) => (part.querySelector("[role=status]").textContent = part.querySelector("[role=status]").dataset[name] ?? "");
  say(shows ? "loading" : "");
  button.disabled = true;
  try {
    if (shows) part.map ??= await build(part);
    turn(part, button, shows);
    say(shows ? "ready" : "");
  } catch {
    say("failed");
  } finally {
    button.disabled = false;
  }
}

/** Show one of the two maps. */
function turn(part, button, shows) {
  button.ariaPressed = String(shows);
  part.querySelector(".tiles__map").hidden = !shows;
  part.closest(".atlas").querySelector(".map--drawn").hidden = shows;
  if (shows) part.map.show();
  else part.map.hide();
}

async function build(part) {
  const { MovingMap } = await import("./moving.js");
  return MovingMap.load(part);
}
