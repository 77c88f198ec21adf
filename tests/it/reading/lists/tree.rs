//! A second opinion of XML: what a reader of whole trees finds in the made-up lists.

use super::{READING, file};
use interstate::read::sanctions::{ListDay, ListRead, SecoXmlOptions, UnXmlOptions};
use interstate::sanction::{Designation, ListingEnd};
use roxmltree::{Document, Node};

/// The elements of a name that stand directly in one.
fn all<'a, 'b>(of: Node<'a, 'b>, name: &'static str) -> impl Iterator<Item = Node<'a, 'b>> {
    of.children()
        .filter(move |node| node.tag_name().name() == name)
}

fn text(of: Node, name: &'static str) -> String {
    let found = all(of, name).next();
    found
        .and_then(|node| node.text())
        .unwrap_or("")
        .trim()
        .to_owned()
}

/// The target and the days of each listing: listed, applies, ended.
fn listings(read: &ListRead) -> Vec<[String; 4]> {
    let of = |listing: &Designation| {
        let ended = match listing.end() {
            ListingEnd::On(day, _) => day.to_string(),
            _ => String::new(),
        };
        [
            listing.target_id().to_owned(),
            listing.listing_date().to_string(),
            listing.start_date().to_string(),
            ended,
        ]
    };
    read.parts().designations.iter().map(of).collect()
}

#[test]
fn a_tree_of_the_swiss_list_has_the_same_targets_and_days() {
    let file = file("seco.xml");
    let read = SecoXmlOptions::new(ListDay::InFile, READING)
        .read(file.as_bytes())
        .unwrap();
    let tree = Document::parse(&file).unwrap();
    let mut found = Vec::new();
    for target in all(tree.root_element(), "target") {
        let day = |change: Node, name| change.attribute(name).unwrap().to_owned();
        let mut changes: Vec<_> = all(target, "modification").collect();
        changes.sort_by_key(|change| day(*change, "effective-date"));
        let id = format!("ch:{}", target.attribute("ssid").unwrap());
        for (at, change) in changes.iter().enumerate() {
            let [published, effective] =
                ["publication-date", "effective-date"].map(|name| day(*change, name));
            let end = changes
                .get(at + 1)
                .map_or(String::new(), |next| day(*next, "effective-date"));
            match (change.attribute("modification-type").unwrap(), at) {
                ("listed", _) => found.push([id.clone(), published, effective, end]),
                ("de-listed", 0) => {
                    let before = format!("[..{published}]");
                    found.push([id.clone(), before.clone(), before, effective]);
                }
                _ => {}
            }
        }
    }
    assert_eq!(listings(&read), found);
}

#[test]
fn a_tree_of_the_list_of_the_council_has_the_same_entries_and_days() {
    let file = file("un.xml");
    let read = UnXmlOptions::new(ListDay::InFile, READING)
        .read(file.as_bytes())
        .unwrap();
    let tree = Document::parse(&file).unwrap();
    let groups = tree.root_element().children().filter(Node::is_element);
    let entries = groups.flat_map(|group| group.children().filter(Node::is_element));
    let found: Vec<_> = entries
        .map(|entry| {
            let names = ["FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"];
            let names = names.map(|name| text(entry, name));
            let names: Vec<_> = names
                .iter()
                .filter(|name| !name.is_empty())
                .map(String::as_str)
                .collect();
            let listed = text(entry, "LISTED_ON")
                .chars()
                .take(10)
                .collect::<String>();
            (
                format!("un:{}", text(entry, "REFERENCE_NUMBER")),
                names.join(" "),
                listed,
            )
        })
        .collect();
    let parts = read.parts();
    let first_day = |id: &str| {
        let listing = parts
            .designations
            .iter()
            .find(|listing| listing.target_id() == id);
        listing.unwrap().listing_date().to_string()
    };
    let ours: Vec<_> = parts
        .targets
        .iter()
        .map(|target| {
            (
                target.id().to_owned(),
                target.name().to_owned(),
                first_day(target.id()),
            )
        })
        .collect();
    assert_eq!(ours, found);
}
