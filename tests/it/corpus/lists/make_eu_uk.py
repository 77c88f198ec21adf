#!/usr/bin/env python3
"""Writes the made-up lists eu.csv, eu.xml, uk.csv, uk.xml and conlist.csv, each pair of one made-up list. No entry is of any real list.

The columns are those of the published files, by their headers.
"""

import csv
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

HERE = Path(__file__).parent
PARTS = ["Type", "OrganisationType", "PublicationDate", "EntryIntoForceDate", "NumberTitle", "Programme", "PublicationUrl"]


def regulation_columns(of):
    return [f"{of}_Regulation_{part}" for part in PARTS]


def columns(of, names):
    return [f"{of}_{name}" for name in names.split()]


EU_COLUMNS = (
    ["fileGenerationDate"]
    + columns("Entity", "LogicalId EU_ReferenceNumber UnitedNationId DesignationDate DesignationDetails Remark SubjectType SubjectType_ClassificationCode")
    + regulation_columns("Entity")
    + columns("NameAlias", "LastName FirstName MiddleName WholeName NameLanguage Gender Title Function LogicalId RegulationLanguage Remark")
    + regulation_columns("NameAlias")
    + columns("Address", "City Street PoBox ZipCode Region Place AsAtListingTime ContactInfo CountryIso2Code CountryDescription LogicalId RegulationLanguage Remark")
    + regulation_columns("Address")
    + columns("BirthDate", "BirthDate Day Month Year YearRangeFrom YearRangeTo Circa CalendarType ZipCode Region Place City CountryIso2Code CountryDescription LogicalId RegulationLanguage Remark")
    + regulation_columns("BirthDate")
    + columns("Identification", "Number Diplomatic KnownExpired KnownFalse ReportedLost RevokedByIssuer IssuedBy IssuedDate ValidFrom ValidTo LatinNumber NameOnDocument TypeCode TypeDescription Region CountryIso2Code CountryDescription LogicalId RegulationLanguage Remark")
    + regulation_columns("Identification")
    + columns("Citizenship", "Region CountryIso2Code CountryDescription LogicalId RegulationLanguage Remark")
    + regulation_columns("Citizenship")
)
URL = "http://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX%3A{}"


def act(published, programme, celex, title, kind="amendment", in_force=None):
    return dict(Type=kind, OrganisationType="council", PublicationDate=published, EntryIntoForceDate=in_force or published,
                NumberTitle=title, Programme=programme, PublicationUrl=URL.format(celex) if celex else "")


# Children: (words of the child, day of the act that touched it last).
EU = [
    dict(id="900", ref="EU.1.1", un="", day="2024-02-23", kind="enterprise", acts=[act("2024-02-23", "UKR", "32024R0753", "2024/753 (OJ L753)", "regulation", "2024-02-24")],
         names=[("MADEUP ALPHA \"TRADING\" LTD", "2024-02-23"), ("Выдуманная Альфа", "2025-05-20")],
         addresses=[("HK", "HONG KONG", "2024-02-23"), ("CN", "CHINA", "2025-05-20"), ("00", "UNKNOWN", "2024-02-23")],
         numbers=[("regnumber", "MADE-UP-1", "CN", "2024-02-23"), ("id", "MADE-UP-2", "KZ", "2024-02-23")]),
    dict(id="901", ref="EU.2.2", un="", day="", kind="person", acts=[act("2014-03-17", "UKR", "32014R0269", "269/2014 (OJ L78)")],
         names=[("Пробный Иван", "2014-03-17"), ("Ivan MADEUP", "2022-02-25")], citizenships=[("RU", "RUSSIAN FEDERATION", "2014-03-17")]),
    dict(id="902", ref="EU.3.3", un="XXi.001", day="2001-10-17", kind="person", acts=[act("2004-06-16", "TAQA", "", "1111/2004 (OJ L1)")],
         names=[("Madeup BIN MADEUP", "2016-02-20")], citizenships=[("CS", "SERBIA AND MONTENEGRO", "2004-06-16"), ("00", "UNKNOWN", "2004-06-16")]),
    dict(id="903", ref="EU.4.4", un="", day="2025-02-24", kind="enterprise", acts=[act("2025-02-25", "PRK", "32025R0001", "2025/1"), act("2025-02-24", "RUSDA", "32025R0002", "2025/2")],
         names=[("IMO 0000000 \"MADEUP SHIP\"", "2025-02-24")], numbers=[("imo", "0000000", "PA", "2025-02-24"), ("fiscalcode", "9", "PA", "2025-02-24")]),
    dict(id="904", ref="EU.12692.74", un="", day="2020-10-15", kind="person", acts=[act("2020-10-15", "CHEM", "32020R1480", "2020/1480")], names=[("MADEUP OFFIСE", "2020-10-15")]),
    dict(id="905", ref="", un="", day="2021-01-01", kind="enterprise", acts=[act("2021-01-01", "NEWTAG", "32021R0001", "2021/1")], names=[("Madeup without reference", "2021-01-01")], addresses=[("XK", "KOSOVO", "2021-01-01")]),
]


def eu():
    def children(entry):
        for name, day in entry["names"]:
            yield "NameAlias", dict(WholeName=name), day
        for iso2, words, day in entry.get("addresses", []):
            yield "Address", dict(CountryIso2Code=iso2, CountryDescription=words), day
        for kind, number, iso2, day in entry.get("numbers", []):
            yield "Identification", dict(TypeCode=kind, Number=number, CountryIso2Code=iso2), day
        for iso2, words, day in entry.get("citizenships", []):
            yield "Citizenship", dict(CountryIso2Code=iso2, CountryDescription=words), day

    rows = []
    for entry in EU:
        own = {"fileGenerationDate": "05/08/2026", "Entity_LogicalId": entry["id"], "Entity_EU_ReferenceNumber": entry["ref"], "Entity_UnitedNationId": entry["un"],
               "Entity_DesignationDate": entry["day"], "Entity_Remark": "made up", "Entity_SubjectType": entry["kind"][0].upper(), "Entity_SubjectType_ClassificationCode": entry["kind"]}
        for at, (of, words, day) in enumerate(children(entry)):
            act_of_row = entry["acts"][at % len(entry["acts"])]
            row = dict(own)
            row.update({f"Entity_Regulation_{part}": act_of_row[part] for part in PARTS})
            row.update({f"{of}_{column}": word for column, word in words.items()})
            row[f"{of}_Regulation_PublicationDate"] = day
            rows.append(row)
    # Rows of one entry need not stand together.
    rows.insert(2, rows.pop(len(EU[0]["names"]) + 4))
    lines = [";".join(EU_COLUMNS)] + [";".join(row.get(column, "") for column in EU_COLUMNS) for row in rows]
    (HERE / "eu.csv").write_text("\ufeff" + "\n".join(lines) + "\n", encoding="utf-8", newline="")

    def tag(name, attributes, inner=""):
        told = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
        return f"<{name}{told}>{inner}</{name}>" if inner else f"<{name}{told}/>"

    names = {"NameAlias": "nameAlias", "Address": "address", "Identification": "identification", "Citizenship": "citizenship"}
    attributes = {"TypeCode": "identificationTypeCode"}
    entities = []
    for entry in EU:
        inner = tag("remark", {}, "made up")
        for one in entry["acts"]:
            inner += tag("regulation", dict(regulationType=one["Type"], organisationType="council", publicationDate=one["PublicationDate"], entryIntoForceDate=one["EntryIntoForceDate"],
                                            numberTitle=one["NumberTitle"], programme=one["Programme"], logicalId="1"), tag("publicationUrl", {}, escape(one["PublicationUrl"])))
        inner += tag("subjectType", dict(code=entry["kind"], classificationCode=entry["kind"][0].upper()))
        for of, words, day in children(entry):
            told = {attributes.get(column, column[0].lower() + column[1:]): word for column, word in words.items()}
            inner += tag(names[of], told, tag("regulationSummary", dict(regulationType="amendment", publicationDate=day)))
        entities.append(tag("sanctionEntity", dict(designationDetails="", unitedNationId=entry["un"], designationDate=entry["day"], euReferenceNumber=entry["ref"], logicalId=entry["id"]), inner))
    export = '<export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2026-08-05T16:47:04.449+02:00" globalFileId="1">\n' + "\n".join(entities) + "\n</export>\n"
    (HERE / "eu.xml").write_text('<?xml version="1.0" encoding="UTF-8"?>\n' + export, encoding="utf-8", newline="")


UK_COLUMNS = ("Last Updated,Unique ID,OFSI Group ID,UN Reference Number,Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Name type,Alias strength,Title,Name non-latin script,"
              "Non-latin script type,Non-latin script language,Regime Name,Designation Type,Designation source,Sanctions Imposed,Other Information,UK Statement of Reasons,"
              "Address Line 1,Address Line 2,Address Line 3,Address Line 4,Address Line 5,Address Line 6,Address Postal Code,Address Country,Phone number,Website,Email address,"
              "Date Designated,D.O.B,Nationality(/ies),National Identifier number,National Identifier additional information,Passport number,Passport additional information,"
              "Position,Gender,Town of birth,Country of birth,Type of entity,Subsidiaries,Parent company,Business registration number (s),IMO number,Current owner/operator (s),"
              "Previous owner/operator (s),Current believed flag of ship,Previous flags,Type of ship,Tonnage of ship,Length of ship,Year Built,Hull identification number (HIN)").split(",")
RUSSIA = "The Russia (Sanctions) (EU Exit) Regulations 2019"
UK = [
    dict(id="TST0001", un="", kind="Entity", source="UK", regime=RUSSIA, imposed="Asset freeze|Trust services sanctions", day="24/02/2022", updated="01/02/2026",
         names=[(["", "", "", "", "", "MADEUP ALPHA LTD"], "Primary Name"), (["", "", "", "", "", "MADEUP ALPHA, LIMITED"], "ALias")], countries=["Hong Kong", "China"], indicated=["AssetFreeze", "TrustServicesSanctions"]),
    dict(id="TST0002", un="XXi.002", kind="Individual", source="UN", regime="The Libya (Sanctions) (EU Exit) Regulations 2020", imposed="Asset freeze|Travel Ban|Asset freeze", day="00/00/2001", updated="",
         names=[(["Ivan", "the", "", "", "", "VARIANT"], "Primary name variation"), (["Ivan", "", "", "", "", "MADEUP"], "Primary name")], nationalities=["Libya", "Palestinian"], indicated=["AssetFreeze", "TravelBan"]),
    dict(id="TST0003", un="", kind="Ship", source="UK", regime=RUSSIA, imposed="Prohibition of port entry|Director Disqualification Sanction|Made up ban", day="20/05/2025", updated="20/05/2025",
         names=[(["", "", "", "", "", 'IMO 0000000 ("MADEUP")'], "Primary name")], flags=["Gabon"], former=["Liberia", "Panama"], imo="0000000", indicated=["ProhibitionOfPortEntry", "DirectorDisqualificationSanction"]),
    dict(id="TST0004", un="", kind="Individual", source="UK", regime="The Madeup (Sanctions) Regulations 2099", imposed="Made up ban", day="00/11/2024", updated="03/02/2025",
         names=[(["Nobody", "", "", "", "", ""], "Primary Name")], nationalities=["Ruritania"], indicated=[]),
]


def ofsi(entry):
    """The number of its group on the retired list, of each entry its own."""
    return f"9101{entry['id'][-1]}"


def uk():
    rows = []
    for entry in UK:
        for at in range(max(len(entry["names"]), len(entry.get("countries", [])), 1)):
            parts, kind = entry["names"][min(at, len(entry["names"]) - 1)]
            countries = entry.get("countries", [""])
            row = {"Last Updated": entry["updated"], "Unique ID": entry["id"], "OFSI Group ID": ofsi(entry), "UN Reference Number": entry["un"], "Name type": kind, "Regime Name": entry["regime"],
                   "Designation Type": entry["kind"], "Designation source": entry["source"], "Sanctions Imposed": entry["imposed"], "UK Statement of Reasons": "made up, \"as a\nwhole\"",
                   "Address Country": countries[min(at, len(countries) - 1)], "Date Designated": entry["day"], "Nationality(/ies)": "|".join(entry.get("nationalities", [])),
                   "IMO number": entry.get("imo", ""), "Current believed flag of ship": "|".join(entry.get("flags", [])), "Previous flags": "|".join(entry.get("former", []))}
            row.update({f"Name {n}": part for n, part in enumerate(parts, 1)})
            rows.append(row)
    rows[1], rows[2] = rows[2], rows[1]
    with open(HERE / "uk.csv", "w", encoding="utf-8", newline="") as file:
        file.write("Report Date: 08-Oct-2026\r\n")
        writer = csv.DictWriter(file, UK_COLUMNS)
        writer.writeheader()
        writer.writerows(rows)

    def tag(name, inner):
        return f"<{name}>{inner}</{name}>"

    def each(name, texts):
        return "".join(tag(name, escape(text)) for text in texts)

    designations = []
    for entry in UK:
        inner = each("LastUpdated", [entry["updated"]]) + each("DateDesignated", [entry["day"].replace("00/00", "dd/mm").replace("00/", "dd/")]) + each("UniqueID", [entry["id"]])
        inner += each("OFSIGroupID", [ofsi(entry)]) + each("UNReferenceNumber", [entry["un"]])
        names = "".join(tag("Name", "".join(each(f"Name{n}", [part]) for n, part in enumerate(parts, 1) if part) + each("NameType", [kind])) for parts, kind in entry["names"])
        inner += tag("Names", names) + "<NonLatinNames/>" + each("RegimeName", [entry["regime"]]) + each("IndividualEntityShip", [entry["kind"]])
        inner += each("DesignationSource", [entry["source"]]) + each("SanctionsImposed", [entry["imposed"]])
        inner += tag("Addresses", "".join(tag("Address", each("AddressLine1", ["Room 1"]) + each("AddressCountry", [country])) for country in entry.get("countries", [])))
        words = ["AssetFreeze", "TravelBan", "TrustServicesSanctions", "ProhibitionOfPortEntry", "DirectorDisqualificationSanction"]
        inner += tag("SanctionsImposedIndicators", "".join(each(word, ["true" if word in entry["indicated"] else "false"]) for word in words))
        if entry["kind"] == "Individual":
            inner += tag("IndividualDetails", tag("Individual", tag("Nationalities", each("Nationality", entry.get("nationalities", [])))))
        if entry["kind"] == "Ship":
            inner += tag("ShipDetails", tag("Ship", tag("IMONumbers", each("IMONumber", [entry["imo"]])) + tag("CurrentBelievedFlagOfShips", each("CurrentBelievedFlagOfShip", entry["flags"])) + tag("PreviousFlags", each("PreviousFlag", entry["former"]))))
        designations.append(tag("Designation", inner))
    (HERE / "uk.xml").write_text('<?xml version="1.0" encoding="utf-8"?>\n<Designations>\n' + "\n".join(designations) + "\n</Designations>\n", encoding="utf-8", newline="")


CON_COLUMNS = ("Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Title,Name Non-Latin Script,Non-Latin Script Type,Non-Latin Script Language,DOB,Town of Birth,Country of Birth,Nationality,"
               "Passport Number,Passport Details,National Identification Number,National Identification Details,Position,Address 1,Address 2,Address 3,Address 4,Address 5,Address 6,"
               "Post/Zip Code,Country,Other Information,Group Type,Alias Type,Alias Quality,Regime,Listed On,UK Sanctions List Date Designated,Last Updated,Group ID").split(",")
CON = [
    {"Name 6": "MADEUP", "Name 1": "Ivan", "Nationality": "Russia", "Group Type": "Individual", "Alias Type": "Primary name", "Regime": "Russia", "Listed On": "18/03/2014", "UK Sanctions List Date Designated": "31/12/2020", "Last Updated": "19/05/2025", "Group ID": "90001"},
    {"Name 6": "MADEUP BANK", "Country": "Iran", "Group Type": "Entity", "Alias Type": "Primary name", "Regime": "Iran", "Listed On": "01/06/2024", "UK Sanctions List Date Designated": "30/05/2024", "Last Updated": "01/06/2024", "Group ID": "90002", "Other Information": "made up"},
    {"Name 6": "MADEUP GROUP", "Country": "Iraq", "Group Type": "Entity", "Alias Type": "AKA", "Regime": "Iraq", "Listed On": "07/04/2003", "UK Sanctions List Date Designated": "07/04/2003", "Last Updated": "07/04/2003", "Group ID": "90003", "Other Information": "(UN Ref):XXe.001"},
    {"Name 6": "MADEUP", "Name 1": "Johann", "Nationality": "Russia", "Country": "Russia", "Group Type": "Individual", "Alias Type": "AKA", "Regime": "Russia", "Listed On": "18/03/2014", "UK Sanctions List Date Designated": "31/12/2020", "Last Updated": "19/05/2025", "Group ID": "90001"},
]


def conlist():
    with open(HERE / "conlist.csv", "w", encoding="utf-8", newline="") as file:
        file.write("Last Updated,03/06/2026\r\n")
        writer = csv.DictWriter(file, CON_COLUMNS)
        writer.writeheader()
        writer.writerows(CON)


if __name__ == "__main__":
    eu()
    uk()
    conlist()
