#!/usr/bin/env python3
"""Normal form and answers over name_index.csv and ambiguous.csv; exit 1 if a name is not unique on some day
or if a row of a test file is answered otherwise.

    python3 check_names.py              # uniqueness, sizes, names_test.csv
    python3 check_names.py FILE.csv     # another test file with the same columns
    python3 check_names.py --explain "Korea, Dem. People's Rep." 1990-01-01

Standard library only. The rules are described in data/states/NAMES.md.
"""
import csv, os, re, sys, unicodedata
from collections import defaultdict

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', '..', '..', 'data', 'states')
LETTERS = {'æ': 'ae', 'œ': 'oe', 'ø': 'o', 'ß': 'ss', 'ð': 'd', 'đ': 'd', 'ł': 'l', 'ı': 'i', 'þ': 'th'}
APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼʻ`´"), None)
STOP = {'the', 'of', 'and'}
ALIAS = {
    'st': 'saint', 'ste': 'saint',
    'republic': 'rep', 'repub': 'rep',
    'democratic': 'dem',
    'federated': 'fed', 'federal': 'fed', 'federation': 'fed',
    'people': 'peoples',
    'islands': 'island', 'isle': 'island', 'isles': 'island', 'isl': 'island', 'is': 'island',
    'territories': 'territory', 'terr': 'territory',
    'sts': 'states',
}
POINTS = {'n': 'north', 's': 'south', 'e': 'east', 'w': 'west'}


def fold(text):
    """Lower case, no diacritics, ASCII letters where a Latin letter has one."""
    low = text.lower().translate(APOSTROPHES)
    low = ''.join(LETTERS.get(c, c) for c in low)
    return ''.join(c for c in unicodedata.normalize('NFKD', low) if not unicodedata.combining(c)).translate(APOSTROPHES).lower()


def words(text):
    """The words of a name: '&' is 'and'; everything else but letters and digits parts words; single letters in a row join."""
    raw = re.findall(r'[^\W_]+', fold(text).replace('&', ' and '))
    out, run = [], ''
    for w in raw + ['']:
        if len(w) == 1 and w.isalpha():
            run += w
            continue
        if run:
            out.append(run)
            run = ''
        if w:
            out.append(w)
    if len(out) > 1:
        out = [POINTS.get(w, w) for w in out]
    out = [ALIAS.get(w, w) for w in out]
    kept = [w for w in out if w not in STOP]
    return kept


def normal(text):
    """The normal form: the kept words in alphabetical order."""
    return ' '.join(sorted(words(text)))


def ordered(text):
    """For comparison only: word order kept, one comma turned round, parentheses dropped."""
    flat = text.replace('(', ' ').replace(')', ' ')
    head, comma, tail = flat.partition(',')
    if comma and ',' not in tail:
        flat = tail + ' ' + head
    return ' '.join(words(flat))


def bare(text):
    """For comparison only: lower case, nothing else."""
    return text.lower().strip()


def rows(name):
    with open(name if os.path.sep in name else os.path.join(HERE, name), encoding='utf-8', newline='') as f:
        return list(csv.DictReader(f))


LOW, HIGH = '0000-00-00', '9999-12-31'


class Table:
    def __init__(self, form=normal):
        self.form = form
        self.names = defaultdict(list)      # form -> (from, to, key, scope, name)
        self.other = defaultdict(list)      # form -> (from, to, kind, candidates, name)
        for r in rows('name_index.csv'):
            self.names[form(r['name'])].append((r['valid_from'] or LOW, r['valid_to'] or HIGH, r['iso3'], r['scope'].split(), r['name']))
        for r in rows('ambiguous.csv'):
            if r['kind'] != 'near_miss':
                self.other[form(r['name'])].append((r['valid_from'] or LOW, r['valid_to'] or HIGH, r['kind'], sorted(r['candidates'].split()), r['name']))

    def look(self, text, day, scope=None, historical=False):
        """('ok', key), ('ambiguous', keys), ('not_a_state', keys), ('not_in_use', keys) or ('unknown', []).

        historical: a name that names no state on the day is that of whom it named on some day.
        """
        form = self.form(text)
        if not form:
            return 'unknown', []
        listed = self.names.get(form, [])
        if scope:
            keys = sorted({k for f, t, k, s, _ in listed if scope in s and f <= day <= t})
            if len(keys) == 1:
                return 'ok', keys[0]
        for f, t, kind, cand, _ in self.other.get(form, []):
            if f <= day <= t:
                return kind, cand
        general = [(f, t, k) for f, t, k, s, _ in listed if not s]
        keys = sorted({k for f, t, k in general if f <= day <= t})
        if len(keys) == 1:
            return 'ok', keys[0]
        if keys:
            return 'COLLISION', keys
        if historical:
            ever = {k for _, _, k in general} | {k for _, _, kind, cand, _ in self.other.get(form, []) if kind == 'ambiguous' for k in cand}
            if ever:
                return ('ok', ever.pop()) if len(ever) == 1 else ('ambiguous', sorted(ever))
        if general or self.other.get(form):
            return 'not_in_use', sorted({k for _, _, k in general})
        return 'unknown', []

    def collisions(self):
        """Forms with two keys on one day that ambiguous.csv does not cover, and how many forms need days or ambiguous.csv."""
        bad, by_day, by_list, by_scope = [], [], [], []
        for form in sorted(set(self.names) | set(self.other)):
            listed = self.names.get(form, [])
            general = [x for x in listed if not x[3]]
            keys = {x[2] for x in general}
            cuts = sorted({x[0] for x in general} | {x[0] for x in self.other.get(form, [])})
            for day in cuts:
                kind, what = self.look(general[0][4] if general else self.other[form][0][4], day)
                if kind == 'COLLISION':
                    bad.append((form, day, what, sorted({x[4] for x in general})))
            if len(keys) > 1:
                by_day.append((form, sorted((x[0], x[1], x[2]) for x in {(y[0], y[1], y[2]) for y in general})))
            if form in self.other:
                by_list.append(form)
            if any(x[3] for x in listed):
                by_scope.append(form)
        return bad, by_day, by_list, by_scope


def ends(names):
    """Names of states that have ended outside the days of the state: there are none but in the scope of a source."""
    states = {r['id']: r for r in rows('states.csv')}
    wrong = 0
    for r in names:
        state = states[r['state']]
        first = '' if state['first_day'] == '1816-01-01' else state['first_day']
        if state['kind'] == 'former-state' and not r['scope'] and not (first <= r['valid_from'] and '' < r['valid_to'] <= state['last_day']):
            wrong += 1
            print('named outside its days:', r['name'], r['valid_from'], r['valid_to'])
    return wrong


def check(table, path):
    wrong = 0
    tests = rows(path)
    for i, r in enumerate(tests, 2):
        kind, what = table.look(r['input'], r['day'], r.get('scope') or None)
        got = what if kind == 'ok' else kind
        cand = '' if kind == 'ok' else ' '.join(what)
        if got != r['expected'] or (got == 'ambiguous' and cand != ' '.join(sorted(r['candidates'].split()))):
            wrong += 1
            print(f"line {i}: {r['input']!r} on {r['day']}: got {got} {cand}, expected {r['expected']} {r['candidates']}")
    print(f'{os.path.basename(path)}: {len(tests)} rows, {wrong} wrong')
    return wrong


def main(argv):
    table = Table()
    if argv[:1] == ['--explain']:
        print(repr(normal(argv[1])), *table.look(argv[1], argv[2]))
        return 0
    if argv:
        return 1 if check(table, os.path.abspath(argv[0])) else 0
    names = rows('name_index.csv')
    bad, by_day, by_list, by_scope = table.collisions()
    print(f"name_index.csv: {len(names)} rows, {len({r['name'] for r in names})} spellings, {len({r['iso3'] for r in names})} keys; ambiguous.csv: {len(rows('ambiguous.csv'))} rows")
    for label, form in ('lower case only', bare), ('words in order, comma turned', ordered), ('normal form', normal):
        t = Table(form)
        forms = set(t.names)
        pairs = {(f, k) for f in t.names for _, _, k, s, _ in t.names[f]}
        print(f"{label}: {len(forms)} forms, {len(pairs)} (form, key) pairs, {sum(len(f) for f in forms)} bytes of text, {len(t.collisions()[0])} unresolved collisions")
    print(f'forms resolved by day: {len(by_day)}; by ambiguous.csv: {len(by_list)}; with a scoped row: {len(by_scope)}')
    for form, spans in by_day:
        print('  by day:', form, spans)
    for b in bad:
        print('  UNRESOLVED:', b)
    wrong = len(bad)
    for r in rows('ambiguous.csv'):
        on = r['valid_to'] or '2020-01-01'
        if r['kind'] == 'near_miss' and table.look(r['name'], on) != ('ok', r['candidates']):
            wrong += 1
            print('near miss answered otherwise:', r['name'], table.look(r['name'], on))
    wrong += ends(names)
    wrong += check(table, 'names_test.csv') if os.path.exists(os.path.join(HERE, 'names_test.csv')) else 0
    return 1 if wrong else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
