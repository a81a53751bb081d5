/* Cuts the text of a template into pieces with a kind each: tags, values, filters, strings, remarks,
   HTML. Joined, the pieces are the text again. */

const TEMPLATE = /\{#.*?#\}|\{%\s*comment\s*%\}[^]*?\{%\s*endcomment\s*%\}|\{%.*?%\}|\{\{.*?\}\}/y;
const REMARK = /<!--[^]*?(?:-->|$)/y;
const ELEMENT = /<\/?[A-Za-z][A-Za-z0-9]*/y;
const WORDS = /[^<{]+|[<{]/y;
const WITHIN = /("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|(\|\s*[\w]+)|([\w.-]+)|([^\w"'|]+|.)/gy;
const ATTRIBUTE = /\s+|[^\s=>"'{]+|=|"|'|\{|>/y;

function match(pattern, text, at) {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? "";
}

/** What stands in {{ }} or {% %}. */
function* inside(text) {
  const isTag = text.startsWith("{%");
  if (text.startsWith("{#") || /^\{%\s*comment\b/.test(text)) return yield ["remark", text];
  yield ["mark", text.slice(0, 2)];
  let isFirst = true;
  for (const [piece, string, filter, word] of text.slice(2, -2).matchAll(WITHIN)) {
    if (string) yield ["string", piece];
    else if (filter) yield ["filter", piece];
    else if (word) {
      yield [isTag && isFirst ? "tag" : "value", piece];
      isFirst = false;
    } else yield ["mark", piece];
  }
  yield ["mark", text.slice(-2)];
}

/** From after the name of an element to its end: attributes, with templates among them. */
function* attributes(text, from) {
  let at = from;
  let quote = "";
  while (at < text.length) {
    const template = match(TEMPLATE, text, at);
    if (template) {
      yield* inside(template);
      at += template.length;
      continue;
    }
    if (quote) {
      const end = /["'{]|$/g;
      end.lastIndex = at;
      const stop = Math.max(end.exec(text).index, at + 1);
      const piece = text.slice(at, stop);
      if (piece === quote) quote = "";
      yield ["string", piece];
      at = stop;
      continue;
    }
    const piece = match(ATTRIBUTE, text, at) || text[at];
    if (piece === '"' || piece === "'") quote = piece;
    yield [quote ? "string" : piece === ">" ? "element" : "attribute", piece];
    at += piece.length;
    if (piece === ">") break;
  }
  return at;
}

/** Pairs of a kind and a text. */
export function* pieces(text) {
  let at = 0;
  while (at < text.length) {
    const template = match(TEMPLATE, text, at);
    const remark = match(REMARK, text, at);
    const element = match(ELEMENT, text, at);
    if (template) {
      yield* inside(template);
      at += template.length;
    } else if (remark) {
      yield ["remark", remark];
      at += remark.length;
    } else if (element) {
      yield ["element", element];
      at = yield* attributes(text, at + element.length);
    } else {
      const words = match(WORDS, text, at);
      yield ["words", words];
      at += words.length;
    }
  }
}
