//! Two whole states of one made-up list, and what `count_vintages.py` finds between them with the readers of Python's library.

use super::{READING, file, path};
use interstate::read::sanctions::{ListDay, ListRead, OfacCsvOptions, OfacList, UnXmlOptions};
use interstate::sanction::{ListExtent, SnapshotChange};
use serde_json::{Value, json};

fn un(vintage: u8) -> ListRead {
    let options = UnXmlOptions::new(ListDay::InFile, READING);
    options
        .read_path(path(&format!("vintage_un_{vintage}.xml")))
        .unwrap()
}

fn sdn(vintage: u8, day: &str) -> ListRead {
    let day = ListDay::Stated(day.parse().unwrap());
    let options = OfacCsvOptions::new(OfacList::Sdn, day, READING);
    options
        .read_path(path(&format!("vintage_sdn_{vintage}.csv")))
        .unwrap()
}

fn change(before: &ListRead, after: &ListRead) -> SnapshotChange {
    let whole = |read: &ListRead| read.snapshot(ListExtent::Whole).unwrap();
    whole(before).change_to(&whole(after)).unwrap()
}

fn told(change: &SnapshotChange) -> Value {
    let sorted = |ids: &mut dyn Iterator<Item = &str>| {
        let mut ids: Vec<String> = ids.map(str::to_owned).collect();
        ids.sort();
        ids
    };
    let renumbered = change.renumbered().iter();
    json!({
        "added": sorted(&mut change.added()),
        "removed": sorted(&mut change.removed()),
        "amended": sorted(&mut change.amended()),
        "renumbered": renumbered.map(|pair| [pair.before(), pair.after()]).collect::<Vec<_>>(),
        "unchanged": change.unchanged(),
    })
}

#[test]
fn two_whole_states_of_a_list_tell_what_python_finds_between_them() {
    let expected: Value = serde_json::from_str(&file("vintages_expected.json")).unwrap();
    assert_eq!(told(&change(&un(1), &un(2))), expected["un"]);
    let (before, after) = (sdn(1, "2026-03-02"), sdn(2, "2026-09-14"));
    assert_eq!(told(&change(&before, &after)), expected["sdn"]);
    // One file is the same on a later day: what is undated is dated by another list, and nothing else changed.
    let later = told(&change(&before, &sdn(1, "2026-09-14")));
    assert_eq!(
        (&later["unchanged"], &later["amended"]),
        (&json!(8), &json!([]))
    );
}

#[test]
fn a_file_of_which_an_entry_was_rejected_is_compared_with_nothing() {
    let bad = file("vintage_un_2.xml").replace("<LISTED_ON>2026-06-18", "<LISTED_ON>2026-18-06");
    let bad = UnXmlOptions::new(ListDay::InFile, READING)
        .read(bad.as_bytes())
        .unwrap();
    assert_eq!(bad.account().rejected(), 1);
    let extent = bad.published_list(ListExtent::Whole).unwrap().extent();
    assert_eq!(extent, ListExtent::Part);
    let before = un(1).snapshot(ListExtent::Whole).unwrap();
    let refused = before.change_to(&bad.snapshot(ListExtent::Whole).unwrap());
    assert_eq!(
        refused.unwrap_err().to_string(),
        "of list \"un\" of 2026-08-27 only a part was kept, in which a missing entry proves nothing; give two whole lists"
    );
}
