//! A second opinion of XML: what a reader of whole trees finds in the made-up lists.

use super::{READING, file};
use interstate::read::sanctions::{
    EuXmlOptions, ListDay, ListRead, OfacAdvancedXmlOptions, SecoXmlOptions, UkXmlOptions,
    UnXmlOptions,
};
use interstate::sanction::{Designation, ListingEnd, ListingOrigin, PlaceBasis, TargetKind};
use roxmltree::{Document, Node};
use std::collections::BTreeSet;

/// The elements of a name that stand directly in one.
fn all<'a, 'b>(of: Node<'a, 'b>, name: &'static str) -> impl Iterator<Item = Node<'a, 'b>> + Clone {
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

/// Of each target its name, whether it is a person, and the days of its listing: listed, and each amendment.
fn entries(read: &ListRead) -> Vec<(String, String, bool, String, Vec<String>)> {
    let parts = read.parts();
    let of = |listing: &Designation| {
        let mut targets = parts.targets.iter();
        let target = targets
            .find(|target| target.id() == listing.target_id())
            .unwrap();
        (
            target.id().to_owned(),
            target.name().to_owned(),
            target.kind() == TargetKind::Person,
            listing.listing_date().to_string(),
            listing
                .amendments()
                .iter()
                .map(ToString::to_string)
                .collect(),
        )
    };
    parts.designations.iter().map(of).collect()
}

#[test]
fn a_tree_of_the_list_of_the_union_has_the_same_entries_and_days() {
    let file = file("eu.xml");
    let read = EuXmlOptions::new(ListDay::InFile, READING)
        .read(file.as_bytes())
        .unwrap();
    let tree = Document::parse(&file).unwrap();
    let mut found = Vec::new();
    let mut copies = Vec::new();
    for entity in all(tree.root_element(), "sanctionEntity") {
        let told = |name| entity.attribute(name).unwrap();
        let names = all(entity, "nameAlias").map(|name| name.attribute("wholeName").unwrap());
        // The first name whose letters are mostly Latin.
        let is_latin = |name: &&str| {
            let letters: Vec<char> = name.chars().filter(|c| c.is_alphabetic()).collect();
            2 * letters.iter().filter(|c| ('A'..='ʯ').contains(c)).count() > letters.len()
        };
        let name = names
            .clone()
            .find(is_latin)
            .or(names.clone().next())
            .unwrap();
        let id = match told("euReferenceNumber") {
            "" => told("logicalId"),
            reference => reference,
        };
        // One of the two organisations that the list codes as persons.
        let kind = all(entity, "subjectType").next().unwrap();
        let is_person = kind.attribute("code") == Some("person") && id != "EU.12692.74";
        let day = |of: Node| of.attribute("publicationDate").unwrap().to_owned();
        let touched = entity
            .descendants()
            .filter(|part| part.tag_name().name() == "regulationSummary");
        let mut programmes: Vec<&str> = Vec::new();
        for act in all(entity, "regulation") {
            let programme = act.attribute("programme").unwrap();
            if !programmes.contains(&programme) {
                programmes.push(programme);
            }
        }
        for programme in programmes {
            let acts = all(entity, "regulation")
                .filter(|act| act.attribute("programme") == Some(programme));
            let listed = match told("designationDate") {
                "" => acts.clone().map(day).min().unwrap(),
                day => day.to_owned(),
            };
            let later: BTreeSet<String> = acts
                .chain(touched.clone())
                .map(day)
                .filter(|day| *day > listed)
                .collect();
            let is_told = !told("designationDate").is_empty();
            found.push((
                format!("eu:{id}"),
                name.to_owned(),
                is_person,
                if is_told {
                    listed
                } else {
                    format!("[..{listed}]")
                },
                later.into_iter().collect(),
            ));
            copies.push(!told("unitedNationId").is_empty());
        }
    }
    assert_eq!(entries(&read), found);
    let mirrors = read.parts().designations.iter();
    let mirrors: Vec<_> = mirrors
        .map(|listing| matches!(listing.origin(), ListingOrigin::Mirrors(_)))
        .collect();
    assert_eq!(mirrors, copies);
}

#[test]
fn a_tree_of_the_list_of_the_united_kingdom_has_the_same_entries_and_days() {
    let file = file("uk.xml");
    let read = UkXmlOptions::new(super::uk::day(), READING)
        .read(file.as_bytes())
        .unwrap();
    let tree = Document::parse(&file).unwrap();
    // `24/02/2022` → `2022-02-24`, `dd/11/2024` → `2024-11`.
    let iso = |text: &str| {
        let mut parts: Vec<&str> = text.split('/').rev().collect();
        parts.retain(|part| !["dd", "mm"].contains(part));
        parts.join("-")
    };
    let mut found = Vec::new();
    for entry in all(tree.root_element(), "Designation") {
        let mut names = all(all(entry, "Names").next().unwrap(), "Name");
        let is_primary = |name: &Node| text(*name, "NameType").eq_ignore_ascii_case("primary name");
        let primary = names.find(is_primary).unwrap();
        let parts = ["Name1", "Name2", "Name3", "Name4", "Name5", "Name6"];
        let parts = parts.map(|part| text(primary, part));
        let parts: Vec<&str> = parts
            .iter()
            .map(String::as_str)
            .filter(|part| !part.is_empty())
            .collect();
        let (listed, updated) = (
            iso(&text(entry, "DateDesignated")),
            iso(&text(entry, "LastUpdated")),
        );
        let amended = (updated > listed).then_some(updated).into_iter().collect();
        found.push((
            format!("uk:{}", text(entry, "UniqueID")),
            parts.join(" "),
            text(entry, "IndividualEntityShip") == "Individual",
            listed,
            amended,
        ));
    }
    assert_eq!(entries(&read), found);
}

#[test]
fn a_tree_of_the_advanced_file_of_the_treasury_has_the_same_parties_and_days() {
    for name in ["ofac_made_up_advanced.xml", "ofac_pair_advanced.xml"] {
        let file = file(name);
        let read = OfacAdvancedXmlOptions::new(ListDay::InFile, READING)
            .read(file.as_bytes())
            .unwrap();
        let tree = Document::parse(&file).unwrap();
        let every = |name: &'static str| {
            let nodes = tree.descendants();
            nodes.filter(move |node| node.tag_name().name() == name)
        };
        let word = |table: &'static str, id: &str| {
            let mut words = every(table);
            let word = words.find(|word| word.attribute("ID") == Some(id));
            word.unwrap().text().unwrap()
        };
        let date = |event: Node| {
            let date = all(event, "Date").next()?;
            let parts = ["Year", "Month", "Day"].map(|part| text(date, part));
            let parts = parts.iter().filter(|part| !part.is_empty());
            let parts: Vec<_> = parts.map(|part| format!("{part:0>2}")).collect();
            Some(parts.join("-"))
        };
        let mut found = BTreeSet::new();
        for entry in every("SanctionsEntry") {
            let mut days: Vec<_> = all(entry, "EntryEvent").filter_map(date).collect();
            days.sort();
            // Events of one day are one change of the listing.
            days.dedup();
            for measure in all(entry, "SanctionsMeasure") {
                let kind = measure.attribute("SanctionsTypeID").unwrap();
                if word("SanctionsType", kind) == "Program" {
                    let party = entry.attribute("ProfileID").unwrap();
                    let tag = text(measure, "Comment");
                    found.insert((format!("ofac:{party}"), tag, days.clone()));
                }
            }
        }
        let parts = read.parts();
        let listings = parts.designations.iter();
        // Directives with days of their own are told by the parties.
        let listings = listings.filter(|listing| !listing.id().contains("/directive-"));
        let ours: BTreeSet<_> = listings
            .map(|listing| {
                let (_, tag) = listing.id().rsplit_once('/').unwrap();
                let later = listing.amendments().iter();
                let days = std::iter::once(listing.listing_date()).chain(later);
                let days = days.map(ToString::to_string).collect();
                (listing.target_id().to_owned(), tag.to_owned(), days)
            })
            .collect();
        assert_eq!(ours, found, "{name}");

        for profile in every("Profile") {
            let id = format!("ofac:{}", profile.attribute("ID").unwrap());
            let Some(target) = parts.targets.iter().find(|target| target.id() == id) else {
                continue;
            };
            let is_location = |feature: &Node| {
                word("FeatureType", feature.attribute("FeatureTypeID").unwrap()) == "Location"
            };
            let features = all(profile, "Feature").filter(is_location);
            let places = features.flat_map(|feature| {
                let within = feature.descendants();
                within.filter_map(|node| node.attribute("LocationID"))
            });
            let countries: BTreeSet<_> = places
                .map(|id| {
                    let mut locations = every("Location");
                    let location = locations.find(|of| of.attribute("ID") == Some(id));
                    let country = all(location.unwrap(), "LocationCountry").next().unwrap();
                    word("Country", country.attribute("CountryID").unwrap())
                })
                .filter(|country| *country != "undetermined")
                .collect();
            let located = target.places().iter();
            let located = located.filter(|place| place.basis() == PlaceBasis::Address);
            assert_eq!(located.count(), countries.len(), "{name}: {id}");
        }
    }
}
