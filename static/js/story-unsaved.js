/* Asks before a story is left with something in it that has not been saved. */

const form = document.querySelector("#article_form");
const saved = fields();
const cameBack = document.querySelector(".errornote") !== null; // with an error, and was not kept
let isSaving = false;

function fields() {
  return new URLSearchParams(new FormData(form)).toString();
}

function isUnsaved() {
  const texts = Object.values(CKEDITOR.instances);
  return cameBack || fields() !== saved || texts.some((text) => text.checkDirty());
}

form.addEventListener("submit", () => {
  isSaving = true;
});
window.addEventListener("beforeunload", (event) => {
  if (!isSaving && isUnsaved()) event.preventDefault();
});
