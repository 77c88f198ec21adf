//! What a registry, a citation manager and a reader of the data see agrees with the crate.

use std::fs;

fn file(name: &str) -> String {
    fs::read_to_string(format!("{}/{name}", crate::common::ROOT)).unwrap()
}

/// The value of a line `key = "value"` or `key = […]` of the package.
fn of_manifest(key: &str) -> String {
    let manifest = file("Cargo.toml");
    let start = format!("{key} = ");
    let line = manifest.lines().find(|line| line.starts_with(&start));
    line.unwrap()[start.len()..].trim_matches('"').to_owned()
}

fn words(list: &str) -> Vec<&str> {
    list.trim_matches(['[', ']'])
        .split(", ")
        .map(|word| word.trim_matches('"'))
        .collect()
}

#[test]
fn a_registry_takes_the_keywords_and_categories() {
    let (keywords, categories) = (of_manifest("keywords"), of_manifest("categories"));
    for keyword in words(&keywords) {
        assert!(keyword.len() <= 20, "{keyword}");
        let plain = |c: char| c.is_ascii_alphanumeric() || "-_+".contains(c);
        assert!(keyword.chars().all(plain), "{keyword}");
        assert!(
            keyword.starts_with(|c: char| c.is_ascii_alphanumeric()),
            "{keyword}"
        );
    }
    assert!(words(&keywords).len() <= 5);
    assert!(words(&categories).len() <= 5);
}

#[test]
fn the_version_is_one_in_every_file_that_names_it() {
    let version = of_manifest("version");
    let changes = file("CHANGELOG.md");
    let latest = changes.lines().find_map(|line| line.strip_prefix("## "));
    assert!(
        latest.unwrap().starts_with(&version),
        "CHANGELOG: {latest:?}"
    );
    assert!(file("CITATION.cff").contains(&format!("\nversion: {version}\n")));
    for member in ["tests/Cargo.toml", "benches/Cargo.toml"] {
        assert!(
            file(member).contains(&format!("path = \"..\", version = \"{version}\"")),
            "{member}"
        );
    }
}

#[test]
fn identifiers_of_cited_works_are_named_in_the_pages_too() {
    let citation = file("CITATION.cff");
    let cited: Vec<_> = citation
        .lines()
        .filter_map(|line| line.trim().strip_prefix("doi: "))
        .collect();
    assert!(cited.len() >= 2);
    let mut pages = String::new();
    super::each_source("src", |_, text| pages.push_str(text));
    for doi in cited {
        assert!(pages.contains(&format!("doi {doi}")), "{doi}");
    }
}

#[test]
fn each_file_of_data_has_its_source_and_terms() {
    let sources = file("data/SOURCES.md");
    for entry in fs::read_dir(format!("{}/data", crate::common::ROOT)).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let listed = sources
            .lines()
            .filter_map(|line| line.strip_prefix("| ")?.split(" | ").next())
            .any(|files| files.split(", ").any(|listed| listed == name));
        assert!(listed || name == "SOURCES.md", "{name}");
    }
}

#[test]
fn no_name_of_a_file_is_reserved_by_some_system() {
    super::each_source("src", |name, _| {
        let stem = name.rsplit('/').next().unwrap().trim_end_matches(".rs");
        assert!(!["aux", "con", "nul", "prn"].contains(&stem), "{name}");
    });
}
