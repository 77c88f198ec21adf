"""Makes files of one made-up list in every form that the Treasury and trade.gov publish: run `python3 make_ofac.py` beside the files.

Nobody in it exists. The names say so. `ofac_pair_*.csv` and `ofac_pair_advanced.xml` tell the same list, and so do `csl_pair.csv` and `csl_pair.json`.
"""

import csv
import io
import json
from xml.sax.saxutils import escape

NULL = "-0- "

# id, name, kind, programmes, nationalities, (number type, number, country), addresses, flag, secondary risk, directives, events
PARTIES = [
    (9100001, "MADEUP ALPHA TRADING LTD", "Entity", ["RUSSIA-EO14024", "IRAN"], [],
     [("Unified Social Credit Code (USCC)", "91440300MA5XXXXX0A", "China")],
     [("Room 1", "Wan Chai", "Hong Kong"), ("", "Shenzhen", "China")], "", True, [], ["2022-04-06", "2024-06-12"]),
    (9100002, "MADEUPOV, Ivan", "Individual", ["SDGT"], ["Russia", "Cyprus"], [], [("", "", "Russia")], "", False, [], ["2019"]),
    (9100003, "MV MADE UP", "Vessel", ["RUSSIA-EO14024"], [], [], [], "Gabon", False, [], ["2023-02"]),
    (9100004, "EP-MADEUP", "Aircraft", ["IRAN"], [], [], [], "", False, [], ["2020-01-31"]),
    (9100005, "MADEUP \"BETA\" & SONS, <NOWHERE>", "Entity", ["NPWMD", "DPRK3"], [], [],
     [("", "Pyongyang", "Korea, North"), ("", "", "undetermined")], "", True, [], ["2016-03-16", "2016-03-16", "2018-01-24"]),
    (9100006, "MADEUP GAMMA BANK", "Entity", ["MADEUP-EO99999"], [], [("Company Number", "12345", "United Kingdom")],
     [("1 High Street", "London", "United Kingdom")], "", False, [], ["2021-12-31"]),
    (9100007, "MADEUP DELTA PJSC", "Entity", ["RUSSIA-EO14024"], [], [("Registration Number", "1027700000000", "Russia")],
     [("", "Moscow", "Russia")], "", False, [("2", "2022-02-24", "2022-03-26"), ("3", "2022-02-24", "2022-03-26")], ["2022-02-24"]),
]
COUNTRIES = {"Hong Kong": "HK", "China": "CN", "Russia": "RU", "Cyprus": "CY", "Korea, North": "KP", "United Kingdom": "GB", "undetermined": None}
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def english(day):
    year, month, of_month = day.split("-")
    return f"{of_month} {MONTHS[int(month) - 1]} {year}"


def remarks(party):
    _, _, kind, _, nationalities, numbers, _, _, risk, directives, _ = party
    told = []
    if kind == "Individual":
        told.append("DOB 01 Jan 1970")
        told += [("nationality " if n == 0 else "citizen ") + where for n, where in enumerate(nationalities)]
    if risk:
        told.append("Secondary sanctions risk: See Section 11 of Executive Order 14024.")
    for number, listed, effective in directives:
        told.append(f"Listing Date (EO 14024 Directive {number}): {english(listed)}")
        told.append(f"Effective Date (EO 14024 Directive {number}): {english(effective)}")
    told += [f"{what} {number} ({where})" for what, number, where in numbers]
    if kind == "Vessel":
        told.append("Former Vessel Flag Malta; Vessel Registration Identification IMO 9999993; Legal Entity Number 00000000000000000098; Linked To: MADEUP ALPHA TRADING LTD")
    return "; ".join(told) + "." if told else ""


def cell(text):
    return NULL if text == "" else '"' + str(text).replace('"', '""') + '"'


def table(rows):
    lines = [",".join(str(c) if isinstance(c, int) else cell(c) for c in row) for row in rows]
    return ("\r\n".join(lines) + "\r\n\x1a").encode("ascii")


def csv_set():
    main, add, alt, comments = [], [], [], []
    for party in PARTIES:
        ident, name, kind, tags, _, _, addresses, flag, _, _, _ = party
        text = remarks(party)
        if len(text) > 120:  # The published files cut at 1000, within a word.
            comments.append([ident, text[120:]])
            text = text[:120]
        kind = "" if kind == "Entity" else kind.lower()
        main.append([ident, name, kind, "] [".join(tags), "", "", "", "", "", flag, "", text])
        for street, city, country in addresses or [("", "", "")]:
            add.append([ident, ident * 10 + len(add), street, city, country, ""])
        alt.append([ident, ident * 10, "aka", name + " ALIAS", ""])
    return {"sdn": main, "add": add, "alt": alt, "comments": comments}


def values(name, ids):
    element = name.removesuffix("Values")
    rows = "".join(f'<{element} ID="{number}"{more}>{escape(text)}</{element}>' for number, text, more in ids)
    return f"<{name}>{rows}</{name}>"


def date(day, name="Date"):
    parts = day.split("-")
    told = "".join(f"<{word}>{int(part)}</{word}>" for word, part in zip(("Year", "Month", "Day"), parts))
    return f'<{name} CalendarTypeID="1">{told}</{name}>'


def feature(number, kind, inside):
    return f'<Feature ID="{number}" FeatureTypeID="{kind}"><FeatureVersion ID="{number}" ReliabilityID="1">{inside}</FeatureVersion></Feature>'


def advanced():
    countries = {name: 11000 + n for n, name in enumerate(COUNTRIES)}
    details = {"Gabon": 91000, "Malta": 91001, "IMO": 91002}
    features = ["Location", "Secondary sanctions risk:", "Nationality Country", "Citizenship Country", "Vessel Flag", "Former Vessel Flag",
                "Birthdate", "Digital Currency Address - XBT"]
    features += [f"{what} Date (EO 14024 Directive {n}):" for n in "23" for what in ("Listing", "Effective")]
    feature_ids = {name: 500 + n for n, name in enumerate(features)}
    numbers = ["Unified Social Credit Code (USCC)", "Company Number", "Registration Number", "Passport", "Vessel Registration Identification",
               "Legal Entity Number"]
    number_ids = {name: 1500 + n for n, name in enumerate(numbers)}
    sets = [
        values("AliasTypeValues", [(1400, "A.K.A.", ""), (1403, "Name", "")]),
        values("CountryValues", [(n, name, f' ISO2="{COUNTRIES[name]}"' if COUNTRIES[name] else "") for name, n in countries.items()]),
        values("DetailReferenceValues", [(n, name, "") for name, n in details.items()]),
        values("EntryEventTypeValues", [(1, "Created", ""), (2, "Amended", "")]),
        values("FeatureTypeValues", [(n, name, "") for name, n in feature_ids.items()]),
        values("IDRegDocTypeValues", [(n, name, "") for name, n in number_ids.items()]),
        values("LegalBasisValues", [(7, "Executive Order 14024 (Made Up)", ""), (8, "Unknown", "")]),
        values("ListValues", [(1550, "SDN List", ""), (91500, "Consolidated List", "")]),
        values("NamePartTypeValues", [(1520, "Last Name", ""), (1521, "First Name", ""), (1525, "Entity Name", ""), (1526, "Vessel Name", ""),
                                      (1528, "Aircraft Name", "")]),
        values("PartySubTypeValues", [(1, "Vessel", ' PartyTypeID="4"'), (2, "Aircraft", ' PartyTypeID="4"'), (3, "Unknown", ' PartyTypeID="2"'),
                                      (4, "Unknown", ' PartyTypeID="1"')]),
        values("PartyTypeValues", [(1, "Individual", ""), (2, "Entity", ""), (4, "Transport", "")]),
        values("SanctionsTypeValues", [(1, "Program", ""), (1705, "Block", "")]),
        values("ScriptValues", [(215, "Latin", ""), (220, "Cyrillic", "")]),
    ]
    locations, documents, parties, entries = [], [], [], []
    number = 0
    for ident, name, kind, tags, nationalities, ids, addresses, flag, risk, directives, events in PARTIES:
        told = []

        def add(what, inside):
            nonlocal number
            number += 1
            told.append(feature(number, feature_ids[what], inside))

        for _, city, country in addresses:
            place = 80000 + len(locations)
            where = f'<LocationPart LocPartTypeID="1454"><LocationPartValue Primary="true"><Value>{escape(city)}</Value></LocationPartValue></LocationPart>'
            locations.append(f'<Location ID="{place}"><LocationCountry CountryID="{countries[country]}" CountryRelevanceID="1413"/>{where if city else ""}</Location>')
            add("Location", f'<VersionLocation LocationID="{place}"/>')
        for n, where in enumerate(nationalities):
            place = 80000 + len(locations)
            locations.append(f'<Location ID="{place}"><LocationCountry CountryID="{countries[where]}"/></Location>')
            add("Nationality Country" if n == 0 else "Citizenship Country", f'<VersionLocation LocationID="{place}"/>')
        if kind == "Individual":
            add("Birthdate", f'<DatePeriod CalendarTypeID="1"><Start Approximate="false">{date("1970-01-01", "From")}{date("1970-01-01", "To")}</Start></DatePeriod>')
        if risk:
            add("Secondary sanctions risk:", '<VersionDetail DetailTypeID="1432">See Section 11 of Executive Order 14024.</VersionDetail>')
        if flag:
            add("Vessel Flag", f'<VersionDetail DetailTypeID="1431" DetailReferenceID="{details[flag]}"/>')
            add("Former Vessel Flag", f'<VersionDetail DetailTypeID="1431" DetailReferenceID="{details["Malta"]}"/>')
            add("Digital Currency Address - XBT", '<VersionDetail DetailTypeID="1432">1MadeUpAddress</VersionDetail>')
        for directive, listed, effective in directives:
            for what, day in (("Listing", listed), ("Effective", effective)):
                period = f'<DatePeriod CalendarTypeID="1"><Start Approximate="false">{date(day, "From")}{date(day, "To")}</Start><End Approximate="false">{date(day, "From")}{date(day, "To")}</End></DatePeriod>'
                add(f"{what} Date (EO 14024 Directive {directive}):", period)
        of_ship = [("Vessel Registration Identification", "IMO 9999993", None), ("Legal Entity Number", "00000000000000000098", None)]
        for what, value, where in ids + (of_ship if flag else []):
            by = f' IssuedBy-CountryID="{countries[where]}"' if where else ""
            documents.append(f'<IDRegDocument ID="{60000 + len(documents)}" IDRegDocTypeID="{number_ids[what]}" IdentityID="{ident * 10}"{by} ValidityID="1"><IDRegistrationNo>{value}</IDRegistrationNo></IDRegDocument>')
        parts = [name] if kind != "Individual" else name.split(", ")
        types = {"Entity": [1525], "Individual": [1520, 1521], "Vessel": [1526], "Aircraft": [1528]}[kind]
        groups = "".join(f'<MasterNamePartGroup><NamePartGroup ID="{ident * 10 + n}" NamePartTypeID="{t}"/></MasterNamePartGroup>' for n, t in enumerate(types))
        written = [f'<DocumentedNamePart><NamePartValue NamePartGroupID="{ident * 10 + n}" ScriptID="215">{escape(part)}</NamePartValue></DocumentedNamePart>' for n, part in enumerate(parts)]
        cyrillic = f'<DocumentedName ID="{ident * 10 + 5}" FixedRef="{ident}" DocNameStatusID="2"><DocumentedNamePart><NamePartValue NamePartGroupID="{ident * 10}" ScriptID="220">ВЫДУМКА</NamePartValue></DocumentedNamePart></DocumentedName>'
        alias = f'<Alias FixedRef="{ident}" AliasTypeID="1400" Primary="false" LowQuality="false"><DocumentedName ID="{ident * 10 + 6}" DocNameStatusID="1"><DocumentedNamePart><NamePartValue NamePartGroupID="{ident * 10}" ScriptID="215">{escape(name)} ALIAS</NamePartValue></DocumentedNamePart></DocumentedName></Alias>'
        main = f'<Alias FixedRef="{ident}" AliasTypeID="1403" Primary="true" LowQuality="false">{cyrillic}<DocumentedName ID="{ident * 10 + 7}" FixedRef="{ident}" DocNameStatusID="1">{"".join(written)}</DocumentedName></Alias>'
        sub = {"Entity": 3, "Individual": 4, "Vessel": 1, "Aircraft": 2}[kind]
        parties.append(f'<DistinctParty FixedRef="{ident}"><Comment/><Profile ID="{ident}" PartySubTypeID="{sub}"><Identity ID="{ident * 10}" FixedRef="{ident}" Primary="true" False="false">{alias}{main}<NamePartGroups>{groups}</NamePartGroups></Identity>{"".join(told)}</Profile></DistinctParty>')
        happened = "".join(
            f'<EntryEvent ID="{ident * 10 + n}" EntryEventTypeID="{1 if n == 0 else 2}" LegalBasisID="{7 if "RUSSIA-EO14024" in tags else 8}"><Comment/>{date(day)}</EntryEvent>'
            for n, day in enumerate(events))
        measures = f'<SanctionsMeasure ID="{ident * 10}" SanctionsTypeID="1705"><Comment/><DatePeriod CalendarTypeID="1" YearFixed="false"/></SanctionsMeasure>'
        measures += "".join(f'<SanctionsMeasure ID="{ident * 10 + n + 1}" SanctionsTypeID="1"><Comment>{escape(tag)}</Comment></SanctionsMeasure>' for n, tag in enumerate(tags))
        entries.append(f'<SanctionsEntry ID="{ident}" ProfileID="{ident}" ListID="1550">{happened}{measures}</SanctionsEntry>')
    lines = ['<?xml version="1.0" encoding="utf-8"?>', '<Sanctions xmlns="https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ADVANCED_XML" Version="1">',
             date("2026-09-14", "DateOfIssue"), "<ReferenceValueSets>", *sets, "</ReferenceValueSets>", "<Locations>", *locations, "</Locations>",
             "<IDRegDocuments>", *documents, "</IDRegDocuments>", "<DistinctParties>", *parties, "</DistinctParties>",
             '<ProfileRelationships><ProfileRelationship ID="1" From-ProfileID="9100003" To-ProfileID="9100001" RelationTypeID="15003"/></ProfileRelationships>',
             "<SanctionsEntries>", *entries, "</SanctionsEntries>", "</Sanctions>", ""]
    return "\n".join(lines)


CSL_KEYS = ("_id,source,entity_number,type,programs,name,title,addresses,federal_register_notice,start_date,end_date,standard_order,license_requirement,"
            "license_policy,call_sign,vessel_type,gross_tonnage,gross_registered_tonnage,vessel_flag,vessel_owner,remarks,source_list_url,alt_names,"
            "citizenships,dates_of_birth,nationalities,places_of_birth,source_information_url,ids").split(",")
BIS, STATE, TREASURY = "Bureau of Industry and Security", "State Department", "Treasury Department"
CSL = [
    dict(_id="aa01", source=f"Entity List (EL) - {BIS}", name="Madeup Alpha Ltd", start_date="2023-02-24",
         addresses=[dict(address="Room 1", city="Wan Chai", state=None, postal_code=None, country="HK"), dict(address=None, city="Shenzhen", state=None, postal_code="518000", country="CN")],
         federal_register_notice="88 FR 12170", license_requirement="For all items subject to the EAR. (See §744.11 of the EAR)", alt_names=["Madeup Alfa", "M.A.L."]),
    dict(_id="aa02", source=f"Denied Persons List (DPL) - {BIS}", name="MADEUP PERSON", start_date="2017-10-16", end_date="2056-06-29", standard_order="Y",
         addresses=[dict(address="1 Nowhere Road", city="Nowhere", state="AZ", postal_code="85043", country="US")], federal_register_notice="82 F.R. 48792 10/20/2017"),
    dict(_id="aa03", source=f"Nonproliferation Sanctions (ISN) - {STATE}", name="Madeup Institute", start_date="2018-04-30", end_date="2020-04-30", programs=["INKSNA"],
         federal_register_notice="Vol. 83, No. 91, 05/10/2018"),
    dict(_id="aa04", source=f"ITAR Debarred (DTC) - {STATE}", name="Madeup Exporter", federal_register_notice="68 FR 52436"),
    dict(_id="aa05", source=f"Specially Designated Nationals (SDN) - {TREASURY}", entity_number=9100001, type="Entity", programs=["RUSSIA-EO14024", "IRAN"],
         name="MADEUP ALPHA TRADING LTD", addresses=[dict(address="Room 1", city="Wan Chai", state=None, postal_code=None, country="HK")],
         ids=[dict(type="Secondary sanctions risk:", number="See Section 11 of Executive Order 14024.", country=None, issue_date=None, expiration_date=None),
              dict(type="Unified Social Credit Code (USCC)", number="91440300MA5XXXXX0A", country="CN", issue_date=None, expiration_date=None)]),
    dict(_id="aa06", source=f"Specially Designated Nationals (SDN) - {TREASURY}", entity_number=9100003, type="Vessel", programs=["RUSSIA-EO14024"], name="MV MADE UP",
         vessel_flag="Gabon", call_sign="ABCD1", alt_names=["MADE UP TOO"],
         ids=[dict(type="Vessel Registration Identification", number="IMO 9999993", country=None, issue_date=None, expiration_date=None)]),
    dict(_id="aa07", source=f"Specially Designated Nationals (SDN) - {TREASURY}", entity_number=9100002, type="Individual", programs=["SDGT"], name="MADEUPOV, Ivan",
         nationalities=["RU"], citizenships=["CY"], dates_of_birth=["1970-01-01"], places_of_birth=["Nowhere, Russia"]),
    dict(_id="aa08", source=f"Military End User (MEU) List - {BIS}", name="Madeup Works; Glued", start_date="2020-12-23",
         federal_register_notice="85 FR 83793, 86 FR 36496 (no. 129)", addresses=[dict(address=None, city=None, state=None, postal_code=None, country="CN")]),
]
LISTS = {"addresses", "programs", "alt_names", "citizenships", "dates_of_birth", "nationalities", "places_of_birth", "ids"}


def csl_cell(key, value):
    if value is None:
        return ""
    if key == "addresses":
        return "; ".join(", ".join(part for part in (a["address"], a["city"], a["state"], a["postal_code"], a["country"]) if part) for a in value)
    if key == "ids":
        return "; ".join(", ".join(part for part in (i["country"], i["number"], i["type"]) if part) for i in value)
    return "; ".join(value) if key in LISTS else str(value)


def csl_csv():
    out = io.StringIO()
    to = csv.writer(out, lineterminator="\n")
    to.writerow(CSL_KEYS)
    for row in CSL:
        to.writerow([csl_cell(key, row.get(key)) for key in CSL_KEYS])
    return out.getvalue()


def csl_json():
    def one(row):
        made = {key: row.get(key, [] if key in LISTS else None) for key in CSL_KEYS if key != "_id"}
        return {"id": row["_id"], **made}

    return json.dumps({"total": len(CSL), "sources_used": [], "results": [one(row) for row in CSL]}, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    for name, rows in csv_set().items():
        with open(f"ofac_pair_{name}.csv", "wb") as file:
            file.write(table(rows))
    for name, text in {"ofac_pair_advanced.xml": advanced(), "csl_pair.csv": csl_csv(), "csl_pair.json": csl_json()}.items():
        with open(name, "w", encoding="utf-8", newline="") as file:
            file.write(text)
