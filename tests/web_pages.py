"""What does a saved web page look like? Invented pages in the forms that newsrooms write."""

import json

PARAGRAPHS = (
    "NORTHTOWN, Exland (EXW) — The river rose on Monday and took the bridge at the mill.",
    "Nobody was hurt, the council said in a statement that it read out on the square.",
    "The people of the lower town asked for boats, and the garrison sent eleven of them.",
    "“We have seen water before, but never this much of it,” the miller told the paper.",
)
HEADLINE = "River takes bridge at mill"


def page(
    *,
    head: str = "",
    body: str | None = None,
    lang: str = "en",
    title: str = f"{HEADLINE} | Example Times",
) -> str:
    """A page with menus and teasers around its report."""
    return f"""<!DOCTYPE html>
<html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>{head}
<style>p {{ color: red }}</style><script>var menu = "none";</script></head>
<body>
<header><a href="/">Example Times</a><nav><ul><li><a href="/world">World</a></li>
<li><a href="/money">Money</a></li></ul></nav></header>
<main>{report() if body is None else body}</main>
<aside class="related"><h2>Related</h2><ul>
<li><a href="/1">Mill burns down for the second time in a year</a></li>
<li><a href="/2">Council meets on the square to speak of boats</a></li></ul></aside>
<footer><p>© 2025 Example Times. All rights reserved.</p></footer>
</body></html>"""


def report(*, above: str = "", inside: str = "", headline: str = HEADLINE) -> str:
    """The report itself, as an element "article"."""
    paragraphs = [f"<p>{words}</p>" for words in PARAGRAPHS]
    paragraphs.insert(2, inside)
    return f"<article><h1>{headline}</h1>{above}{''.join(paragraphs)}</article>"


def json_ld(**said: object) -> str:
    """A script that describes the report in schema.org's words."""
    node = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": HEADLINE, **said}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def meta(name: str, content: str) -> str:
    """A meta element, in the form that Open Graph uses."""
    return f'<meta property="{name}" content="{content}">'
