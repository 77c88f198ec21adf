"""Wraps the shipped sample of 100 GDELT rows, and rows made up for the tests, as gzip and zip files: with Python's own libraries.

    python3 tests/it/corpus/make_archives.py
"""
import gzip
import pathlib
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
OUT = HERE / "archives"
OUT.mkdir(exist_ok=True)
GDELT = (HERE / "../../../data/gdelt_v1_20141124_100rows.export.CSV").read_bytes()
POLECAT = (HERE / "polecat.tsv").read_bytes()
DAY = (2024, 1, 1, 0, 0, 0)


def zipped(name, members, method=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(OUT / name, "w", method) as archive:
        for member, content in members:
            archive.writestr(zipfile.ZipInfo(member, DAY), content, method)
    return OUT / name


def patched(path, *changes):
    content = bytearray(path.read_bytes())
    for at, value in changes:
        content[at] = value
    path.write_bytes(content)


half = GDELT.index(b"\n", len(GDELT) // 2) + 1
with open(OUT / "gdelt.gz", "wb") as file:
    # Two streams, as `cat a.gz b.gz` makes them.
    file.write(gzip.compress(GDELT[:half], mtime=0) + gzip.compress(GDELT[half:], mtime=0))
mac = [("__MACOSX/._20141124.export.CSV", b"\0\5\26\7"), ("data/", b""), ("data/.DS_Store", b"\0\0\0\1")]
zipped("gdelt.zip", mac + [("data/20141124.export.CSV", GDELT)])
zipped("stored.zip", [("polecat.txt", POLECAT)], zipfile.ZIP_STORED)
zipped("months.zip", [(f"ngecEventsDV-2022-{month:02}.txt", POLECAT) for month in range(1, 8)])
zipped("empty.zip", [])
zipped("twice.zip", [("a.txt", POLECAT), ("a.txt", GDELT)])
# What a Mac adds, and a file whose name ends like it.
zipped("of_a_mac.zip", [(name, b"\0\0\0\1") for name in (".DS_Store", "a/.DS_Store", "foo.DS_Store", "a/b.DS_Store")])
zipped("bzip2.zip", [("polecat.txt", POLECAT)], zipfile.ZIP_BZIP2)

# The bit that says "encrypted", in both headers of the member.
path = zipped("encrypted.zip", [("polecat.txt", POLECAT)])
directory = path.read_bytes().index(b"PK\1\2")
patched(path, (6, 1), (directory + 8, 1))
