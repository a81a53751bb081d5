/* Hands the picture that was clicked to the editor in the window that opened this one. */

document.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-picture]");
  if (!button || !window.opener) return;
  const { src, alt, width, height, caption } = button.dataset;
  window.opener.postMessage({ picture: { src, alt, width, height, caption } }, location.origin);
  window.close();
});
