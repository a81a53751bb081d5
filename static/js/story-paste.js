/* What is pasted from elsewhere comes clean. Before CKEditor reads it, headings get the levels of a
   story, and all that would load or run is taken out: in a document of its own, where nothing
   loads and nothing runs. What else the editor drops is set as its paste filter. */

const LEVELS = { h1: "h2", h4: "h3", h5: "h3", h6: "h3" };
const LOADED = "audio, base, embed, iframe, img, link, object, picture, script, svg, video";
const PICTURES = "figure:not(:has(table, blockquote))"; // with their captions
const TAG = /<[a-z](?:"[^"]*"|'[^']*'|[^'">])*>/gi;
const HANDLER = /("[^"]*"|'[^']*')|\son[a-z]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/gi;
const BEFORE_PLUGINS = 2; // those for Word and its like listen third,
const BEFORE_FILTER = 4; // the paste filter sixth

CKEDITOR.on("instanceCreated", ({ editor }) => {
  const onForeign = (act, turn) => {
    const listen = ({ data }) => {
      if (isForeign(data, editor)) act(data); // false, returned, would call the paste off
    };
    editor.on("paste", listen, null, null, turn);
  };
  onForeign(tidy, BEFORE_PLUGINS);
  onForeign(haveFiltered, BEFORE_FILTER);
});

/** From this editor, or from another one of ours, a text comes as it is. */
function isForeign({ dataTransfer }, editor) {
  return dataTransfer.getTransferType(editor) === CKEDITOR.DATA_TRANSFER_EXTERNAL;
}

function tidy(data) {
  const html = data.dataTransfer.getData("text/html");
  if (!html || data.isTidy) return;
  const page = new DOMParser().parseFromString(withoutHandlers(html), "text/html");
  for (const one of page.querySelectorAll(`${LOADED}, ${PICTURES}`)) one.remove();
  for (const one of page.querySelectorAll(Object.keys(LEVELS))) rename(one, LEVELS[one.localName]);
  for (const one of page.querySelectorAll("span[style]")) emphasise(one);
  for (const one of page.querySelectorAll("span:not([style])")) one.replaceWith(...one.childNodes);
  data.isTidy = true; // the plugins may send the paste round again
  data.dataTransfer.setData("text/html", page.documentElement.outerHTML);
  data.dataValue = page.body.innerHTML;
}

/** The policy would refuse them one by one, each with a complaint in the console. */
function withoutHandlers(html) {
  const keepValue = (_found, value) => value ?? ""; // of another attribute, whatever stands in it
  return html.replace(TAG, (tag) => tag.replace(HANDLER, keepValue));
}

function rename(heading, name) {
  const renamed = heading.ownerDocument.createElement(name);
  renamed.append(...heading.childNodes);
  heading.replaceWith(renamed);
}

/** What is bold or slanted by its style alone, as in a document of Google's, says so. */
function emphasise(span) {
  const { fontWeight, fontStyle } = span.style;
  if (fontWeight === "bold" || Number(fontWeight) >= 600) wrapContent(span, "strong");
  if (fontStyle === "italic") wrapContent(span, "em");
}

function wrapContent(element, name) {
  const wrapper = element.ownerDocument.createElement(name);
  wrapper.append(...element.childNodes);
  element.append(wrapper);
}

/** The plugins ask for what they made to be left alone. */
function haveFiltered(data) {
  data.dontFilter = false;
}
