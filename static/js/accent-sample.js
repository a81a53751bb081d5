/* Shows an accent colour on light and dark pages, and whether it can be read, while it is typed.
   The formulas are those of newsroom/colours.py, which decides. */

const samples = document.querySelector("[data-accent-samples]");
const needed = Number(samples.dataset.needed);
const STEP = 0.004; // of lightness, as there

function parts(colour) {
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255);
}

function luminance(colour) {
  const [r, g, b] = parts(colour).map((p) => (p <= 0.04045 ? p / 12.92 : ((p + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one, other) {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function least(colour, grounds) {
  return Math.min(...grounds.map((ground) => contrast(colour, ground)));
}

/* #1f4397 however it was typed; empty if it is no colour. */
function read(typed) {
  const digits = typed.trim().replace(/^#/, "").toLowerCase();
  const whole = digits.length === 3 ? digits.replace(/./g, "$&$&") : digits;
  return /^[0-9a-f]{6}$/.test(whole) ? `#${whole}` : "";
}

function lighter(colour, amount) {
  const [r, g, b] = parts(colour);
  const [top, bottom] = [Math.max(r, g, b), Math.min(r, g, b)];
  const lightness = (top + bottom) / 2;
  const range = top - bottom;
  const saturation = range && range / (lightness <= 0.5 ? top + bottom : 2 - top - bottom);
  const turn = range && { [r]: (g - b) / range, [g]: 2 + (b - r) / range, [b]: 4 + (r - g) / range }[top];
  const wanted = Math.min(1, lightness + amount);
  const width = saturation * Math.min(wanted, 1 - wanted);
  const channel = (n) => {
    const k = (n + ((turn * 2 + 12) % 12)) % 12;
    return wanted - width * Math.max(-1, Math.min(k - 3, 9 - k, 1));
  };
  return `#${[0, 8, 4].map((n) => Math.round(channel(n) * 255).toString(16).padStart(2, "0")).join("")}`;
}

/* What dark pages get where only one colour is given. */
function derived(colour, grounds) {
  let found = colour;
  for (let amount = STEP; least(found, grounds) < needed; amount += STEP) found = lighter(colour, amount);
  return found;
}

function fill(words, values) {
  return words.replace(/%\((\w+)\)s/g, (_all, name) => values[name]);
}

function show(figure, colour) {
  const ratio = least(colour, figure.dataset.grounds.split(" "));
  const output = figure.querySelector("[data-ratio]");
  const words = ratio < needed ? output.dataset.bad : output.dataset.good;
  for (const each of figure.querySelectorAll("[data-fill]")) each.setAttribute("fill", colour);
  figure.querySelector("[data-colour]").textContent = colour;
  figure.classList.toggle("is-unreadable", ratio < needed);
  output.textContent = fill(words, { ratio: (Math.floor(ratio * 100) / 100).toFixed(2), needed });
}

function update() {
  const figure = (name) => samples.querySelector(`[data-sample=${name}]`);
  const typed = (name) => read(document.querySelector(`[data-accent=${name}]`)?.value ?? "");
  const [light, dark] = [figure("light"), figure("dark")];
  const own = typed("light");
  show(light, own || light.dataset.stock);
  show(dark, typed("dark")
    || (own ? derived(own, dark.dataset.grounds.split(" ")) : dark.dataset.stock));
}

document.addEventListener("input", (event) => {
  if (event.target.matches("[data-accent]")) update();
});
update();
