//! The shipped GDELT 2.0 sample, against `tests/it/corpus/count_repeats.py`.

use interstate::coded::{self, CodedEvent, NotInteraction};
use interstate::dedup::{MirrorOrder, Reduction, Repeats};
use interstate::read::gdelt::GdeltOptions;
use interstate::{CountingRule, Coverage, Dyad, Partition, Period, Select, TallyTable};

fn two_states() -> Vec<CodedEvent> {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../data/gdelt_v2_20191024143000_subset.export.CSV"
    );
    let mut reader = GdeltOptions::new()
        .reader(std::fs::File::open(path).unwrap())
        .unwrap();
    let mut rows = Vec::new();
    while let Some(event) = reader.next_event().unwrap() {
        if event.dyad().is_some() {
            rows.push(event.coded().unwrap());
        }
    }
    rows
}

#[test]
fn repeats_and_mirrors_are_as_many_as_an_independent_script_finds() {
    let rows = two_states();
    assert_eq!(rows.len(), 189);
    let events = |rule: Reduction| rule.reduce(rows.clone());
    assert_eq!(events(Reduction::new(Repeats::OneAUrl)).events().len(), 116);
    assert_eq!(events(Reduction::new(Repeats::OneADay)).events().len(), 109);
    let mirrors = events(Reduction::new(Repeats::Kept).with_mirrors(MirrorOrder::MirrorsFirst));
    assert_eq!(mirrors.events().len(), 189 - 19);
    assert_eq!(
        mirrors.mirrors().merged().collect::<Vec<_>>(),
        [("040", 1), ("042 and 043", 18)]
    );
    let repeats_first =
        events(Reduction::new(Repeats::OneADay).with_mirrors(MirrorOrder::RepeatsFirst));
    assert_eq!(
        repeats_first.mirrors().merged().collect::<Vec<_>>(),
        [("040", 1), ("042 and 043", 10)]
    );
    let undirected = Reduction::new(Repeats::OneADay)
        .with_mirrors(MirrorOrder::MirrorsFirst)
        .with_mutual_acts();
    assert_eq!(events(undirected).events().len(), 98);
    // Nothing is lost: every row is an event or stands in one.
    for rule in [
        undirected,
        Reduction::new(Repeats::OneADay).with_mirrors(MirrorOrder::RepeatsFirst),
    ] {
        let reduced = events(rule);
        let all: usize = reduced
            .events()
            .iter()
            .map(|event| 1 + event.absorbed().len())
            .sum();
        assert_eq!(all, 189);
    }
}

#[test]
fn rules_and_tables_work_on_machine_events() {
    let rows = two_states();
    let coverage = Coverage::full(Period::years(2018..=2019).unwrap());
    let (ledger, left) = coded::to_ledger(&rows, coverage).unwrap();
    assert_eq!(
        ledger.len() as u64 + left.iter().map(|(.., rows)| rows).sum::<u64>(),
        189
    );
    assert_eq!(left.events(NotInteraction::WithoutTwoStates), 0);
    // All rows below 04 are meetings, and a root is a tag.
    let rule = CountingRule::new("consultations", Select::tag("cameo:04"));
    let table: TallyTable<Dyad> =
        TallyTable::count(&ledger, &rule, &Partition::yearly(2018..=2019).unwrap()).unwrap();
    let both = Period::years(2018..=2019).unwrap();
    let mut dyads: Vec<Dyad> = rows.iter().flat_map(CodedEvent::dyads).collect();
    dyads.sort_unstable();
    dyads.dedup();
    let sum: u64 = dyads
        .iter()
        .map(|&dyad| table.over(&dyad, both).unwrap().count().lo())
        .sum();
    assert_eq!(sum, 69);
}
