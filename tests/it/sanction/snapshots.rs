//! Two states of one list: added, removed, amended, renumbered, and what they tell together.

use interstate::sanction::{
    Designation, ListExtent, Measure, PlaceBasis, Snapshot, Target, TargetKind,
};
use interstate::{State, Truth};
use proptest::prelude::*;

const FIRST: &str = "2024-01-10";
const NEXT: &str = "2024-06-20";

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

/// An entry of a made-up list: id, name, day of listing.
type Entry<'a> = (&'a str, &'a str, &'a str);

fn listing((id, _, listed): &Entry<'_>, seen: &str) -> Designation {
    let target = format!("t:{}", id.split('#').next().unwrap());
    Designation::new(
        *id,
        target,
        "CA-RUS",
        Measure::AssetFreeze,
        listed.parse().unwrap(),
    )
    .unwrap()
    .with_seen_until(day(seen))
    .unwrap()
    .with_source(format!("ca {seen} element 1"))
}

fn target((id, name, _): &Entry<'_>) -> Target {
    let id = format!("t:{}", id.split('#').next().unwrap());
    Target::new(id, TargetKind::Entity, *name)
        .unwrap()
        .with_place(State::RUS, PlaceBasis::Address)
}

fn list(on: &str, entries: &[Entry<'_>]) -> Snapshot {
    let listings = entries.iter().map(|entry| listing(entry, on)).collect();
    let list = Snapshot::new("ca", day(on), ListExtent::Whole, listings).unwrap();
    list.with_targets(entries.iter().map(target))
}

const FOUR: [Entry<'_>; 4] = [
    ("1", "Test Alpha", "2022-05-03"),
    ("2", "Test Beta", "2022-05-03"),
    ("3", "Test Gamma", "[..2024-01-10]"),
    ("4", "Test Delta", "2023-01-02"),
];

#[test]
fn the_line_the_day_of_the_file_and_a_moved_list_day_are_no_amendment() {
    let later = FOUR
        .map(|(id, name, listed)| (id, name, if id == "3" { "[..2024-06-20]" } else { listed }));
    let change = list(FIRST, &FOUR).change_to(&list(NEXT, &later)).unwrap();
    assert_eq!(
        change.to_string(),
        "2024-01-10 to 2024-06-20: 0 added, 0 removed, 0 amended, 4 unchanged"
    );
}

#[test]
fn a_day_that_became_known_and_another_name_are_amendments() {
    let mut later = FOUR;
    later[2].2 = "2023-11-05";
    later[3].1 = "Test Delta (formerly Epsilon)";
    let change = list(FIRST, &FOUR).change_to(&list(NEXT, &later)).unwrap();
    assert_eq!(change.amended().collect::<Vec<_>>(), ["3", "4"]);
    assert_eq!(
        (
            change.added().len(),
            change.removed().len(),
            change.unchanged()
        ),
        (0, 0, 2)
    );
}

#[test]
fn an_entry_under_a_new_id_is_renumbered_and_neither_added_nor_removed() {
    // Item 2 was taken out, and those behind it moved up: the list numbers by position.
    let later = [
        ("1", "Test Alpha", "2022-05-03"),
        ("2", "Test Gamma", "2024-05-01"),
        ("3", "TEST DELTA", "2023-01-02"),
    ];
    let change = list(FIRST, &FOUR).change_to(&list(NEXT, &later)).unwrap();
    // By id alone, 2 and 3 are amended and 4 is gone: where ids are used again the list must not be read by them.
    assert_eq!(change.amended().collect::<Vec<_>>(), ["2", "3"]);
    assert_eq!(change.removed().collect::<Vec<_>>(), ["4"]);
    // Where new ids are new, the name shows who it is, in whatever case.
    let later = [
        ("1", "Test Alpha", "2022-05-03"),
        ("3", "Test Gamma", "[..2024-01-10]"),
        ("9", "TEST DELTA.", "2023-01-02"),
    ];
    let change = list(FIRST, &FOUR).change_to(&list(NEXT, &later)).unwrap();
    let pairs: Vec<_> = change
        .renumbered()
        .iter()
        .map(|p| (p.before(), p.after()))
        .collect();
    assert_eq!(pairs, [("4", "9")]);
    assert_eq!(
        (change.added().len(), change.removed().collect::<Vec<_>>()),
        (0, vec!["2"])
    );
}

#[test]
fn of_two_entries_of_one_name_none_is_renumbered() {
    let before = [
        FOUR[0],
        FOUR[1],
        ("5", "Test Twin", "2023-01-01"),
        ("6", "Test Twin", "2023-01-01"),
    ];
    let after = [FOUR[0], FOUR[1], ("7", "Test Twin", "2023-01-01")];
    let change = list(FIRST, &before).change_to(&list(NEXT, &after)).unwrap();
    assert!(change.renumbered().is_empty());
    assert_eq!((change.added().len(), change.removed().len()), (1, 2));
}

#[test]
fn a_name_in_another_place_is_renumbered_only_if_no_other_has_it() {
    let moved = |on: &str, id: &str, state| {
        let entry = (id, "Test Delta", "2023-01-02");
        let listings = FOUR[..2]
            .iter()
            .chain([&entry])
            .map(|e| listing(e, on))
            .collect();
        let place = Target::new(format!("t:{id}"), TargetKind::Entity, "Test Delta")
            .unwrap()
            .with_place(state, PlaceBasis::Address);
        let targets = FOUR[..2].iter().map(target).chain([place]);
        Snapshot::new("ca", day(on), ListExtent::Whole, listings)
            .unwrap()
            .with_targets(targets)
    };
    let change = moved(FIRST, "4", State::RUS)
        .change_to(&moved(NEXT, "8", State::CHN))
        .unwrap();
    assert_eq!(change.renumbered().len(), 1);
}

#[test]
fn without_names_nothing_is_renumbered() {
    let bare = |on, ids: &[&str]| {
        let listings = ids
            .iter()
            .map(|id| listing(&(id, "", "2022"), on))
            .collect();
        Snapshot::new("ca", day(on), ListExtent::Whole, listings).unwrap()
    };
    let change = bare(FIRST, &["1", "2", "3"])
        .change_to(&bare(NEXT, &["1", "2", "4"]))
        .unwrap();
    assert!(change.renumbered().is_empty());
}

#[test]
fn lists_that_are_not_two_states_of_one_are_refused() {
    let (first, next) = (list(FIRST, &FOUR), list(NEXT, &FOUR));
    let part = Snapshot::new(
        "ca",
        day(NEXT),
        ListExtent::Part,
        vec![listing(&FOUR[0], NEXT)],
    )
    .unwrap();
    assert_eq!(
        first.change_to(&part).unwrap_err().to_string(),
        "of list \"ca\" of 2024-06-20 only a part was kept, in which a missing entry proves nothing; give two whole lists"
    );
    assert!(part.change_to(&next).is_err());
    let other = Snapshot::new(
        "ua",
        day(NEXT),
        ListExtent::Whole,
        next.designations().to_vec(),
    )
    .unwrap();
    assert_eq!(
        first.change_to(&other).unwrap_err().to_string(),
        "snapshots of two lists, \"ca\" and \"ua\"; a change is from one state of a list to another"
    );
    // One of three ids of the smaller: a third. Two of four are half.
    let unlike = [
        FOUR[0],
        ("7", "Test Eta", "2022"),
        ("8", "Test Theta", "2022"),
    ];
    assert_eq!(
        first
            .change_to(&list(NEXT, &unlike))
            .unwrap_err()
            .to_string(),
        "these do not look like two states of one list: of 4 and 3 ids they share 1, fewer than half of the smaller"
    );
    assert!(first.change_to(&list(NEXT, &[])).is_err());
    assert!(list(FIRST, &[]).change_to(&next).is_err());
    assert!(list(FIRST, &[]).change_to(&list(NEXT, &[])).is_ok());
    // A list that grew tenfold is the same list.
    let grown: Vec<String> = (100..140).map(|n| n.to_string()).collect();
    let grown: Vec<Entry<'_>> = FOUR
        .into_iter()
        .chain(grown.iter().map(|id| (&**id, "Test New", "2024-03-01")))
        .collect();
    assert_eq!(
        first.change_to(&list(NEXT, &grown)).unwrap().added().len(),
        40
    );
}

#[test]
fn two_files_together_tell_more_than_each() {
    let later = [
        ("1", "Test Alpha", "2022-05-03"),
        ("3", "Test Gamma", "[..2024-06-20]"),
        ("9", "Test Delta", "[..2024-06-20]"),
        ("10", "Test New", "[..2024-06-20]"),
        ("11", "Test Later", "2024-06-01"),
    ];
    let told = list(FIRST, &FOUR).followed_by(&list(NEXT, &later)).unwrap();
    let told = told.designations();
    let lines: Vec<String> = told
        .iter()
        .map(|l| format!("{} {} {}", l.id(), l.listing_date(), l.end()))
        .collect();
    assert_eq!(
        lines,
        [
            "1 2022-05-03 2024-06-20..",
            "3 [..2024-01-10] 2024-06-20..", // it stood on the earlier list
            "9 2023-01-02 2024-06-20..",     // the old id has its day
            "10 [2024-01-11..2024-06-20] 2024-06-20..", // it did not
            "11 2024-06-01 2024-06-20..",
            "2 2022-05-03 seen 2024-01-10, gone 2024-06-20",
        ]
    );
    let gone = &told[5];
    for (on, held) in [
        ("2024-01-10", Truth::Yes),
        ("2024-03-01", Truth::Depends),
        ("2024-06-20", Truth::No),
    ] {
        assert_eq!(gone.in_force_on(day(on)), held);
    }
}

#[test]
fn a_list_that_keeps_its_dead_ends_them_itself() {
    let ended = |on: &str| {
        let dead = listing(&("5", "", "2022"), on)
            .with_end("2023-05-01 delisted".parse().unwrap())
            .unwrap();
        vec![listing(&FOUR[0], on), listing(&FOUR[1], on), dead]
    };
    let snapshot =
        |on, listings| Snapshot::new("ch", day(on), ListExtent::Whole, listings).unwrap();
    let mut later = ended(NEXT);
    later.pop();
    let told = snapshot(FIRST, ended(FIRST))
        .followed_by(&snapshot(NEXT, later))
        .unwrap();
    let told = told.designations();
    assert_eq!(told[2].end().to_string(), "2023-05-01 delisted");
}

#[test]
fn two_lists_of_one_day_tell_no_day_of_removal() {
    let change = list(FIRST, &FOUR)
        .change_to(&list(FIRST, &FOUR[..3]))
        .unwrap();
    assert_eq!(change.end().to_string(), "gone 2024-01-10");
}

/// Ten entries that stand on every list, so that any two are states of one.
const ALWAYS: usize = 10;

/// The list of a day with the entries that stand on it, none of them dated.
fn undated(on: chrono::NaiveDate, present: &[bool]) -> Snapshot {
    let ids = (0..ALWAYS).map(|n| format!("a{n}"));
    let here = present.iter().enumerate().filter(|(_, here)| **here);
    let ids = ids.chain(here.map(|(n, _)| format!("x{n}")));
    let listing = |id: String| listing(&(&id, "", &format!("[..{on}]")), &on.to_string());
    Snapshot::new("ofac", on, ListExtent::Whole, ids.map(listing).collect()).unwrap()
}

proptest! {
    #![proptest_config(crate::common::cases(256))]

    /// Against who was seen when: on the day of a list it is told exactly; between two, whoever is on one of them alone may have stood.
    #[test]
    fn the_history_of_many_lists_tells_no_more_and_no_less_than_they_do(
        present in prop::collection::vec(prop::collection::vec(any::<bool>(), 5), 2..6),
    ) {
        let days: Vec<chrono::NaiveDate> =
            (0..present.len() as u64).map(|n| day(FIRST) + chrono::Days::new(100 * n)).collect();
        let mut lists = days.iter().zip(&present).map(|(on, here)| undated(*on, here));
        let first = lists.next().unwrap();
        let history = lists.try_fold(first, |history, list| history.followed_by(&list)).unwrap();
        let held = |entry: usize, on: chrono::NaiveDate| {
            let spells = history.designations().iter().filter(|d| d.entry_id() == format!("x{entry}"));
            spells.fold(Truth::No, |held, spell| held.or(spell.in_force_on(on)))
        };
        for entry in 0..5 {
            for (n, on) in days.iter().enumerate() {
                prop_assert_eq!(held(entry, *on), present[n][entry].into(), "{} on list {}", entry, n);
                let Some(next) = present.get(n + 1) else { continue };
                let between = match (present[n][entry], next[entry]) {
                    (true, true) => Truth::Yes,
                    (false, false) => Truth::No,
                    _ => Truth::Depends,
                };
                prop_assert_eq!(held(entry, *on + chrono::Days::new(50)), between, "{} after list {}", entry, n);
            }
        }
        // The last two lists are compared alike whether or not the first is the history of all before.
        if let [.., _, last] = &days[..] {
            let change = history.change_to(&undated(*last + chrono::Days::new(1), present.last().unwrap())).unwrap();
            prop_assert_eq!((change.added().len(), change.removed().len(), change.amended().len()), (0, 0, 0));
        }
    }
}
