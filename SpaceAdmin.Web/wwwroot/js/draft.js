// A note while it is written. It is kept in the browser with every keystroke, so nothing that happens to the page loses it.
const key = (name) => `draft/${name}`;
const store = {
  get: (name) => { try { return localStorage.getItem(key(name)); } catch { return null; } },
  set: (name, text) => { try { if (text) { localStorage.setItem(key(name), text); } else { localStorage.removeItem(key(name)); } } catch { /* then it lives as long as the page */ } },
};
const area = (root) => root?.querySelector("textarea"); // none once the panel is closed

export function start(root, name, text, focus) {
  const field = area(root);
  if (field.value) {
    store.set(name, field.value); // somebody typed faster than this loaded
  } else {
    field.value = store.get(name) ?? text;
  }

  field.addEventListener("input", () => store.set(name, field.value));
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      root.querySelector("[data-submit]").click();
    }
  });
  if (focus) {
    field.focus();
  }

  root.dataset.ready = "";
}

// A text that is far too long is cut before it travels: the server refuses it by its length, and here nothing is lost.
export const read = (root, most) => area(root).value.slice(0, most * 4);

// Only what was sent goes: what was typed meanwhile stays.
export function clear(root, name, sent) {
  const field = area(root);
  if (sent === null || (field ? field.value : store.get(name)) === sent) {
    store.set(name, "");
    if (field) {
      field.value = "";
    }
  }
}
