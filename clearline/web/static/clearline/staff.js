// What the pages of staff do beyond clearline.js: the purpose, what is said beforehand, and alerts.

const one = (selector, within = document) => within.querySelector(selector);

/* ---------- What a message is about ---------- */

const about = one("details.about");

about?.addEventListener("change", (event) => {
  const { label, value } = { label: event.target.dataset.label, value: event.target.value };
  if (!label) return;
  one("[data-about]", about).textContent = label;
  // "Something else" asks for a few words, so it stays open.
  if (value !== "other") about.open = false;
  look();
});

/* ---------- Whether it could go, before anything is typed ---------- */

const form = one("form[data-check]");

// clearline.js asks whenever something is written; here it asks once at the start as well.
function look() {
  form?.elements.text.dispatchEvent(new Event("input", { bubbles: true }));
}
look();

/* ---------- A child has written ---------- */

const list = one("[data-now]");
const strip = one("[data-alerts]");

async function refresh() {
  const answer = await fetch(list.dataset.now + location.search).catch(() => null);
  if (!answer?.ok || answer.redirected) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!list.contains(document.activeElement)) list.replaceChildren(...page.body.childNodes);
}

function alerted() {
  if (list) refresh();
  // In the very conversation the message itself says so.
  if (!one("[data-live]") || document.hidden) one("a", strip).hidden = false;
  navigator.vibrate?.(200);
}

function listen() {
  const live = new EventSource(strip.dataset.alerts);
  live.addEventListener("alert", () => {
    alerted();
    others?.postMessage("alert");
  });
  addEventListener("pagehide", () => live.close());
  return new Promise(() => {});
}

// A browser keeps few lines to one place open at once: of all its tabs one listens, and tells the rest.
const others = strip && "BroadcastChannel" in globalThis ? new BroadcastChannel("clearline") : null;
others?.addEventListener("message", alerted);
if (strip) {
  if (navigator.locks) navigator.locks.request("clearline-alerts", listen);
  else listen();
}
