/* The editor of a template: a text field as any other, over a copy of its text in colours, with
   the numbers of its lines. Problems lead to their place; what is documented beside it is written
   at the cursor by a click. */

import { nodes } from "./template-bidi.js";
import { pieces } from "./template-highlight.js";
import { keep } from "./template-keeping.js";

const WIDTH = 0.6; // of a character, in sizes of the font: of monospaced ones
const BEFORE = { lines: 5, columns: 20 }; // that stay in view before the place of a problem

const form = document.querySelector("[data-template-form]");
const place = form.querySelector("[data-code]");
const field = place.querySelector("textarea");
const atFirst = field.value;
const gutter = made("div", "code-gutter");
const shown = made("pre", "code-shown");

let isSaving = false;
let tabLeaves = false;
let isWaiting = false;

function made(name, className) {
  const element = document.createElement(name);
  element.className = className;
  return element;
}

function coloured(kind, text) {
  const span = made("span", `code-${kind}`);
  span.append(...nodes(text));
  return span;
}

function draw() {
  isWaiting = false;
  const drawn = [...pieces(field.value)].map(([kind, text]) => coloured(kind, text));
  shown.replaceChildren(...drawn, "\n");
  number(field.value.split("\n").length);
  follow();
}

/** A line stays marked until the number of lines changes: then nobody knows where it is. */
function number(lines) {
  if (gutter.childElementCount === lines) return;
  const numbers = Array.from({ length: lines }, (_, index) => {
    const line = made("span", "");
    line.textContent = index + 1;
    return line;
  });
  gutter.replaceChildren(...numbers);
}

function drawSoon() {
  if (!isWaiting) requestAnimationFrame(draw);
  isWaiting = true;
}

function follow() {
  shown.scrollTop = gutter.scrollTop = field.scrollTop;
  shown.scrollLeft = field.scrollLeft;
}

/** As if it had been typed: the browser can undo it. */
function write(text) {
  field.focus();
  if (!document.execCommand("insertText", false, text)) {
    field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new Event("input"));
  }
}

function press(event) {
  if (event.key === "Escape") tabLeaves = true;
  else if (event.key === "Tab" && !event.shiftKey && !tabLeaves) {
    event.preventDefault();
    write("  ");
  } else if (event.key !== "Shift") tabLeaves = false;
}

function saveByKey(event) {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== "s") return;
  event.preventDefault();
  form.requestSubmit(form.elements._save);
}

/** Where a place begins in the text. Columns count characters as people do, not halves of them. */
function offset(line, column) {
  const lines = field.value.split("\n");
  const before = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  const characters = [...(lines[line - 1] ?? "")].slice(0, column - 1);
  return before + characters.join("").length;
}

function jump(event) {
  event.preventDefault();
  const { line, column, length } = event.currentTarget.dataset;
  const start = offset(Number(line), Number(column));
  place.scrollIntoView({ block: "start" });
  field.focus({ preventScroll: true });
  field.setSelectionRange(start, start + Number(length));
  const { fontSize, lineHeight } = getComputedStyle(field);
  field.scrollTop = Math.max(0, (Number(line) - BEFORE.lines) * parseFloat(lineHeight));
  field.scrollLeft = Math.max(0, (Number(column) - BEFORE.columns) * parseFloat(fontSize) * WIDTH);
  follow();
}

function markProblems() {
  for (const link of document.querySelectorAll("[data-problems] [data-line]")) {
    gutter.children[Number(link.dataset.line) - 1]?.classList.add("is-wrong");
    link.addEventListener("click", jump);
  }
}

/** The documented name becomes a button. */
function offer(name) {
  const button = made("button", "code-insert");
  button.type = "button";
  button.title = name.dataset.insert;
  button.addEventListener("click", () => write(name.dataset.insert));
  name.replaceWith(button);
  button.append(name);
}

field.setAttribute("aria-describedby", "code-hint");
const hint = form.querySelector("[data-code-hint]");
hint.id = "code-hint";
hint.hidden = false;
gutter.setAttribute("aria-hidden", "true");
shown.setAttribute("aria-hidden", "true");
shown.dir = "ltr";
place.prepend(gutter, shown);
place.classList.add("is-drawn");

field.addEventListener("input", drawSoon);
field.addEventListener("scroll", follow);
field.addEventListener("keydown", press);
field.addEventListener("blur", () => (tabLeaves = false));
document.addEventListener("keydown", saveByKey);
form.addEventListener("submit", () => (isSaving = true));
window.addEventListener("pageshow", () => (isSaving = false));
window.addEventListener("beforeunload", (event) => {
  if (!isSaving && (field.value !== atFirst || "unsaved" in form.dataset)) event.preventDefault();
});
for (const name of document.querySelectorAll("[data-insert]")) offer(name);
draw();
markProblems();
keep(form, field, write);
document.querySelector("[data-problems]")?.focus();
