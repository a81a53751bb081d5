/* Loses nothing that is typed into a page: this browser keeps it from the first seconds until the
   server says that it is saved, and offers it back after a crash, a closed tab or a lost login. */

const PAUSE = 1_000; // milliseconds after the last key
const FIELDS = ["title", "html", "language", "address", "note"];

const form = document.querySelector("[data-page-form]");
const place = document.querySelector("[data-kept]");
const whose = `page ${form.dataset.person} `; // what begins the name of every copy of this person
const here = `${whose}${form.dataset.page} `;
const atFirst = new Map(); // each editor, and what it held at first
const fieldsAtFirst = JSON.stringify(fields());

let timer;
let isSaving = false;

function editors() {
  return Object.values(globalThis.CKEDITOR?.instances ?? {});
}

/** All but the text, which the editor may write in another way without a change. */
function fields() {
  return FIELDS.filter((name) => name !== "html").map((name) => form.elements[name]?.value);
}

function isUnsaved() {
  const isWritten = [...atFirst].some(([editor, text]) => editor.getData() !== text);
  return "unsaved" in form.dataset || isWritten || JSON.stringify(fields()) !== fieldsAtFirst;
}

function keep() {
  clearTimeout(timer);
  for (const editor of editors()) editor.updateElement();
  const values = Object.fromEntries(FIELDS.map((name) => [name, form.elements[name]?.value ?? ""]));
  const copy = { at: Date.now(), base: form.elements.base.value, values };
  try {
    localStorage.setItem(here + form.elements.form.value, JSON.stringify(copy));
  } catch {
    // full, or forbidden
  }
}

/** What was typed and taken back is not kept. */
function keepOrForget() {
  if (isUnsaved()) keep();
  else localStorage.removeItem(here + form.elements.form.value);
}

function touch() {
  clearTimeout(timer);
  timer = setTimeout(keepOrForget, PAUSE);
}

function copies(start) {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(start));
  } catch {
    return [];
  }
}

/** The address of this page says which form was saved: nothing of it waits any more. */
function forgetSaved() {
  const address = new URL(location.href);
  const saved = address.searchParams.get("saved");
  if (!saved) return;
  for (const key of copies(whose)) if (key.endsWith(` ${saved}`)) localStorage.removeItem(key);
  address.searchParams.delete("saved");
  history.replaceState(null, "", address);
}

function offer() {
  const [key] = copies(here).filter((one) => one !== here + form.elements.form.value);
  place.hidden = !key;
  if (!key) return;
  const { at, values } = JSON.parse(localStorage.getItem(key));
  place.dataset.kept = key;
  place.querySelector("[data-kept-title]").textContent = values.title;
  place.querySelector("time").textContent = new Date(at).toLocaleString(document.documentElement.lang);
}

/** With the revision that it started from, so that nobody is overwritten later. */
function putBack() {
  const { base, values } = JSON.parse(localStorage.getItem(place.dataset.kept));
  for (const [name, value] of Object.entries(values)) {
    const field = form.elements[name];
    if (field) field.value = value;
  }
  form.elements.base.value = base;
  form.elements.language.dispatchEvent(new Event("change"));
  for (const editor of editors()) editor.setData(values.html);
  form.dataset.unsaved = "";
  keep();
  throwAway();
}

function throwAway() {
  localStorage.removeItem(place.dataset.kept);
  offer();
}

function submit({ submitter }) {
  keep();
  isSaving = submitter?.name !== "_preview";
}

function saveByKey(event) {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== "s") return;
  event.preventDefault();
  save();
}

function save() {
  form.requestSubmit(form.elements._continue);
}

globalThis.CKEDITOR?.on("instanceReady", ({ editor }) => {
  atFirst.set(editor, editor.getData());
  editor.on("change", touch);
  editor.addCommand("savePage", { exec: save, async: true });
  editor.setKeystroke(CKEDITOR.CTRL + 83, "savePage"); // S; the Command key counts as Control
});
form.addEventListener("input", touch);
form.addEventListener("submit", submit);
place.querySelector("[data-put-back]").addEventListener("click", putBack);
place.querySelector("[data-throw-away]").addEventListener("click", throwAway);
document.addEventListener("keydown", saveByKey);
window.addEventListener("pageshow", () => (isSaving = false));
window.addEventListener("beforeunload", (event) => {
  if (!isSaving && isUnsaved()) event.preventDefault();
});
forgetSaved();
offer();
