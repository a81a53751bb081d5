/* Keeps code readable from left to right where words from right to left stand in it, and shows the
   characters that nobody sees. */

// Right-to-left letters, with the spaces and joiners between them
const RUN = /[\p{Script=Arabic}\p{Script=Hebrew}](?:[\p{Script=Arabic}\p{Script=Hebrew}\p{M}\u200c\u200d ]*[\p{Script=Arabic}\p{Script=Hebrew}\p{M}])?/u;
// Controls, marks and turns of direction, byte order mark
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/;
const EITHER = new RegExp(`(${RUN.source})|(${UNSEEN.source})`, "gu");

function code(character) {
  return `U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}

function unseen(character) {
  const shown = document.createElement("span");
  shown.className = "code-unseen";
  shown.dataset.code = `[${code(character)}]`;
  return shown;
}

function run(text) {
  const isolated = document.createElement("bdi");
  isolated.textContent = text;
  return isolated;
}

/** Nodes for the text; what has no effect on the order of its line is left as it is. */
export function* nodes(text) {
  let done = 0;
  for (const found of text.matchAll(EITHER)) {
    if (found.index > done) yield document.createTextNode(text.slice(done, found.index));
    yield found[1] ? run(found[0]) : unseen(found[0]);
    done = found.index + found[0].length;
  }
  if (done < text.length) yield document.createTextNode(text.slice(done));
}
