// Runs when the browser is told that something waits. It keeps nothing and reads no page.

const SAYS = new Set(["You are needed now.", "Something waits for you."]);
const PLACES = new Set(["/crises/", "/clocks/"]);

// Whatever came, only what is listed is ever shown.
function told(event) {
  let said = {};
  try {
    said = event.data?.json() ?? {};
  } catch {
    // Nothing that can be read: that something waits is still true.
  }
  return {
    says: SAYS.has(said.says) ? said.says : "Something waits for you.",
    to: PLACES.has(said.to) ? said.to : "/clocks/",
  };
}

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("push", (event) => {
  const { says, to } = told(event);
  const shown = { body: says, tag: to, renotify: true, icon: "icon-180.png", data: { to } };
  event.waitUntil(self.registration.showNotification("Clearline", shown));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(self.clients.openWindow(event.notification.data?.to ?? "/clocks/"));
});
