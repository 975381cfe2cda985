// "Near me". The position stays in the browser: here the nearest village is looked up in a list of all, and only
// its name goes into the address.

const EARTH = 6371;
const FAR = 40; // kilometres
const OPTIONS = { maximumAge: 300_000, timeout: 10_000 };

/** Fields for a place offer the names of all once somebody is there. */
export function placeNames(root) {
  for (const field of root.querySelectorAll("[data-places]")) {
    field.addEventListener("focus", () => offer(field), { once: true });
  }
}

async function offer(field) {
  const places = await fetch(field.dataset.places).then((answer) => answer.json()).catch(() => []);
  const list = document.createElement("datalist");
  list.id = `${field.id}-places`;
  list.append(...places.map(([name]) => new Option(name)));
  field.after(list);
  field.setAttribute("list", list.id);
}

export function nearMe(root) {
  if (!navigator.geolocation) return;
  for (const part of root.querySelectorAll("[data-near]")) {
    part.hidden = false;
    part.querySelector("button").addEventListener("click", () => look(part));
  }
}

async function look(part) {
  const say = (words) => (part.querySelector("[aria-live]").textContent = words);
  const { near, looking, denied, failed, far } = part.dataset;
  say(looking);
  try {
    const [{ coords }, places] = await Promise.all([position(), fetch(near).then((answer) => answer.json())]);
    const [kilometres, slug] = nearest(coords, places);
    if (kilometres > FAR) say(far);
    else go(part.closest("form"), slug);
  } catch (problem) {
    say(problem.code === GeolocationPositionError.PERMISSION_DENIED ? denied : failed);
  }
}

function position() {
  return new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject, OPTIONS));
}

/** The distance and the slug of the nearest of [name, slug, latitude, longitude]. */
function nearest({ latitude, longitude }, places) {
  const away = places.map(([, slug, north, east]) => [distance(latitude, longitude, north, east), slug]);
  return away.reduce((best, one) => (one[0] < best[0] ? one : best));
}

function distance(north, east, otherNorth, otherEast) {
  const [one, other, turn] = [north, otherNorth, otherEast - east].map((degrees) => (degrees * Math.PI) / 180);
  const share = Math.sin((other - one) / 2) ** 2 + Math.cos(one) * Math.cos(other) * Math.sin(turn / 2) ** 2;
  return 2 * EARTH * Math.asin(Math.sqrt(share));
}

/** The same question and filters, near this place: in a form with a field for it, as if it was typed there. */
function go(form, slug) {
  const field = form.elements.bij;
  if (field) {
    field.value = slug;
    form.requestSubmit();
    return;
  }
  const address = new URL(form.action);
  const here = new URL(location.href);
  if (here.pathname === address.pathname) address.search = here.search;
  address.searchParams.set("q", form.elements.q.value);
  address.searchParams.set("bij", slug);
  address.searchParams.delete("pagina");
  location.assign(address);
}
