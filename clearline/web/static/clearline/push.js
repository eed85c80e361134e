// Lets somebody be told on this browser. The browser asks them; only their tap begins it.

const form = document.querySelector("form[data-push]");
const button = form?.querySelector("button");
const says = form?.querySelector("[data-push-says]");

const bytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

// A registration can be told something only once its worker has begun.
function begun(registration) {
  const worker = registration.installing ?? registration.waiting;
  if (registration.active || !worker) return registration;
  return new Promise((resolve) =>
    worker.addEventListener("statechange", () => worker.state === "activated" && resolve(registration)),
  );
}

async function subscription() {
  const registration = await begun(await navigator.serviceWorker.register(form.dataset.worker));
  const before = await registration.pushManager.getSubscription();
  // One that was made with another key is told nothing by us.
  await before?.unsubscribe();
  return registration.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: bytes(form.dataset.push),
  });
}

async function turnOn() {
  button.disabled = true;
  says.textContent = "Asking your browser…";
  try {
    const given = await subscription();
    form.elements.endpoint.value = given.endpoint;
    form.elements.key.value = text(given.getKey("p256dh"));
    form.elements.secret.value = text(given.getKey("auth"));
    form.requestSubmit();
  } catch {
    button.disabled = false;
    says.textContent =
      Notification.permission === "denied"
        ? "Your browser does not let Clearline tell you. Allow it in the browser’s settings for this address, and try again."
        : "Your browser would not. Nothing was changed. Try again, or use another browser.";
  }
}

if (form && "serviceWorker" in navigator && "PushManager" in globalThis) {
  button.hidden = false;
  button.type = "button";
  button.addEventListener("click", turnOn);
  says.textContent = "Your browser will ask whether it may.";
}
