// Pages that somebody keeps, in a list that never leaves this browser. What it holds may be written by anything that
// ever ran here: it is looked over when it is read, and shown as text only.

const NAME = "kept-pages";
const MOST = 200;
const LONGEST = 300;

export function keeping(root) {
  const parts = [
    ...[...root.querySelectorAll("[data-keep]")].map(keepButton),
    ...[...root.querySelectorAll("[data-kept]")].map(keptList),
    ...[...root.querySelectorAll("[data-kept-count]")].map(counter),
  ];
  const refresh = () => parts.forEach((part) => part(read()));
  root.addEventListener("kept", refresh);
  // Another tab changed it, or it was wiped.
  addEventListener("storage", ({ key }) => (key === NAME || key === null) && refresh());
  refresh();
}

/** The pages kept, the last first; none where the browser keeps nothing. */
function read() {
  try {
    const found = JSON.parse(localStorage.getItem(NAME));
    return Array.isArray(found) ? found.map(sound).filter(Boolean).slice(0, MOST) : [];
  } catch {
    return [];
  }
}

/** An entry as it should be, else null: only pages of this site, only words. */
function sound(entry) {
  const { path, title, kind = "", lang = "" } = entry ?? {};
  if (![path, title, kind, lang].every((one) => typeof one === "string")) return null;
  const address = URL.canParse(path, location.origin) && new URL(path, location.origin);
  // A path that begins with two slashes would lead to another host.
  const isOurs = address && address.origin === location.origin && !address.pathname.startsWith("//");
  if (!isOurs || !title.trim()) return null;
  return { path: address.pathname, title: title.slice(0, LONGEST), kind: kind.slice(0, LONGEST), lang: lang.slice(0, 5) };
}

/** Whether the browser took it. */
function write(pages) {
  if (pages.length > MOST) return false;
  try {
    localStorage.setItem(NAME, JSON.stringify(pages));
  } catch {
    return false;
  }
  document.dispatchEvent(new Event("kept"));
  return true;
}

function keepButton(item) {
  const [button, list] = [item.querySelector("button"), item.nextElementSibling];
  const status = item.closest("section").querySelector("[role=status]");
  const { keep: title, kind, done, undone, failed } = item.dataset;
  const [path, lang] = [location.pathname, document.documentElement.lang];
  button.addEventListener("click", () => {
    const others = read().filter((page) => page.path !== path);
    const keeps = button.getAttribute("aria-pressed") === "false";
    const taken = write(keeps ? [{ path, title, kind, lang }, ...others] : others);
    status.textContent = taken ? (keeps ? done : undone) : failed;
  });
  item.hidden = false;
  return (pages) => {
    const kept = pages.some((page) => page.path === path);
    button.setAttribute("aria-pressed", String(kept));
    list.hidden = !kept;
  };
}

function keptList(part) {
  const find = (name) => part.querySelector(`[data-kept-${name}]`);
  const [rows, none, all, off] = ["rows", "none", "all", "off"].map(find);
  const status = part.querySelector("[role=status]");
  const { taken, sure, failed } = part.dataset;
  off.hidden = true;

  /** Write it; the focus goes where the next row came, else to what says that there is none. */
  function keepOnly(pages, at) {
    status.textContent = write(pages) ? taken : failed;
    const buttons = rows.querySelectorAll("button");
    (buttons[at] ?? buttons[at - 1] ?? none.querySelector("h2")).focus();
  }

  all.addEventListener("click", () => confirm(sure) && keepOnly([], 0));
  return (pages) => {
    rows.replaceChildren(...pages.map((page, at) => row(part, page, () => keepOnly(without(page), at))));
    rows.hidden = all.hidden = !pages.length;
    none.hidden = Boolean(pages.length);
  };
}

function without({ path }) {
  return read().filter((page) => page.path !== path);
}

function row(part, { path, title, kind, lang }, takeAway) {
  const made = part.querySelector("template").content.cloneNode(true);
  const link = made.querySelector("a");
  link.href = location.origin + path;
  if (lang) link.lang = link.hreflang = lang;
  link.querySelector("b").textContent = title;
  made.querySelector("small").textContent = kind;
  made.querySelector("button .hidden").textContent = `: ${title}`;
  made.querySelector("button").addEventListener("click", takeAway);
  return made;
}

function counter(part) {
  return (pages) => (part.textContent = pages.length ? ` (${pages.length})` : "");
}
