#!/usr/bin/env python3
"""Writes made-up entities of FollowTheMoney, an object a line: `make_ftm.py MEGABYTES FILE`. The same arguments give the same bytes.

Of ten parties three are sanctioned, by one to three sanctions that stand before or behind them; with each party come an address and a document.
"""

import json
import random
import sys

SYLLABLES = "ba ko ra mi tu ne lo sa vi do pe ga ri zu fa".split()
COUNTRIES = "by ru cn hk ir kp sy tr ae ch us gb".split()
PROGRAMMES = ["EU-UKR", "EU-BLR", "EU-PRK", "US-RUSHAR", "US-SDGT", "GB-RUS", "CH-MADEUP", "UA-MADEUP", "UN-MADEUP", "CA-MADEUP"]
PROVISIONS = ["Asset freeze", "Travel ban", "Block", "Blocking", "Asset freeze|Travel Ban", "Arms embargo", "made-up ban"]
SCHEMATA = ["Person", "Person", "Person", "Company", "Company", "Organization", "LegalEntity", "Vessel"]


def main():
    size, path = float(sys.argv[1]) * 1e6, sys.argv[2]
    rng = random.Random(1)
    words = ["".join(rng.choice(SYLLABLES) for _ in range(4)).capitalize() for _ in range(5000)] + ["Ёжиков", "Ünal", 'O"Made']
    pick = lambda of: of[int(rng.random() * len(of))]
    name = lambda parts=3: " ".join(pick(words) for _ in range(parts))
    day = lambda: f"{2008 + int(rng.random() * 18)}-{1 + int(rng.random() * 12):02}-{1 + int(rng.random() * 28):02}"
    common = {"referents": [], "datasets": ["made_up_list", "made_up_collection"], "first_seen": "2023-04-20T10:19:02", "last_seen": "2026-10-08T06:51:01", "last_change": "2025-01-02T18:19:02", "target": False}

    def sanction(party, number):
        properties = {"entity": [party], "country": [pick(COUNTRIES)], "authority": ["Office of made-up lists"], "programId": [pick(PROGRAMMES)], "program": [name(6)],
                      "provisions": [pick(PROVISIONS)], "startDate": [day()], "sourceUrl": [f"https://made.up/{number}"], "reason": [name(30)], "recordId": [f"R-{number}"]}
        if number % 5 == 0:
            properties["listingDate"] = [day()]
        return {"id": f"mu-{number}", "caption": properties["program"][0], "schema": "Sanction", "properties": properties, **common}

    written = number = 0
    with open(path, "w", encoding="utf-8") as file:
        while written < size:
            number += 1
            schema = pick(SCHEMATA)
            party = f"NK-{number:022}"
            properties = {"name": [name(), name(), name()], "alias": [name() for _ in range(4)], "topics": ["sanction"], "country": [pick(COUNTRIES)], "notes": [name(40)], "address": [name(6)],
                          "sourceUrl": [f"https://made.up/{number}"], "createdAt": ["2023-04-20"]}
            if schema == "Person":
                properties |= {"birthDate": [day()], "nationality": [pick(COUNTRIES)], "gender": ["male"], "firstName": [pick(words)], "lastName": [pick(words)]}
            elif schema == "Vessel":
                properties |= {"flag": [pick(COUNTRIES)], "imoNumber": ["9074729"]}
            else:
                properties |= {"jurisdiction": [pick(COUNTRIES)], "registrationNumber": [f"MU{number}"], "legalForm": ["LLC"]}
            lines = [{"id": party, "caption": properties["name"][0], "schema": schema, "properties": properties, **common},
                     {"id": f"addr-{number}", "caption": name(6), "schema": "Address", "properties": {"full": [name(6)], "country": [pick(COUNTRIES)]}, **common},
                     {"id": f"doc-{number}", "caption": "document", "schema": "Identification", "properties": {"holder": [party], "number": [f"{number}"], "country": [pick(COUNTRIES)]}, **common}]
            if number % 10 < 3:
                lines += [sanction(party, 3 * number + at) for at in range(1 + number % 3)]
            rng.shuffle(lines)
            for line in lines:
                written += file.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
