"""Tables: Kuma's rules, kinds, formats, labels and texts as rows. Data only, with sources."""
