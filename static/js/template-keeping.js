/* Loses nothing that is typed into a template: this browser keeps it until the server has it, and
   offers it back after a crash, a closed tab or a lost login. */

const PAUSE = 1_000; // milliseconds after the last key

/** `write` puts a text in place of what is chosen in the field. */
export function keep(form, field, write) {
  const place = document.querySelector("[data-kept]");
  const name = `template ${form.dataset.person} ${form.dataset.template}`;
  const atFirst = field.value;
  let timer;

  function kept() {
    try {
      return JSON.parse(localStorage.getItem(name));
    } catch {
      return null; // forbidden
    }
  }

  function forget() {
    clearTimeout(timer);
    place.hidden = true;
    try {
      localStorage.removeItem(name);
    } catch {
      // forbidden
    }
  }

  /** With the version that it started from, so that nobody is overwritten later. */
  function keepNow() {
    if (field.value === atFirst && !("unsaved" in form.dataset)) return forget();
    const copy = { at: Date.now(), base: form.elements.base.value, source: field.value };
    try {
      localStorage.setItem(name, JSON.stringify(copy));
    } catch {
      // full, or forbidden
    }
  }

  function keepSoon() {
    clearTimeout(timer);
    timer = setTimeout(keepNow, PAUSE);
  }

  function putBack() {
    const { base, source } = kept();
    form.elements.base.value = base;
    place.hidden = true;
    field.select();
    write(source);
  }

  /** What comes back from the server as it was kept is not lost. */
  function offer() {
    const copy = kept();
    if (!copy || copy.source === atFirst) return forget();
    place.querySelector("time").textContent = new Date(copy.at).toLocaleString(
      document.documentElement.lang,
    );
    place.hidden = false;
  }

  /** The server keeps what was typed before it brings the default. */
  function submit({ submitter }) {
    clearTimeout(timer);
    if (submitter?.name === "_default") forget();
    else keepNow();
  }

  field.addEventListener("input", keepSoon);
  form.addEventListener("submit", submit);
  place.querySelector("[data-put-back]").addEventListener("click", putBack);
  place.querySelector("[data-throw-away]").addEventListener("click", forget);
  offer();
}
