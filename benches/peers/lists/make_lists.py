#!/usr/bin/env python3
"""Writes made-up lists in the shape and size of the published ones: `make_lists.py FORMAT MEGABYTES FILE`.

Formats: `seco`, the whole list of Switzerland; `ofac`, the advanced XML of the Treasury. The same arguments give the same bytes.
"""

import random
import sys

SYLLABLES = "ba ko ra mi tu ne lo sa vi do pe ga ri zu fa".split()
COUNTRIES = "BY RU CN HK IR KP SY TR AE CH".split()


def word(rng, syllables=4):
    return "".join(rng.choice(SYLLABLES) for _ in range(syllables)).capitalize()


def day(rng):
    return f"{rng.randint(2008, 2026)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"


def seco_target(rng, number, depth=0):
    parts = "".join(
        f'<name-part ssid="{number}{order}" order="{order}" name-part-type="{kind}"><value>{word(rng)}</value>'
        f'<spelling-variant lang="rus" script="cyrl">{word(rng)}</spelling-variant></name-part>'
        for order, kind in ((1, "family-name"), (2, "given-name"), (3, "father-name"))
    )
    names = "".join(
        f'<name ssid="{number}{kind}" name-type="{kind}" quality="good">{parts}</name>' for kind in ("primary-name", "alias", "alias")
    )
    identity = (
        f'<identity ssid="{number}" main="true">{names}<nationality ssid="{number}"><country iso-code="RU">Russian Federation</country></nationality>'
        f'<day-month-year ssid="{number}" day="1" month="2" year="1970" quality="good"/><place-of-birth ssid="{number}" place-id="{number % 500}" quality="good"/>'
        f'<address ssid="{number}" main="true" quality="good" place-id="{number % 500}"><address-details>{word(rng)} {word(rng)} 12</address-details></address>'
        f'<identification-document ssid="{number}" document-type="passport"><number>{number}</number><issuer code="RU">Russian Federation</issuer></identification-document></identity>'
    )
    text = " ".join(word(rng) for _ in range(60)) + " &amp; others."
    person = f'<individual ssid="{number}" sex="male">{identity}<justification ssid="{number}">{text}</justification><other-information ssid="{number}">{text}</other-information></individual>'
    if depth:
        return person
    changes = ""
    listed = sorted(day(rng) for _ in range(rng.randint(1, 4)))
    for at, on in enumerate(listed):
        kind = ("listed", "amended", "de-listed", "listed")[at]
        old = f"<removed>{seco_target(rng, number, 1)}</removed>" if kind == "amended" else ""
        changes = f'<modification modification-type="{kind}" enactment-date="{on}" publication-date="{on}" effective-date="{on}">{old}</modification>' + changes
    return f'<target ssid="{number}" sanctions-set-id="{number % 60}"><foreign-identifier>EU.{number}</foreign-identifier>{person}{changes}</target>\n'


def seco(rng, size, write):
    write('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<swiss-sanctions-list list-type="whole-list" date="2026-11-01">\n')
    for number in range(60):
        write(
            f'<sanctions-program ssid="{1000 + number}" version-date="2026-01-01"><program-key lang="eng">Programme {number}</program-key><program-key lang="ger">Programm {number}</program-key>'
            f'<program-name lang="eng">Ordinance {number} on made-up measures</program-name><sanctions-set ssid="{number}" lang="eng">article {number} -- Financial sanctions</sanctions-set><origin>EU</origin></sanctions-program>\n'
        )
    number = 0
    while write.size < size:
        number += 1
        write(seco_target(rng, number))
    for place in range(500):
        write(f'<place ssid="{place}"><location>{word(rng)}</location><country iso-code="{COUNTRIES[place % 10]}">-</country></place>\n')
    write("</swiss-sanctions-list>\n")


def ofac_date(rng, tag="Date"):
    year, month, on = day(rng).split("-")
    return f'<{tag} CalendarTypeID="1"><Year>{year}</Year><Month>{int(month)}</Month><Day>{int(on)}</Day></{tag}>'


def ofac_party(rng, number):
    name = lambda at, kind, primary: (
        f'<Alias FixedRef="{number}" AliasTypeID="{kind}" Primary="{primary}" LowQuality="false"><DocumentedName ID="{number}{at}" FixedRef="{number}" DocNameStatusID="1">'
        f'<DocumentedNamePart><NamePartValue NamePartGroupID="{number}1" ScriptID="215" ScriptStatusID="1" Acronym="false">{word(rng).upper()}</NamePartValue></DocumentedNamePart>'
        f'<DocumentedNamePart><NamePartValue NamePartGroupID="{number}2" ScriptID="215" ScriptStatusID="1" Acronym="false">{word(rng)}</NamePartValue></DocumentedNamePart></DocumentedName></Alias>'
    )
    names = name(1, 1403, "true") + "".join(name(at, 1400, "false") for at in range(2, 6))
    feature = lambda at, kind, inner: (
        f'<Feature ID="{number}{at}" FeatureTypeID="{kind}"><FeatureVersion ID="{number}{at}" ReliabilityID="1560"><Comment/>{inner}</FeatureVersion><IdentityReference IdentityID="{number}" IdentityFeatureLinkTypeID="1"/></Feature>'
    )
    dates = f'<DatePeriod CalendarTypeID="1" YearFixed="false" MonthFixed="false" DayFixed="false"><Start Approximate="false" YearFixed="false">{ofac_date(rng, "From")}{ofac_date(rng, "To")}</Start><End Approximate="false">{ofac_date(rng, "From")}{ofac_date(rng, "To")}</End></DatePeriod>'
    features = (
        feature(1, 25, f'<VersionLocation LocationID="{number % 5000}"/>')
        + feature(2, 8, dates)
        + feature(3, 504, '<VersionDetail DetailTypeID="1432">See Section 11 of the made-up order.</VersionDetail>')
        + feature(4, 9, f'<VersionDetail DetailTypeID="1432">{word(rng)}</VersionDetail>')
    )
    return (
        f'<DistinctParty FixedRef="{number}"><Comment/><Profile ID="{number}" PartySubTypeID="{3 + number % 2}"><Identity ID="{number}" FixedRef="{number}" Primary="true" False="false">{names}'
        f'<NamePartGroups><MasterNamePartGroup><NamePartGroup ID="{number}1" NamePartTypeID="1520"/></MasterNamePartGroup><MasterNamePartGroup><NamePartGroup ID="{number}2" NamePartTypeID="1521"/></MasterNamePartGroup></NamePartGroups></Identity>{features}</Profile></DistinctParty>\n'
    )


def ofac_entry(rng, number):
    measure = lambda at, kind, comment: (
        f'<SanctionsMeasure ID="{number}{at}" SanctionsTypeID="{kind}"><Comment>{comment}</Comment><DatePeriod CalendarTypeID="1" YearFixed="false" MonthFixed="false" DayFixed="false"/></SanctionsMeasure>'
    )
    events = "".join(
        f'<EntryEvent ID="{number}{at}" EntryEventTypeID="{at}" LegalBasisID="7"><Comment/>{ofac_date(rng)}</EntryEvent>' for at in range(1, 2 + (number % 9 == 0))
    )
    return f'<SanctionsEntry ID="{number}" ProfileID="{number}" ListID="1550">{events}{measure(1, 1705, "")}{measure(2, 1, "RUSSIA-EO14024")}</SanctionsEntry>\n'


def ofac(rng, size, write):
    values = lambda name, rows: f"<{name}Values>" + "".join(f'<{name} ID="{number}"{more}>{text}</{name}>' for number, text, more in rows) + f"</{name}Values>\n"
    write('<?xml version="1.0" encoding="utf-8"?>\n<Sanctions xmlns="urn:made-up:ADVANCED_XML" Version="1"><DateOfIssue CalendarTypeID="1"><Year>2026</Year><Month>11</Month><Day>1</Day></DateOfIssue>\n<ReferenceValueSets>')
    write(values("AliasType", [(1400, "A.K.A.", ""), (1403, "Name", "")]))
    write(values("Country", [(11074, "Hong Kong", ' ISO2="HK"'), (11083, "Iran", ' ISO2="IR"')]))
    write(values("EntryEventType", [(1, "Created", ""), (2, "Amended", "")]))
    write(values("FeatureType", [(8, "Birthdate", ""), (9, "Place of Birth", ""), (25, "Location", ""), (504, "Secondary sanctions risk:", "")]))
    write(values("LegalBasis", [(7, "Executive Order 14024 (Russia)", "")]))
    write(values("List", [(1550, "SDN List", "")]))
    write(values("NamePartType", [(1520, "Last Name", ""), (1521, "First Name", "")]))
    write(values("PartySubType", [(3, "Unknown", ' PartyTypeID="2"'), (4, "Unknown", ' PartyTypeID="1"')]))
    write(values("PartyType", [(1, "Individual", ""), (2, "Entity", "")]))
    write(values("SanctionsType", [(1, "Program", ""), (1705, "Block", "")]))
    write("</ReferenceValueSets>\n<Locations>")
    for place in range(5000):
        write(f'<Location ID="{place}"><LocationCountry CountryID="{11074 + 9 * (place % 2)}" CountryRelevanceID="1413"/><LocationPart LocPartTypeID="1454"><LocationPartValue Primary="true" LocPartValueTypeID="1"><Comment/><Value>{word(rng)}</Value></LocationPartValue></LocationPart></Location>\n')
    write("</Locations>\n<IDRegDocuments/>\n<DistinctParties>")
    number = 0
    while write.size < size * 0.86:
        number += 1
        write(ofac_party(rng, number))
    write("</DistinctParties>\n<ProfileRelationships/>\n<SanctionsEntries>")
    for entry in range(1, number + 1):
        write(ofac_entry(rng, entry))
    write("</SanctionsEntries></Sanctions>\n")


class Writer:
    def __init__(self, file):
        self.file, self.size = file, 0

    def __call__(self, text):
        self.size += self.file.write(text)


if __name__ == "__main__":
    form, megabytes, path = sys.argv[1:]
    with open(path, "w", encoding="utf-8") as out:
        {"seco": seco, "ofac": ofac}[form](random.Random(1), float(megabytes) * 1e6, Writer(out))
