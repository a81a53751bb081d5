"""Plain values for pages that show every branch of a template, on a site without any stories."""
