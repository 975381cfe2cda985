// Search fields suggest while one types: a combobox with a list, after the WAI-ARIA authoring practices.
// Whatever goes wrong stays quiet: without suggestions it is the search field that it was.

const WAIT = 150;
const SHORTEST = 2;

export function completing(root) {
  root.querySelectorAll("form[data-complete]").forEach((form, at) => new Completion(form, `suggestions-${at}`));
}

class Completion {
  constructor(form, id) {
    this.form = form;
    this.input = form.querySelector("input[name=q]");
    this.list = element("ul", "suggestions", { id, role: "listbox", "aria-label": form.dataset.label, hidden: "" });
    this.told = element("p", "hidden", { "aria-live": "polite" });
    // Outside the form, since page heads cut off what sticks out of them; first, since styles look at the last part.
    (form.closest("main") ?? form).prepend(this.list, this.told);
    this.become(id);
    this.listen();
  }

  become(id) {
    // A field of type search may not be a combobox.
    this.input.type = "text";
    const roles = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id };
    for (const [name, value] of Object.entries(roles)) this.input.setAttribute(name, value);
  }

  listen() {
    this.input.addEventListener("input", () => this.later());
    this.input.addEventListener("keydown", (event) => this.press(event));
    this.input.addEventListener("blur", () => this.close());
    this.form.addEventListener("submit", () => this.close());
    // The focus stays in the field, so that its blur does not close the list under the finger.
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.follow(event.target.closest("[role=option]")));
    addEventListener("resize", () => this.place());
  }

  get options() {
    return [...this.list.children];
  }

  get isOpen() {
    return !this.list.hidden;
  }

  later() {
    this.cancel();
    this.timer = setTimeout(() => this.ask(), WAIT);
  }

  /** Forget what is under way: an answer that still comes is for other words. */
  cancel() {
    clearTimeout(this.timer);
    this.asking?.abort();
    this.asking = null;
  }

  async ask() {
    const words = this.input.value.trim();
    if (words.length < SHORTEST) return this.close();
    const asking = (this.asking = new AbortController());
    const found = await suggestions(`${this.form.dataset.complete}?q=${encodeURIComponent(words)}`, asking.signal);
    if (asking === this.asking && document.activeElement === this.input) this.show(found);
  }

  show(found) {
    this.list.replaceChildren(...found.map((one, at) => option(one, `${this.list.id}-${at}`)));
    this.list.hidden = !found.length;
    this.input.setAttribute("aria-expanded", String(this.isOpen));
    this.activate(null);
    this.place();
    const { none, one, many } = this.form.dataset;
    this.told.textContent = found.length ? `${found.length} ${found.length === 1 ? one : many}` : none;
  }

  close() {
    this.cancel();
    this.list.hidden = true;
    this.told.textContent = "";
    this.input.setAttribute("aria-expanded", "false");
    this.activate(null);
  }

  place() {
    if (!this.isOpen) return;
    const box = this.input.closest(".search").getBoundingClientRect();
    Object.assign(this.list.style, {
      insetBlockStart: `${box.bottom + scrollY + 4}px`,
      insetInlineStart: `${box.left + scrollX}px`,
      inlineSize: `${box.width}px`,
    });
  }

  press(event) {
    const keys = { ArrowDown: () => this.move(1), ArrowUp: () => this.move(-1), Escape: () => this.close() };
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "ArrowDown" && !this.isOpen) {
      event.preventDefault();
      this.ask();
    } else if (this.isOpen && keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    } else if (this.isOpen && event.key === "Enter" && this.active) {
      event.preventDefault();
      this.follow(this.active);
    } else if (event.key === "Home" || event.key === "End") {
      // Back to the words: the cursor moves as it always does.
      this.activate(null);
    }
  }

  /** One option down or up; past the ends lies the field itself. */
  move(step) {
    const { options } = this;
    const at = this.active ? options.indexOf(this.active) + step : step > 0 ? 0 : options.length - 1;
    this.activate(options[at] ?? null);
  }

  activate(chosen) {
    this.active = chosen;
    for (const one of this.options) one.setAttribute("aria-selected", String(one === chosen));
    if (chosen) this.input.setAttribute("aria-activedescendant", chosen.id);
    else this.input.removeAttribute("aria-activedescendant");
    chosen?.scrollIntoView({ block: "nearest" });
  }

  follow(chosen) {
    if (!chosen) return;
    const address = new URL(chosen.dataset.url, location.href);
    // Only pages of this site: no other host, and no address that is a script.
    if (address.origin === location.origin) location.assign(address);
  }
}

/** The suggestions at an address; none when it does not answer as it should. */
async function suggestions(address, signal) {
  try {
    const answer = await fetch(address, { signal, credentials: "omit" });
    const found = answer.ok ? await answer.json() : [];
    return Array.isArray(found) ? found : [];
  } catch {
    return [];
  }
}

function option({ text, kind, url }, id) {
  const row = element("li", "", { id, role: "option", "aria-selected": "false", "data-url": url });
  row.append(element("span", "", {}, text), " ", element("small", "", {}, kind));
  return row;
}

/** An element with text in it; text never becomes markup. */
function element(name, style, attributes, text = "") {
  const made = document.createElement(name);
  if (style) made.className = style;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.textContent = text;
  return made;
}
