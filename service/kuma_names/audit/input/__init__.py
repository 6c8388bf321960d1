"""Input of an audit: from files to resources, with the line of every text."""
