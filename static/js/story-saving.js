/* Loses nothing that is typed into a story: the server keeps it a few seconds after the last key,
   and this browser keeps it until the server has it. Tells who else has the story open. */

const PAUSE = 3_000; // milliseconds after the last key
const LONGEST = 15_000; // while somebody types without a pause
const PULSE = 20_000; // between two signs of life
const PATIENCE = 10_000; // with an answer of the server, or a save that the browser gave up
const OWN = ["form", "base", "restored", "csrfmiddlewaretoken"];

const form = document.querySelector("#article_form");
const place = form.querySelector("[data-saving]");
const news = form.querySelector("[data-news]");
const { autosave, person, saved } = place.dataset;
const mine = `story ${person} `; // what begins the name of every copy of this person
const atFirst = others();
const texts = new Map(); // each editor, and what it held at first

let timer; // of the next time that what is typed is kept
let since; // when typing began that nothing has kept
let savingSince = 0;
let state = "";
let isKept = false;
let turn = Promise.resolve(); // one request after the other, so that the last one wins

// What stands in the form

function editors() {
  return Object.values(globalThis.CKEDITOR?.instances ?? {});
}

function typed() {
  for (const editor of editors()) editor.updateElement();
  return [...new FormData(form)].filter(([name]) => name !== "csrfmiddlewaretoken");
}

function others() {
  const fields = [...new FormData(form)].filter(([name]) => name !== "html" && !OWN.includes(name));
  return JSON.stringify(fields);
}

function isUnsaved() {
  const isWritten = [...texts].some(([editor, text]) => editor.getData() !== text);
  return "unsaved" in place.dataset || isWritten || others() !== atFirst;
}

function isSaving() {
  return Date.now() - savingSince < PATIENCE;
}

// Copies in this browser

function store(fields) {
  try {
    const copy = JSON.stringify({ address: autosave, fields });
    localStorage.setItem(mine + form.elements.form.value, copy);
    return copy;
  } catch {
    return null; // full, or forbidden
  }
}

function stored() {
  try {
    return Object.entries(localStorage).filter(([key]) => key.startsWith(mine));
  } catch {
    return [];
  }
}

/** Unless another tab has put something newer there. */
function forget(key, copy) {
  if (copy && localStorage.getItem(key) === copy) localStorage.removeItem(key);
}

// The server

async function ask(address, options) {
  const signal = AbortSignal.timeout(PATIENCE);
  const response = await fetch(address, { redirect: "manual", signal, ...options }).catch(() => null);
  if (!response) return { state: "offline" };
  if (response.type === "opaqueredirect") return { state: "login" };
  if ([403, 404].includes(response.status)) return { state: "refused" };
  return response.ok ? { state: "kept", ...(await response.json()) } : { state: "trouble" };
}

async function send(fields, address = autosave) {
  const post = () => {
    const body = new FormData();
    for (const [name, value] of fields) body.append(name, value);
    body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    return ask(address, { method: "POST", body });
  };
  const answer = await post();
  return answer.state === "refused" && (await renew()) ? post() : answer;
}

/** Somebody who has logged in again has a new token; somebody else must not go on here. */
async function renew() {
  const answer = await ask(autosave);
  if (answer.state !== "kept" || String(answer.person) !== person) return false;
  form.elements.csrfmiddlewaretoken.value = answer.token;
  return true;
}

function show(next) {
  const wasAway = ["offline", "trouble", "login"].includes(state);
  state = next;
  const shown = next === "kept" && wasAway && isUnsaved() ? "back" : next;
  for (const text of place.querySelectorAll("[data-when]")) {
    text.hidden = text.dataset.when !== shown || (shown === "kept" && !isKept);
    const time = text.querySelector("time");
    if (time && !text.hidden) time.textContent = now();
  }
}

function now() {
  const lang = document.documentElement.lang;
  return new Date().toLocaleTimeString(lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

function tell(html) {
  const next = document.createElement("div");
  next.innerHTML = html;
  if (next.textContent.trim() !== news.textContent.trim()) news.replaceChildren(...next.childNodes);
}

// Keeping

function touch() {
  since ??= Date.now();
  clearTimeout(timer);
  timer = setTimeout(keep, Math.max(0, Math.min(PAUSE, since + LONGEST - Date.now())));
}

function keep() {
  clearTimeout(timer);
  since = undefined;
  turn = turn.then(isSaving() ? undefined : isUnsaved() ? keepTyped : dropKept);
  return turn;
}

async function keepTyped() {
  const fields = typed();
  const copy = store(fields);
  const answer = await send(fields);
  if (answer.state === "kept") {
    isKept = true;
    forget(mine + form.elements.form.value, copy);
    tell(answer.news);
  }
  show(answer.state === "offline" && !copy ? "lost" : answer.state);
}

/** What was typed was taken back: nothing waits to be saved. */
async function dropKept() {
  if (!isKept) return;
  const answer = await send([...sign(), ["unchanged", ""]]);
  if (answer.state === "kept") isKept = false;
  show(answer.state);
}

function sign() {
  return [["form", form.elements.form.value], ["base", form.elements.base.value]];
}

async function beat() {
  if (isSaving() || since !== undefined) return;
  if (isUnsaved() && !["", "kept"].includes(state)) return keep();
  const answer = await send(sign());
  if (answer.state === "kept") tell(answer.news);
  if (answer.state !== state && (answer.state !== "kept" || state !== "")) show(answer.state);
}

// What was left behind: after a crash, a closed tab, or a time without a connection

async function handOver() {
  let changed = false;
  for (const [key, copy] of stored()) {
    const name = key.slice(mine.length);
    if (name === form.elements.form.value) continue;
    const { address, fields } = JSON.parse(copy);
    const isSaved = saved.split(" ").includes(name);
    if (!isSaved && (await send(fields, address)).state !== "kept") continue;
    forget(key, copy);
    changed ||= !isSaved;
  }
  if (changed) await offer();
}

async function offer() {
  const answer = await ask(autosave + location.search);
  if (answer.state === "kept") document.querySelector("[data-waiting-texts]").innerHTML = answer.waiting;
}

async function discard(event) {
  const one = event.target.closest("[data-discard]");
  if (!one) return;
  event.preventDefault();
  const body = new FormData(one);
  const answer = await fetch(one.action, { method: "POST", body, redirect: "manual" }).catch(() => null);
  if (answer?.type !== "opaqueredirect") return one.submit(); // the browser says what is wrong
  one.remove();
}

// Saving

function submit(event) {
  if (event.submitter?.name === "_preview") return;
  if (isSaving()) return event.preventDefault(); // a second click
  if (["offline", "login", "lost"].includes(state)) {
    event.preventDefault();
    turn = turn.then(() => saveIfBack(event.submitter));
    return;
  }
  savingSince = Date.now();
  clearTimeout(timer);
  store(typed()); // until the next page says that it is saved
}

/** A page that cannot be reached takes the text with it: first see whether the server is there. */
async function saveIfBack(button) {
  store(typed());
  const answer = await send(sign());
  show(answer.state);
  if (answer.state === "kept") form.requestSubmit(button);
}

function saveByKey(event) {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== "s") return;
  event.preventDefault();
  save();
}

function save() {
  form.requestSubmit(form.elements._continue);
}

/** Whoever goes back to a form that was saved begins another one. */
function comeBack({ persisted }) {
  if (!persisted) return;
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  form.elements.form.value = Array.from(bytes, (one) => one.toString(16).padStart(2, "0")).join("");
  savingSince = 0;
}

globalThis.CKEDITOR?.on("instanceReady", ({ editor }) => {
  texts.set(editor, editor.getData());
  editor.on("change", touch);
  editor.addCommand("saveStory", { exec: save, async: true });
  editor.setKeystroke(CKEDITOR.CTRL + 83, "saveStory"); // S; the Command key counts as Control
});
form.addEventListener("input", touch);
django.jQuery(form).on("change", touch); // select2 tells nobody else
form.addEventListener("submit", submit);
document.addEventListener("submit", discard);
document.addEventListener("keydown", saveByKey);
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState !== "hidden" || since === undefined || isSaving()) return;
  if (isUnsaved()) store(typed()); // the tab may be closed for good
  keep();
});
window.addEventListener("pageshow", comeBack);
window.addEventListener("offline", () => show("offline"));
window.addEventListener("online", beat);
window.addEventListener("beforeunload", (event) => {
  if (!isSaving() && isUnsaved()) event.preventDefault();
});
setInterval(beat, PULSE);
handOver().then(beat);
if ("unsaved" in place.dataset) touch();
