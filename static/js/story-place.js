/* Whoever saves and goes on finds the page, and the cursor, where they were. */

const KEY = "story place";
const FRESH = 30_000; // milliseconds

const form = document.querySelector("#article_form");
const left = take();

function take() {
  try {
    const found = JSON.parse(sessionStorage.getItem(KEY));
    sessionStorage.removeItem(KEY);
    return found && Date.now() - found.at < FRESH ? found : null;
  } catch {
    return null;
  }
}

function leave({ submitter }) {
  if (submitter?.name !== "_continue") return;
  const editor = Object.values(globalThis.CKEDITOR?.instances ?? {}).find((one) => one.focusManager.hasFocus);
  const cursor = editor?.getSelection()?.createBookmarks2(true);
  const field = document.activeElement === submitter ? undefined : document.activeElement?.id;
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ at: Date.now(), y: scrollY, field, cursor }));
  } catch {
    // the browser keeps nothing
  }
}

function goBack(editor) {
  if (left.cursor) {
    editor.focus();
    try {
      editor.getSelection().selectBookmarks(left.cursor);
    } catch {
      // the text is another one now
    }
  } else if (left.field) {
    document.getElementById(left.field)?.focus({ preventScroll: true });
  }
  scrollTo(0, left.y);
}

form.addEventListener("submit", leave, { capture: true });
if (left && !document.querySelector(".errornote, .errorlist")) {
  history.scrollRestoration = "manual";
  globalThis.CKEDITOR?.on("instanceReady", ({ editor }) => {
    goBack(editor);
    requestAnimationFrame(() => requestAnimationFrame(() => scrollTo(0, left.y))); // once it is as high as its text
  });
}
