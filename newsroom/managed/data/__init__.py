"""Makes plain values for the managed templates of what a page has: one file for each subject."""
