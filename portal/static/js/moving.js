// Leaflet behind one door: what the portal needs of it, and nothing else. The list below it follows where it is moved to.

const REGION = [[51.82, 6.02], [52.2, 6.95]];
const PATIENCE = 350; // milliseconds from the last move to the list

export class MovingMap {
  /** Fetch all that it needs, and build it in `part` (parts/mapping/tiles.html). */
  static async load(part) {
    const { scripts, styles, list } = part.dataset;
    const data = fetch(new URL(list, location.href), { headers: { Accept: "application/geo+json" } });
    const [answer] = await Promise.all([data, ...styles.split(" ").map(style)]);
    for (const address of scripts.split(" ")) await script(address);
    if (!answer.ok) throw new Error(`the list answered ${answer.status}`);
    return new MovingMap(part, await answer.json());
  }

  constructor(part, collection) {
    this.part = part;
    this.box = part.querySelector(".tiles__map");
    this.places = collection.features.filter((feature) => feature.geometry);
    this.signs = signs();
    this.list = new FollowingList();
  }

  show() {
    if (!this.map) this.draw();
    this.map.invalidateSize();
    this.look();
  }

  hide() {
    this.list.forget();
  }

  draw() {
    const { L } = window;
    const { tiles, attribution } = this.part.dataset;
    const { nearer, further } = this.box.dataset;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.map = L.map(this.box, { zoomControl: false, zoomAnimation: !calm, fadeAnimation: !calm, markerZoomAnimation: !calm });
    this.map.attributionControl.setPrefix(false);
    L.control.zoom({ zoomInTitle: nearer, zoomOutTitle: further }).addTo(this.map);
    L.tileLayer(tiles, { attribution: escaped(attribution), maxZoom: 18, minZoom: 8 }).addTo(this.map);
    this.map.addLayer(this.clusters(L));
    // Only what a visitor does narrows the list, not the first look.
    this.map.on("moveend", () => this.looked && this.list.follow(this.map.getBounds()));
  }

  /** The first look: all that the list holds; a part of the map that an address asks for. */
  look() {
    if (this.looked) return;
    const asked = box(new URL(location.href).searchParams.get("vak"));
    const points = this.places.map(point);
    this.map.fitBounds(asked ?? (points.length ? points : REGION), { animate: false, maxZoom: 14, padding: [24, 24] });
    this.looked = true;
  }

  clusters(L) {
    const group = L.markerClusterGroup({
      animate: !matchMedia("(prefers-reduced-motion: reduce)").matches,
      chunkedLoading: true,
      maxClusterRadius: 44,
      showCoverageOnHover: false,
      iconCreateFunction: (cluster) => icon(L, String(cluster.getChildCount()), "tiles__many"),
    });
    group.addLayers(this.places.map((feature) => this.marker(L, feature)));
    return group;
  }

  marker(L, feature) {
    const { title, url, themes = [] } = feature.properties;
    const sign = this.signs.find(({ slug }) => themes.includes(slug)) ?? { html: "<span></span>", theme: "" };
    const marker = L.marker(point(feature), { alt: title, title, icon: icon(L, sign.html, `tiles__one ${sign.theme}`) });
    const link = Object.assign(document.createElement("a"), { href: url, textContent: title });
    return marker.bindPopup(link);
  }
}

/** The address and the words of the page, kept with what the map shows. */
class FollowingList {
  follow(bounds) {
    clearTimeout(this.timer);
    const vak = [bounds.getSouth(), bounds.getWest(), bounds.getNorth(), bounds.getEast()].map((degrees) => degrees.toFixed(4));
    this.timer = setTimeout(() => this.narrow(vak.join(",")), PATIENCE);
  }

  forget() {
    clearTimeout(this.timer);
    if (new URL(location.href).searchParams.has("vak")) this.narrow("");
  }

  async narrow(vak) {
    const address = new URL(location.href);
    address.searchParams.delete("vak");
    address.searchParams.delete("pagina");
    if (vak) address.searchParams.set("vak", vak);
    history.replaceState(history.state, "", address);
    this.asked?.abort();
    this.asked = new AbortController();
    try {
      const answer = await fetch(address, { signal: this.asked.signal });
      if (answer.ok) this.put(new DOMParser().parseFromString(await answer.text(), "text/html"));
    } catch {
      // The list of before stays; the next move asks again.
    }
  }

  /** Take over from the fresh page what tells of the list. */
  put(fresh) {
    for (const name of ["tally", "switch", "pills", "box", "words", "apart", "legend", "take"]) {
      const [here, there] = [document, fresh].map((root) => root.querySelector(`[data-follows="${name}"]`));
      if (here) here.replaceChildren(...(there?.childNodes ?? []));
    }
  }
}

const point = ({ geometry: { coordinates: [east, north] } }) => [north, east];

/** How the legend draws each theme, as when the map came: what was asked for first, as on the drawn map. */
function signs() {
  const rows = [...document.querySelectorAll("[data-sign]")];
  rows.sort((one, other) => (other.ariaCurrent === "true") - (one.ariaCurrent === "true"));
  return rows.map((row) => ({ slug: row.dataset.sign, theme: row.className, html: row.querySelector("svg").outerHTML }));
}

function box(words) {
  const sides = (words ?? "").split(",").map(Number);
  const [south, west, north, east] = sides;
  return sides.length === 4 && sides.every(Number.isFinite) && south < north && west < east ? [[south, west], [north, east]] : null;
}

function icon(L, html, className) {
  return L.divIcon({ html, className: `tiles__pin ${className}`, iconSize: [36, 36], iconAnchor: [18, 18] });
}

function escaped(words) {
  return Object.assign(document.createElement("p"), { textContent: words }).innerHTML;
}

function script(src) {
  return arrive(Object.assign(document.createElement("script"), { src }));
}

function style(href) {
  return arrive(Object.assign(document.createElement("link"), { rel: "stylesheet", href }));
}

function arrive(element) {
  return new Promise((resolve, reject) => {
    element.addEventListener("load", resolve);
    element.addEventListener("error", () => reject(new Error(element.src ?? element.href)));
    document.head.append(element);
  });
}
