/* Keeps the quotations under a story in step with its text while it is written. The server finds
   them; what was chosen goes there and comes back. Without this they appear after saving. */

const DELAY = 900; // milliseconds after the last key
const $ = django.jQuery;

let quotes = document.querySelector("[data-quotes]");
const form = quotes.closest("form");
let timer;
let asked = 0;
const nearby = new IntersectionObserver(setUp, { rootMargin: "100%" });

watchSearches();
CKEDITOR.on("instanceReady", ({ editor }) => editor.on("change", schedule));
$(form).on("change", "[data-quote]", ({ target, currentTarget }) => {
  if (target.dataset.accept && target.checked) acceptAll(target.dataset.accept);
  showState(currentTarget);
});

function schedule() {
  clearTimeout(timer);
  timer = setTimeout(refresh, DELAY);
}

async function refresh() {
  if (isBusy()) return schedule();
  for (const editor of Object.values(CKEDITOR.instances)) editor.updateElement();
  const body = new FormData(form);
  const turn = ++asked;
  const response = await fetch(quotes.dataset.address, { method: "POST", body }).catch(() => null);
  if (!response?.ok || turn !== asked) return; // no network, or a later answer is on its way
  const found = new DOMParser().parseFromString(await response.text(), "text/html");
  if (isBusy() || choices(body) !== choices(new FormData(form))) return schedule();
  show(found.querySelector("[data-quotes]"));
}

/** Somebody is choosing: the rows stay where they are. */
function isBusy() {
  return (
    quotes.contains(document.activeElement) ||
    document.querySelector(".select2-container--open") !== null ||
    window.relatedWindows.some((popup) => popup?.closed === false)
  );
}

function choices(data) {
  return JSON.stringify([...data].filter(([name]) => name.startsWith("attributions-")));
}

function show(next) {
  if (next === null || signature(next) === signature(quotes)) return;
  quotes.replaceWith(next);
  quotes = next;
  watchSearches();
}

/** The search for a source is set up when its row comes near: seventy at once take half a second. */
function watchSearches() {
  nearby.disconnect();
  for (const select of quotes.querySelectorAll(".quote-search")) nearby.observe(select);
}

function setUp(entries) {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    nearby.unobserve(target);
    $(target).djangoAdminSelect2();
  }
}

/** What tells one list of quotations from another: the words, and the speakers proposed. */
function signature(list) {
  const told = list.querySelectorAll("[name$='-words'], [data-accept]");
  return JSON.stringify(Array.from(told, (one) => one.dataset.accept ?? one.value));
}

/** Whoever is added speaks for all of their quotations. */
function acceptAll(speaker) {
  for (const box of quotes.querySelectorAll("[data-accept]")) {
    if (box.dataset.accept === speaker) box.checked = true;
    showState(box.closest("[data-quote]"));
  }
}

function showState(row) {
  const chosen = row.querySelector("select").value || row.querySelector("[data-accept]")?.checked;
  const silent = row.querySelector("[data-not-speech]").checked;
  row.querySelector("[data-waiting]").hidden = Boolean(chosen || silent);
}
