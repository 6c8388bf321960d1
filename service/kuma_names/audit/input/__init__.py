"""Input of an audit: from bytes to resources, with the place of every text."""
