/* Puts the links of the site in order: by dragging their handles, by the arrow keys, or by the
   buttons, which send a form where there is no JavaScript. Each move is saved at once. */

const root = document.querySelector("[data-link-order]");
const news = root.querySelector("[data-news]");
const token = root.querySelector("[name=csrfmiddlewaretoken]").value;
const lists = [...root.querySelectorAll("[data-placement]")];
const EDGE = 64; // pixels from the edge of the window where it begins to scroll
let saving = Promise.resolve(); // one after the other, in the order in which they were made

const lineOf = (element) => element.closest("[data-link]");
const linesOf = (list) => [...list.querySelectorAll("[data-link]")];

function say(words, values = {}) {
  news.textContent = words.replace(/%\((\w+)\)s/g, (_all, name) => values[name]);
}

function offer(key) {
  const way = document.createElement("a");
  way.href = `#link-${key}`;
  way.textContent = root.dataset.show;
  news.append(" ", way);
}

function placeOf(line) {
  const list = line.parentElement;
  return { list, before: line.nextElementSibling };
}

function put(line, { list, before }) {
  const focused = line.contains(document.activeElement) ? document.activeElement : null;
  list.insertBefore(line, before);
  for (const each of root.querySelectorAll("[data-steps]")) {
    const lines = linesOf(each.closest("[data-placement]"));
    each.disabled = lineOf(each) === lines.at(each.dataset.steps === "1" ? -1 : 0);
  }
  const kept = focused?.disabled ? line.querySelector("[data-handle]") : focused;
  kept?.focus();
}

async function send(line, { list, before }) {
  const body = new FormData();
  body.set("csrfmiddlewaretoken", token);
  body.set("placement", list.dataset.placement);
  body.set("before", before?.dataset.link ?? "");
  const answer = await fetch(line.dataset.place, { method: "POST", body });
  if (answer.redirected || (!answer.ok && answer.status !== 409)) {
    throw new Error(root.dataset.failed);
  }
  const { problem, twin } = await answer.json();
  if (problem) throw Object.assign(new Error(problem), { twin });
}

/* The line stands in its new place; it goes back if that cannot be saved. */
function save(line, was) {
  const place = placeOf(line);
  if (place.list === was.list && place.before === was.before) return;
  const lines = linesOf(place.list);
  const values = {
    label: line.dataset.label,
    number: lines.indexOf(line) + 1,
    all: lines.length,
    placement: place.list.dataset.name,
  };
  saving = saving.then(() => send(line, place)).then(
    () => say(root.dataset.moved, values),
    (error) => {
      put(line, was);
      say(error instanceof TypeError ? root.dataset.failed : error.message);
      if (error.twin) offer(error.twin);
    },
  );
}

/* One up or down; from the edge of a list into the next one, where `across` says so. */
function step(line, steps, across) {
  const was = placeOf(line);
  const next = steps < 0 ? line.previousElementSibling : line.nextElementSibling;
  const list = lists[lists.indexOf(was.list) + steps];
  if (next) {
    put(line, { list: was.list, before: steps < 0 ? next : next.nextElementSibling });
  } else if (across && list) {
    put(line, { list, before: steps < 0 ? null : list.firstElementChild });
  } else {
    say(root.dataset.edge, { label: line.dataset.label });
    return;
  }
  save(line, was);
}

/* Where a line that is held at this height belongs. */
function placeAt(y, line) {
  const gap = (list) => {
    const { top, bottom } = list.parentElement.getBoundingClientRect();
    return Math.max(top - y, y - bottom, 0);
  };
  const list = lists.reduce((best, each) => (gap(each) < gap(best) ? each : best));
  const before = linesOf(list).filter((each) => each !== line).find((each) => {
    const box = each.getBoundingClientRect();
    return y < box.top + box.height / 2;
  });
  return { list, before: before ?? null };
}

/* Pixels to scroll by, while a line is held at this height: more, the nearer it is to the edge. */
function pull(y) {
  const beyond = Math.min(y - EDGE, 0) + Math.max(y - innerHeight + EDGE, 0);
  return Math.round(beyond / 4);
}

function drag(handle, start) {
  const line = lineOf(handle);
  const was = placeOf(line);
  let height = start.clientY;
  let frame;
  const settle = () => {
    const place = placeAt(height, line);
    const stays = place.list === line.parentElement
      && (place.before ?? null) === line.nextElementSibling;
    if (!stays) put(line, place);
  };
  const turn = () => {
    const before = scrollY;
    scrollBy(0, pull(height));
    if (scrollY !== before) settle();
    frame = requestAnimationFrame(turn);
  };
  const follow = (event) => {
    height = event.clientY;
    settle();
  };
  const end = (event) => {
    cancelAnimationFrame(frame);
    root.removeEventListener("pointermove", follow);
    line.classList.remove("is-dragged");
    if (event.type === "pointercancel") put(line, was);
    else save(line, was);
    root.removeEventListener("pointerup", end);
    root.removeEventListener("pointercancel", end);
  };
  handle.focus();
  root.setPointerCapture(start.pointerId); // not by the handle: what is moved loses it
  line.classList.add("is-dragged");
  frame = requestAnimationFrame(turn);
  root.addEventListener("pointermove", follow);
  root.addEventListener("pointerup", end);
  root.addEventListener("pointercancel", end);
  start.preventDefault(); // no text is selected meanwhile
}

for (const handle of root.querySelectorAll("[data-handle]")) {
  handle.hidden = false;
  handle.addEventListener("pointerdown", (event) => {
    if (event.button === 0) drag(handle, event);
  });
  handle.addEventListener("keydown", (event) => {
    const steps = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!steps) return;
    event.preventDefault();
    step(lineOf(handle), steps, true);
  });
}

for (const button of root.querySelectorAll("[data-steps]")) {
  button.addEventListener("click", (event) => {
    event.preventDefault();
    step(lineOf(button), Number(button.dataset.steps), false);
  });
}

root.querySelector("[data-hint]").hidden = false;
