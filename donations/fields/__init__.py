"""Every field of the donation details: how it is typed, checked and shown."""
