"""Parts of identifiers that several codecs share."""
