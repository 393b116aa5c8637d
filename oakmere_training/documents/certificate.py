"""Certificates as PDF: two pages of A4 landscape, tagged, with the signed facts inside.

The same facts give the same bytes. Everything printed comes from ``CertificateFacts``; the clock is never asked.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from oakmere_training.documents import house_style
from oakmere_training.documents.certificate_back import Back, draw_back
from oakmere_training.documents.certificate_front import Front, crest_at, draw_front
from oakmere_training.documents.faces import normalise
from oakmere_training.documents.house_style import PT_PER_MM, Palette
from oakmere_training.documents.pdf_file import PdfFile, pack, text_string
from oakmere_training.documents.sheet import Page
from oakmere_training.documents.tags import Tags
from oakmere_training.domain.certificate import SIGNATURE_BYTES, qr_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from oakmere_training.documents.faces import Leaf
    from oakmere_training.documents.sheet import Word
    from oakmere_training.domain.certificate import CertificateFacts

FACTS_NAME = "certificate-facts.json"
PROGRAM = "Oakmere Training"
_NAME_LENGTH = 60
_UNSAFE = re.compile(r"[^\w'’-]+")


def certificate_pdf(facts: CertificateFacts, signature: bytes, *, mono: bool = False) -> bytes:
    """One certificate as a file of two pages; ``mono`` for printing in one colour.

    The signed facts go with it as an associated file, and number and signature stand in the keywords of the
    document's properties, so that it can be checked on the school's computer after other programs have saved it again.
    """
    writer = _Writer(Palette(grey=mono))
    writer.add(facts, signature)
    return writer.finish(facts, signature, f"{facts.title}: certificate {facts.number}")


def certificates_pdf(items: Iterable[tuple[CertificateFacts, bytes]]) -> bytes:
    """Many certificates in one file, for printing: they share frames, crest and fonts. No facts are put inside.

    Raises:
        ValueError: where there are no certificates.
    """
    writer = _Writer(Palette())
    first: CertificateFacts | None = None
    for facts, signature in items:
        first = first or facts
        writer.add(facts, signature)
    if first is None:
        raise ValueError("no certificates to print")
    return writer.finish(first, None, f"Certificates of {first.school}")


def page_words(facts: CertificateFacts) -> tuple[list[Word], list[Word]]:
    """What front and back show, in reading order, each with the name of the fact that it shows."""
    tags, palette = Tags(), Palette()
    front, back = Page(0, palette, tags), Page(1, palette, tags)
    draw_front(front, facts, qr_text(facts.number, bytes(SIGNATURE_BYTES)))
    draw_back(back, facts)
    return front.words, back.words


def file_name(facts: CertificateFacts) -> str:
    """``OPS-2026-0042-K A Example.pdf``: begins with the number, so that files sort; safe on every system."""
    name = unicodedata.normalize("NFC", facts.holder)
    name = _UNSAFE.sub(" ", name.replace("_", " ")).strip()[:_NAME_LENGTH].strip(" -")
    number = _UNSAFE.sub("-", facts.number)
    return f"{number} {name}.pdf" if name else f"{number}.pdf"


class _Writer:
    def __init__(self, palette: Palette) -> None:
        self._palette = palette
        self._file = PdfFile()
        self._leaves: dict[str, Leaf] = {}
        self._root = self._file.reserve()
        self._pages = self._file.reserve()
        self._resources = self._file.reserve()
        self._structure = self._file.reserve()
        self._document = self._file.reserve()
        self._page_numbers: list[int] = []
        self._certificates: list[int] = []
        self._owners: list[int] = []

    def add(self, facts: CertificateFacts, signature: bytes) -> None:
        """Draw both pages of a certificate and write them with their tags."""
        file, tags = self._file, Tags()
        front, back = Page(0, self._palette, tags), Page(1, self._palette, tags)
        draw_front(front, facts, qr_text(facts.number, signature))
        draw_back(back, facts)
        numbers = [self._write_page(page) for page in (front, back)]
        tags.root.role = "Part"
        part, owners = tags.write(file, self._document, numbers)
        self._certificates.append(part)
        for marks in owners:
            self._owners.append(file.add(f"[{' '.join(f'{number} 0 R' for number in marks)}]"))

    def _write_page(self, page: Page) -> int:
        file = self._file
        self._leaves.update(page.leaves)
        content = file.add_stream("", page.content())
        width, height = Front.WIDTH * PT_PER_MM, Front.HEIGHT * PT_PER_MM
        number = file.add(
            f"<</Type/Page/Parent {self._pages} 0 R/MediaBox[0 0 {width:.3f} {height:.3f}]"
            f"/Resources {self._resources} 0 R/Contents {content} 0 R"
            f"/StructParents {len(self._page_numbers)}/Tabs/S>>"
        )
        self._page_numbers.append(number)
        return number

    def finish(self, facts: CertificateFacts, signature: bytes | None, title: str) -> bytes:
        """Write what all pages share, and the catalogue."""
        file = self._file
        file.fill(self._resources, self._shared_resources())
        kids = " ".join(f"{number} 0 R" for number in self._page_numbers)
        file.fill(self._pages, f"<</Type/Pages/Count {len(self._page_numbers)}/Kids[{kids}]>>")
        self._write_structure()
        canonical = facts.canonical()
        names = "" if signature is None else self._attach(canonical)
        metadata = file.add_stream(
            "/Type/Metadata/Subtype/XML", _xmp(facts, signature, title).encode("utf-8"), raw=True
        )
        file.fill(
            self._root,
            f"<</Type/Catalog/Version/1.7/Pages {self._pages} 0 R/Lang(en-GB)/MarkInfo<</Marked true>>"
            f"/StructTreeRoot {self._structure} 0 R/Metadata {metadata} 0 R/PageMode/UseNone"
            f"/ViewerPreferences<</DisplayDocTitle true/Duplex/DuplexFlipShortEdge/PrintScaling/None>>{names}>>",
        )
        info = file.add(_info(facts, signature, title))
        return file.finish(self._root, info, canonical + (signature or b""))

    def _write_structure(self) -> None:
        file = self._file
        kids = " ".join(f"{number} 0 R" for number in self._certificates)
        file.fill(self._document, f"<</S/Document/P {self._structure} 0 R/K[{kids}]>>")
        pairs = " ".join(f"{place} {number} 0 R" for place, number in enumerate(self._owners))
        file.fill(
            self._structure,
            f"<</Type/StructTreeRoot/K {self._document} 0 R/ParentTree<</Nums[{pairs}]>>"
            f"/ParentTreeNextKey {len(self._owners)}>>",
        )

    def _shared_resources(self) -> str:
        file = self._file
        fonts = "".join(f"{resource} {self._embed(leaf)} 0 R" for resource, leaf in sorted(self._leaves.items()))
        box = f"/Type/XObject/Subtype/Form/BBox[0 0 {Front.WIDTH * PT_PER_MM:.3f} {Front.HEIGHT * PT_PER_MM:.3f}]"
        forms = "".join(
            f"/{name} {file.add_stream(f'{box}/Resources<<>>', drawn, packed=True)} 0 R"
            for name, drawn in _forms(self._palette).items()
        )
        return f"<</Font<<{fonts}>>/XObject<<{forms}>>>>"

    def _embed(self, leaf: Leaf) -> int:
        file, program = self._file, leaf.program
        data = file.add_stream(f"/Length1 {program.file_length}", program.file, packed=True)
        descriptor = file.add(f"<<{program.descriptor}/FontFile2 {data} 0 R>>")
        to_unicode = file.add_stream("", program.to_unicode, packed=True)
        return file.add(
            f"<</Type/Font/Subtype/TrueType/BaseFont/{program.name}/FirstChar {program.first}/LastChar {program.last}"
            f"/Widths[{program.widths}]/FontDescriptor {descriptor} 0 R/ToUnicode {to_unicode} 0 R>>"
        )

    def _attach(self, canonical: bytes) -> str:
        """The signed facts as an associated file; the entries that the catalogue needs."""
        file = self._file
        data = file.add_stream(
            f"/Type/EmbeddedFile/Subtype/application#2Fjson/Params<</Size {len(canonical)}>>", canonical
        )
        described = text_string("The facts of this certificate, as the school sealed them")
        number = file.add(
            f"<</Type/Filespec/F({FACTS_NAME})/UF({FACTS_NAME})/AFRelationship/Data/Desc {described}"
            f"/EF<</F {data} 0 R/UF {data} 0 R>>>>"
        )
        return f"/Names<</EmbeddedFiles<</Names[({FACTS_NAME}) {number} 0 R]>>>>/AF[{number} 0 R]"


@cache
def _forms(palette: Palette) -> dict[str, bytes]:
    """What never changes, drawn once: frame, sprig and waves; frame and small crest; the crest."""
    turn = house_style.flip()
    frames, crest = house_style.frames(palette), house_style.crest(palette)
    front = f"q {turn}\n{frames}\n{house_style.waves(palette)}\n{house_style.sprig(palette)}\nQ"
    back = f"q {turn}\n{frames}\nQ\n{crest_at(palette, Back.CREST, crest)}"
    drawn = {"Front": front, "Back": back, "Crest": crest_at(palette, Front.CREST, crest)}
    return {name: pack(operators.encode("ascii")) for name, operators in drawn.items()}


def _info(facts: CertificateFacts, signature: bytes | None, title: str) -> str:
    day = f"D:{facts.issued:%Y%m%d}000000Z"
    entries = f"/Title {text_string(normalise(title))}/Author {text_string(normalise(facts.school))}"
    entries += f"/Creator({PROGRAM})/Producer({PROGRAM})"
    entries += f"/CreationDate({day})/ModDate({day})"
    if signature is not None:
        entries += f"/Subject {text_string(facts.number)}/Keywords({qr_text(facts.number, signature)})"
    return f"<<{entries}>>"


def _xmp(facts: CertificateFacts, signature: bytes | None, title: str) -> str:
    day = f"{facts.issued:%Y-%m-%d}T00:00:00Z"
    seal = "" if signature is None else f"<pdf:Keywords>{qr_text(facts.number, signature)}</pdf:Keywords>"
    subject = "" if signature is None else f"{_alternative('description', facts.number)}"
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">'
        f"{_alternative('title', title)}{subject}"
        f"<dc:creator><rdf:Seq><rdf:li>{escape(normalise(facts.school))}</rdf:li></rdf:Seq></dc:creator>"
        "<dc:language><rdf:Bag><rdf:li>en-GB</rdf:li></rdf:Bag></dc:language>"
        f"<xmp:CreateDate>{day}</xmp:CreateDate><xmp:ModifyDate>{day}</xmp:ModifyDate>"
        f"<xmp:CreatorTool>{PROGRAM}</xmp:CreatorTool><pdf:Producer>{PROGRAM}</pdf:Producer>{seal}"
        "</rdf:Description></rdf:RDF></x:xmpmeta>\n"
        '<?xpacket end="w"?>'
    )


def _alternative(name: str, text: str) -> str:
    return f'<dc:{name}><rdf:Alt><rdf:li xml:lang="x-default">{escape(normalise(text))}</rdf:li></rdf:Alt></dc:{name}>'
