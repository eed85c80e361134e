// What the pages of staff do beyond clearline.js: the purpose, what is said beforehand, and alerts.

const one = (selector, within = document) => within.querySelector(selector);

/* ---------- What a message is about ---------- */

const about = one("details.about");

about?.addEventListener("change", (event) => {
  const { name, nextElementSibling: says } = event.target;
  if (name === "channel") one("[data-way]", about).textContent = says.textContent;
  const { label } = event.target.dataset;
  if (!label) return;
  one("[data-about]", about).textContent = label;
  // "None of these" asks for a few words, so it stays open.
  if (event.target.value !== "other") about.open = false;
});

// Without a purpose nothing is sent, and the browser says so: what it points at has to be in sight.
about?.addEventListener("invalid", () => (about.open = true), true);

/* ---------- A child has written ---------- */

const list = one("[data-now]");
const strip = one("[data-alerts]");

async function refresh() {
  const answer = await fetch(list.dataset.now + location.search).catch(() => null);
  if (!answer?.ok || answer.redirected) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!list.contains(document.activeElement)) list.replaceChildren(...page.body.childNodes);
}

// The alert names nobody; where the very conversation that is open grows by it, nothing else is said.
const theirs = () => document.querySelectorAll("[data-live] .msg--them").length;
const MEANWHILE = 2000;

function alerted(what) {
  const before = theirs();
  if (list) refresh();
  navigator.vibrate?.(200);
  const says = one(`[data-alert="${what}"]`, strip);
  // Whoever is on the page of a crisis, or of texts, sees it there.
  if (!says || (what === "crisis" && list?.dataset.every)) return;
  if (what !== "alert") says.hidden = false;
  else setTimeout(() => (says.hidden = theirs() > before), MEANWHILE);
}

function listen() {
  const live = new EventSource(strip.dataset.alerts);
  // What changed while there was no line is on the page again.
  live.addEventListener("open", () => list && refresh());
  for (const what of ["alert", "worry", "crisis", "text", "notice"]) {
    live.addEventListener(what, () => {
      alerted(what);
      others?.postMessage(what);
    });
  }
  addEventListener("pagehide", () => live.close());
  return new Promise(() => {});
}

// Minutes that run out run out on the page too.
if (list?.dataset.every) setInterval(() => document.hidden || refresh(), list.dataset.every * 1000);

document.addEventListener("visibilitychange", () => list && !document.hidden && refresh());

// A browser keeps few lines to one place open at once: of all its tabs one listens, and tells the rest.
const others = strip && "BroadcastChannel" in globalThis ? new BroadcastChannel("clearline") : null;
others?.addEventListener("message", (event) => alerted(event.data));
if (strip) {
  if (navigator.locks) navigator.locks.request("clearline-alerts", listen);
  else listen();
}
