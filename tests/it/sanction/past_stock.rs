//! What stood on a past day, and which lists can say so.

mod worlds;

use interstate::sanction::{
    ConflictReading, CountOf, Designation, Issuer, ListExtent, ListReach, ListedFor, ListingFilter,
    Measure, Programme, ProgrammeList, ProgrammeReading, PublishedList, Register, RegisterParts,
    RemovedEntries, SanctionRegime, Target, TargetKind, TerritoryReading,
};
use interstate::{Actor, Count, State};

const READING: ProgrammeReading =
    ProgrammeReading::new(ConflictReading::ConcernsState, TerritoryReading::AimedAt);

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

/// A listing of a list: number, programme, day of listing, end.
fn listing(list: &str, of: &str, id: &str, regime: &str, listed: &str, end: &str) -> Designation {
    let target = id.split('#').next().unwrap();
    Designation::new(
        format!("{list}:{id}"),
        format!("{list}:{target}"),
        regime,
        Measure::AssetFreeze,
        listed.parse().unwrap(),
    )
    .unwrap()
    .with_end(end.parse().unwrap())
    .unwrap()
    .with_source(format!("{list} {of} element 1"))
}

fn published(list: &str, of: &str, removed: RemovedEntries) -> PublishedList {
    let name = format!("{} list", list.to_uppercase());
    PublishedList::new(list, day(of), ListExtent::Whole, removed)
        .unwrap()
        .with_name(name)
}

fn parts(
    list: PublishedList,
    regimes: Vec<SanctionRegime>,
    designations: Vec<Designation>,
) -> RegisterParts {
    let mut targets: Vec<Target> = Vec::new();
    for made in &designations {
        if targets.iter().all(|known| known.id() != made.target_id()) {
            targets.push(
                Target::new(
                    made.target_id(),
                    TargetKind::Person,
                    format!("Test {}", made.target_id()),
                )
                .unwrap(),
            );
        }
    }
    RegisterParts::new()
        .with_regimes(regimes)
        .with_targets(targets)
        .with_designations(designations)
        .with_lists([list])
}

/// The United Nations, of 27 February 2026: two entries on Iran that were away, one that came with the return, two others.
fn un() -> RegisterParts {
    let regime = |tag| {
        Programme::of(ProgrammeList::Un, tag)
            .regime(READING, day("2026-02-27"))
            .unwrap()
    };
    let row = |id: &str, regime: &str, listed: &str| {
        listing("un", "2026-02-27", id, regime, listed, "2026-02-27..")
    };
    parts(
        published("un", "2026-02-27", RemovedEntries::Dropped),
        vec![regime("Iran"), regime("DPRK"), regime("Libya")],
        vec![
            row("1", "UN-1737", "2007-03-24"),
            row("2", "UN-1737", "2010-06-09"),
            row("3", "UN-1737", "2025-10-20"),
            row("4", "UN-1718", "2009-04-24"),
            row("5", "UN-1970", "2024-11-08"),
        ],
    )
}

/// Switzerland, of 27 August 2026, which keeps its dead: one away and back, one open, one of which the end alone is told.
fn ch() -> RegisterParts {
    let regime = SanctionRegime::new(
        "CH-1",
        Issuer::new(State::CHE),
        "[..2026-08-27]/2026-08-27..".parse().unwrap(),
    )
    .unwrap();
    let row =
        |id: &str, listed: &str, end: &str| listing("ch", "2026-08-27", id, "CH-1", listed, end);
    parts(
        published("ch", "2026-08-27", RemovedEntries::Kept),
        vec![regime],
        vec![
            row("A#1", "2015-11-18", "2016-03-01 delisted"),
            row("A#2", "2022-03-01", "2026-08-27.."),
            row("B", "2021-08-11", "2026-08-27.."),
            row("C", "[..2016-03-01]", "2016-03-01 delisted"),
        ],
    )
}

fn register(parts: RegisterParts) -> Register {
    Register::new(parts.in_spells().unwrap().0).unwrap()
}

fn all() -> ListingFilter {
    ListingFilter::new()
}

#[test]
fn a_list_that_keeps_its_dead_tells_any_past_day() {
    let register = register(ch());
    for (on, lo, hi) in [
        ("2015-12-31", 1, 2),
        ("2020-01-01", 0, 0),
        ("2021-09-01", 1, 1),
        ("2026-08-27", 2, 2),
    ] {
        let stock = register
            .past_stock(&all(), CountOf::Entries, day(on))
            .unwrap();
        assert_eq!(stock.count(), Count::between(lo, hi).unwrap(), "{on}");
        assert_eq!(stock.answers()[0].reach(), ListReach::Whole);
    }
    let stock = register
        .past_stock(&all(), CountOf::Entries, day("2015-12-31"))
        .unwrap();
    assert_eq!(
        stock.to_string(),
        "1-2 entries, stock on 2015-12-31, by anybody; the CH list of 2026-08-27 tells what stood: 1 for sure"
    );
    let days: Vec<ListedFor> = register
        .durations(&all())
        .unwrap()
        .iter()
        .map(|d| d.days)
        .collect();
    assert_eq!(days[0], ListedFor::Exactly(104));
}

#[test]
fn a_list_without_its_dead_gives_a_floor_for_every_day_but_its_own() {
    let register = register(un());
    let on = |text| {
        register
            .past_stock(&all(), CountOf::Entries, day(text))
            .unwrap()
    };
    assert_eq!(
        on("2024-06-30").to_string(),
        "1+ entries, stock on 2024-06-30, by anybody; the UN list of 2026-02-27 has no removed entries: 1 is a floor; \
         2 listings of regime UN-1737 stood until 2016-01-16, or where it was kept until 2023-10-18, and stand again since 2025-09-28"
    );
    // The register holds one to three on that day; whoever was removed since is in no file.
    assert_eq!(
        (on("2020-01-01").in_register(), on("2020-01-01").count()),
        (Count::between(1, 3).unwrap(), Count::at_least(1))
    );
    assert_eq!(
        on("2026-02-27").to_string(),
        "5 entries, stock on 2026-02-27, by anybody; the UN list of 2026-02-27 tells what stood: 5 for sure; \
         CHN, IRN, RUS hold since 2025-09-28 that it is not in force: 3 listings of regime UN-1737"
    );
    let later = on("2026-03-01");
    assert_eq!(
        (later.count(), later.answers()[0].reach()),
        (Count::at_least(0), ListReach::AfterList)
    );
    assert!(
        later
            .to_string()
            .contains("tells nothing of a later day: 0 is a floor"),
        "{later}"
    );
}

#[test]
fn a_regime_that_was_not_cut_into_spells_is_told() {
    let naive = Register::new(un()).unwrap();
    let stock = naive
        .past_stock(&all(), CountOf::Entries, day("2024-06-30"))
        .unwrap();
    assert_eq!(stock.count(), Count::at_least(3));
    assert_eq!(
        stock.notes().collect::<Vec<_>>(),
        [
            "2 listings of regime UN-1737 are counted though it was not in force from 2016-01-16 to 2025-09-28: no spells were made of them"
        ]
    );
}

#[test]
fn each_list_answers_for_itself_and_one_floor_makes_the_sum_one() {
    let register = register(un().joined(ch()));
    let on = |which: &ListingFilter, text| {
        register
            .past_stock(which, CountOf::Entries, day(text))
            .unwrap()
    };
    let both = on(&all(), "2015-12-31");
    let reaches: Vec<(&str, ListReach, u64)> = both
        .answers()
        .iter()
        .map(|a| (a.list(), a.reach(), a.sure()))
        .collect();
    assert_eq!(
        reaches,
        [
            ("un", ListReach::WithoutRemoved, 3),
            ("ch", ListReach::Whole, 1)
        ]
    );
    assert_eq!(both.count(), Count::at_least(4));
    // Of Switzerland alone the United Nations are not asked.
    let swiss = on(&all().of_issuer(State::CHE), "2015-12-31");
    assert_eq!(
        (swiss.count(), swiss.answers().len()),
        (Count::between(1, 2).unwrap(), 1)
    );
    // Where nobody is listed no list is there to say that nobody was.
    let none = on(&all().of_issuer(Actor::EU), "2015-12-31");
    assert_eq!(
        (none.count(), none.answers().len()),
        (Count::at_least(0), 0)
    );
}

#[test]
fn part_of_a_list_late_keeping_and_no_list_at_all_are_floors() {
    let with = |list: PublishedList| register(ch().with_lists([list]));
    let asked = |register: &Register| {
        register
            .past_stock(&all(), CountOf::Entries, day("2021-09-01"))
            .unwrap()
    };
    let late = published("ch", "2026-08-27", RemovedEntries::Kept)
        .with_kept_since(day("2022-01-01"))
        .unwrap();
    assert!(
        asked(&with(late.clone()))
            .to_string()
            .ends_with("keeps removed entries since 2022-01-01 only: 1 is a floor")
    );
    let part = PublishedList::new(
        "ch",
        day("2026-08-27"),
        ListExtent::Part,
        RemovedEntries::Kept,
    )
    .unwrap();
    assert!(
        asked(&with(part))
            .to_string()
            .ends_with("the ch of 2026-08-27 was read in part: 1 is a floor")
    );
    let none = register(ch().with_lists([]));
    assert_eq!(
        (asked(&none).count(), asked(&none).unlisted()),
        (Count::at_least(1), 4)
    );
    assert!(
        asked(&none)
            .to_string()
            .ends_with("4 listings are of no list whose day is stated")
    );
    let refused = published("ch", "2026-08-27", RemovedEntries::Kept)
        .with_kept_since(day("2027-01-01"))
        .unwrap_err();
    assert_eq!(
        refused.to_string(),
        "a list of 2026-08-27 that keeps removed entries since 2027-01-01, which is later"
    );
    let json = serde_json::to_string(&with(late.clone())).unwrap();
    assert_eq!(
        serde_json::from_str::<Register>(&json).unwrap(),
        with(late.clone())
    );
    assert!(
        serde_json::from_str::<PublishedList>(
            &serde_json::to_string(&late)
                .unwrap()
                .replace("2022-01-01", "2027-01-01")
        )
        .is_err()
    );
}

#[test]
fn parts_of_two_lists_make_one_register_or_are_refused() {
    // The same list read twice is one.
    let twice = un().joined(un());
    assert_eq!(
        (
            twice.regimes.len(),
            twice.targets.len(),
            twice.lists.len(),
            twice.designations.len()
        ),
        (3, 5, 1, 5)
    );
    let mut part = un();
    part.lists = vec![
        PublishedList::new(
            "un",
            day("2026-02-27"),
            ListExtent::Part,
            RemovedEntries::Dropped,
        )
        .unwrap()
        .with_name(un().lists[0].name()),
    ];
    for both in [un().joined(part.clone()), part.joined(un())] {
        assert_eq!(
            (both.lists.len(), both.lists[0].extent()),
            (1, ListExtent::Part)
        );
    }
    let mut other = ch();
    other.lists = vec![published("ch", "2025-01-01", RemovedEntries::Kept)];
    other.designations.clear();
    assert_eq!(
        Register::new(ch().joined(other)).unwrap_err().to_string(),
        "list \"ch\" stands twice in the register; ids are unique"
    );
    let mut other = ch();
    other.targets[0] = Target::new("ch:A", TargetKind::Entity, "Another").unwrap();
    other.designations.clear();
    assert!(
        Register::new(ch().joined(other))
            .unwrap_err()
            .to_string()
            .starts_with("target \"ch:A\" stands twice")
    );
}

#[test]
fn a_regime_that_two_lists_tell_is_one_if_it_is_against_the_same_states() {
    let of = |list, tag, reading, seen: &str| {
        Programme::of(list, tag).regime(reading, day(seen)).unwrap()
    };
    let cmic =
        "Non-SDN Chinese Military-Industrial Complex Companies List (CMIC) - Treasury Department";
    let one = of(ProgrammeList::Ofac, "CMIC-EO13959", READING, "2026-01-01");
    let other = of(ProgrammeList::Csl, cmic, READING, "2026-06-01");
    assert_eq!(one.id(), other.id());
    let joined = |one: SanctionRegime, other: SanctionRegime| {
        let parts = RegisterParts::new()
            .with_regimes([one])
            .joined(RegisterParts::new().with_regimes([other]));
        Register::new(parts).map(|register| register.regimes()[0].clone())
    };
    assert_eq!(
        joined(one, other).unwrap().in_force().to_string(),
        "2020-11-12/2026-06-01.."
    );
    // Two readings of one tag are two regimes with one id.
    let named = ProgrammeReading::new(ConflictReading::ConcernsState, TerritoryReading::NamedAfter);
    let ukr = |reading| of(ProgrammeList::Eu, "UKR", reading, "2026-01-01");
    assert!(joined(ukr(READING), ukr(named)).is_err());
    // An act before: the earlier first day holds, whichever list tells it.
    let taliban = of(ProgrammeList::Un, "Taliban", READING, "2026-01-01");
    let early = taliban
        .clone()
        .with_start_by(&"2001-02-23".parse().unwrap());
    for (one, other) in [(taliban.clone(), early.clone()), (early, taliban)] {
        assert_eq!(
            joined(one, other).unwrap().in_force().to_string(),
            "[..2001-02-23]/2026-01-01.."
        );
    }
}
