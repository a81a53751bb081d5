/* What this newsroom adds to CKEditor: its words for headings, its picture chooser, the direction
   of the story's language, and the colours of the admin, by day and by night. */

const COLOURS = ["--paper", "--surface", "--rule", "--ink", "--ink-soft", "--accent"];

CKEDITOR.plugins.add("newsroom", {
  requires: "format,image2",
  beforeInit(editor) {
    for (const [tag, name] of Object.entries(editor.config.headings)) {
      editor.lang.format[`tag_${tag}`] = name;
    }
    editor.on("widgetDefinition", ({ data }) => {
      if (data.name === "image") data.insert = () => openChooser(editor);
    });
  },
  init(editor) {
    editor.lang.image2.captionPlaceholder = ""; // left alone, it would be published
    editor.on("contentDom", () => {
      dress(editor);
      keepHeight(editor);
    });
    followTheme(() => dress(editor));
    followLanguage(editor);
    window.addEventListener("message", ({ data, origin }) => {
      if (origin === location.origin && data.picture) insertPicture(editor, data.picture);
    });
  },
});

function openChooser(editor) {
  window.open(editor.config.pictures, "pictures", "popup,width=960,height=720");
}

function insertPicture(editor, { caption, ...attributes }) {
  const figure = editor.document.createElement("figure", { attributes: { class: "image" } });
  figure.append(editor.document.createElement("img", { attributes }));
  if (caption) figure.append(editor.document.createElement("figcaption")).setText(caption);
  editor.insertHtml(figure.getOuterHtml(), "unfiltered_html", afterParagraph(editor));
}

/** A picture stands between paragraphs, wherever in one the cursor is. */
function afterParagraph(editor) {
  const range = editor.createRange();
  const [, inner] = editor.elementPath()?.elements.toReversed() ?? [];
  if (inner) range.moveToPosition(inner, CKEDITOR.POSITION_AFTER_END);
  else range.moveToElementEditEnd(editor.editable());
  return range;
}

function dress(editor) {
  const admin = getComputedStyle(document.documentElement);
  const text = editor.document?.getDocumentElement().$.style;
  if (!text) return;
  text.colorScheme = admin.colorScheme;
  for (const name of COLOURS) text.setProperty(name, admin.getPropertyValue(name));
}

/** As high as the text, also once its pictures and style sheets are there. */
function keepHeight(editor) {
  const grow = () => requestAnimationFrame(() => editor.execCommand("autogrow"));
  new ResizeObserver(grow).observe(editor.document.getBody().$);
}

function followTheme(act) {
  const watched = { attributes: true, attributeFilter: ["data-theme"] };
  new MutationObserver(act).observe(document.documentElement, watched);
}

/** The text and the other fields turn round with the story's language: it is written as it will be
    read. */
function followLanguage(editor) {
  const { form } = editor.element.$;
  const field = form.elements.language;
  const turn = () => {
    const lang = field.value;
    const dir = editor.config.directions[lang];
    editor.editable().setAttributes({ lang, dir });
    for (const one of form.querySelectorAll("[data-written]")) Object.assign(one, { lang, dir });
  };
  field?.addEventListener("change", turn);
}

/* An error's link leads to its field: where the editor has taken a field's place, to the editor. */
document.addEventListener("click", (event) => {
  const id = event.target.closest("a[href^='#id_']")?.hash.slice(1);
  if (!id) return;
  const editor = CKEDITOR.instances[id];
  if (editor && editor.status !== "ready") editor.once("instanceReady", () => editor.focus());
  else (editor ?? document.getElementById(id))?.focus();
});
