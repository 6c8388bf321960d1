"""CSS selectors of the elements that several tests use."""

BOX = "#ask textarea[name=text]"
MARKS = "#ask-marks mark"
BADGE = "#ask-answer .fate .badge"
CONSEQUENCE = "#ask-answer .consequence"
READING = "#ask-reading strong"
