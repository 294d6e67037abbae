// Blazor tries to come back by itself for a while. After that this goes on trying, and where the server no longer knows the
// page, loads it anew: drafts are kept in the browser.
const modal = document.getElementById("components-reconnect-modal");
const pause = 2000;
let trying = false;

const retry = async () => {
  if (trying) {
    return;
  }

  trying = true;
  try {
    for (;;) {
      try {
        if (await Blazor.reconnect()) {
          return;
        }

        location.reload();
        return;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  } finally {
    trying = false;
  }
};

modal.addEventListener("components-reconnect-state-changed", (event) => {
  if (event.detail.state === "failed") {
    retry();
  } else if (event.detail.state === "rejected") {
    location.reload();
  }
});
