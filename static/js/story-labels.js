/* A search made by select2 says its value and not what it is for: it gets the name of its label. */

const form = document.querySelector("#article_form");

function name(container) {
  const select = container.previousElementSibling;
  const label = select?.labels?.[0];
  if (!label) return;
  label.id ||= `${select.id}_label`;
  const box = container.querySelector(".select2-selection--single");
  box?.setAttribute("aria-labelledby", `${label.id} ${box.getAttribute("aria-labelledby")}`);
  box?.querySelector("[role=textbox]")?.setAttribute("aria-labelledby", label.id);
  const search = container.querySelector(".select2-selection--multiple .select2-search__field");
  search?.setAttribute("aria-labelledby", label.id);
}

new MutationObserver((changes) => {
  for (const { addedNodes } of changes) {
    for (const node of addedNodes) if (node.matches?.(".select2-container")) name(node);
  }
}).observe(form, { childList: true, subtree: true });
form.querySelectorAll(".select2-container").forEach(name);
