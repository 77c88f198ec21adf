#!/usr/bin/env python3
"""Converts the lists as they were compiled into the crate's own form: china_russia_source.csv into china_russia.csv, and what a
second look found missing, china_russia_more_source.csv, into china_russia_more.csv. REVIEW.md tells what was looked for.

  python3 convert_china_russia.py           write both anew
  python3 convert_china_russia.py --check   compare; exit status 1 if they differ

Standard library only. What is changed, and why:
- kind and subkind become one fine kind;
- one day of an exercise or patrol and any day of a meeting or agreement is one day; first and last day are an extent; an exercise known
  to the month lasted from a day of the first month to a day of the last;
- police and coast guard, hidden in series, subkinds and four ids, become the facet `forces`;
- the 7 big-tent rows, and the rows that the article names, become tags; the drills held inside a larger exercise or patrol (`cm-`)
  become parts of it (`part_of`), while the phases of Joint Sea 2017 keep their key (`phase_of`), which is no row;
- "general knowledge, unverified" is no source, so the cell is empty (such rows are `unconfirmed`);
- `chn_visits_rus`, a fact about place, becomes `soil`: the state on whose ground those who met in person met, read from `location`;
- the number in the title ("4th joint naval patrol") becomes `edition` where the series counts itself;
- the second list repeats, word for word, the rows of the first that its drills are part of: a link leads to a row of its own file, and
  merging keeps such rows once;
- the relation to the war becomes a judgement on the conflict `ukraine-war`; what only one side's text shows is in that text's name; where
  it was not determined nobody judges, and rules that ask are told that it depends. A row of the second list that is older than the year
  of the invasion is unrelated to the war, as such rows of the first list are.
"""
import csv, io, os, re, sys

HERE = os.path.dirname(os.path.abspath(__file__))
COVERAGE = '2017-01-01..2025-01-01 full; 2025-01-01..2026-01-01 partial'
KIND = {
    ('exercise', 'strategic'): 'strategic_exercise', ('exercise', 'ground'): 'field_exercise', ('exercise', 'naval'): 'naval_exercise',
    ('exercise', 'naval_air'): 'naval_air_exercise', ('exercise', 'command_post'): 'command_post_exercise',
    ('exercise', 'counterterrorism'): 'counter_terrorism_exercise', ('exercise', 'search_and_rescue'): 'search_and_rescue_exercise',
    ('exercise', 'mine_countermeasures'): 'mine_countermeasures_exercise', ('exercise', 'coast_guard'): 'coast_guard_exercise',
    ('exercise', 'competition'): 'military_competition',
    ('patrol', 'submarine'): 'submarine_patrol', ('patrol', 'air'): 'air_patrol', ('patrol', 'naval'): 'naval_patrol', ('patrol', 'coast_guard'): 'coast_guard_patrol',
    ('meeting', 'sideline'): 'sideline_meeting',
}
RANK = {'cmc_vice_chair': 'commission_vice_chair', 'deputy_chief_of_staff': 'staff', 'department_head': 'staff'}
# Exercises of ministries of the interior and of the SCO's counter-terrorism structure.
POLICE = ('ex-2024-sco-interaction', 'ex-2021-pabbi', 'ex-2023-eurasia-antiterror', 'ex-2025-sahand')
SOIL = {'Moscow': 'RUS', 'Moscow region': 'RUS', 'Tsugol': 'RUS', 'Donguz range': 'RUS', 'St Petersburg': 'RUS', 'Murmansk': 'RUS', 'Sochi': 'RUS',
        'Novosibirsk': 'RUS', 'Beijing': 'CHN', 'Nanping': 'CHN', 'Fujian': 'CHN', 'Qingdao': 'CHN', 'Qingtongxia': 'CHN', 'Astana': 'KAZ',
        'Bishkek': 'KGZ', 'Dushanbe': 'TJK', 'New Delhi': 'IND', 'Johannesburg': 'ZAF'}
CITY_IN_TITLE = [(r'\bMoscow\b', 'RUS'), (r'\bBeijing\b', 'CHN'), (r'\bSt Petersburg\b', 'RUS'), (r'Xiangshan', 'CHN'), (r'Qingdao', 'CHN'),
                 (r'Bishkek', 'KGZ'), (r'Dushanbe', 'TJK'), (r'New Delhi', 'IND'), (r'Astana', 'KAZ'), (r'Zapad/Interaction-2021', 'CHN')]
COUNTED = ('Joint air patrol', 'Joint naval patrol', 'Joint coast guard patrol', 'Strategic Security Consultation')
CERTAINTY = {'reported': 'unconfirmed'}
COLUMNS = ['id', 'start', 'end', 'kind', 'parties', 'setting', 'venue', 'soil', 'rank', 'forces', 'certainty', 'phase_of', 'part_of', 'series',
           'edition', 'tags', 'conflicts', 'title', 'place', 'source']


def forces(r):
    if r['kind'] not in ('exercise', 'patrol'):
        return ''
    if r['subkind'] == 'coast_guard':
        return 'coast_guard'
    if r['series'] == 'Cooperation' or r['id'] in POLICE:
        return 'police'
    return 'military'


def soil(r):
    if r['kind'] != 'meeting' or r['venue_format'] != 'in_person':
        return ''
    if r['chn_visits_rus'] == 'y':
        return 'RUS'
    place = r['location'].split(',')[0].split(';')[0].strip()
    if place in SOIL:
        return SOIL[place]
    for pattern, state in CITY_IN_TITLE:
        if re.search(pattern, r['title']):
            return state
    return ''


def end(r):
    if r['start'] != r['end']:
        return r['end']
    lasting = r['kind'] in ('exercise', 'patrol') and r['date_precision'] != 'day'
    return r['end'] if lasting else ''


def edition(r):
    found = re.match(r'(\d+)(st|nd|rd|th) ', r['title'])
    return found.group(1) if found and r['series'] in COUNTED else ''


def conflicts(r):
    relation = r.get('conflict_relation', 'unrelated' if r['start'] < '2022' else 'undetermined')
    if relation == 'undetermined':
        return ''
    overt, _, text = r.get('conflict_overtness', '').partition(' ')
    return 'ukraine-war=' + relation + ('/' + overt if overt else '') + (' by ' + text.strip('()') if text else '')


def convert(r):
    drill = r['id'].startswith('cm-')
    tags = [tag for tag, yes in (('big_tent', r['in_seed_scope'] == 'n'), ('named_in_seed', r['named_in_seed'] == 'y')) if yes]
    return {
        'id': r['id'], 'start': r['start'], 'end': end(r), 'kind': KIND.get((r['kind'], r['subkind']), r['subkind']),
        'parties': r['participants'], 'setting': r['setting'], 'venue': r['venue_format'], 'soil': soil(r),
        'rank': RANK.get(r['role_rank'], r['role_rank']), 'forces': forces(r), 'certainty': CERTAINTY.get(r['certainty'], r['certainty']),
        'phase_of': '' if drill else r['phase_of'], 'part_of': r['phase_of'] if drill else '', 'series': r['series'],
        'edition': edition(r), 'tags': ';'.join(tags), 'conflicts': conflicts(r), 'title': r['title'], 'place': r['location'],
        'source': '' if r['source'].startswith('general') else r['source'],
    }


def rows_of(source):
    with open(os.path.join(HERE, source), newline='', encoding='utf-8') as fh:
        return [convert(r) for r in csv.DictReader(fh)]


def text_of(source, holders):
    rows = rows_of(source)
    parts = {r['part_of'] for r in rows}
    rows = [r for r in holders if r['id'] in parts] + rows
    without = [r['id'] for r in rows if r['rank'] and r['venue'] == 'in_person' and not r['soil']]
    if '--check' not in sys.argv:
        print(source, len(rows), 'rows; in person on unknown ground:', ', '.join(without) or 'none')
    out = io.StringIO()
    out.write('# coverage: %s\n' % COVERAGE)
    writer = csv.DictWriter(out, COLUMNS, lineterminator='\n')
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def main():
    same = True
    first = rows_of('china_russia_source.csv')
    for name, holders in (('china_russia', []), ('china_russia_more', first)):
        text, path = text_of(name + '_source.csv', holders), os.path.join(HERE, name + '.csv')
        if '--check' in sys.argv:
            with open(path, newline='', encoding='utf-8') as fh:
                same &= fh.read() == text
        else:
            with open(path, 'w', newline='', encoding='utf-8') as fh:
                fh.write(text)
    return 0 if same else 1


if __name__ == '__main__':
    sys.exit(main())
