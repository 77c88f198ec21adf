//! Links of the pages beside the code lead to a file, and to a heading of it.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Component, Path, PathBuf};

/// Every page of the repository, by its path from the root; not those of folders that tools and races make.
fn pages() -> Vec<String> {
    let mut folders = vec![PathBuf::new()];
    let mut pages = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(Path::new(crate::common::ROOT).join(&folder)).unwrap() {
            let entry = entry.unwrap();
            let place = folder.join(entry.file_name());
            let name = place.to_str().unwrap().to_owned();
            let is_made = name.contains('.') || name.ends_with("target") || name == "benches";
            if entry.file_type().unwrap().is_dir() {
                folders.extend((!is_made).then_some(place));
            } else if place.extension().is_some_and(|kind| kind == "md") {
                pages.push(name);
            }
        }
    }
    pages
}

/// The lines of a page with their numbers, without those of code blocks and without code in the others.
fn prose(page: &str) -> Vec<(usize, String)> {
    let mut in_code = false;
    let mut lines = Vec::new();
    for (at, line) in page.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            in_code = !in_code;
        } else if !in_code {
            lines.push((at + 1, line.split('`').step_by(2).collect()));
        }
    }
    lines
}

/// Where the links of a line lead: `](there)`, and `[word]: there` alone on it.
fn links(line: &str) -> impl Iterator<Item = &str> {
    let inline = line.split("](").skip(1).filter_map(|rest| {
        let (target, _) = rest.split_once(')')?;
        target.split_whitespace().next()
    });
    let alone = line.strip_prefix('[').and_then(|rest| {
        let (_, target) = rest.split_once("]: ")?;
        target.split_whitespace().next()
    });
    inline.chain(alone)
}

/// The anchors of a page's headings, as GitHub makes them: small letters, digits, hyphens and underscores; blanks become hyphens.
fn anchors(page: &str) -> HashSet<String> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut anchors = HashSet::new();
    let mut in_code = false;
    for line in page.lines() {
        if line.starts_with("```") {
            in_code = !in_code;
        }
        let text = line.trim_start_matches('#');
        if in_code || text.len() == line.len() || !text.starts_with(' ') {
            continue;
        }
        let anchor: String = text
            .trim()
            .to_lowercase()
            .chars()
            .filter(|c| c.is_alphanumeric() || " -_".contains(*c))
            .map(|c| if c == ' ' { '-' } else { c })
            .collect();
        let times = seen.entry(anchor.clone()).or_default();
        anchors.insert(match times {
            0 => anchor,
            _ => format!("{anchor}-{times}"),
        });
        *times += 1;
    }
    anchors
}

/// The place in the repository to which a path leads from a page; `None` above the repository.
fn from(page: &str, path: &str) -> Option<PathBuf> {
    let mut place = PathBuf::from(page);
    place.pop();
    for part in Path::new(path).components() {
        match part {
            Component::ParentDir => place.pop().then_some(())?,
            part => place.push(part),
        }
    }
    Some(place)
}

/// What is wrong with a link of a page: `None` if it leads somewhere, or out of the repository.
fn wrong(page: &str, target: &str) -> Option<String> {
    if target.contains("://") || target.starts_with("mailto:") {
        return None;
    }
    let (path, anchor) = target
        .split_once('#')
        .map_or((target, None), |(p, a)| (p, Some(a)));
    let place = match path {
        "" => Some(PathBuf::from(page)),
        path => from(page, path),
    };
    let file = place.map(|place| Path::new(crate::common::ROOT).join(place));
    let Some(file) = file.filter(|file| file.exists()) else {
        return Some(format!("no file {path}"));
    };
    let anchor = anchor?;
    let text = fs::read_to_string(file).unwrap();
    (!anchors(&text).contains(anchor)).then(|| format!("no heading #{anchor}"))
}

#[test]
fn every_link_of_a_page_leads_to_a_file_and_a_heading() {
    let (mut seen, mut nowhere) = (0, Vec::new());
    let pages = pages();
    assert!(pages.len() >= 18, "{pages:?}");
    for page in &pages {
        let text = fs::read_to_string(Path::new(crate::common::ROOT).join(page)).unwrap();
        for (number, line) in prose(&text) {
            for target in links(&line) {
                seen += 1;
                if let Some(why) = wrong(page, target) {
                    nowhere.push(format!("{page}:{number}: {target}: {why}"));
                }
            }
        }
    }
    assert!(seen > 10, "{seen} links: are they still found?");
    assert!(nowhere.is_empty(), "{}", nowhere.join("\n"));
}

/// What a registry shows beside the page are the files of the package.
#[test]
fn every_link_of_the_readme_leads_to_a_file_of_the_package() {
    let read = |name: &str| fs::read_to_string(Path::new(crate::common::ROOT).join(name)).unwrap();
    let packed = read(".ci/package/files.txt");
    let packed: HashSet<&str> = packed.lines().collect();
    let readme = read("README.md");
    let lines = prose(&readme);
    let targets = lines.iter().flat_map(|(_, line)| links(line));
    let outside: Vec<&str> = targets
        .filter(|target| !target.contains("://") && !target.starts_with('#'))
        .filter(|target| !packed.contains(target.split('#').next().unwrap()))
        .collect();
    assert!(outside.is_empty(), "{outside:?}");
}

#[test]
fn a_link_to_nowhere_is_seen() {
    let page = "See [a](DESIGN.md#states), ![b](pictures/none.svg) and `[c](d)`.\n```\n[e](f)\n```\n[g]: README.md#nothing\n";
    let found: Vec<_> = prose(page)
        .iter()
        .flat_map(|(_, line)| links(line).map(str::to_owned).collect::<Vec<_>>())
        .collect();
    assert_eq!(
        found,
        ["DESIGN.md#states", "pictures/none.svg", "README.md#nothing"]
    );
    let wrong: Vec<_> = found
        .iter()
        .map(|target| wrong("README.md", target))
        .collect();
    assert_eq!(
        wrong,
        [
            None,
            Some("no file pictures/none.svg".to_owned()),
            Some("no heading #nothing".to_owned()),
        ]
    );
}

#[test]
fn headings_of_one_text_have_anchors_of_their_own() {
    let page = "# `Why` is it *so*?\n## A_b c\n## A_b c\n```\n# no heading\n```\n#hash\n";
    let expected = ["why-is-it-so", "a_b-c", "a_b-c-1"].map(str::to_owned);
    assert_eq!(anchors(page), HashSet::from(expected));
}
