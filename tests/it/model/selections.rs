//! How deep selections nest, and how they are spoken.

use interstate::kind::facet::Venue;
use interstate::{
    CountingRule, Interaction, InteractionFamily, InteractionKind, Select, State, Truth,
};
use std::collections::BTreeSet;

fn call() -> Interaction {
    Interaction::new(
        "1",
        InteractionKind::Call,
        "2023".parse().unwrap(),
        [State::CHN, State::RUS],
    )
    .unwrap()
}

/// A selection that nests so many levels, whatever the rules of algebra make of two in a row.
fn nested(levels: usize) -> Select {
    (0..levels).fold(Select::Sourced, |inner, level| {
        if level % 2 == 0 {
            inner & Select::tag("a")
        } else {
            inner | Select::tag("b")
        }
    })
}

fn json(levels: usize) -> String {
    let open = r#"{"not":"#.repeat(levels);
    format!("{open}\"component\"{}", "}".repeat(levels))
}

#[test]
fn two_nots_are_none_also_where_the_record_does_not_tell() {
    let venue = Select::Venue(Venue::InPerson);
    assert_eq!(venue.matches(&call()), Truth::Depends);
    assert_eq!(!!venue.clone(), venue);
    let (even, odd) = ((0..128), (0..127));
    assert_eq!(even.fold(venue.clone(), |select, _| !select), venue);
    assert_eq!(odd.fold(venue.clone(), |select, _| !select), !venue);
}

#[test]
fn a_kind_that_has_the_word_of_its_family_is_not_spoken_as_the_family_is() {
    let other =
        Select::from(InteractionFamily::Exercise) & !Select::from(InteractionKind::Exercise);
    assert_eq!(
        other.to_string(),
        "exercises, not exercises of a kind not told"
    );
    let of_kinds = InteractionKind::ALL.iter().copied().map(Select::from);
    let of_families = InteractionFamily::ALL.iter().copied().map(Select::from);
    let all: Vec<String> = of_kinds.chain(of_families).map(|s| s.to_string()).collect();
    let different: BTreeSet<&String> = all.iter().collect();
    assert_eq!(different.len(), all.len());
}

#[test]
fn parts_of_one_and_or_of_one_or_do_not_nest_from_whichever_side_they_come() {
    let tags = || (0..10_000).map(|n| Select::tag(format!("t{n}")));
    let left = tags().reduce(|all, one| all | one).unwrap();
    let right = tags().rev().reduce(|all, one| one | all).unwrap();
    assert_eq!(left, Select::any_of(tags()));
    assert_eq!(left, right);
    let left = tags().reduce(|all, one| all & one).unwrap();
    let right = tags().rev().reduce(|all, one| one & all).unwrap();
    assert_eq!(left, Select::all_of(tags()));
    assert_eq!(left, right);
    let rule = CountingRule::new("R", left);
    let written = serde_json::to_string(&[&rule]).unwrap();
    assert_eq!(CountingRule::list_from_json(&written).unwrap(), [rule]);
}

#[test]
fn a_selection_as_deep_as_it_may_be_is_read_back_in_a_list_of_rules() {
    let rule = CountingRule::new("R", nested(48));
    let written = serde_json::to_string(&[&rule]).unwrap();
    assert_eq!(CountingRule::list_from_json(&written).unwrap(), [rule]);
    assert_eq!(nested(48).matches(&call()), Truth::No);
    assert_eq!((!nested(47)).matches(&call()), Truth::Yes);
}

#[test]
fn a_deeper_selection_is_neither_written_nor_compared_and_nobody_can_say_what_it_selects() {
    let said = "a selection nests deeper than 48 levels; name some of its parts by tags, or count by several rules";
    for deep in [
        nested(49),
        !nested(48),
        Select::all_of([nested(48)]),
        Select::any_of([Select::Sourced, nested(48)]),
    ] {
        assert_eq!(serde_json::to_string(&deep).unwrap_err().to_string(), said);
        let rule = CountingRule::new("R", deep.clone());
        assert_eq!(serde_json::to_string(&rule).unwrap_err().to_string(), said);
        assert_eq!(rule.same_as(&rule).unwrap_err().to_string(), said);
        assert!(
            deep.to_string()
                .contains("what nests deeper than 48 levels"),
            "{deep}"
        );
    }
    assert_eq!((!nested(48)).matches(&call()), Truth::Depends);
}

#[test]
fn a_hundred_thousand_levels_overflow_no_stack() {
    let mut deep = Select::Sourced;
    for n in 0..100_000 {
        deep = if n % 2 == 0 {
            !(deep & Select::Component)
        } else {
            deep | Select::Response
        };
    }
    assert!(serde_json::to_string(&deep).is_err());
    assert!(deep.to_string().len() < 10_000);
    assert_eq!(deep.clone(), deep);
    let _ = deep.matches(&call());
    drop(deep);
}

#[test]
fn a_text_that_nests_too_deep_is_refused_when_it_is_read() {
    let said = "a selection nests deeper than 48 levels";
    let mut at_most: Select = serde_json::from_str(&json(48)).unwrap();
    assert_eq!(serde_json::to_string(&at_most).unwrap(), json(48));
    at_most = !at_most;
    assert_eq!(serde_json::to_string(&at_most).unwrap(), json(47));
    for levels in [49, 100, 127] {
        let refused = serde_json::from_str::<Select>(&json(levels)).unwrap_err();
        assert!(refused.to_string().starts_with(said), "{levels}: {refused}");
    }
    // Beyond that the reader of JSON itself goes no deeper.
    let refused = serde_json::from_str::<Select>(&json(100_000)).unwrap_err();
    assert!(
        refused.to_string().starts_with("recursion limit exceeded"),
        "{refused}"
    );
    let rules = format!(r#"[{{"name":"R","select":{}}}]"#, json(60));
    let refused = CountingRule::list_from_json(&rules).unwrap_err();
    assert!(refused.to_string().contains(said), "{refused}");
}
