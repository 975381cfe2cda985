// Links to large pictures open them over the page. Without this, and with a key held down, they are the links they are.

const LINKS = "a[data-large]";

export function largePictures(root) {
  const words = root.getElementById("large");
  if (!words || !root.querySelector(LINKS)) return;
  const dialog = words.content.firstElementChild.cloneNode(true);
  root.body.append(dialog);
  const view = new View(dialog);
  root.addEventListener("click", (event) => {
    const link = event.target.closest(LINKS);
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    view.open(link);
  });
}

class View {
  constructor(dialog) {
    this.dialog = dialog;
    this.figure = dialog.querySelector("figure");
    this.caption = dialog.querySelector("figcaption");
    this.told = dialog.querySelector("[role=status]");
    this.steps = dialog.querySelector("[data-steps]");
    dialog.addEventListener("keydown", (event) => this.press(event));
    dialog.addEventListener("click", (event) => this.click(event.target));
    // By the browser's own Escape too.
    dialog.addEventListener("close", () => this.opener.focus());
  }

  /** A picture with the others of its gallery. */
  open(link) {
    this.opener = link;
    this.links = [...(link.closest(".gallery")?.querySelectorAll(LINKS) ?? [link])];
    this.steps.hidden = this.links.length < 2;
    this.show(this.links.indexOf(link));
    this.dialog.showModal();
    this.dialog.querySelector("[data-close]").focus();
  }

  show(at) {
    this.at = (at + this.links.length) % this.links.length;
    const link = this.links[this.at];
    const { alt } = link.querySelector("img");
    const words = link.closest("figure")?.querySelector("figcaption")?.textContent.trim() || alt;
    this.figure.querySelector("img")?.remove();
    this.figure.prepend(Object.assign(new Image(), { alt, src: link.href }));
    this.caption.textContent = words;
    // Nobody wants to hear the same words twice.
    this.caption.ariaHidden = words === alt ? "true" : null;
    this.told.textContent = `${this.at + 1} ${this.told.dataset.of} ${this.links.length}`;
  }

  press({ key }) {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[key];
    if (step && this.links.length > 1) this.show(this.at + step);
  }

  click(target) {
    const step = target.closest("[data-step]");
    if (step) this.show(this.at + Number(step.dataset.step));
    // The dialog itself is what lies around the picture.
    else if (target === this.dialog || target.closest("[data-close]")) this.dialog.close();
  }
}
