// Passkeys: the browser is asked for one, or to make one. Without it a code does the same.

const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const named = (keys) => keys?.map((key) => ({ ...key, id: bytes(key.id) }));

function asked(options) {
  const key = { ...options.publicKey, challenge: bytes(options.publicKey.challenge) };
  if (key.user) key.user = { ...key.user, id: bytes(key.user.id) };
  if (key.allowCredentials) key.allowCredentials = named(key.allowCredentials);
  if (key.excludeCredentials) key.excludeCredentials = named(key.excludeCredentials);
  return key;
}

const PARTS = ["clientDataJSON", "authenticatorData", "signature", "userHandle", "attestationObject"];

function answer(credential) {
  const said = credential.response;
  const parts = PARTS.filter((part) => said[part]).map((part) => [part, text(said[part])]);
  return JSON.stringify({
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    response: Object.fromEntries(parts),
    clientExtensionResults: credential.getClientExtensionResults(),
  });
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!window.PublicKeyCredential) break;
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const says = form.querySelector("[data-passkey-says]");
    try {
      const publicKey = asked(JSON.parse(form.dataset.options));
      const credential = await navigator.credentials[form.dataset.passkey]({ publicKey });
      (form.querySelector("[data-passkey-answer]") ?? form.elements.response).value = answer(credential);
      await globalThis.proveForm?.(form);
      form.submit();
    } catch {
      says.textContent = "No passkey came. Try again, or go on without.";
    }
  });
}
