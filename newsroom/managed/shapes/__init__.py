"""The data of the managed templates, as whoever changes one reads about it."""
