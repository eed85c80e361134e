// The key of work equipment: made here, kept by the browser where no script can read it, and used
// to prove each change that is asked (RFC 9449).

const encoder = new TextEncoder();
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const written = (object) => text(encoder.encode(JSON.stringify(object)));

/* ---------- Where keys are kept ---------- */

const answered = (request) =>
  new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });

let opened;
function store() {
  opened ??= new Promise((done, failed) => {
    const asked = indexedDB.open("clearline", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("keys", { keyPath: "thumbprint" });
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });
  return opened;
}

// "strict": on the disk before it is used. A number that came back after a crash would look copied.
const keys = async (mode) =>
  (await store()).transaction("keys", mode, { durability: "strict" }).objectStore("keys");

async function make() {
  const pair = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, false, ["sign"]);
  const { x, y } = await crypto.subtle.exportKey("jwk", pair.publicKey);
  const jwk = { crv: "P-256", kty: "EC", x, y };
  const thumbprint = text(await crypto.subtle.digest("SHA-256", encoder.encode(JSON.stringify(jwk))));
  const made = { thumbprint, jwk, secret: pair.privateKey, number: 0 };
  await answered((await keys("readwrite")).put(made));
  // Else the browser may drop it when the phone is full. Some ask their owner, who may not answer.
  await Promise.race([navigator.storage?.persist?.(), new Promise((done) => setTimeout(done, 5000))]);
  return thumbprint;
}

async function first() {
  return (await answered((await keys("readonly")).getAllKeys()))[0];
}

// Two tabs may ask at once. The browser does one such transaction after the other, so no number
// is drawn twice.
async function draw(thumbprint) {
  const all = await keys("readwrite");
  const kept = await answered(all.get(thumbprint));
  if (!kept) throw new Error("this browser has not that key");
  kept.number += 1;
  const put = answered(all.put(kept));
  await new Promise((done, failed) => {
    all.transaction.oncomplete = done;
    all.transaction.onabort = () => failed(all.transaction.error);
  });
  await put;
  return kept;
}

/* ---------- Proofs ---------- */

// By the clock of the program: that of a phone may be wrong.
const now = document.querySelector("[data-clock]")?.dataset.clock;
const ahead = now ? Number(now) * 1000 - Date.now() : 0;

async function proof(thumbprint, address, session) {
  const { jwk, secret, number } = await draw(thumbprint);
  const { origin, pathname } = new URL(address, location.href);
  const claims = {
    htm: "POST",
    htu: origin + pathname,
    iat: Math.floor((Date.now() + ahead) / 1000),
    jti: text(crypto.getRandomValues(new Uint8Array(16))),
    n: number,
  };
  if (session) claims.ath = session;
  const said = `${written({ typ: "dpop+jwt", alg: "ES256", jwk })}.${written(claims)}`;
  const signed = await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, secret, encoder.encode(said));
  return `${said}.${text(signed)}`;
}

function hide(form, name, value) {
  let field = form.querySelector(`input[type=hidden][data-proof="${name}"]`);
  if (!field) {
    field = document.createElement("input");
    field.type = "hidden";
    field.dataset.proof = name;
    form.append(field);
  }
  field.name = name;
  field.value = value;
}

// Puts the proof into a form that is about to go as a form; what it was sent with goes along.
async function proveForm(form, token, submitter) {
  for (const old of form.querySelectorAll("input[data-proof]")) old.remove();
  if (submitter?.hasAttribute("formaction")) form.action = submitter.formAction;
  if (submitter?.name) hide(form, submitter.name, submitter.value);
  hide(form, "dpop", await token(form.action));
}

function watch(wants, token, failed) {
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post" || !wants(form)) return;
    event.preventDefault();
    if (form.dataset.going) return;
    form.dataset.going = "yes";
    try {
      await proveForm(form, token, event.submitter);
    } catch (error) {
      failed?.(form, error);
    }
    // A second tap sends nothing; one that comes back to the page, or stayed on it, may send again.
    setTimeout(() => delete form.dataset.going, 2000);
    // Without a key it goes as it is, and the answer says what is wrong.
    HTMLFormElement.prototype.submit.call(form);
  });
}

/* ---------- Begin ---------- */

const { proving, session } = document.body.dataset;
if (proving) {
  const ours = (address) => proof(proving, address, session);
  // For what is sent by script: headers that prove it, or none where this browser has no key.
  globalThis.proven = async (address) => {
    try {
      return { DPoP: await ours(address) };
    } catch {
      return {};
    }
  };
  globalThis.proveForm = (form) => proveForm(form, ours).catch(() => {});
  watch((form) => !form.matches("[data-enrol]"), ours);
}

// A form that enrols brings the key along: a new one, or in the made-up home the browser's own.
const enrols = document.querySelector("form[data-enrol]");
if (enrols) {
  const says = document.querySelector("[data-enrol-says]");
  const key = async () => (enrols.dataset.enrol === "again" && (await first())) || make();
  if (globalThis.crypto?.subtle && globalThis.indexedDB) {
    if (says) says.hidden = true;
    for (const button of enrols.querySelectorAll("button[disabled]")) button.disabled = false;
  }
  watch(
    (form) => form.matches("[data-enrol]"),
    async (address) => proof(await key(), address),
    () => says && (says.hidden = false),
  );
}
