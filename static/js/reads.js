/* Counts a read, once in each browser tab, when the story has been in view for a few seconds.
   No cookie, nobody's name: the request says only that this story was read. */

const SECONDS = 5;

const story = document.querySelector("[data-reads-address]");
const address = story?.dataset.readsAddress;
const key = `read ${address}`;

function counted() {
  try {
    return sessionStorage.getItem(key) !== null;
  } catch {
    return false; // the browser keeps nothing; the page then counts once each time it is opened
  }
}

function remember() {
  try {
    sessionStorage.setItem(key, "1");
  } catch {
    // see above
  }
}

function count() {
  if (counted()) return;
  remember();
  fetch(address, { method: "POST", credentials: "omit", keepalive: true }).catch(() => {});
}

let timer;

function watch() {
  clearTimeout(timer);
  if (document.visibilityState === "visible") timer = setTimeout(count, SECONDS * 1000);
}

if (address && !counted()) {
  document.addEventListener("visibilitychange", watch);
  watch();
}
