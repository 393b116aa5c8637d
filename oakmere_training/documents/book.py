"""A tagged PDF in the making: pages that share fonts, drawings and one structure tree, and the file's properties.

Certificates and all other papers are written through this. The same pages give the same bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from oakmere_training.documents.faces import normalise
from oakmere_training.documents.house_style import PROGRAM, PT_PER_MM
from oakmere_training.documents.pdf_file import PdfFile, text_string

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from oakmere_training.documents.faces import Leaf
    from oakmere_training.documents.sheet import Page
    from oakmere_training.documents.tags import Tags


@dataclass(frozen=True, slots=True)
class Properties:
    """What a viewer shows of a file. ``made`` is its date; ``duplex`` how it lies on a sheet of two sides."""

    title: str
    author: str
    made: date
    subject: str = ""
    keywords: str = ""
    duplex: str = "DuplexFlipLongEdge"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A JSON file that goes with the PDF as an associated file."""

    name: str
    data: bytes
    described: str


class Book:
    """Pages of one size (``width`` and ``height`` in mm), in the order in which they are added."""

    def __init__(self, width: float, height: float) -> None:
        self._box = f"0 0 {width * PT_PER_MM:.3f} {height * PT_PER_MM:.3f}"
        self._file = PdfFile()
        self._leaves: dict[str, Leaf] = {}
        self._root = self._file.reserve()
        self._pages = self._file.reserve()
        self._resources = self._file.reserve()
        self._structure = self._file.reserve()
        self._document = self._file.reserve()
        self._page_numbers: list[int] = []
        self._parts: list[int] = []
        self._owners: list[int] = []

    def add(self, pages: Sequence[Page], tags: Tags) -> None:
        """Write pages, whose indexes count from 0, with the tags that belong to them: a part of the document."""
        file = self._file
        numbers = [self._write_page(page) for page in pages]
        tags.root.role = "Part"
        part, owners = tags.write(file, self._document, numbers)
        self._parts.append(part)
        for marks in owners:
            self._owners.append(file.add(f"[{' '.join(f'{number} 0 R' for number in marks)}]"))

    def _write_page(self, page: Page) -> int:
        file = self._file
        self._leaves.update(page.leaves)
        content = file.add_stream("", page.content())
        number = file.add(
            f"<</Type/Page/Parent {self._pages} 0 R/MediaBox[{self._box}]"
            f"/Resources {self._resources} 0 R/Contents {content} 0 R"
            f"/StructParents {len(self._page_numbers)}/Tabs/S>>"
        )
        self._page_numbers.append(number)
        return number

    def finish(
        self,
        properties: Properties,
        fingerprint: bytes,
        forms: Mapping[str, bytes] | None = None,
        attachment: Attachment | None = None,
    ) -> bytes:
        """Write what all pages share, and the catalogue; the whole file.

        ``forms`` are drawings that pages show by name (``/Name Do``), deflated. ``fingerprint`` tells this file's
        identity from others.
        """
        file = self._file
        file.fill(self._resources, self._shared_resources(forms or {}))
        kids = " ".join(f"{number} 0 R" for number in self._page_numbers)
        file.fill(self._pages, f"<</Type/Pages/Count {len(self._page_numbers)}/Kids[{kids}]>>")
        self._write_structure()
        names = "" if attachment is None else self._attach(attachment)
        metadata = file.add_stream("/Type/Metadata/Subtype/XML", _xmp(properties).encode("utf-8"), raw=True)
        file.fill(
            self._root,
            f"<</Type/Catalog/Version/1.7/Pages {self._pages} 0 R/Lang(en-GB)/MarkInfo<</Marked true>>"
            f"/StructTreeRoot {self._structure} 0 R/Metadata {metadata} 0 R/PageMode/UseNone"
            f"/ViewerPreferences<</DisplayDocTitle true/Duplex/{properties.duplex}/PrintScaling/None>>{names}>>",
        )
        info = file.add(_info(properties))
        return file.finish(self._root, info, fingerprint)

    def _write_structure(self) -> None:
        file = self._file
        kids = " ".join(f"{number} 0 R" for number in self._parts)
        file.fill(self._document, f"<</S/Document/P {self._structure} 0 R/K[{kids}]>>")
        pairs = " ".join(f"{place} {number} 0 R" for place, number in enumerate(self._owners))
        file.fill(
            self._structure,
            f"<</Type/StructTreeRoot/K {self._document} 0 R/ParentTree<</Nums[{pairs}]>>"
            f"/ParentTreeNextKey {len(self._owners)}>>",
        )

    def _shared_resources(self, forms: Mapping[str, bytes]) -> str:
        file = self._file
        fonts = "".join(f"{resource} {self._embed(leaf)} 0 R" for resource, leaf in sorted(self._leaves.items()))
        box = f"/Type/XObject/Subtype/Form/BBox[{self._box}]"
        drawings = "".join(
            f"/{name} {file.add_stream(f'{box}/Resources<<>>', drawn, packed=True)} 0 R"
            for name, drawn in forms.items()
        )
        return f"<</Font<<{fonts}>>/XObject<<{drawings}>>>>"

    def _embed(self, leaf: Leaf) -> int:
        file, program = self._file, leaf.program
        data = file.add_stream(f"/Length1 {program.file_length}", program.file, packed=True)
        descriptor = file.add(f"<<{program.descriptor}/FontFile2 {data} 0 R>>")
        to_unicode = file.add_stream("", program.to_unicode, packed=True)
        return file.add(
            f"<</Type/Font/Subtype/TrueType/BaseFont/{program.name}/FirstChar {program.first}/LastChar {program.last}"
            f"/Widths[{program.widths}]/FontDescriptor {descriptor} 0 R/ToUnicode {to_unicode} 0 R>>"
        )

    def _attach(self, attachment: Attachment) -> str:
        """The entries that the catalogue needs."""
        file, name = self._file, attachment.name
        data = file.add_stream(
            f"/Type/EmbeddedFile/Subtype/application#2Fjson/Params<</Size {len(attachment.data)}>>", attachment.data
        )
        number = file.add(
            f"<</Type/Filespec/F({name})/UF({name})/AFRelationship/Data/Desc {text_string(attachment.described)}"
            f"/EF<</F {data} 0 R/UF {data} 0 R>>>>"
        )
        return f"/Names<</EmbeddedFiles<</Names[({name}) {number} 0 R]>>>>/AF[{number} 0 R]"


def _info(properties: Properties) -> str:
    day = f"D:{properties.made:%Y%m%d}000000Z"
    entries = f"/Title {text_string(normalise(properties.title))}/Author {text_string(normalise(properties.author))}"
    entries += f"/Creator({PROGRAM})/Producer({PROGRAM})"
    entries += f"/CreationDate({day})/ModDate({day})"
    if properties.subject:
        entries += f"/Subject {text_string(properties.subject)}"
    if properties.keywords:
        entries += f"/Keywords({properties.keywords})"
    return f"<<{entries}>>"


def _xmp(properties: Properties) -> str:
    day = f"{properties.made:%Y-%m-%d}T00:00:00Z"
    seal = f"<pdf:Keywords>{properties.keywords}</pdf:Keywords>" if properties.keywords else ""
    subject = _alternative("description", properties.subject) if properties.subject else ""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">'
        f"{_alternative('title', properties.title)}{subject}"
        f"<dc:creator><rdf:Seq><rdf:li>{escape(normalise(properties.author))}</rdf:li></rdf:Seq></dc:creator>"
        "<dc:language><rdf:Bag><rdf:li>en-GB</rdf:li></rdf:Bag></dc:language>"
        f"<xmp:CreateDate>{day}</xmp:CreateDate><xmp:ModifyDate>{day}</xmp:ModifyDate>"
        f"<xmp:CreatorTool>{PROGRAM}</xmp:CreatorTool><pdf:Producer>{PROGRAM}</pdf:Producer>{seal}"
        "</rdf:Description></rdf:RDF></x:xmpmeta>\n"
        '<?xpacket end="w"?>'
    )


def _alternative(name: str, text: str) -> str:
    return f'<dc:{name}><rdf:Alt><rdf:li xml:lang="x-default">{escape(normalise(text))}</rdf:li></rdf:Alt></dc:{name}>'
