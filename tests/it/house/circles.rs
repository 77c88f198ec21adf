//! Circles of files.
//!
//! A file has an arrow to each file of `src` that defines something which it names: by `use`, by a path after `crate::`, `super::` or
//! the name of a module. A path is followed through re-exports to the file where the thing stands, so a room that only lists its
//! parts (`mod`, `pub use`) is no step on the way and has no arrows of its own. Methods are not seen: whoever calls one holds a
//! value of a type that somebody has named.
//!
//! A circle is two or more files each of which reaches all others by arrows. A file and its own parts are one too, as soon as the
//! file calls a part that names the file again; a part that only adds an `impl` is called by nobody, and is none.

use super::{each_source, is_code};
use std::collections::{BTreeMap, BTreeSet};

/// Circles that stay: their files in order, reason.
const CIRCLES: [(&[&str], &str); 13] = [
    (
        &["error.rs", "error/words.rs"],
        "a column of the messages; the refusal of an unknown word is made beside its message",
    ),
    (
        &["interaction/raw.rs", "interaction/record.rs"],
        "serde's door: the record names the form that it is read through, the form the record that it makes",
    ),
    (
        &["read/ledger/columns.rs", "read/ledger/options.rs"],
        "what is asked of columns, and the columns that are found for it",
    ),
    (
        &[
            "read/records.rs",
            "read/records/cut.rs",
            "read/records/header.rs",
            "read/records/row.rs",
        ],
        "one scanner in four parts, which share its limits",
    ),
    (
        &["state/actor.rs", "state/table/actors.rs"],
        "a table of data, and the type of its rows",
    ),
    (
        &[
            "state/bloc.rs",
            "state/succession.rs",
            "state/table/relations.rs",
        ],
        "a table of data, and the types of its rows",
    ),
    (
        &["state/code.rs", "state/scheme.rs", "state/spell.rs"],
        "a code is of a scheme, and a scheme lists its codes and their spells",
    ),
    (
        &[
            "state/name.rs",
            "state/name_form.rs",
            "state/table/names.rs",
        ],
        "a table of data, and the types of its rows",
    ),
    (
        &[
            "stats/series/change_point.rs",
            "stats/series/change_point/path.rs",
        ],
        "a statistic and the algorithm that is its longest part",
    ),
    (
        &[
            "stats/durations/turnbull.rs",
            "stats/durations/turnbull/newton.rs",
        ],
        "a statistic and the algorithm that is its longest part",
    ),
    (
        &[
            "stats/two/rate_ratio/conditional.rs",
            "stats/two/rate_ratio/small.rs",
        ],
        "one law, by sums where counts are small",
    ),
    (
        &["stats/special/gamma.rs", "stats/special/normal.rs"],
        "the tail of the one is that of the other, and the quantile of the other begins at that of the one",
    ),
    (
        &["trend/class.rs", "trend/class_set.rs", "trend/reach.rs"],
        "a class is found by asking which classes can be reached",
    ),
];

/// What a file says of other files.
#[derive(Default)]
struct Source<'a> {
    /// What it brings in, under the name that it has here: paths from the crate's root.
    names: BTreeMap<&'a str, Vec<&'a str>>,
    /// Paths that make an arrow wherever they end.
    paths: Vec<Vec<&'a str>>,
}

/// A module by its path from the crate's root: `["time", "period"]`, the root itself `[]`.
fn place_of(file: &str) -> Vec<&str> {
    let place: Vec<&str> = file.trim_end_matches(".rs").split('/').collect();
    if place == ["lib"] { Vec::new() } else { place }
}

/// The words and marks of code, without comments and without the tests at its end.
fn marks(text: &str) -> Vec<&str> {
    let mut marks = Vec::new();
    let mut test = false;
    for line in text.lines().filter(|line| is_code(line)) {
        if test && line.starts_with("mod ") {
            break;
        }
        test = line.starts_with("#[cfg(test)]");
        let mut rest = line.trim_start();
        while let Some(first) = rest.chars().next() {
            let is_word = |c: char| c.is_alphanumeric() || c == '_';
            let end = if is_word(first) {
                rest.find(|c| !is_word(c)).unwrap_or(rest.len())
            } else if rest.starts_with("::") {
                2
            } else {
                first.len_utf8()
            };
            marks.push(&rest[..end]);
            rest = rest[end..].trim_start();
        }
    }
    marks
}

/// The paths of a `use` tree that begins at `at`, each with the name that it gets; `*` for everything. Returns where the tree ends.
fn tree<'a>(
    marks: &[&'a str],
    mut at: usize,
    before: &[&'a str],
    into: &mut Vec<(&'a str, Vec<&'a str>)>,
) -> usize {
    let mut path = before.to_vec();
    loop {
        match marks[at] {
            "{" => {
                at += 1;
                while marks[at] != "}" {
                    at = tree(marks, at, &path, into);
                    at += usize::from(marks[at] == ",");
                }
                return at + 1;
            }
            "::" => at += 1,
            "," | "}" | ";" => {
                if path.last() == Some(&"self") && path.len() > 1 {
                    path.pop();
                }
                into.push((path[path.len() - 1], path));
                return at;
            }
            "as" => {
                into.push((marks[at + 1], path));
                return at + 2;
            }
            word => {
                path.push(word);
                at += 1;
            }
        }
    }
}

fn file_at(place: &[&str]) -> String {
    if place.is_empty() {
        "lib.rs".into()
    } else {
        format!("{}.rs", place.join("/"))
    }
}

struct Crate<'a> {
    /// By place.
    sources: BTreeMap<Vec<&'a str>, Source<'a>>,
}

impl<'a> Crate<'a> {
    fn of(files: &'a [(String, String)]) -> Self {
        let places = files
            .iter()
            .map(|(file, _)| (place_of(file), Source::default()));
        let mut all = Self {
            sources: places.collect(),
        };
        for (file, text) in files {
            let place = place_of(file);
            let source = all.read(&place, text);
            all.sources.insert(place, source);
        }
        all
    }

    /// The path from the root for a path that stands in a file; `None` if it leads out of the crate or begins with a word of the file's own.
    fn path_from_root(
        &self,
        place: &[&'a str],
        names: &BTreeMap<&'a str, Vec<&'a str>>,
        path: &[&'a str],
    ) -> Option<Vec<&'a str>> {
        let (first, rest) = path.split_first()?;
        let start = match *first {
            "crate" => Vec::new(),
            "self" => place.to_vec(),
            "super" => {
                let ups = path.iter().take_while(|word| **word == "super").count();
                let start = place.get(..place.len().checked_sub(ups)?)?;
                return Some([start, &path[ups..]].concat());
            }
            word => {
                let child = [place, &[word]].concat();
                if self.sources.contains_key(&child) {
                    child
                } else {
                    names.get(word)?.clone()
                }
            }
        };
        Some([&start[..], rest].concat())
    }

    fn read(&self, place: &[&'a str], text: &'a str) -> Source<'a> {
        let marks = marks(text);
        let (mut source, mut signs, mut paths) = (Source::default(), Vec::new(), Vec::new());
        let mut at = 0;
        while at < marks.len() {
            let before = at.checked_sub(1).map_or("", |before| marks[before]);
            if marks[at] == "use" && marks[at + 1] != "<" {
                let is_sign = before == "pub" || before == ")";
                let mut found = Vec::new();
                at = tree(&marks, at + 1, &[], &mut found);
                for (name, path) in found {
                    let Some(path) = self.path_from_root(place, &BTreeMap::new(), &path) else {
                        continue;
                    };
                    assert_ne!(name, "*", "name what {place:?} uses of {path:?}");
                    if is_sign {
                        signs.push(name);
                    } else {
                        source.paths.push(path.clone());
                    }
                    source.names.insert(name, path);
                }
                continue;
            }
            let mut path = vec![marks[at]];
            while marks.get(at + 1) == Some(&"::")
                && marks
                    .get(at + 2)
                    .is_some_and(|m| m.starts_with(|c: char| c.is_alphabetic()))
            {
                path.push(marks[at + 2]);
                at += 2;
            }
            at += 1;
            if !["::", ".", "$", "mod", "fn"].contains(&before) {
                paths.push(path);
            }
        }
        for path in paths {
            // A single word is seen where it was brought in, but for a sign that the file heeds itself.
            if path.len() > 1 || signs.contains(&path[0]) {
                source
                    .paths
                    .extend(self.path_from_root(place, &source.names, &path));
            }
        }
        source
    }

    /// The module where what a path names is defined; `None` if the path names a module.
    fn defined(&self, path: &[&'a str], steps: usize) -> Option<Vec<&'a str>> {
        let known = |end: &usize| self.sources.contains_key(&path[..*end]);
        let mut end = (0..=path.len()).rev().find(known)?;
        if end == path.len() {
            // A module, or something that has the name of one.
            end = end.checked_sub(1)?;
            self.sources[&path[..end]].names.get(path[end])?;
        }
        let (place, rest) = path.split_at(end);
        let through = self.sources[place].names.get(rest[0]);
        let through = through.map(|named| [named, &rest[1..]].concat());
        let found = through
            .filter(|next| steps > 0 && next != path)
            .and_then(|next| self.defined(&next, steps - 1));
        Some(found.unwrap_or_else(|| place.to_vec()))
    }

    /// For each file the files that it names.
    fn arrows(&self) -> BTreeMap<String, BTreeSet<String>> {
        let arrows = self.sources.iter().map(|(place, source)| {
            let ends = source.paths.iter().filter_map(|path| self.defined(path, 9));
            let others = ends.filter(|end| end != place);
            (file_at(place), others.map(|end| file_at(&end)).collect())
        });
        arrows.collect()
    }
}

/// The files that one gets to by arrows.
fn reached<'a>(arrows: &'a BTreeMap<String, BTreeSet<String>>, from: &str) -> BTreeSet<&'a str> {
    let (mut seen, mut next) = (BTreeSet::new(), vec![from]);
    while let Some(file) = next.pop() {
        for end in &arrows[file] {
            if seen.insert(&**end) {
                next.push(end);
            }
        }
    }
    seen
}

/// The circles, each as its files in order.
fn circles(arrows: &BTreeMap<String, BTreeSet<String>>) -> BTreeSet<Vec<&str>> {
    let reach: BTreeMap<&str, BTreeSet<&str>> = arrows
        .keys()
        .map(|file| (&**file, reached(arrows, file)))
        .collect();
    let circles = reach.iter().map(|(file, ends)| -> Vec<&str> {
        let back = ends.iter().filter(|end| reach[**end].contains(file));
        back.copied().collect()
    });
    circles.filter(|circle| circle.len() > 1).collect()
}

#[test]
fn no_file_is_on_a_circle_but_those_that_are_named() {
    let mut files = Vec::new();
    each_source("src", |file, text| {
        if !file.ends_with("/tests.rs") {
            files.push((file.to_owned(), text.to_owned()));
        }
    });
    let arrows = Crate::of(&files).arrows();
    let circles = circles(&arrows);
    let named = |circle: &[&str]| CIRCLES.iter().any(|(files, _)| *files == circle);
    let mut wrong = Vec::new();
    for circle in circles.iter().filter(|circle| !named(circle)) {
        wrong.push(format!("a circle: {}", circle.join(", ")));
        for file in circle {
            let on = |end: &&String| circle.contains(&end.as_str());
            let ends: Vec<&str> = arrows[*file].iter().filter(on).map(|end| &**end).collect();
            wrong.push(format!("  {file} names {}", ends.join(", ")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for (files, reason) in CIRCLES {
        assert!(
            circles.contains(files),
            "{files:?} ({reason}) is no circle any more: take it off the list"
        );
    }
}

fn planted(files: &[(&str, &str)]) -> Vec<String> {
    let files = files
        .iter()
        .map(|(file, text)| ((*file).into(), (*text).into()));
    let files: Vec<(String, String)> = files.collect();
    let arrows = Crate::of(&files).arrows();
    circles(&arrows)
        .iter()
        .map(|circle| circle.join(" "))
        .collect()
}

#[test]
fn a_circle_of_files_is_found_by_whatever_path_it_runs() {
    let lib = ("lib.rs", "mod room;\npub use room::{Cup, Pot};");
    let room = (
        "room.rs",
        "mod cup;\nmod pot;\npub use cup::Cup;\npub use pot::Pot;",
    );
    let pot = ("room/pot.rs", "pub struct Pot;");
    let circle = ["room/cup.rs room/pot.rs"];
    for cup in [
        "use super::pot::Pot;\npub struct Cup(Pot);",
        "use super::{\n    pot::{Lid, Pot},\n};\npub struct Cup(Pot);",
        "use super::Pot;\npub struct Cup(Pot);",
        "use crate::Pot as Jug;\npub struct Cup(Jug);",
        "use super::pot;\npub struct Cup(pot::Pot);",
        "pub struct Cup(crate::room::Pot);",
        "#[serde(from = \"super::pot::Pot\")]\npub struct Cup(u8);",
        "pub use super::Pot;\npub struct Cup(Pot);",
    ] {
        let cup = ("room/cup.rs", cup);
        assert!(planted(&[lib, room, cup, pot]).is_empty(), "{}", cup.1);
        let pot = ("room/pot.rs", "use crate::Cup;\npub struct Pot(Vec<Cup>);");
        assert_eq!(planted(&[lib, room, cup, pot]), circle, "{}", cup.1);
    }
}

#[test]
fn a_room_that_lists_its_parts_is_no_circle_and_one_that_calls_them_is() {
    let lib = ("lib.rs", "mod room;");
    let part = (
        "room/part.rs",
        "use super::Room;\npub fn size(room: &Room) -> u8 { room.0 }",
    );
    let lists = (
        "room.rs",
        "mod part;\npub use part::size;\npub struct Room(u8);",
    );
    assert!(planted(&[lib, lists, part]).is_empty());
    for calls in [
        "mod part;\npub struct Room(u8);\nfn twice(r: &Room) -> u8 { 2 * part::size(r) }",
        "mod part;\npub use part::size;\npub struct Room(u8);\nfn twice(r: &Room) -> u8 { 2 * size(r) }",
    ] {
        let circle = ["room.rs room/part.rs"];
        assert_eq!(planted(&[lib, ("room.rs", calls), part]), circle);
    }
    let tests =
        "mod part;\npub struct Room(u8);\n#[cfg(test)]\nmod tests {\nuse super::part::size;\n}";
    assert!(planted(&[lib, ("room.rs", tests), part]).is_empty());
}
