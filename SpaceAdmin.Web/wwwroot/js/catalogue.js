// Rows of plans and of add-ons that are dragged by their handle. What comes of a drop is the server's to say.
const mark = (row, side) => row?.setAttribute("data-drop", side);
const unmark = (root) => root.querySelectorAll("[data-drop]").forEach((row) => row.removeAttribute("data-drop"));

export function start(root, page) {
  let dragged = null;

  // Another reseller's rows, and those of the other list, are no place for it.
  const target = (event) => {
    const row = event.target.closest?.("tr[data-item]");
    return dragged && row && row !== dragged && row.parentElement === dragged.parentElement && row.dataset.seller === dragged.dataset.seller ? row : null;
  };
  const isAfter = (event, row) => {
    const { top, height } = row.getBoundingClientRect();
    return event.clientY > top + height / 2;
  };

  root.addEventListener("dragstart", (event) => {
    const row = event.target.closest?.(".handle") && event.target.closest("tr[data-item]");
    if (row) {
      dragged = row;
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", row.dataset.item); // without it some browsers drag nothing
      event.dataTransfer.setDragImage(row, 12, 12);
    }
  });
  root.addEventListener("dragover", (event) => {
    const row = target(event);
    unmark(root);
    if (row) {
      event.preventDefault();
      mark(row, isAfter(event, row) ? "after" : "before");
    }
  });
  root.addEventListener("drop", (event) => {
    const row = target(event);
    if (row) {
      event.preventDefault();
      page.invokeMethodAsync("Drop", row.closest("table").dataset.order, Number(dragged.dataset.item), Number(row.dataset.item), isAfter(event, row));
    }
  });
  root.addEventListener("dragend", () => {
    dragged = null;
    unmark(root);
  });
  root.dataset.ready = "";
}

export function focusMove(root, kind, id, direction) {
  const button = (way) => root.querySelector(`table[data-order="${kind}"] button[data-move="${id} ${way}"]:not(:disabled)`);
  (button(direction) ?? button(direction === "up" ? "down" : "up"))?.focus();
}
