"""Those who may approve, how they prove who they are, and how they are told."""
