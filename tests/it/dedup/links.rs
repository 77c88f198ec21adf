//! Links between records of which some are taken for one.

use interstate::dedup::{self, RepeatGroup, Repeats, SameMatter};
use interstate::{Coverage, Interaction, InteractionKind, Ledger, State};

/// A call of CHN and RUS; on the same day as another it is the same call.
fn call(id: &str, day: &str) -> Interaction {
    Interaction::new(
        id,
        InteractionKind::Call,
        day.parse().unwrap(),
        [State::CHN, State::RUS],
    )
    .unwrap()
}

fn ledger(rows: impl IntoIterator<Item = Interaction>) -> Ledger {
    Ledger::new(rows, Coverage::unlimited()).unwrap()
}

/// What each record that stays links to, and how many links each group dropped.
fn one_a_day(rows: impl IntoIterator<Item = Interaction>) -> (Vec<String>, Vec<u64>) {
    let (reduced, groups) =
        dedup::merge_repeats(&ledger(rows), Repeats::OneADay, SameMatter::Act).unwrap();
    let links = reduced.rows().iter().map(|row| {
        let links = [row.part_of(), row.responds_to(), row.framework()];
        format!(
            "{} {}",
            row.id(),
            links.map(|id| id.unwrap_or("-")).join(" ")
        )
    });
    let dropped: Vec<u64> = groups
        .iter()
        .map(dedup::RepeatGroup::dropped_links)
        .collect();
    assert_eq!(
        groups.iter().map(RepeatGroup::dropped_links).sum::<u64>(),
        dropped.iter().sum::<u64>()
    );
    (links.collect(), dropped)
}

#[test]
fn a_link_within_a_group_is_dropped_and_counted_whichever_it_is_and_whichever_way_it_leads() {
    type Link = fn(Interaction, &str) -> Interaction;
    let links: [Link; 3] = [
        |row, id| row.with_part_of(id),
        |row, id| row.with_responds_to(id),
        |row, id| row.with_framework(id),
    ];
    for link in links {
        let (a, b) = (call("a", "2024-05-02"), call("b", "2024-05-02"));
        let from_kept = one_a_day([link(a.clone(), "b"), b.clone()]);
        assert_eq!(from_kept, (vec!["a - - -".to_owned()], vec![1]));
        let to_kept = one_a_day([a.clone(), link(b, "a")]);
        assert_eq!(to_kept, (vec!["a - - -".to_owned()], vec![1]));
        // What is left is the record without the link, equal to one that never had it.
        let (reduced, _) = dedup::merge_repeats(
            &ledger([link(a.clone(), "b"), call("b", "2024-05-02")]),
            Repeats::OneADay,
            SameMatter::Act,
        )
        .unwrap();
        assert_eq!(reduced.rows(), [a]);
    }
}

#[test]
fn a_link_to_an_absorbed_record_leads_to_the_one_that_stays() {
    let (links, dropped) = one_a_day([
        call("a", "2024-05-02"),
        call("b", "2024-05-02").with_framework("a"),
        call("c", "2024-05-03")
            .with_part_of("b")
            .with_responds_to("b")
            .with_framework("b"),
        call("d", "2024-05-04")
            .with_part_of("c")
            .with_responds_to("a")
            .with_framework("b"),
    ]);
    assert_eq!(links, ["a - - -", "c a a a", "d c a a"]);
    assert_eq!(dropped, [1, 0, 0]);
}

#[test]
fn links_between_two_groups_stay() {
    let (links, dropped) = one_a_day([
        call("a", "2024-05-02"),
        call("b", "2024-05-02").with_responds_to("a"),
        call("c", "2024-05-03")
            .with_responds_to("b")
            .with_framework("d"),
        call("d", "2024-05-03"),
    ]);
    assert_eq!(links, ["a - - -", "c - a -"]);
    assert_eq!(dropped, [1, 1]);
}

#[test]
fn a_record_that_becomes_a_part_of_its_own_part_is_refused() {
    let circle = ledger([
        call("a", "2024-05-02").with_part_of("c"),
        call("b", "2024-05-02"),
        call("c", "2024-05-03").with_part_of("b"),
    ]);
    let refused = dedup::merge_repeats(&circle, Repeats::OneADay, SameMatter::Act).unwrap_err();
    assert_eq!(refused.to_string(), r#"interaction "a" is part of itself"#);
}

#[test]
fn a_record_that_answers_itself_or_is_its_own_framework_is_refused() {
    let refused = |row| {
        Ledger::new([row], Coverage::unlimited())
            .unwrap_err()
            .to_string()
    };
    let a = || call("a", "2024-05-02");
    assert_eq!(
        [
            refused(a().with_part_of("a")),
            refused(a().with_responds_to("a")),
            refused(a().with_framework("a")),
        ],
        [
            r#"interaction "a" is part of itself"#,
            r#"interaction "a" responds to itself"#,
            r#"interaction "a" is its own framework"#,
        ]
    );
}
