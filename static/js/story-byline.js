/* The authors of a story stand in the order in which they were chosen. */

django.jQuery("[name='byline']").on("select2:select", ({ target, params }) => {
  target.append(params.data.element);
});
