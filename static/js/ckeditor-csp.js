/* CKEditor 4 wires its own buttons, menus and frames with inline handlers and one inline script.
   A content security policy without 'unsafe-inline' refuses them. So the handlers are turned into
   data attributes before the HTML reaches a document, and real listeners do what they say.

   They have a handful of fixed shapes, read here with a grammar: nothing is evaluated. What the
   journalist writes is not concerned: the editor itself takes handlers out of a text. */

const TAG = /<[a-z](?:"[^"]*"|'[^']*'|[^'">])*>/gi;
const HANDLER = /("[^"]*"|'[^']*')|\son([a-z]+)(?=\s*=)/gi; // a quoted value is passed over
const STATEMENT = new RegExp(
  String.raw`\s*(?:(?<redraw>this\.style\.cssText\s*=\s*this\.style\.cssText)|(?<cancel>return false)` +
    String.raw`|(?<answer>return\s+)?(?:window\.parent\.)?CKEDITOR\.tools\.callFunction\(\s*(?<number>\d+)` +
    String.raw`(?<args>(?:\s*,\s*(?:[a-z]+|-?\d+|'[^']*'))*)\s*\))\s*(?:;|$)`,
  "y",
);
const ARGUMENT = /,\s*(?:(?<name>[a-z]+)|(?<count>-?\d+)|'(?<text>[^']*)')/g;
const ACTIVATION = /<script id="cke_actscrpt".*?callFunction\((\d+),window\).*?<\/script>/s;
const PREFIX = "data-cke-on";

const { element: CkElement, document: CkDocument } = CKEDITOR.dom;
const plainSetHtml = CkElement.prototype.setHtml;
const plainWrite = CkDocument.prototype.write;

/** The HTML with every `onclick="…"` and its like renamed to `data-cke-onclick="…"`. */
function disarm(html) {
  return html.replace(TAG, (tag) =>
    tag.replace(HANDLER, (found, quoted, type) => (quoted ? found : ` ${PREFIX}${type}`)),
  );
}

/** The statements of a handler; null when one of them has a shape not known here. */
function parse(code) {
  const statements = [];
  STATEMENT.lastIndex = 0;
  while (STATEMENT.lastIndex < code.trimEnd().length) {
    const found = STATEMENT.exec(code);
    if (!found) return null;
    statements.push(found.groups);
  }
  return statements;
}

function values(args, element, event) {
  const names = { this: element, event, null: null, window: element.ownerDocument.defaultView };
  return Array.from(args.matchAll(ARGUMENT), ({ groups: { name, count, text } }) => {
    if (name) return names[name];
    return count ? Number(count) : text;
  });
}

/** Does what the browser would have done with the inline handler. */
function run(statements, element, event) {
  for (const { redraw, cancel, answer, number, args } of statements) {
    if (redraw) continue;
    const result = cancel
      ? false
      : CKEDITOR.tools.callFunction(Number(number), ...values(args, element, event));
    if (cancel || answer) {
      if (result === false) event.preventDefault();
      return;
    }
  }
}

function arm(element) {
  for (const { name, value } of element.attributes) {
    if (!name.startsWith(PREFIX)) continue;
    const statements = parse(value);
    if (statements) {
      const type = name.slice(PREFIX.length);
      const target = type === "load" ? element.ownerDocument.defaultView : element;
      target.addEventListener(type, (event) => run(statements, element, event));
    } else {
      console.warn(`ckeditor-csp: ${name}="${value}" is not understood.`);
    }
  }
}

function armAll(root, html) {
  if (html.includes(PREFIX)) root.querySelectorAll("*").forEach(arm);
}

function setHtml(html) {
  const safe = disarm(String(html));
  const result = plainSetHtml.call(this, safe);
  armAll(this.$, safe);
  return result;
}

function write(html) {
  const activation = ACTIVATION.exec(html);
  const safe = disarm(html.replace(ACTIVATION, ""));
  plainWrite.call(this, safe);
  armAll(this.$, safe);
  if (activation) whenRead(this.$, Number(activation[1]));
}

/** Tells CKEditor that the text's document is there, as the script in it would have done. */
function whenRead(doc, number) {
  const tell = () => CKEDITOR.tools.callFunction(number, doc.defaultView);
  if (doc.readyState === "loading") doc.addEventListener("DOMContentLoaded", tell, { once: true });
  else setTimeout(tell);
}

CkElement.prototype.setHtml = setHtml;
CkDocument.prototype.write = write;
