/** Incidents on an offline map. Leaflet and topojson are plain scripts before this module. */
const { L, topojson } = globalThis;

const frame = document.querySelector("[data-map]");
const CLOSE = 6; // from this zoom on, provinces are drawn
const DISTRICT = 25_000; // metres: how exact a district's point is
const dark = matchMedia("(prefers-color-scheme: dark)");
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const get = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
};
const shapes = (layer) => topojson.feature(layer, Object.values(layer.objects)[0]);

const map = L.map(frame, {
  preferCanvas: true,
  minZoom: 1,
  maxZoom: 12,
  worldCopyJump: true,
  zoomAnimation: !matchMedia("(prefers-reduced-motion: reduce)").matches,
}).setView([20, 20], 2);
map.attributionControl.setPrefix(false).addAttribution("Made with Natural Earth");
const canvas = {};
for (const [pane, level] of [["base", 200], ["borders", 210], ["incidents", 450]]) {
  map.createPane(pane).style.zIndex = String(level);
  canvas[pane] = L.canvas({ pane, padding: 0.3 });
}
const restyled = []; // what to do again when light turns to dark: first the ground, then the incidents
let ground = 0;

function draw(data, pane, style) {
  const layer = L.geoJSON(data, { pane, renderer: canvas[pane], interactive: false, style }).addTo(map);
  restyled.push(() => layer.setStyle(style));
  return layer;
}
dark.addEventListener("change", () => restyled.forEach((again) => again()));

// -- the ground ----------------------------------------------------------------------------------

const land = () => ({ weight: 0.8, color: colour("--border-line"), fillColor: colour("--land"), fillOpacity: 1 });
const inner = () => ({ weight: 0.4, color: colour("--border-line"), fill: false });
const claimed = () => ({ weight: 1.2, color: colour("--disputed-line"), dashArray: "4 4", fill: false });

const once = (make) => {
  let made;
  return () => (made ??= make());
};
const countries = once(async () => shapes(await get("/static/map/countries.json")));
const provinces = once(async () => shapes(await get("/static/map/provinces.json")));
const inside = once(async () => draw(await provinces(), "borders", inner));

let shown = null;
map.on("zoomend", async () => {
  const near = () => map.getZoom() >= CLOSE;
  if (near()) shown = await inside();
  if (near()) shown?.addTo(map);
  else shown?.remove();
});

/** Whether a point lies in a polygon or several (even-odd rule over all rings). */
function holds(geometry, lon, lat) {
  const rings = geometry.type === "Polygon" ? geometry.coordinates : (geometry.coordinates ?? []).flat();
  let within = false;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
      const [x1, y1] = ring[i];
      const [x2, y2] = ring[j];
      if (y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) within = !within;
    }
  }
  return within;
}

// -- incidents -----------------------------------------------------------------------------------

const ink = (some) => colour(some.some((one) => one.disputed) ? "--bad" : "--accent");

/** What incidents at one place are about, as links: text only, since it comes from reports. */
function links(some) {
  const list = document.createElement("ul");
  for (const one of some) {
    const link = document.createElement("a");
    link.href = `/incidents/${one.id}`;
    link.textContent = one.what + (one.disputed ? " (disputed)" : "");
    list.append(document.createElement("li"));
    list.lastChild.append(link);
  }
  return list;
}

const onTop = { pane: "incidents", renderer: canvas.incidents };

/** Give a layer its looks, now and whenever light turns to dark. */
function styled(layer, style) {
  layer.setStyle(style());
  restyled.push(() => layer.setStyle(style()));
  return layer;
}

/** A dot; round a district's point, a circle of how exact it is. */
function point(some) {
  const [{ lat, lon, grain }] = some;
  const radius = 5 + Math.min(10, 2 * Math.sqrt(some.length - 1));
  const dot = styled(L.circleMarker([lat, lon], { radius, ...onTop }), () => dotted(some));
  if (grain !== "district") return dot;
  const round = L.circle([lat, lon], { radius: DISTRICT, ...onTop });
  return L.featureGroup([styled(round, () => shaded(some)), dot]);
}

/** A province or country is shaded: a point would say more than is known. */
async function area(some) {
  const [{ lat, lon, grain }] = some;
  const { features } = grain === "country" ? await countries() : await provinces();
  const shape = features.find((one) => one.geometry && holds(one.geometry, lon, lat));
  return shape ? styled(L.geoJSON(shape, onTop), () => shaded(some)) : null;
}

const rim = (some) => colour(some.some((one) => one.disputed) ? "--ink" : "--surface"); // not by colour alone
const dotted = (some) => ({ color: rim(some), weight: 1.5, fillColor: ink(some), fillOpacity: 0.9 });
const shaded = (some) => ({ color: ink(some), weight: 1, dashArray: "3 3", fillColor: ink(some), fillOpacity: 0.14 });

const isArea = (one) => one.grain === "province" || one.grain === "country";

function together(found) {
  const groups = new Map();
  for (const one of found) {
    const key = `${one.lat},${one.lon},${one.grain}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}

/** Draw them, areas beneath points. Returns incident -> its layer. */
async function place(found) {
  const drawn = new Map();
  const groups = together(found).sort((a, b) => Number(isArea(b[0])) - Number(isArea(a[0])));
  for (const some of groups) {
    const layer = isArea(some[0]) ? await area(some) : point(some);
    layer?.bindPopup(() => links(some)).bindTooltip(() => name(some)).addTo(map);
    for (const one of layer ? some : []) drawn.set(one.id, layer);
  }
  return drawn;
}

function name(some) {
  const label = document.createElement("span"); // a string would be taken for HTML
  label.textContent = some.length > 1 ? `${some[0].place}: ${some.length} incidents` : some[0].what;
  return label;
}

function fit(found) {
  if (found.length === 0) return;
  map.fitBounds(L.latLngBounds(found.map((one) => [one.lat, one.lon])), { padding: [40, 40], maxZoom: 7 });
}

/** The row of the list under the pointer or the focus has its place ringed. */
function tie(rows) {
  const look = (event, on) => {
    const row = event.target.closest("[data-incident]");
    const layer = row && rows.get(row.dataset.incident);
    if (on) layer?.setStyle({ color: colour("--ink"), weight: 3 });
    else if (layer) restyled.slice(ground).forEach((again) => again());
  };
  for (const [name, on] of [["pointerover", true], ["focusin", true], ["pointerout", false], ["focusout", false]]) {
    document.addEventListener(name, (event) => event.target.closest && look(event, on));
  }
}

try {
  draw(await countries(), "base", land);
  draw(await get("/static/map/disputed.json"), "borders", claimed);
  ground = restyled.length;
  const found = await get(frame.dataset.map);
  fit(found);
  tie(await place(found));
  frame.dataset.ready = String(found.length);
} catch (error) {
  frame.replaceChildren(`The map could not be drawn: ${error.message}`);
}
