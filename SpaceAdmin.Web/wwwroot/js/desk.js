// Keys and clicks of the desk: one listener for all rows. What is selected and open is the server's to say.
const listeners = new WeakMap();

const rowLink = (desk) => desk.querySelector("tr[aria-selected=true] a");

export function start(desk, page) {
  const onKey = (event) => {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || document.querySelector("[role=dialog]")) {
      return;
    }

    const at = event.target instanceof Element ? event.target : document.body;
    const field = at.closest("input, select, textarea");
    if (event.key === "Escape") {
      if (field?.matches("textarea")) {
        field.blur(); // a first Escape leaves the text, a second one closes the service
      } else if (!field || !desk.contains(field)) {
        page.invokeMethodAsync("CloseService");
      }
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const searching = field?.matches("[type=search]") && event.key === "ArrowDown";
      const elsewhere = at !== document.body && !at.closest("[data-grid]") && !at.matches("main, h1");
      if (searching || (!field && !elsewhere)) {
        event.preventDefault();
        page.invokeMethodAsync("MoveSelection", event.key === "ArrowDown" ? 1 : -1);
      }
    }
  };

  // The whole row opens its service; the link in it stays a real one.
  const onClick = (event) => {
    const row = event.target.closest("[data-grid] tbody tr");
    if (row && !event.target.closest("a") && !getSelection().toString()) {
      row.querySelector("a").click();
    }
  };

  // A cell that is cut off tells the rest on hover; 25 rows need not carry every text twice for it.
  const onHover = (event) => {
    const cell = event.target.closest("[data-grid] tbody td:not([title])");
    if (cell && cell.scrollWidth > cell.clientWidth) {
      cell.title = cell.textContent;
      cell.addEventListener("mouseleave", () => cell.removeAttribute("title"), { once: true });
    }
  };

  document.addEventListener("keydown", onKey);
  desk.addEventListener("click", onClick);
  desk.addEventListener("mouseover", onHover);
  desk.dataset.ready = "";
  listeners.set(desk, () => {
    document.removeEventListener("keydown", onKey);
    desk.removeEventListener("click", onClick);
    desk.removeEventListener("mouseover", onHover);
  });
}

export function stop(desk) {
  listeners.get(desk)?.();
}

export function focusSelected(desk) {
  rowLink(desk)?.focus();
}

// Where the panel takes the place of the grid, the focus must not stay on a row that nobody sees.
export function focusPanel(desk) {
  if (!desk.querySelector("[data-grid]")?.checkVisibility()) {
    desk.querySelector("[data-panel-title]")?.focus();
  }
}
