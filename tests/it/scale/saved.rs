//! Tallies in files.

use super::{few, file, grids, many, tally};
use interstate::coded::CodedAct;
use interstate::read::gdelt::GdeltOptions;
use interstate::tally::scale::{EventGrid, EventPairs, EventTally, GroupBy};
use interstate::{Partition, State};

#[test]
fn a_tally_is_loaded_as_it_was_saved_and_goes_on_counting() {
    let (bytes, _) = file(many(6_000), 0.01);
    let half = bytes.len() / 2;
    let half = half + bytes[half..].iter().position(|&b| b == b'\n').unwrap() + 1;
    for grid in few(grids(), 3) {
        let (whole, _) = tally(&bytes, &grid);
        let (first, _) = tally(&bytes[..half], &grid);
        let saved = serde_json::to_string(&first).unwrap();
        let mut loaded: EventTally = serde_json::from_str(&saved).unwrap();
        assert_eq!(loaded, first);
        assert_eq!(serde_json::to_string(&loaded).unwrap(), saved);
        loaded
            .read(&mut GdeltOptions::new().reader(&bytes[half..]).unwrap())
            .unwrap();
        assert_eq!(loaded, whole);
    }
}

#[test]
fn a_saved_tally_cannot_smuggle_in_what_no_count_makes() {
    let years = Partition::yearly(2015..=2024).unwrap();
    let mut tally =
        EventTally::new(EventGrid::new(EventPairs::Undirected, GroupBy::Root, years).unwrap());
    let (code, day) = ("04".parse().unwrap(), "2020-02-02".parse().unwrap());
    tally.add(CodedAct::new(
        Some(State::RUS.into()),
        Some(State::CHN.into()),
        Some(code),
        day,
    ));
    let good = serde_json::to_string(&tally).unwrap();
    assert!(good.contains(r#"["CHN","RUS",[["04",5,1]]]"#), "{good}");
    let refused = |from: &str, to: &str| {
        let bad = good.replace(from, to);
        assert_ne!(bad, good);
        serde_json::from_str::<EventTally>(&bad)
            .unwrap_err()
            .to_string()
    };
    let pair = "is no pair of this tally: two different actors, the undirected in order";
    assert_eq!(
        refused(r#""CHN","RUS""#, r#""CHN","CHN""#),
        format!("CHN, CHN {pair}")
    );
    assert_eq!(
        refused(r#""CHN","RUS""#, r#""RUS","CHN""#),
        format!("RUS, CHN {pair}")
    );
    let cell = |group: &str, cell, count| {
        format!(
            "CHN, RUS has {count} in group {group:?}, period {cell}: no such cell, or nothing in it"
        )
    };
    assert_eq!(refused(r#"["04",5,1]"#, r#"["21",5,1]"#), cell("21", 5, 1));
    assert_eq!(
        refused(r#"["04",5,1]"#, r#"["04",10,1]"#),
        cell("04", 10, 1)
    );
    assert_eq!(refused(r#"["04",5,1]"#, r#"["04",5,0]"#), cell("04", 5, 0));
    let most = format!(r#"["04",5,{0}],["04",6,{0}]"#, u64::MAX);
    assert_eq!(refused(r#"["04",5,1]"#, &most), "more than 2^63 events");
}
