#!/usr/bin/env python3
"""Converts pressure_events_source.csv, the list as it was compiled, into pressure_events.csv, the crate's own form.

  python3 convert_pressure_events.py           write pressure_events.csv anew
  python3 convert_pressure_events.py --check   compare; exit status 1 if they differ

Standard library only. What is changed, and why:
- the instrument becomes the kind, and the finer instrument a tag; a conditional warning is a `warning`, and the threat of a secondary
  sanction stays a `threat`, because none was imposed;
- sender, target and conflict party become parties with their roles; who is no actor of the crate's table ("third-country banks", "three
  mainland Chinese firms", "G7 parliamentary summit") is named in quotes, and takes part in no dyad of states;
- threats and warnings are of the stage `threatened`, sanctions `imposed`; other instruments have no stage;
- what is asked becomes `demand`; NATO's accusation asks nothing, so its words are the title;
- the CAMEO code becomes a tag, as text;
- packages of the EU get their number; the day of the 13th is that of the political agreement, as in the source;
- "general knowledge, unverified" is no source, so the cell is empty (such rows are `unconfirmed`).
"""
import csv, io, os, re, sys

HERE = os.path.dirname(os.path.abspath(__file__))
# A selection, not a list of all there was: counts over it are floors.
COVERAGE = '2022-02-24..2026-01-01 partial'
KIND = {('threat', 'conditional_warning'): 'warning'}
STAGE = {'threat': 'threatened', 'sanction': 'imposed'}
TITLE = {'pr-2024-02-21-eu-13th': '13th package, political agreement (adopted on 2024-02-23)'}
PACKAGES = 'EU sanctions packages'
CERTAINTY = {'reported': 'unconfirmed'}
COLUMNS = ['id', 'start', 'kind', 'parties', 'certainty', 'series', 'edition', 'tags', 'demand', 'stage', 'title', 'source']


def party(text, role):
    who = text if re.fullmatch('[A-Z]{2,4}', text) else '"%s"' % text
    return '%s:%s' % (who, role)


def convert(r):
    package = re.search(r'-eu-(\d+)th$', r['id'])
    asks = r['instrument'] != 'accusation'
    parties = [(r['sender'], 'sender'), (r['target'], 'target'), (r['conflict_party'], 'conflict_party')]
    return {
        'id': r['id'], 'start': r['date'], 'kind': KIND.get((r['instrument'], r['sub_instrument']), r['instrument']),
        'parties': ';'.join(party(*p) for p in parties), 'certainty': CERTAINTY.get(r['certainty'], r['certainty']),
        'series': PACKAGES if package else '', 'edition': package.group(1) if package else '',
        'tags': '%s;cameo:%s' % (r['sub_instrument'], r['cameo']),
        'demand': r['demand_or_condition'] if asks else '', 'stage': STAGE.get(r['instrument'], ''),
        'title': TITLE.get(r['id'], '') if asks else r['demand_or_condition'],
        'source': '' if r['source'].startswith('general') else r['source'],
    }


def main():
    with open(os.path.join(HERE, 'pressure_events_source.csv'), newline='', encoding='utf-8') as fh:
        rows = [convert(r) for r in csv.DictReader(fh)]
    out = io.StringIO()
    out.write('# coverage: %s\n' % COVERAGE)
    writer = csv.DictWriter(out, COLUMNS, lineterminator='\n')
    writer.writeheader()
    writer.writerows(rows)
    path = os.path.join(HERE, 'pressure_events.csv')
    if '--check' in sys.argv:
        with open(path, newline='', encoding='utf-8') as fh:
            return 0 if fh.read() == out.getvalue() else 1
    with open(path, 'w', newline='', encoding='utf-8') as fh:
        fh.write(out.getvalue())
    print('wrote', len(rows), 'rows')
    return 0


if __name__ == '__main__':
    sys.exit(main())
