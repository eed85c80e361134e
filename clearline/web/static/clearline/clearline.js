// What the pages do beyond plain links and forms. Nothing here is needed to read or to send.

const one = (selector, within = document) => within.querySelector(selector);

/* ---------- The way out ---------- */

const LEFT = "left";
const wayOut = document.body.dataset.wayOut;

function leave() {
  // The screen is empty before the next page has come; what was here can't be gone back to.
  document.body.replaceChildren();
  document.title = "";
  sessionStorage.setItem(LEFT, "yes");
  location.replace(wayOut);
}

function watchTheWayOut() {
  const cameBack = performance.getEntriesByType("navigation")[0]?.type === "back_forward";
  if (cameBack && sessionStorage.getItem(LEFT)) return leave();
  sessionStorage.removeItem(LEFT);
  for (const door of document.querySelectorAll("[data-exit]")) {
    door.addEventListener("click", (event) => {
      event.preventDefault();
      leave();
    });
  }
  let presses = [];
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    presses = [...presses.filter((at) => event.timeStamp - at < 3000), event.timeStamp];
    if (presses.length > 2) leave();
  });
  return undefined;
}

/* ---------- A conversation, live ---------- */

class Talk {
  constructor(list) {
    this.list = list;
    this.newest = list.dataset.newest;
    this.says = one("[data-say]");
    this.button = one("[data-newer]");
    this.unseen = 0;
    this.asking = null;
    this.again = false;
    this.button?.addEventListener("click", () => this.toEnd());
    addEventListener("scroll", () => this.atEnd() && this.seen(), { passive: true });
  }

  listen() {
    const live = new EventSource(`/live?conversation=${this.list.dataset.live}&since=${this.newest}`);
    // An event only says that something happened; what did is asked of the page itself.
    live.addEventListener("change", () => this.ask());
    live.addEventListener("open", () => this.ask());
    addEventListener("pagehide", () => live.close());
    // A phone that slept or lost its network may not know that its line has gone quiet.
    addEventListener("online", () => this.ask());
    document.addEventListener("visibilitychange", () => document.hidden || this.ask());
  }

  // One question at a time, always from the newest place we hold: nothing missed, nothing doubled.
  ask() {
    // What nobody looks at is not fetched: on the pages of staff to fetch it is to have read it.
    if (document.hidden) return Promise.resolve();
    if (this.asking) {
      this.again = true;
      return this.asking;
    }
    this.asking = this.fetch().finally(() => {
      this.asking = null;
      if (this.again) {
        this.again = false;
        this.ask();
      }
    });
    return this.asking;
  }

  async fetch() {
    const answer = await fetch(`${this.list.dataset.since}${Math.max(0, this.newest)}/`).catch(() => null);
    if (!answer?.ok || answer.redirected) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const part = one("[data-newest]", page);
    if (part) this.take(part);
  }

  take(part) {
    const wasAtEnd = this.atEnd();
    let fresh = 0;
    for (const item of [...part.children]) fresh += this.put(item);
    this.newest = part.dataset.newest;
    if (fresh && wasAtEnd) this.toEnd();
    else if (fresh) this.count(fresh);
  }

  // Puts one item in its place; says how many new ones of somebody else's that made.
  put(item) {
    if (item.dataset.day) {
      const marks = this.list.querySelectorAll("[data-day]");
      if (marks[marks.length - 1]?.dataset.day !== item.dataset.day) this.list.append(item);
      return 0;
    }
    const here = item.id && document.getElementById(item.id);
    if (here) {
      // Whoever has just opened its "more", or stands in it, keeps it as it is.
      if (!one("details[open]", here) && !here.contains(document.activeElement)) here.replaceWith(item);
      return 0;
    }
    this.list.append(item);
    if (item.matches(".msg--me, .msg--us")) return 0;
    if (this.says) this.says.textContent = `${one(".by b", item)?.textContent ?? "Somebody"} wrote.`;
    return 1;
  }

  atEnd() {
    return innerHeight + scrollY >= document.documentElement.scrollHeight - 120;
  }

  toEnd() {
    scrollTo({ top: document.documentElement.scrollHeight });
    this.seen();
  }

  count(fresh) {
    this.unseen += fresh;
    if (!this.button) return;
    one("span", this.button).textContent = `${this.unseen} new`;
    this.button.hidden = false;
  }

  seen() {
    this.unseen = 0;
    if (this.button) this.button.hidden = true;
  }
}

/* ---------- Writing ---------- */

const KEEP_AFTER = 1200;
const LONG = 1000;

const OFFLINE = "Not connected. Your words are kept.";
const UNREADABLE = "That did not work. Your words are kept: try again.";

// Work equipment proves itself (proof.js); elsewhere nothing is added, and nothing waited for.
const proofOf = (address) => globalThis.proven?.(address).then((headers) => ({ headers }));

const newId = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
};

class Writing {
  constructor(form, talk) {
    this.form = form;
    this.talk = talk;
    this.box = form.elements.text;
    this.button = one("button:not([type=button])", form);
    this.label = this.button.innerHTML;
    this.told = one("[data-sending]", form);
    this.kept = this.box.value;
    this.busy = false;
    form.addEventListener("submit", (event) => this.send(event));
    this.box.addEventListener("input", () => this.wrote());
    this.box.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
    });
    addEventListener("pagehide", () => this.keep({ keepalive: true }));
    addEventListener("offline", () => this.tell(OFFLINE, true));
    addEventListener("online", () => this.tell(""));
  }

  wrote() {
    clearTimeout(this.keeping);
    this.keeping = setTimeout(() => this.keep(), KEEP_AFTER);
  }

  post(address, options = {}) {
    return fetch(address, { method: "POST", body: new URLSearchParams(new FormData(this.form)), ...options });
  }

  // Words not sent are kept by the program, not by this phone.
  async keep(options) {
    if (!this.form.dataset.keep || this.busy || this.box.value === this.kept) return;
    const words = this.box.value;
    const proof = await proofOf(this.form.dataset.keep);
    const answer = await this.post(this.form.dataset.keep, { ...proof, ...options }).catch(() => null);
    if (answer?.ok) this.kept = words;
  }

  async send(event) {
    // A button that leads elsewhere is a plain form's.
    if (event.submitter?.hasAttribute("formaction")) return;
    event.preventDefault();
    if (this.busy || !this.box.value.trim()) return;
    this.lock(true);
    const slow = setTimeout(() => this.tell("Still checking"), LONG);
    const answer = await this.asked();
    clearTimeout(slow);
    this.lock(false);
    this.answered(answer);
  }

  async asked(before) {
    try {
      const body = JSON.stringify(Object.fromEntries(new FormData(this.form)));
      const proof = await proofOf(this.form.dataset.send);
      const headers = { "Content-Type": "application/json", ...proof?.headers };
      const reply = await fetch(this.form.dataset.send, { method: "POST", body, headers });
      const answer = await reply.json();
      // A browser sends what got no answer once more by itself, with a proof that is used by then.
      if (answer.problem === "not_proven" && proof?.headers.DPoP && !before) return this.asked(true);
      return answer;
    } catch {
      return { says: navigator.onLine ? UNREADABLE : OFFLINE };
    }
  }

  answered(answer) {
    if (!answer.outcome) {
      this.tell(answer.says ?? UNREADABLE, true);
      this.box.focus();
      return;
    }
    // Held or refused has a page of its own, with the reasons and what to do.
    if (answer.outcome !== "allow" && this.form.dataset.answer) {
      this.kept = this.box.value;
      location.assign(`${this.form.dataset.answer}${this.form.elements.id.value}/`);
      return;
    }
    this.form.elements.id.value = newId();
    this.kept = this.box.value;
    this.box.value = "";
    this.keep();
    this.tell("");
    this.form.dispatchEvent(new Event("sent"));
    this.talk?.ask().then(() => this.talk.toEnd());
    this.box.focus();
  }

  lock(yes) {
    this.busy = yes;
    this.box.readOnly = yes;
    this.button.setAttribute("aria-disabled", String(yes));
    if (yes) this.button.textContent = "Checking…";
    else this.button.innerHTML = this.label;
  }

  tell(words, failed = false) {
    if (!this.told) return;
    this.told.textContent = words;
    this.told.classList.toggle("sending--failed", failed);
  }
}

/* ---------- Begin ---------- */

if (wayOut) watchTheWayOut();
one("[data-errors]")?.focus();

const list = one("[data-live]");
const talk = list && new Talk(list);
if (talk) {
  talk.toEnd();
  talk.listen();
}
const form = one("form[data-send]");
if (form) new Writing(form, talk);
