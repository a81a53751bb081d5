/* Asks the browser for a passkey and sends its answer as the field `credential`. A form with
   data-passkey="get" uses one, data-passkey="create" makes one; its options stand in the page or
   are fetched from data-options-from. The form is hidden until this runs. */

const bytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0));

const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

const known = (credentials = []) => credentials.map((one) => ({ ...one, id: bytes(one.id) }));

async function options(form) {
  const from = form.dataset.optionsFrom;
  if (!from) return JSON.parse(form.querySelector("#passkey-options").textContent).publicKey;
  const response = await fetch(from, { headers: { Accept: "application/json" } });
  return (await response.json()).request_options.publicKey;
}

/* A passkey that logs in alone is kept in the device and has to be unlocked. */
function selection(form, asked) {
  const alone = form.elements.passwordless?.checked;
  return {
    ...asked,
    residentKey: alone ? "required" : "discouraged",
    requireResidentKey: Boolean(alone),
    userVerification: alone ? "required" : "preferred",
  };
}

function made(form, asked) {
  return navigator.credentials.create({
    publicKey: {
      ...asked,
      challenge: bytes(asked.challenge),
      user: { ...asked.user, id: bytes(asked.user.id) },
      excludeCredentials: known(asked.excludeCredentials),
      authenticatorSelection: selection(form, asked.authenticatorSelection),
    },
  });
}

function used(asked) {
  return navigator.credentials.get({
    publicKey: {
      ...asked,
      challenge: bytes(asked.challenge),
      allowCredentials: known(asked.allowCredentials),
    },
  });
}

function sendable(credential) {
  const answer = credential.response;
  const response = { clientDataJSON: text(answer.clientDataJSON) };
  for (const part of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (answer[part]) response[part] = text(answer[part]);
  }
  return JSON.stringify({
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    response,
    clientExtensionResults: credential.getClientExtensionResults(),
  });
}

function problem(form, error) {
  const words = { SecurityError: "insecure", InvalidStateError: "known" };
  return form.dataset[words[error.name] ?? "cancelled"];
}

async function answer(form) {
  const place = form.querySelector("[data-passkey-problem]");
  place.hidden = true;
  try {
    if (!window.PublicKeyCredential) throw new DOMException("", "SecurityError");
    const asked = await options(form);
    const credential =
      form.dataset.passkey === "create" ? await made(form, asked) : await used(asked);
    form.elements.credential.value = sendable(credential);
    form.submit();
  } catch (error) {
    place.textContent = problem(form, error);
    place.hidden = false;
  }
}

for (const form of document.querySelectorAll("[data-passkey]")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    answer(form);
  });
  form.hidden = false;
}
