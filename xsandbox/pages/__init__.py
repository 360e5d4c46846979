"""What a person can look at: people, timelines, posts, the request log."""
