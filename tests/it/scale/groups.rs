//! How many groups of codes a grid takes, and by what names.

use super::few;
use interstate::code::Cameo;
use interstate::coded::CodedAct;
use interstate::tally::scale::{EventGrid, EventPairs, EventTally, GroupBy};
use interstate::{Actor, ErrorCategory, Partition, State};

fn named(names: impl IntoIterator<Item = String>, code: &str) -> GroupBy {
    let codes: Vec<Cameo> = vec![code.parse().unwrap()];
    GroupBy::Named(
        names
            .into_iter()
            .map(|name| (name, codes.clone()))
            .collect(),
    )
}

/// So many groups, of which the last alone holds the code 163.
fn many(groups: usize) -> GroupBy {
    let GroupBy::Named(mut all) = named((0..groups).map(|n| format!("g{n}")), "012") else {
        unreachable!()
    };
    if let Some((_, codes)) = all.last_mut() {
        *codes = vec!["163".parse().unwrap()];
    }
    GroupBy::Named(all)
}

fn grid(by: GroupBy) -> interstate::Result<EventGrid> {
    EventGrid::new(
        EventPairs::Directed,
        by,
        Partition::yearly(2020..=2024).unwrap(),
    )
}

#[test]
fn the_last_of_as_many_groups_as_a_grid_takes_is_counted_saved_and_read() {
    let mut tally = EventTally::new(grid(many(65_535)).unwrap());
    let day = "2022-06-01".parse().unwrap();
    let (from, to): (Actor, Actor) = (State::USA.into(), State::CHN.into());
    tally.add(CodedAct::new(
        Some(from),
        Some(to),
        Some("163".parse().unwrap()),
        day,
    ));
    assert_eq!((tally.counted(), tally.uncounted().without_group), (1, 0));
    assert_eq!(tally.events_at(from, to, 65_534, 2), 1);
    let saved = serde_json::to_string(&tally).unwrap();
    assert!(saved.contains(r#"["g65534",2,1]"#));
    let loaded: EventTally = serde_json::from_str(&saved).unwrap();
    assert_eq!(loaded.events_at(from, to, 65_534, 2), 1);
    assert_eq!(loaded, tally);
}

#[test]
fn a_grid_of_more_groups_is_refused_when_made_and_when_read() {
    for groups in few([65_536, 65_537, 70_000], 1) {
        let refused = grid(many(groups)).unwrap_err();
        assert_eq!(
            refused.to_string(),
            format!("{groups} groups of codes; a grid has at most 65535")
        );
        assert_eq!(refused.category(), ErrorCategory::Count);
    }
    let tally = EventTally::new(grid(many(65_535)).unwrap());
    let saved = serde_json::to_string(&tally).unwrap();
    let last = r#"["g65534",["163"]]"#;
    let more = saved.replace(
        last,
        &format!(r#"{last},["g65535",["163"]],["g65536",["163"]]"#),
    );
    assert_ne!(more, saved);
    let refused = serde_json::from_str::<EventTally>(&more).unwrap_err();
    assert!(
        refused
            .to_string()
            .starts_with("65537 groups of codes; a grid has at most 65535"),
        "{refused}"
    );
}

#[test]
fn two_groups_of_one_name_are_refused_when_made_and_when_read() {
    let said = r#"two groups of codes are named "talks"; expected one, with the codes of both"#;
    let twice = ["talks", "visits", "talks"].map(str::to_owned);
    assert_eq!(grid(named(twice, "04")).unwrap_err().to_string(), said);
    let once = grid(named(["talks", "visits"].map(str::to_owned), "04")).unwrap();
    let saved = serde_json::to_string(&once).unwrap();
    assert_eq!(serde_json::from_str::<EventGrid>(&saved).unwrap(), once);
    let refused = serde_json::from_str::<EventGrid>(&saved.replace("visits", "talks")).unwrap_err();
    assert_eq!(refused.to_string(), said);
}
