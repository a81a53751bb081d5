/* How long the text is, and its sections: each leads to its heading in the editor. */

const PAUSE = 500; // milliseconds after the last key

const outline = document.querySelector("[data-outline]");
const words = outline.querySelector("[data-words]");
const list = outline.querySelector("ol");
let timer;

globalThis.CKEDITOR?.on("instanceReady", ({ editor }) => {
  show(editor);
  editor.on("change", () => {
    clearTimeout(timer);
    timer = setTimeout(show, PAUSE, editor);
  });
});

function show(editor) {
  const text = editor.editable().$;
  const count = text.innerText.match(/\S+/g)?.length ?? 0;
  words.textContent = `${count.toLocaleString(document.documentElement.lang)} ${words.dataset.words}`;
  list.replaceChildren(...Array.from(text.querySelectorAll(":scope > h2"), (one, at) => item(editor, one, at)));
  outline.hidden = false;
}

function item(editor, heading, at) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = heading.textContent.trim() || "…";
  button.dir = "auto";
  button.addEventListener("click", () => go(editor, at));
  const line = document.createElement("li");
  line.append(button);
  return line;
}

/** The heading is looked for anew: the editor may have replaced it since. */
function go(editor, at) {
  const heading = editor.editable().find("> h2").getItem(at);
  if (!heading) return;
  editor.focus();
  const range = editor.createRange();
  range.moveToElementEditStart(heading);
  range.select();
  heading.$.scrollIntoView({ block: "center" });
}
