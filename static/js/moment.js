/* Shows a time of the newsroom's clock as the clocks of other places show it, while it is typed. */

const HOUR = 3_600_000; // ms
const language = document.documentElement.lang;

/* What the clock of the zone shows at the moment, read as if it were UTC. */
function clock(zone, moment) {
  const format = new Intl.DateTimeFormat("en", {
    timeZone: zone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric",
    hour: "numeric", minute: "numeric",
  });
  const part = Object.fromEntries(format.formatToParts(moment).map((one) => [one.type, one.value]));
  return Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute);
}

/* The moments at which the zone's clock shows the local time: none, one or two. */
function moments(zone, local) {
  const shown = Date.parse(`${local}Z`);
  const found = [shown - HOUR * 24, shown + HOUR * 24]
    .map((near) => shown - (clock(zone, near) - near));
  return [...new Set(found)].filter((moment) => clock(zone, moment) === shown);
}

function show(field, input) {
  const found = input.value ? moments(field.dataset.zone, input.value) : [];
  for (const output of field.querySelectorAll("[data-elsewhere]")) {
    const format = new Intl.DateTimeFormat(language, {
      timeZone: output.dataset.elsewhere, dateStyle: "medium", timeStyle: "short", hourCycle: "h23",
    });
    output.value = found.length === 1 ? format.format(found[0]) : "";
    output.parentElement.hidden = found.length !== 1;
  }
}

for (const field of document.querySelectorAll("[data-moment]")) {
  const input = field.querySelector("input[type=datetime-local]");
  input.addEventListener("input", () => show(field, input));
  show(field, input);
}
