#!/usr/bin/env python3
"""Counts and messages over data/states, made without the crate: panels.csv, days.csv, messages.csv and names.csv beside this file.

    python3 count_states.py          # writes the four files

Standard library only.
"""
import csv, os, sys
from collections import defaultdict
from datetime import date, timedelta
from itertools import combinations

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
import check_names

DATA = check_names.HERE
LOW, HIGH = date(1, 1, 1), date(9999, 12, 31)


def rows(name):
    with open(os.path.join(DATA, name), encoding='utf-8', newline='') as f:
        return list(csv.DictReader(f))


def write(name, head, lines):
    with open(os.path.join(HERE, name), 'w', encoding='utf-8', newline='') as f:
        out = csv.writer(f, lineterminator='\n')
        out.writerow(head)
        out.writerows(lines)


STATES = {r['id']: r for r in rows('states.csv')}
TEXT = {r['state']: r['iso3'] for r in rows('name_index.csv')}
TEXT['kosovo'] = 'XKX'
TEXT['french-southern-and-antarctic-territories'] = 'FQHH'
OF_TEXT = {t: i for i, t in TEXT.items()}
KEY = {r['iso3']: TEXT[r['state']] for r in rows('name_index.csv')}


def called(state):
    return f"{TEXT[state]} ({STATES[state]['name']})"


def edge(text, last):
    """A day, or the first or last day of a month or year; '' is open."""
    if not text:
        return HIGH if last else LOW
    parts = [int(p) for p in text.split('-')]
    if len(parts) == 3:
        return date(*parts)
    if not last:
        return date(parts[0], parts[1] if len(parts) == 2 else 1, 1)
    y, m = (parts[0], parts[1]) if len(parts) == 2 else (parts[0], 12)
    return date(y + m // 12, m % 12 + 1, 1) - timedelta(1)


# ---- panels: a member is a number of the list, in each year that its published spell touches

SYSTEMS = {
    'cow': [r for r in rows('cow_spells.csv') if r['edition'] != '2016'],
    'cow of 2016': [r for r in rows('cow_spells.csv') if r['edition'] != '2024'],
    'gw': [r for r in rows('gw_spells.csv') if r['microstate'] == 'n'],
    'gw_with_microstates': rows('gw_spells.csv'),
}


def published(system):
    """number -> its spells as printed, each once."""
    spells = defaultdict(set)
    for r in SYSTEMS[system]:
        number = int(r.get('cow_num') or r['gw_num'])
        spells[number].add((edge(r['spell_from'], False), edge(r['spell_to'], True)))
    return spells


panels = []
for system in SYSTEMS:
    spells = published(system)
    for first, last in (1816, 2016), (1816, 1816), (1914, 1914), (1945, 1990), (1990, 1990), (2017, 2024):
        alive = {y: sorted(n for n, s in spells.items() if any(a.year <= y <= b.year for a, b in s)) for y in range(first, last + 1)}
        state_years = sum(len(v) for v in alive.values())
        pairs = sum(1 for v in alive.values() for _ in combinations(v, 2))
        panels.append([system, first, last, state_years, pairs, 2 * pairs])
write('panels.csv', ['system', 'first_year', 'last_year', 'state_years', 'dyad_years', 'directed_dyad_years'], panels)

days = []
for system in SYSTEMS:
    if system == 'cow of 2016':
        continue
    spells = published(system)
    for y in 1816, 1918, 1945, 1990, 1991, 2006, 2008, 2011, 2020:
        first, last = date(y, 1, 1), date(y, 12, 31)
        held = {}
        for n, s in spells.items():
            d = {first + timedelta(i) for a, b in s if a <= last and first <= b for i in range((max(a, first) - first).days, (min(b, last) - first).days + 1)}
            if d:
                held[n] = d
        state_days = sum(len(d) for d in held.values())
        dyad_days = sum(len(a & b) for a, b in combinations(held.values(), 2))
        apart = sum(1 for a, b in combinations(held.values(), 2) if not a & b)
        days.append([system, y, state_days, dyad_days, apart, sum(1 for d in held.values() if date(y, 7, 1) in d)])
write('days.csv', ['system', 'year', 'state_days', 'dyad_days', 'dyads_never_on_one_day', 'members_on_1_july'], days)

# ---- messages of the refusals that traps.csv and names_test.csv ask for

COLUMN = {'iso2': ('iso_spells.csv', 'alpha2'), 'iso3': ('iso_spells.csv', 'alpha3'), 'iso_numeric': ('iso_spells.csv', 'numeric'),
          'cow': ('cow_spells.csv', 'cow_num'), 'cow_abb': ('cow_spells.csv', 'cow_abb'), 'gw': ('gw_spells.csv', 'gw_num'),
          'gw_abb': ('gw_spells.csv', 'gw_abb'), 'fips': ('fips.csv', 'fips'), 'cameo': ('cameo.csv', 'code')}
NAME = {'cow_abb': 'cow_abbreviation', 'gw_abb': 'gw_abbreviation'}


def span(a, b):
    return f'{a} to {b}' if a and b else f'from {a}' if a else f'until {b}' if b else ''


def spells_of(scheme, code):
    file, column = COLUMN[scheme]
    out = []
    for r in sorted(rows(file), key=lambda r: r.get('from', '')):
        if r[column] != code or r.get('status', 'official') != 'official' or r.get('edition') == '2016':
            continue
        a, b = r.get('from', ''), r.get('to', '')
        last = out[-1] if out else None
        if last and last[0] == r['state'] and last[2] and (last[2] == a or (len(last[2]) == 10 and edge(last[2], True) + timedelta(1) == edge(a, False))):
            last[2] = b
        else:
            out.append([r['state'], a, b])
    return out


def either(states):
    return ' or '.join(called(s) for s in sorted(states, key=lambda s: TEXT[s]))


TABLE = check_names.Table()


def name_message(text, day, kind, keys):
    shown = '"' + text + '"'
    states = [OF_TEXT[KEY[k]] for k in keys]
    if kind == 'ambiguous':
        return f'{shown} on {day} is ambiguous: {either(states)}'
    if kind == 'not_a_state':
        return f'{shown} is no state but a part, a region or an organisation' + (f', in {either(states)}' if states else '')
    if kind == 'unknown':
        return f'unknown state name {shown}'
    form = check_names.normal(text)
    listed = {(f, t, KEY[k]) for f, t, k, s, _ in TABLE.names.get(form, []) if not s}
    listed |= {(f, t, 'several' if kind == 'ambiguous' else 'none') for f, t, kind, _, _ in TABLE.other.get(form, [])}
    texts = [f'{who} {span(f if f != check_names.LOW else "", t if t != check_names.HIGH else "")}'.strip() for f, t, who in sorted(listed)]
    return f'{shown} names no state on {day}; its days: {", ".join(texts)}'


messages = []
for r in rows('traps.csv'):
    if r['result'] != 'error':
        continue
    scheme, code, day, kind = NAME.get(r['scheme'], r['scheme']), r['code'], r['day'], r['expected'].split(':')[0]
    if scheme == 'name':
        found, keys = TABLE.look(code, day)
        text = name_message(code, day, found, keys)
    elif kind == 'unknown-code':
        text = f'unknown {scheme} code "{code}"'
        for x in rows('iso_spells.csv') if scheme in ('iso2', 'iso3') else []:
            if x['status'] != 'official' and x[COLUMN[scheme][1]] == code:
                text += f"; {scheme}_extended has {code}, for {called(x['state'])}"
    elif kind == 'not-on-that-day':
        listed = ', '.join(f'{TEXT[s]} {span(a, b)}' for s, a, b in spells_of(r['scheme'], code))
        text = f'{scheme} code {code} names no state on {day}; its days: {listed}'
    elif kind == 'ambiguous':
        text = f"{scheme} code {code} on {day} is ambiguous: {either(r['expected'].split(':')[1].split(';'))}"
    else:
        row = next(x for x in rows('cameo.csv') if x['code'] == code)
        text = f"{scheme} code {code} names no state but the {row['kind']} \"{row['label']}\""
    messages.append([r['id'], text])
for i, r in enumerate(rows('names_test.csv'), 2):
    kind, keys = TABLE.look(r['input'], r['day'], r['scope'] or None)
    if kind != 'ok':
        messages.append([f'names_test line {i}', name_message(r['input'], r['day'], kind, keys)])
write('messages.csv', ['id', 'message'], messages)

# ---- every listed spelling, and one disturbed form of it, on six days and in its scopes

DAYS = '1850-01-01', '1925-06-01', '1965-01-01', '1980-01-01', '2004-01-01', '2020-01-01'
SCOPES = 'iso', 'un', 'cldr', 'cow', 'gw', 'icews', 'gdelt'


def disturbed(text, i):
    words = text.replace(',', ' ').split()
    return [text.upper(), ' '.join(reversed(words)), f'The {text}', '  ' + '-'.join(words) + ' ', text.replace('and', '&'), f'{words[-1]}, {" ".join(words[:-1])}'][i % 6]


def answer(text, day, scope=None, historical=False):
    kind, what = TABLE.look(text, day, scope, historical)
    return KEY[what] if kind == 'ok' else ' '.join([kind] + sorted(KEY[k] for k in what)) if kind in ('ambiguous', 'not_a_state') else kind


names = []
spellings = sorted({r['name'] for r in rows('name_index.csv')} | {r['name'] for r in rows('ambiguous.csv')})
for i, name in enumerate(spellings):
    for text in (name, disturbed(name, i)):
        names.append([text, 'general'] + [answer(text, d) for d in DAYS] + [answer(text, DAYS[-1], historical=True)])
for r in rows('name_index.csv'):
    if r['scope']:
        for scope in SCOPES:
            names.append([r['name'], scope] + [answer(r['name'], d, scope) for d in DAYS] + [answer(r['name'], DAYS[-1], scope, True)])
write('names.csv', ['name', 'scope'] + list(DAYS) + ['historical'], names)
print(f'{len(panels)} panels, {len(messages)} messages, {len(names)} rows of names')
