"""What staff see of the donation details."""
