"""Pages of the site, such as /about/: how they are written, kept and read."""
