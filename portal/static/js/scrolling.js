// A table wider than its region says so: the region gets a shade at the edge behind which there is more.
// A region in which nothing scrolls leaves the order of the Tab key.

export function scrolling(root) {
  const watcher = new ResizeObserver((entries) => entries.forEach(({ target }) => mark(target)));
  for (const region of root.querySelectorAll("[data-scrolls]")) {
    region.addEventListener("scroll", () => mark(region), { passive: true });
    watcher.observe(region);
  }
}

function mark(region) {
  const left = region.scrollWidth - region.clientWidth - region.scrollLeft;
  region.toggleAttribute("data-more", left > 1);
  if (region.scrollWidth > region.clientWidth) region.tabIndex = 0;
  else region.removeAttribute("tabindex");
}
