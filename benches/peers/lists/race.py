"""Races the crate's readers of published lists against lxml and against quick-xml that only steps through the events: see `run`.

Time is measured inside each process, without start-up and imports. Every number is the median of REPEATS runs, taken in turns, so that a
slow minute of the machine hits all alike. A peer that is not installed is skipped with a printed line.
"""
import importlib.util
import os
import pathlib
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
OURS = HERE / "target/release/lists-race"
REPEATS = int(os.environ.get("REPEATS", "3"))

# The facts that the reader keeps, without checking any of them: of each target its sets, kind, main name, places and spells.
LXML = {
    "ofac": """
import resource, sys, time
from lxml import etree
start = time.perf_counter()
NS = "{urn:made-up:ADVANCED_XML}"
names, places, parties, kept = {}, {}, {}, []
LOOKUPS = ("Country", "FeatureType", "SanctionsType", "LegalBasis", "List", "AliasType", "NamePartType", "PartySubType", "PartyType", "EntryEventType")
def day(date):
    return tuple(int(part.text) for part in date)
tags = [NS + tag for tag in LOOKUPS + ("Location", "Profile", "SanctionsEntry")]
for _, element in etree.iterparse(sys.argv[1], events=("end",), tag=tags):
    tag = element.tag[len(NS):]
    if tag in LOOKUPS:
        names[tag, element.get("ID")] = element.text
        continue
    if tag == "Location":
        places[element.get("ID")] = element.find(NS + "LocationCountry").get("CountryID")
    elif tag == "Profile":
        identity = element.find(NS + "Identity")
        aliases = []
        for alias in identity.iterchildren(NS + "Alias"):
            parts = [part.text for part in alias.iterfind(f"{NS}DocumentedName/{NS}DocumentedNamePart/{NS}NamePartValue")]
            aliases.append((alias.get("Primary"), ", ".join(parts)))
        countries, exposes = [], False
        for feature in element.iterchildren(NS + "Feature"):
            kind = names.get(("FeatureType", feature.get("FeatureTypeID")))
            if kind == "Location":
                location = feature.find(f"{NS}FeatureVersion/{NS}VersionLocation").get("LocationID")
                countries.append(names["Country", places[location]])
            elif kind == "Secondary sanctions risk:":
                exposes = True
        parties[element.get("ID")] = (element.get("PartySubTypeID"), aliases, countries, exposes)
    else:
        events = sorted((day(event.find(NS + "Date")), event.get("LegalBasisID")) for event in element.iterchildren(NS + "EntryEvent"))
        measures = [
            (names["SanctionsType", measure.get("SanctionsTypeID")], measure.findtext(NS + "Comment"))
            for measure in element.iterchildren(NS + "SanctionsMeasure")
        ]
        kept.append((element.get("ID"), element.get("ProfileID"), names["List", element.get("ListID")], events, measures))
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]
print(time.perf_counter() - start, len(kept), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
""",
    "seco": """
import resource, sys, time
from lxml import etree
start = time.perf_counter()
kept, countries = [], {}
for _, element in etree.iterparse(sys.argv[1], events=("end",), tag=("target", "place")):
    if element.getparent().getparent() is not None:
        continue
    if element.tag == "place":
        countries[element.get("ssid")] = element.find("country").get("iso-code")
    else:
        sets = [element.get("sanctions-set-id")] + [child.text for child in element.iterchildren("sanctions-set-id")]
        subject = next(child for child in element if child.tag in ("individual", "entity", "object"))
        identity = subject.find("identity[@main='true']")
        name = identity.find("name[@name-type='primary-name']")
        parts = sorted((int(part.get("order")), part.findtext("value")) for part in name.iterchildren("name-part"))
        places = [address.get("place-id") for address in subject.iterfind("identity/address")]
        nations = [country.get("iso-code") for country in subject.iterfind("identity/nationality/country")]
        changes = [
            (change.get("effective-date"), change.get("publication-date"), change.get("modification-type"))
            for change in element.iterchildren("modification", reversed=True)
        ]
        changes.sort(key=lambda change: (change[0], change[1], change[2] == "amended"))
        spells = []
        for effective, published, change in changes:
            if change == "listed":
                spells.append([published, effective, None, []])
            elif change == "de-listed":
                spells[-1][2] = effective
            else:
                spells[-1][3].append(published)
        kept.append((element.get("ssid"), sets, subject.tag, " ".join(part for _, part in parts), places, nations, spells))
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]
kept = [entry[:4] + ([countries.get(place) for place in entry[4]],) + entry[5:] for entry in kept]
print(time.perf_counter() - start, len(kept), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
""",
}

FORMATS = ["seco", "ofac"]


def run(command):
    out = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return float(out[0]), int(out[1]), int(out[2])


def main():
    has_lxml = importlib.util.find_spec("lxml") is not None
    if not has_lxml:
        print("lxml is not installed: skipped")
    for form in FORMATS:
        file = HERE / "data" / f"{form}.xml"
        size = file.stat().st_size / 1e6
        jobs = {"quick-xml, stepping": [OURS, "step", file], "interstate": [OURS, form, file]}
        if has_lxml and form in LXML:
            jobs["lxml iterparse"] = [sys.executable, "-c", LXML[form], file]
        runs = {name: [] for name in jobs}
        for _ in range(REPEATS):
            for name, command in jobs.items():
                runs[name].append(run([str(part) for part in command]))
        seconds = {name: statistics.median(times for times, *_ in of) for name, of in runs.items()}
        print(f"{form}: {size:.0f} MB")
        for name, of in runs.items():
            print(f"  {name:20} {seconds[name]:7.3f} s  {size / seconds[name]:6.0f} MB/s  {of[0][1]:9} found  peak {max(kib for _, _, kib in of) / 1024:6.0f} MiB")
        ours = seconds["interstate"]
        print(f"  of the stepping {ours / seconds['quick-xml, stepping']:.2f} times (at most 2)", end="")
        print(f"; {seconds['lxml iterparse'] / ours:.1f} times as fast as lxml (at least 3)" if "lxml iterparse" in seconds else "")
        most, kept = map(int, subprocess.run([str(HERE / "target/release/lists-memory"), form, str(file)], capture_output=True, text=True, check=True).stdout.split())
        print(f"  allocated at most {most / 1e6:.1f} MB, of which the register keeps {kept / 1e6:.1f}: {most / kept:.2f} times (at most 1.5)")


main()
