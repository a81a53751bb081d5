"""What the managed templates have to contain: looked for in the HTML that they make of a sample."""
