// Reads words while a worker writes them: marks what was found where it stands, and says why.

const PAUSE = 400;

const one = (selector, within = document) => within.querySelector(selector);
const add = (tag, className, text) => Object.assign(document.createElement(tag), { className, textContent: text });

// The program counts letters; a browser counts halves of some.
const place = (text, letters) => Array.from(text).slice(0, letters).join("").length;

class Reader {
  constructor(form) {
    this.form = form;
    this.box = form.elements.text;
    this.found = one("[data-findings]", form);
    this.standing = one("[data-standing]", form);
    this.says = one("[data-found-say]", form);
    this.mirror = one("[data-mirror]", form);
    this.marks = [];
    this.text = "";
    this.number = 0;
    this.earlier = [];
    this.box.addEventListener("input", () => this.wrote());
    this.box.addEventListener("scroll", () => (this.mirror.scrollTop = this.box.scrollTop), { passive: true });
    addEventListener("resize", () => this.draw());
    form.addEventListener("change", (event) => event.target !== this.box && this.ask(true));
    form.addEventListener("sent", () => this.ask(true));
    this.found.addEventListener("click", (event) => this.tapped(event));
    this.ask(true);
  }

  wrote() {
    this.move();
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.ask(false), PAUSE);
  }

  // One question at a time: on a slow line the answer to older words is not waited for.
  async ask(whole) {
    clearTimeout(this.pause);
    this.asking?.abort();
    this.asking = new AbortController();
    this.whole = this.whole || whole;
    const number = ++this.number;
    const words = this.box.value;
    const body = new URLSearchParams(new FormData(this.form));
    if (this.whole) body.set("whole", "1");
    const options = { method: "POST", body, signal: this.asking.signal };
    const answer = await fetch(this.form.dataset.check, options).catch(() => null);
    const html = answer?.ok && !answer.redirected ? await answer.text().catch(() => null) : null;
    if (number !== this.number || html === null || words !== this.box.value) return;
    this.whole = false;
    this.show(new DOMParser().parseFromString(html, "text/html"), words);
  }

  show(page, words) {
    const standing = one("[data-part=standing]", page);
    if (standing && standing.innerHTML !== this.standing.innerHTML) this.standing.replaceChildren(...standing.childNodes);
    const list = one("[data-part=found]", page);
    this.text = words;
    this.marks = [...list.querySelectorAll("[data-start]")].map((item) => ({
      start: place(words, item.dataset.start),
      end: place(words, item.dataset.end),
      tone: item.dataset.tone,
    }));
    this.markEarlier(list);
    this.draw();
    const had = this.found.textContent.trim();
    this.put(list);
    const says = list.children.length || had ? list.dataset.says : "";
    if (this.says.textContent !== says) this.says.textContent = says;
  }

  // Places change with every letter before them, so the list is new; who stands in it stays there.
  put(list) {
    const old = one("[data-part=found]", this.found);
    if (old?.innerHTML === list.innerHTML) return;
    const at = [...this.found.querySelectorAll("button")].indexOf(document.activeElement);
    this.found.replaceChildren(...(list.children.length ? [list] : []));
    if (at >= 0) (this.found.querySelectorAll("button")[at] ?? this.box).focus();
  }

  // While the answer is on its way a mark moves with its words, and goes once they are touched.
  move() {
    const now = this.box.value;
    let same = 0;
    while (same < now.length && same < this.text.length && now[same] === this.text[same]) same += 1;
    const grown = now.length - this.text.length;
    let tail = 0;
    const most = Math.min(now.length, this.text.length) - same;
    while (tail < most && now[now.length - 1 - tail] === this.text[this.text.length - 1 - tail]) tail += 1;
    this.marks = this.marks.flatMap((mark) => {
      if (mark.end <= same) return [mark];
      if (mark.start < this.text.length - tail) return [];
      return [{ ...mark, start: mark.start + grown, end: mark.end + grown }];
    });
    this.text = now;
    this.draw();
  }

  // The same words lie under the box, unseen but for the line under what was found.
  draw() {
    const parts = [];
    let at = 0;
    for (const mark of [...this.marks].sort((a, b) => a.start - b.start)) {
      if (mark.start < at) continue;
      parts.push(this.text.slice(at, mark.start));
      parts.push(add("mark", mark.tone ? `found found--${mark.tone}` : "found", this.text.slice(mark.start, mark.end)));
      at = mark.end;
    }
    // A line end at the very end would be lost.
    this.mirror.replaceChildren(...parts, `${this.text.slice(at)}\u200b`);
    this.mirror.style.width = `${this.box.offsetWidth - this.box.clientWidth > 8 ? this.box.clientWidth + 4 : this.box.offsetWidth}px`;
    this.mirror.scrollTop = this.box.scrollTop;
  }

  markEarlier(list) {
    for (const [bubble, text] of this.earlier) bubble.textContent = text;
    this.earlier = [];
    for (const part of list.querySelectorAll("[data-earlier]")) {
      const bubble = one(`#${CSS.escape(part.dataset.earlier)} .bubble`);
      if (!bubble || this.earlier.some(([other]) => other === bubble)) continue;
      const text = bubble.textContent;
      const [from, to] = [place(text, part.dataset.from), place(text, part.dataset.to)];
      this.earlier.push([bubble, text]);
      bubble.replaceChildren(text.slice(0, from), add("mark", "found", text.slice(from, to)), text.slice(to));
    }
  }

  tapped(event) {
    const button = event.target.closest("button");
    const item = button && one("[data-start]", button.closest("li"));
    if (!item) return;
    const [start, end] = [place(this.box.value, item.dataset.start), place(this.box.value, item.dataset.end)];
    if (button.dataset.show !== undefined) {
      this.box.focus();
      this.box.setSelectionRange(start, end);
    }
    if (button.dataset.use !== undefined) {
      this.box.focus();
      this.box.setRangeText(button.dataset.use, start, end, "end");
      this.box.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
}

const form = one("form[data-check]");
if (form) new Reader(form);
