// Copying the address of a page, and the ways of sharing that a browser has itself. Mail and WhatsApp are plain links.

export function sharing(root) {
  for (const part of root.querySelectorAll("[data-share]")) {
    const say = (words) => (part.querySelector("[role=status]").textContent = words);
    offer(part.querySelector("[data-copy]"), navigator.clipboard, () => copy(part.dataset, say));
    offer(part.querySelector("[data-pass-on]"), navigator.share, () => passOn(part.dataset, say));
  }
}

/** A way that this browser knows comes in sight. */
function offer(item, known, act) {
  if (!known) return;
  item.hidden = false;
  item.querySelector("button").addEventListener("click", act);
}

async function copy({ share, copied, failed }, say) {
  say("");
  try {
    await navigator.clipboard.writeText(share);
    say(copied);
  } catch {
    say(`${failed} ${share}`);
  }
}

async function passOn({ share, title, failed }, say) {
  say("");
  try {
    await navigator.share({ title, url: share });
  } catch (problem) {
    // Who changed their mind knows it.
    if (problem.name !== "AbortError") say(`${failed} ${share}`);
  }
}
