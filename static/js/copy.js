/* Copies what stands in [data-copy-text]; groups of digits have no spaces between them. The button
   of a [data-copy] is hidden until this runs; what happened is said in its role="status". */

async function copy(place, button) {
  const text = place.querySelector("[data-copy-text]");
  const status = place.querySelector("[role=status]");
  status.textContent = ""; // so that a second press is heard again
  try {
    await navigator.clipboard.writeText(text.textContent.trim());
    status.textContent = button.dataset.copied;
  } catch {
    // no clipboard without https, or the reader has forbidden it
    getSelection().selectAllChildren(text);
    status.textContent = button.dataset.selected;
  }
}

for (const place of document.querySelectorAll("[data-copy]")) {
  const button = place.querySelector("button");
  button?.addEventListener("click", () => copy(place, button));
  button?.removeAttribute("hidden");
}
