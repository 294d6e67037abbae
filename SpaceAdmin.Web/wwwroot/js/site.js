// Runs in the head, before the first paint: the theme must not flash, and the server must know the time zone when it draws.
(() => {
  const root = document.documentElement;
  const year = 60 * 60 * 24 * 365;
  const remember = (name, value) => {
    const secure = location.protocol === "https:" ? "; Secure" : "";
    document.cookie = `${name}=${encodeURIComponent(value)}; Path=/; Max-Age=${year}; SameSite=Lax${secure}`;
  };
  const theme = () => { try { return localStorage.getItem("theme"); } catch { return null; } };

  const wear = (name) => {
    if (name) {
      root.dataset.theme = name;
    }
  };

  wear(theme());
  remember("tz", Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC");
  window.SpaceAdmin = { remember };

  // What somebody has opened in the document's frame is open in the circuit's.
  const handOver = (first, shell) => {
    const twin = (element, selector) => shell.querySelectorAll(selector)[[...first.querySelectorAll(selector)].indexOf(element)];
    for (const open of first.querySelectorAll("details[open]")) {
      const other = twin(open, "details");
      if (other) {
        other.open = true;
      }
    }

    for (const menu of first.querySelectorAll(":popover-open")) {
      twin(menu, "[popover]")?.showPopover();
    }

    if (first.contains(document.activeElement)) {
      twin(document.activeElement, document.activeElement.localName)?.focus();
    }
  };

  // The circuit has drawn the frame: the document's own goes before the screen is painted, so nothing flickers or stands there twice.
  // It watches on, since a navigation from an account page brings a document's frame without a new document.
  new MutationObserver(() => {
    const first = document.getElementById("first-frame");
    const shell = first && [...document.querySelectorAll(".shell")].find((one) => !first.contains(one));
    if (shell) {
      handOver(first, shell);
      first.remove();
    }
  }).observe(root, { childList: true, subtree: true });

  const dropdowns = () => document.querySelectorAll("details.dropdown[open]");

  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    for (const open of dropdowns()) {
      if (!open.contains(target)) {
        open.open = false;
      }
    }

    if (target?.closest("nav.menu a")) {
      const menu = target.closest("nav.menu");
      if (menu.matches(":popover-open")) {
        menu.hidePopover();
      }
    }

    if (target?.closest("[data-print]")) {
      print();
    }

    if (target?.closest("[data-theme-switch]")) {
      const dark = (root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
      const next = dark ? "light" : "dark";
      try { localStorage.setItem("theme", next); } catch { /* it holds for this page then */ }
      wear(next);
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      for (const open of dropdowns()) {
        open.open = false;
        open.querySelector("summary").focus();
        event.preventDefault();
      }
    }
  });
})();
