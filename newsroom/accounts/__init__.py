"""How staff log in, and how they prove who they are."""
