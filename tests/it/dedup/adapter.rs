//! From rows of every format to interactions.

use super::{between, report};
use interstate::code::{Mapped, Plover};
use interstate::coded::{self, CodedEvent, EventCode, Left};
use interstate::dedup::{Reduction, Repeats};
use interstate::interaction::Party;
use interstate::kind::facet::Role;
use interstate::read::acled::AcledReader;
use interstate::read::mid;
use interstate::read::polecat::PolecatReader;
use interstate::read::ucdp::UcdpReader;
use interstate::tally::Whole;
use interstate::{
    Category, Count, CountingRule, Coverage, Dyad, Interaction, InteractionFamily,
    InteractionKind as Kind, Partition, Period, State, TallyTable, frequency_ratio,
};

fn dyads(i: &Interaction) -> String {
    i.dyads()
        .map(|dyad| dyad.to_string())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Id, time, kind and dyads of what is an interaction.
fn adapted(events: impl IntoIterator<Item = CodedEvent>) -> Vec<String> {
    let all = events
        .into_iter()
        .filter_map(|event| event.interaction().ok());
    all.map(|i| format!("{} {} {} {}", i.id(), i.when(), i.kind(), dyads(&i)))
        .collect()
}

#[test]
fn a_directed_row_has_a_sender_and_a_target_and_a_mutual_one_has_neither() {
    let i = report("1", "2024-05-06", "163").interaction().unwrap();
    assert_eq!(i.kind(), Kind::Sanction);
    assert_eq!(
        i.parties(),
        [
            Party::new(State::CHN).with_role(Role::Sender),
            Party::new(State::RUS).with_role(Role::Target)
        ]
    );
    assert_eq!(i.tags().collect::<Vec<_>>(), ["cameo:16", "cameo:163"]);
    let i = report("1", "2024-05-06", "040")
        .mutual()
        .interaction()
        .unwrap();
    assert_eq!(i.directed_dyads().count(), 2);
}

#[test]
fn what_cannot_be_told_is_left_out_and_counted() {
    let events = [
        report("1", "2024-05-06", "062"),
        report("2", "2024-05-06", "062"),
        report("3", "2024-05-06", "141"),
        between("4", "2024-05-06", "040", State::CHN, State::CHN),
        report("5", "2024-05-06", "040"),
    ];
    let (ledger, left) =
        coded::ledger(&events, Coverage::full(Period::year(2024).unwrap())).unwrap();
    assert_eq!(ledger.len(), 1);
    let found: Vec<String> = left
        .iter()
        .map(|(why, code, n)| format!("{n} {code} {why}"))
        .collect();
    assert_eq!(
        found,
        [
            "1 cameo:040 without two states",
            "1 cameo:141 of no kind of interaction",
            "2 cameo:062 of one of several kinds"
        ]
    );
    // An id that stands twice is refused, not renamed.
    let twice = [
        report("5", "2024-05-06", "040"),
        report("5", "2024-05-07", "040"),
    ];
    assert_eq!(
        coded::ledger(&twice, Coverage::full(Period::year(2024).unwrap()))
            .unwrap_err()
            .to_string(),
        "id \"5\" stands twice in the ledger; ids are unique"
    );
}

#[test]
fn several_states_on_both_sides_are_as_many_dyads() {
    let file = "Event ID\tEvent Date\tEvent Type\tActor Country\tRecipient Country\n\
                a\t2022-05-24\tAID\tCHN;RUS\tIRN;IRQ\n\
                b\t2022-05-24\tAID\tCHN;RUS\tCHN;RUS\n\
                c\t2022-05-24\tAID\tCHN\tCHN\n\
                d\t2022-05-24\tCOOPERATE\tCHN\tRUS\n";
    let mut reader = PolecatReader::new(file.as_bytes()).unwrap();
    let mut events = Vec::new();
    reader
        .for_each(|event| events.push(event.coded().unwrap()))
        .unwrap();
    assert_eq!(events[3].interaction(), Err(Left::SeveralKinds));
    assert_eq!(
        adapted(events),
        [
            "a 2022-05-24 aid CHN–IRN CHN–IRQ IRN–RUS IRQ–RUS",
            "b 2022-05-24 aid CHN–RUS"
        ]
    );
}

#[test]
fn rows_of_acled_ucdp_and_mid_are_uses_of_force_between_states() {
    let mut reader = AcledReader::new(&include_bytes!("../corpus/acled.csv")[..]).unwrap();
    let mut events = Vec::new();
    reader
        .for_each(|event| events.push(event.coded().unwrap()))
        .unwrap();
    assert_eq!(
        adapted(events),
        [
            "XXA3 2023-03 force_use RUS–UKR",
            "XXA4 2023-03-15 force_use RUS–UKR",
            "XXA5 2023-03-15 force_use RUS–UKR",
            "XXA6 2023-03-15 force_use RUS–UKR",
        ]
    );
    let mut reader = UcdpReader::new(&include_bytes!("../corpus/ucdp.csv")[..]).unwrap();
    let mut events = Vec::new();
    reader
        .for_each(|event| events.push(event.coded().unwrap()))
        .unwrap();
    assert_eq!(
        adapted(events),
        [
            "1 [2021-03-01..2021-03-04] force_use IND–PAK",
            "14 1988-03-14 force_use CHN–VNM"
        ]
    );
    let mids = mid::join(
        &include_bytes!("../corpus/mida.csv")[..],
        &include_bytes!("../corpus/midb.csv")[..],
    )
    .unwrap();
    let events: Vec<CodedEvent> = mids
        .dyads()
        .iter()
        .map(|dyad| dyad.coded().unwrap())
        .collect();
    assert_eq!(
        adapted(events),
        [
            "mid-9001-ITA-GRC 1923-08/1923-09 force_display GRC–ITA",
            "mid-9002-CHN-JPN 2013-05-03/2014-12-31.. force_use CHN–JPN",
            "mid-9003-AUS-CHN 1951-01-20/[1951-01-20..1951-02-01] force_use AUS–CHN",
            "mid-9003-USA-CHN [1950-06-01..1950-12-31]/[1951-01-20..1951-02-01] force_use CHN–USA",
            "mid-9003-USA-PRK [1950-06-01..1950-12-31]/1950-12-31 force_use PRK–USA",
        ]
    );
}

#[test]
fn a_dyad_that_may_not_have_met_counts_as_none_or_one() {
    let a = "dispnum,stday,stmon,styear,endday,endmon,endyear,hostlev\n1,1,1,1923,31,12,1923,4\n";
    let b = "dispnum,ccode,stday,stmon,styear,endday,endmon,endyear,sidea,hostlev\n\
             1,325,1,8,1923,-9,8,1923,1,4\n1,640,-9,8,1923,30,9,1923,0,-9\n";
    let mids = mid::join(a.as_bytes(), b.as_bytes()).unwrap();
    let i = mids.dyads()[0].coded().unwrap().interaction().unwrap();
    assert_eq!(i.count(), Count::at_most(1));
    assert_eq!(
        dyads(&i),
        Dyad::new(State::ITA, State::TUR).unwrap().to_string()
    );
}

#[test]
fn a_visit_told_from_both_sides_has_a_host() {
    let rows = vec![
        report("1", "2024-05-06", "042").with_source("s"),
        between("2", "2024-05-06", "043", State::RUS, State::CHN).with_source("s"),
    ];
    let (events, _) = interstate::dedup::mirrored(rows);
    let i = events[0].interaction().unwrap();
    assert_eq!(i.parties()[1], Party::new(State::RUS).with_role(Role::Host));
    assert!(!i.is_directed());
}

#[test]
fn plover_is_mapped_one_way() {
    for &event in Plover::ALL {
        let mapped = event.mapped();
        // No word of PLOVER tells an exercise, a patrol or an agreement for certain.
        let told = [
            Kind::Exercise,
            Kind::Patrol,
            Kind::Agreement,
            Kind::Sanction,
        ];
        assert!(
            !told.iter().any(|kind| mapped.kind() == Some(*kind)),
            "{event}"
        );
    }
    assert!(Plover::Cooperate.mapped().may_be(Kind::Exercise));
    assert_eq!(
        EventCode::Plover(Plover::Consult).mapped(),
        Mapped::Coarser(Kind::Meeting)
    );
    assert_eq!(EventCode::None.mapped(), Mapped::Nothing);
}

#[test]
fn counts_of_events_made_by_two_rules_are_not_compared() {
    let one_a_day = Reduction::new(Repeats::OneADay);
    let days = [
        report("1", "2023-05-06", "040"),
        report("2", "2024-05-06", "040"),
    ];
    let period = Period::years(2023..=2024).unwrap();
    let plain = CountingRule::new("talks", InteractionFamily::Meeting);
    let count = |rule: &CountingRule, year| {
        let events = rule.reduction().reduce(days.to_vec());
        let (ledger, _) = events.ledger(Coverage::full(period)).unwrap();
        let table = TallyTable::count(&ledger, rule, &Partition::yearly(2023..=2024).unwrap());
        table
            .unwrap()
            .over(Whole, Period::year(year).unwrap())
            .unwrap()
    };
    let with = |reduction| plain.clone().of_events_by(reduction);
    let (before, after) = (count(&with(one_a_day), 2023), count(&with(one_a_day), 2024));
    assert!(frequency_ratio(&before, &after).is_ok());
    for other in [
        plain.clone(),
        with(one_a_day.with_mirrors_first()),
        with(one_a_day.within_a_place()),
    ] {
        let refused = frequency_ratio(&before, &count(&other, 2024)).unwrap_err();
        assert_eq!(refused.category(), Category::Rule);
        assert!(
            refused.to_string().contains("says of reports that"),
            "{refused}"
        );
    }
    let unstated = CountingRule::unstated("a paper").of_events_by(one_a_day);
    assert_eq!(
        unstated.to_string(),
        "the unstated rule of a paper; of reports, one event a day"
    );
    for rule in [
        plain.clone(),
        with(one_a_day.with_mirrors_last().undirected()),
    ] {
        let json = serde_json::to_string(&rule).unwrap();
        assert_eq!(serde_json::from_str::<CountingRule>(&json).unwrap(), rule);
        assert_eq!(json.contains("reduction"), rule != plain);
    }
}
