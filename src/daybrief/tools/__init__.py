"""What we use and knows nothing of news."""
