"""The pure core: tables of Kuma's naming rules, the judge of names and the codecs; standard library only."""
