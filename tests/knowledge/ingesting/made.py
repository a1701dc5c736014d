"""Files of invented agencies and publishers, made for the tests of reading."""

from __future__ import annotations

import zipfile
from io import BytesIO

import docx
from pypdf import PdfReader, PdfWriter

STORY = "The Quillmoor Harbor Agency granted the Tally Office access to its ledger on March 3, 2025."


def pdf(*pages: tuple[tuple[int, int, str], ...], title: str = "") -> bytes:
    """Write a PDF by hand: each line of a page is (height in points, size of letters, Latin-1 text)."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for number, lines in enumerate(pages):
        shown = "\n".join(f"BT /F1 {size} Tf 72 {y} Td ({text}) Tj ET" for y, size, text in lines)
        objects.append(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>"
            f"/Contents {5 + 2 * number} 0 R>>"
        )
        objects.append(f"<</Length {len(shown.encode('cp1252'))}>>\nstream\n{shown}\nendstream")
    objects.append(f"<</Title({title})>>")
    out, places = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<</Size {len(objects) + 1}/Root 1 0 R"
    return out + f"{end}/Info {len(objects)} 0 R>>\nstartxref\n{len(out)}\n%%EOF".encode()


def encrypted(data: bytes, password: str) -> bytes:
    """Put a PDF under a password; "" only forbids to print or change it, and everybody may read."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(data)))
    writer.encrypt(password, owner_password=None if password else "harbor", algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def word(*paragraphs: str, title: str = "") -> bytes:
    """Write a .docx of plain paragraphs."""
    document = docx.Document()
    document.core_properties.title = title
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return saved(document)


def saved(document: docx.document.Document) -> bytes:
    """Give the bytes of a .docx."""
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """Add a part to a .docx, or put another in its place."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            if part.filename != name:
                new.writestr(part.filename, old.read(part))
        new.writestr(name, content)
    return out.getvalue()


def page(body: str, head: str = "") -> bytes:
    """Write an HTML page."""
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()
