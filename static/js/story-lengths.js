/* Says at a field how long it is, where search engines show only so much. */

for (const field of document.querySelectorAll("[data-longest]")) {
  const shown = document.createElement("span");
  shown.className = "story-length";
  shown.id = `${field.id}_length`;
  field.after(shown);
  field.setAttribute("aria-describedby", `${field.getAttribute("aria-describedby") ?? ""} ${shown.id}`.trim());
  const count = () => {
    const { shortest = 0, longest } = field.dataset;
    const length = [...field.value.trim()].length;
    shown.textContent = `${length} / ${longest}`;
    shown.classList.toggle("is-off", length > longest || (length > 0 && length < shortest));
  };
  field.addEventListener("input", count);
  count();
}
