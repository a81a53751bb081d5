/* Says whether a typed number is one of the numbers on the page. Nothing leaves the page: there is
   no form, the field has no name, and the policy of the page allows no request. */

const UNSEEN = /[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/u;
const BREAKS = /[\t\n\r]/g;
const SPACING = /[\s.\p{Pd}\u2212]/gu;

function asciiDigit(digit) {
  // the digits of a script stand in tens, zero first (Unicode, table of decimal numbers)
  let zero = digit.codePointAt(0);
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String((digit.codePointAt(0) - zero) % 10);
}

function normal(typed) {
  return typed
    .normalize("NFKC")
    .replace(SPACING, "")
    .replace(/\p{Nd}/gu, asciiDigit)
    .toUpperCase()
    .replace(/^#/, "")
    .replace(/^IBAN:?/, "");
}

function codePoint(character) {
  return `U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}

function ourNumbers() {
  return [...document.querySelectorAll("[data-our-numbers] [data-number]")].map((number) => ({
    text: number.textContent.trim(),
    label: number.closest("[data-copy]").querySelector("dt").textContent,
  }));
}

function verdict(typed, words) {
  const unseen = typed.replace(BREAKS, "").match(UNSEEN);
  if (unseen) return ["foreign", words.unseen.replace("{}", codePoint(unseen[0]))];
  const found = ourNumbers().find((number) => number.text === normal(typed));
  return found ? ["ours", words.ours.replace("{}", found.label)] : ["foreign", words.foreign];
}

const place = document.querySelector("[data-number-check]");
const field = place.querySelector("input");
const output = place.querySelector("output");

function clear() {
  output.textContent = "";
  delete output.dataset.verdict;
}

function compare() {
  clear(); // so that the same answer is heard again
  if (!field.value.trim()) return field.focus();
  [output.dataset.verdict, output.textContent] = verdict(field.value, place.dataset);
}

place.querySelector("button").addEventListener("click", compare);
field.addEventListener("keydown", (event) => event.key === "Enter" && compare());
field.addEventListener("input", clear);
place.hidden = false;
