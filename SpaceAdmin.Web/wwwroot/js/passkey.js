// Asks the browser for a passkey when a form with such a button is sent, and sends the form with what it gives.
(() => {
  const words = {
    NotAllowedError: "That was cancelled, or took too long. Try again.",
    AbortError: "That was cancelled. Try again.",
    InvalidStateError: "This device has a passkey of this account already.",
    SecurityError: "Passkeys do not work at this address. They need https and the name of a host.",
  };

  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
  const text = (buffer) => buffer
    ? btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "")
    : undefined;
  const known = (list) => (list ?? []).map((one) => ({ ...one, id: bytes(one.id) }));

  // Browsers of before 2025 cannot read the options by themselves.
  const creation = (json) => PublicKeyCredential.parseCreationOptionsFromJSON?.(json)
    ?? { ...json, challenge: bytes(json.challenge), user: { ...json.user, id: bytes(json.user.id) }, excludeCredentials: known(json.excludeCredentials) };
  const request = (json) => PublicKeyCredential.parseRequestOptionsFromJSON?.(json)
    ?? { ...json, challenge: bytes(json.challenge), allowCredentials: known(json.allowCredentials) };

  // Nor can the credentials of some password managers write themselves.
  const written = (credential) => {
    try {
      return JSON.stringify(credential.toJSON());
    } catch {
      const { response } = credential;
      return JSON.stringify({
        id: credential.id,
        rawId: text(credential.rawId),
        type: credential.type,
        authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
        clientExtensionResults: credential.getClientExtensionResults?.() ?? {},
        response: {
          clientDataJSON: text(response.clientDataJSON),
          attestationObject: text(response.attestationObject),
          transports: response.getTransports?.(),
          authenticatorData: text(response.authenticatorData ?? response.getAuthenticatorData?.()),
          signature: text(response.signature),
          userHandle: text(response.userHandle),
        },
      });
    }
  };

  const make = (button) => navigator.credentials.create({ publicKey: creation(JSON.parse(button.dataset.passkeyCreate)) });

  const show = async (button, form) => {
    const answer = await fetch(button.dataset.passkeyRequest, {
      method: "POST",
      body: new URLSearchParams({ __RequestVerificationToken: form.elements.__RequestVerificationToken.value }),
    });
    if (!answer.ok) {
      throw new Error(`${answer.status}`);
    }

    return navigator.credentials.get({ publicKey: request(await answer.json()) });
  };

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    const button = event.submitter?.closest("[data-passkey-create], [data-passkey-request]");
    if (!button) {
      return;
    }

    event.preventDefault();
    const error = form.querySelector("[data-passkey-error]");
    error.hidden = true;
    button.disabled = true;
    try {
      if (!window.PublicKeyCredential) {
        throw new DOMException("", "NotSupportedError");
      }

      const credential = await ("passkeyCreate" in button.dataset ? make(button) : show(button, form));
      form.querySelector("[data-passkey-credential]").value = written(credential);
      form.submit();
    } catch (fault) {
      error.textContent = fault.name === "NotSupportedError"
        ? "This browser or device cannot do that with passkeys."
        : words[fault.name] ?? "That did not work. Load the page again and try once more.";
      error.hidden = false;
      button.disabled = false;
    }
  });
})();
