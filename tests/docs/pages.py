"""The pages of the documentation, and the source files they describe."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "docs" / "reference"
README = (ROOT / "README.md").read_text("utf-8")
GLOSSARY = (REFERENCE / "glossary.md").read_text("utf-8")
IDENTIFIERS = (REFERENCE / "identifiers.md").read_text("utf-8")
PAGES = sorted(
    [
        *ROOT.glob("*.md"),
        *ROOT.glob("docs/**/*.md"),
        *ROOT.glob("examples/**/*.md"),
        *ROOT.glob("helm/**/*.md"),
        *ROOT.glob("tests/**/*.md"),
    ]
)
DECISIONS = sorted(ROOT.glob("docs/adr/[0-9]*.md"))
SOURCES = sorted((ROOT / "service").rglob("*.py"))
