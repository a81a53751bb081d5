"""What makes the site recognisable: colours, logo and icon, and who publishes it."""
