"""Files made to fool or to exhaust a reader, each built here: none is kept in the repository."""

import hashlib
import io
import itertools
import struct
import zipfile
from collections.abc import Iterator

import docx
import typst

MEGABYTE = 1024 * 1024
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENGLISH = (
    "The members of the Working Group agreed on the text of the statement to all parties in the conflict. "
)
_PAD = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")


def word(text: str = ENGLISH) -> bytes:
    document = docx.Document()
    document.add_paragraph(text)
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def repacked(data: bytes, name: str, content: bytes | None) -> bytes:
    """Return the archive with one entry replaced, added, or (None) taken out."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            if entry != name:
                new.writestr(entry, old.read(entry))
        if content is not None:
            new.writestr(name, content)
    return held.getvalue()


def lying(data: bytes, name: str) -> bytes:
    """Return the archive saying of one entry that it unpacks to ten bytes."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = archive.getinfo(name).file_size
    return data.replace(struct.pack("<I", size), struct.pack("<I", 10))


def laughs() -> bytes:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY l0 "ha">{entities}]><d>&l9;</d>'.encode()


def outside() -> bytes:
    return b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]><d>&x;</d>'


def _rc4(key: bytes, data: bytes) -> bytes:
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    return bytes(sign ^ mask for sign, mask in zip(data, _stream(state), strict=False))


def _stream(state: list[int]) -> Iterator[int]:
    j = 0
    for i in itertools.cycle([*range(1, 256), 0]):
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        yield state[(state[i] + state[j]) % 256]


def locked_pdf() -> bytes:
    """A PDF that opens only with the password "user" (standard security handler, revision 2)."""
    user, permissions, name = (b"user" + _PAD)[:32], -4, b"0123456789abcdef"
    owner = _rc4(hashlib.md5((b"owner" + _PAD)[:32], usedforsecurity=False).digest()[:5], user)
    seed = user + owner + struct.pack("<i", permissions) + name
    key = hashlib.md5(seed, usedforsecurity=False).digest()[:5]
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>",
        b"<</Filter/Standard/V 1/R 2/O<%s>/U<%s>/P %d>>"
        % (owner.hex().encode(), _rc4(key, _PAD).hex().encode(), permissions),
    ]
    return _pdf(objects, b"/Encrypt 4 0 R/ID[<%s><%s>]" % (name.hex().encode(), name.hex().encode()))


def _pdf(objects: list[bytes], trailer: bytes = b"") -> bytes:
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    return body + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n"
        % (count, table, count, trailer, len(body))
    )


def many_pages(count: int) -> bytes:
    """A small PDF that claims a great many pages, all of them the same one."""
    kids = b"3 0 R " * count
    return _pdf([
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>",
    ])  # fmt: skip


def scanned_pdf() -> bytes:
    """Pages that hold a picture and no letter."""
    return bytes(typst.compile(b"#rect(width: 80%, height: 60%)\n#pagebreak()\n#circle(radius: 3cm)"))


def pdf(text: str = ENGLISH) -> bytes:
    return bytes(typst.compile(text.encode()))


def swollen_pdf() -> bytes:
    """One page whose drawing unpacks to a gigabyte of nothing."""
    import zlib

    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * MEGABYTE) for _ in range(1200)) + packer.flush()
    return _pdf([
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R>>",
        b"<</Length %d/Filter/FlateDecode>>\nstream\n%s\nendstream" % (len(packed), packed),
    ])  # fmt: skip


def texts() -> dict[str, str]:
    """Texts that made some pattern of the grammar look again and again, or could."""
    opening = "The Working Group agreed to address a message to the Government of Mali:\n"
    words = ENGLISH * 3
    letters = "".join(f"({letter}) Urging the Government to act;\n" for letter in "abcdefgh")
    nested = "".join(["(a) Urging:\n", "(i) Urging:\n", "(aa) Urging:\n"])
    return {
        "one line of 900,000 characters": opening + ENGLISH * 8_500,
        "capital words": opening + "Urging The Government Of " * 36_000,
        "one word": words + "a" * 900_000,
        "blanks": words + "a" + " " * 900_000 + "b",
        "hyphens": words + "-" * 900_000,
        "a hundred thousand labels": opening + letters * 3_300,
        "nested labels": opening + "1. The Working Group agreed:\n" + nested * 20_000,
        "commas": opening + "and, " * 180_000,
        "verbs": opening + "urging the Government to act, and " * 26_000,
        "brackets": words + "(" * 500_000,
        "resolutions": opening + "resolutions " + "1612 (2005), " * 60_000,
        "empty lines": opening + "\n" * 900_000 + "the end of it",
        "short lines": opening + "the\n" * 220_000,
        "split words": opening + "childr en " * 90_000,
        "footnotes": opening + "".join(
            f"word{n % 99} and the\n____\n{n % 99} note\n17-12345\n" for n in range(20_000)
        ),
        "preamble": "The Security Council,\n\n" + "Recalling its resolution 1612 (2005),\n\n" * 23_000,
        "related speech": opening + "".join(
            f"({letter}) Recalling that the Council called upon all to act by resolution {n} (2005);\n"
            for n in range(400) for letter in "abcdefghijklmnopqrstuvwxyz"
        ),
        "letters alike": "".join(
            f"{n}. The Working Group agreed to recommend that the President of the Security Council transmit a letter"
            f" to the Government of Mali:\n\n(a) Urging the Government to act in place {n};\n\n"
            f"{n}. The Working Group agreed to address a message through a public statement to the Government of Mali:\n\n"
            f"(a) Urging the Government to act in the place {n};\n\n"
            for n in range(1, 900)
        ),
    }  # fmt: skip
