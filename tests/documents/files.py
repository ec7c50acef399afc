"""Small files of every kind, made here."""

import io
import struct
import zipfile
import zlib

PDF = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n"


def pdf(says=b""):
    return PDF.replace(b"endobj\n", b"endobj\n%" + says + b"\n", 1)


def png():
    def chunk(kind, data):
        return struct.pack("!L", len(data)) + kind + data + struct.pack("!L", zlib.crc32(kind + data))

    header = struct.pack("!LLBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")


JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00" + b"\x00" * 64 + b"\xff\xd9"
HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + b"\x00" * 64


def zipped(parts, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def docx(**more):
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": "<document>Woorden</document>", **more})


def xlsx():
    return zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"})


def odt(kind="text"):
    return zipped({"mimetype": f"application/vnd.oasis.opendocument.{kind}", "content.xml": "<office/>"})


def bomb():
    """Ten megabytes that are a few kilobytes as long as nobody unpacks them."""
    return docx(**{"word/media/large.xml": b"\0" * (10 * 1024 * 1024)})


def swollen():
    """A part that is larger than the list of parts says."""
    found = bytearray(docx(**{"word/large.xml": b"a" * 200_000}))
    at = found.rindex(b"PK\x01\x02")
    struct.pack_into("<L", found, at + 24, 100)
    return bytes(found)


def many_parts():
    """More parts than a document has."""
    return docx(**{f"word/{number}.xml": b"" for number in range(2100)})


def locked():
    found = bytearray(docx())
    for mark, skip in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = found.find(mark)
        while at >= 0:
            found[at + skip] |= 1
            at = found.find(mark, at + 1)
    return bytes(found)
