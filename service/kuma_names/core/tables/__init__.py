"""The tables: Kuma's rules, kinds, formats and texts as rows. Data only; the sources stand in each module."""
