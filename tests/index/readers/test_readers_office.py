"""Documents of offices give their text; what their properties say is shown, and never believed."""

import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.model.article import Article, BlockKind
from index.readers import pdf, pdf_pages
from index.readers.contract import Told
from index.readers.failure import Failure, Note
from index.readers.limits import Limits
from index.readers.registry import read

SAMPLES = Path(__file__).parent / "samples"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(path: Path, body: str, **others: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>"
        )
        for name, content in others.items():
            archive.writestr(f"word/{name}.xml", content)
    return path


def only(items: list[Told]) -> Article:
    (item,) = items
    assert isinstance(item, Article), item
    return item


def failure_of(path: Path, **limits: int) -> Failure:
    (item,) = read(path, limits=Limits(**limits))
    assert isinstance(item, Failure), item
    return item


def test_docx_of_pandoc_is_read() -> None:
    """Title and headings by their styles; author and day of the properties beside."""
    article = only(list(read(SAMPLES / "pandoc.docx")))
    assert article.title is not None
    assert article.title.value == "River takes bridge"
    kinds = {article.body[block.start : block.end]: block.kind for block in article.blocks}
    assert kinds["Calls for help"] is BlockKind.HEADING
    assert "The people of the lower town asked for boats & ropes; 5 * 3 boats came_late." in kinds
    assert (article.byline, article.published, article.source) == (None, None, None)
    assert {other.field for other in article.alternatives} == {"byline", "published"}


def test_docx_gives_what_is_shown(tmp_path: Path) -> None:
    """What was deleted is no part of the text; tables, boxes and links are."""
    body = (
        "<w:p><w:r><w:t>It </w:t></w:r><w:del><w:r><w:delText>rained</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>dried</w:t></w:r></w:ins><w:r><w:t>.</w:t><w:br/><w:t>Yes.</w:t></w:r></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>A cell.</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        "<w:p><w:hyperlink><w:r><w:t>A link.</w:t></w:r></w:hyperlink>"
        "<w:r><w:txbxContent><w:p><w:r><w:t>A box.</w:t></w:r></w:p></w:txbxContent></w:r></w:p>"
    )
    notes = f'<w:footnotes {W}><w:footnote w:type="separator"/><w:footnote/></w:footnotes>'
    article, note = read(docx(tmp_path / "a.docx", body, footnotes=notes))
    assert isinstance(article, Article)
    assert article.body.split("\n\n") == ["It dried.", "Yes.", "A cell.", "A link.", "A box."]
    assert isinstance(note, Note)
    assert note.text == "Left aside: footnotes (1)."


def test_docx_takes_what_is_stated_beside_it(tmp_path: Path) -> None:
    """The day that nobody may infer from a document can be stated."""
    path = docx(tmp_path / "a.docx", "<w:p><w:r><w:t>It rained.</w:t></w:r></w:p>")
    (tmp_path / "articles.csv").write_text("file,published\na.docx,2021-05-03\n")
    article = only(list(read(path)))
    assert article.published is not None
    assert article.published.day == date(2021, 5, 3)


def test_docx_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    """Encrypted, damaged, foreign, too large, or with entities: each says what to do."""
    path = tmp_path / "a.docx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    assert "is encrypted" in failure_of(path).reason
    path.write_bytes(b"PK\x03\x04...")
    assert "is damaged" in failure_of(path).reason
    docx(path, "")
    assert "holds no article" in failure_of(path).reason
    docx(path, "<w:p><w:r><w:t>" + " " * 3000 + "</w:t></w:r></w:p>")
    assert "larger than the limit" in failure_of(path, file_bytes=2000).reason
    docx(path, "</w:body>")
    assert "no well-formed XML" in failure_of(path).reason
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    assert "declares the entity" in failure_of(path).reason
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "It rained.")
    assert "is no Word document" in failure_of(path).reason


def test_pdf_of_two_pages_is_read() -> None:
    """Lines of a paragraph are joined, and a form feed stands between pages."""
    article = only(list(read(SAMPLES / "ghostscript.pdf")))
    assert article.body.split("\n\n")[-1] == "Nobody was hurt, the mayor said on Tuesday."
    assert "for more than two hundred years, the council said." in article.body
    assert article.title is not None
    assert article.title.value == "River takes bridge"
    assert article.original.count("\f") == 1
    assert article.published is None


def test_pdf_of_a_browser_is_read() -> None:
    """The day of printing is shown beside, and is no day of publication."""
    article = only(list(read(SAMPLES / "chromium.pdf")))
    assert "for more than two hundred years, the council said." in article.body
    assert {other.field for other in article.alternatives} == {"title", "published"}
    assert article.published is None


def test_pdf_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    """Pictures of text, a password, damage: each says what to do."""
    assert "ocrmypdf" in failure_of(SAMPLES / "blank.pdf").remedy
    assert "is encrypted" in failure_of(SAMPLES / "encrypted.pdf").reason
    data = (SAMPLES / "ghostscript.pdf").read_bytes()
    for content in (b"%PDF-1.7\n", data[:300], b"%PDF-1.4\n" + b"1 0 obj <<" * 500):
        path = tmp_path / "a.pdf"
        path.write_bytes(content)
        assert failure_of(path).reason.startswith(str(path))


def test_pdf_without_its_library_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library is an extra."""
    monkeypatch.setattr(pdf, "find_spec", {}.get)
    assert "pip install dateline[office]" in failure_of(SAMPLES / "blank.pdf").remedy


def test_pdf_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """A document can be made so that its reading never ends."""
    monkeypatch.setattr(pdf_pages, "MOST_SECONDS", 0)
    assert "takes too long" in failure_of(SAMPLES / "chromium.pdf").reason


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(at=st.floats(0, 1), junk=st.binary(min_size=1, max_size=12))
def test_damaged_docx_never_raises(tmp_path: Path, at: float, junk: bytes) -> None:
    """A file from a broken disk must not end a run."""
    data = bytearray((SAMPLES / "pandoc.docx").read_bytes())
    start = int(at * (len(data) - 1))
    data[start : start + len(junk)] = junk
    (tmp_path / "a.docx").write_bytes(data)
    list(read(tmp_path / "a.docx"))


@given(st.text(st.sampled_from("ab-. \n"), max_size=200))
def test_joining_lines_of_a_page_loses_nothing(page: str) -> None:
    """Only white space changes."""
    assert pdf.joined(page).split() == page.split() or "-" in page
    assert "".join(pdf.joined(page).split()) == "".join(page.split())
