//! Arbitrary records for the laws.

use chrono::{Days, NaiveDate};
use interstate::interaction::{ConflictTag, Facets, Party, Person, PressureTerms, Quantity};
use interstate::kind::facet::{
    Certainty, ConflictRelation, Forces, Overtness, PartyRole, PressureStage, Rank, Setting, Venue,
};
use interstate::{Count, Finish, Interaction, InteractionKind, PartialDate, State, When};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

fn day(n: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2020, 12, 25).unwrap() + Days::new(n)
}

/// A day, a span or candidates, all within 20 days.
fn within_twenty_days() -> impl Strategy<Value = PartialDate> {
    let span = || {
        (0u64..20, 0u64..6).prop_map(|(a, n)| {
            PartialDate::between(Some(day(a)), Some(day((a + n).min(19)))).unwrap()
        })
    };
    prop_oneof![
        (0u64..20).prop_map(|n| PartialDate::day(day(n))),
        span(),
        (span(), span()).prop_map(|(a, b)| PartialDate::one_of([a, b]).unwrap()),
    ]
}

/// First and last day as spans: candidates for the ends of an extent are read as their hull.
fn ends() -> impl Strategy<Value = PartialDate> {
    (0u64..20, 0u64..6)
        .prop_map(|(a, n)| PartialDate::between(Some(day(a)), Some(day((a + n).min(19)))).unwrap())
}

fn when() -> impl Strategy<Value = When> {
    let finish = prop_oneof![
        ends().prop_map(Finish::At),
        (0u64..20).prop_map(|n| Finish::Ongoing { seen_until: day(n) }),
        Just(Finish::Unknown),
    ];
    prop_oneof![
        within_twenty_days().prop_map(When::On),
        (ends(), finish).prop_filter_map("ends before it starts", |(start, end)| When::lasting(
            start, end
        )
        .ok()),
    ]
}

fn count() -> impl Strategy<Value = Count> {
    prop_oneof![
        4 => Just(Count::exact(1)),
        1 => (0u64..5, 0u64..5).prop_map(|(lo, more)| Count::between(lo, lo + more).unwrap()),
        1 => (0u64..5).prop_map(Count::at_least),
    ]
}

fn parties() -> impl Strategy<Value = Vec<State>> {
    subsequence(
        vec![State::CHN, State::RUS, State::IRN, State::ZAF, State::USA],
        1..=5,
    )
}

/// A record of states that all take part.
pub(crate) fn interaction() -> impl Strategy<Value = Interaction> {
    (when(), count(), parties()).prop_map(|(when, count, parties)| {
        Interaction::new("x", InteractionKind::Exercise, when, parties)
            .unwrap()
            .with_count(count)
    })
}

pub(crate) fn interactions() -> impl Strategy<Value = Vec<Interaction>> {
    prop::collection::vec((when(), count(), parties()), 0..12).prop_map(|rows| {
        rows.into_iter()
            .enumerate()
            .map(|(n, (when, count, parties))| {
                Interaction::new(n.to_string(), InteractionKind::Exercise, when, parties)
                    .unwrap()
                    .with_count(count)
            })
            .collect()
    })
}

fn word() -> impl Strategy<Value = String> {
    "[a-zA-Zé\"',;=| ]{0,8}[a-z]"
}

fn maybe<T: Clone + std::fmt::Debug + 'static>(
    all: &'static [T],
) -> impl Strategy<Value = Option<T>> {
    prop::option::of(select(all))
}

/// A record with everything that a record can say, in words that need quoting.
pub(crate) fn full_interaction() -> impl Strategy<Value = Interaction> {
    let facets = (
        maybe(Setting::ALL),
        maybe(Venue::ALL),
        maybe(Rank::ALL),
        maybe(Forces::ALL),
        select(Certainty::ALL),
    );
    let texts = (
        word(),
        word(),
        word(),
        "[a-z]{1,5}",
        prop::collection::vec("[a-z_]{1,6}", 0..3),
    );
    let names = (word(), select(PartyRole::ALL));
    let more = (
        maybe(PressureStage::ALL),
        select(ConflictRelation::ALL),
        maybe(Overtness::ALL),
        count(),
    );
    (
        interaction(),
        select(InteractionKind::ALL),
        facets,
        texts,
        names,
        more,
    )
        .prop_map(
            |(
                row,
                kind,
                (setting, venue, rank, forces, certainty),
                (title, place, source, key, tags),
                (name, role),
                (stage, relation, overtness, count),
            )| {
                let named: Party = format!("\"{}\":{role}", name.replace('"', "\"\""))
                    .parse()
                    .unwrap();
                let parties = row.parties().iter().cloned().chain([named]);
                Interaction::new("full", kind, row.when().clone(), parties)
                    .unwrap()
                    .with_count(row.count())
                    .with_facets(
                        Facets::default()
                            .with_setting(setting)
                            .with_venue(venue)
                            .with_rank(rank)
                            .with_forces(forces)
                            .with_certainty(certainty)
                            .with_soil(interstate::Actor::from(State::CHN)),
                    )
                    .with_title(title)
                    .with_place(place)
                    .with_source(source)
                    .with_phase_of(key.clone())
                    .with_series(key.clone())
                    .with_edition(3)
                    .with_tags(tags)
                    .with_quantity(Quantity::new(&key, count).unwrap().with_owner(State::CHN))
                    .with_person(Person::new(&key, State::RUS).unwrap().with_rank(Rank::Head))
                    .with_framework("frame")
                    .with_pressure(PressureTerms::default().with_stage(stage))
                    .with_conflict({
                        let tag = ConflictTag::new(&key, relation).unwrap();
                        let tag = match overtness {
                            Some(overtness) => tag.with_overtness(overtness),
                            None => tag,
                        };
                        tag.with_tagger("coder 1").unwrap()
                    })
            },
        )
}
