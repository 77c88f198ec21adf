//! `src/state/table/names.rs`.

use super::{HEAD, places, rows, span};
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;

/// The normal form of a name, as `data/states/NAMES.md` describes it; the fast one of the crate is another.
pub(crate) fn normal_form(text: &str, latin: &HashMap<char, String>) -> String {
    let mut folded = String::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            '\'' | '’' | '‘' | 'ʼ' | 'ʻ' | '`' | '´' | '\u{300}'..='\u{36f}' => {}
            '&' => folded.push_str(" and "),
            c if latin.contains_key(&c) => folded.push_str(&latin[&c]),
            c if c.is_alphanumeric() => folded.push(c),
            _ => folded.push(' '),
        }
    }
    let mut words: Vec<String> = Vec::new();
    let mut run = String::new();
    for word in folded.split_whitespace().chain([""]) {
        let mut letters = word.chars();
        match (letters.next(), letters.next()) {
            (Some(letter), None) if letter.is_alphabetic() => run.push(letter),
            _ => {
                if !run.is_empty() {
                    words.push(std::mem::take(&mut run));
                }
                if !word.is_empty() {
                    words.push(word.into());
                }
            }
        }
    }
    let alone = words.len() == 1;
    let mut kept: Vec<&str> = words
        .iter()
        .map(|word| match word.as_str() {
            "n" if !alone => "north",
            "s" if !alone => "south",
            "e" if !alone => "east",
            "w" if !alone => "west",
            "st" | "ste" => "saint",
            "republic" | "repub" => "rep",
            "democratic" => "dem",
            "federated" | "federal" | "federation" => "fed",
            "people" => "peoples",
            "islands" | "isle" | "isles" | "isl" | "is" => "island",
            "territories" | "terr" => "territory",
            "sts" => "states",
            word => word,
        })
        .filter(|word| !matches!(*word, "the" | "of" | "and"))
        .collect();
    kept.sort_unstable();
    kept.join(" ")
}

/// Letters with marks, and the ASCII letters that they fold to.
pub(crate) fn latin() -> HashMap<char, String> {
    rows("latin.csv")
        .into_iter()
        .map(|r| (r["char"].parse().unwrap(), r["folded"].clone()))
        .collect()
}

const SCOPES: [(&str, u8); 7] = [
    ("iso", 1),
    ("un", 2),
    ("cldr", 4),
    ("cow", 8),
    ("gw", 16),
    ("icews", 32),
    ("gdelt", 64),
];

/// Rank (scoped, several or none, one), what the row says, scopes, whom, and its days.
type Entry = (u8, String, u8, usize, String);

pub(super) fn name_table() -> String {
    let latin = latin();
    let places = places();
    let keys: HashMap<String, usize> = rows("name_index.csv")
        .into_iter()
        .map(|r| (r["iso3"].clone(), places[&r["state"]]))
        .collect();
    let mut lists: Vec<Vec<usize>> = Vec::new();
    let mut forms: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
    for r in rows("ambiguous.csv") {
        let says = match r["kind"].as_str() {
            "ambiguous" => "Ambiguous",
            "not_a_state" => "NoState",
            _ => continue,
        };
        let mut list: Vec<usize> = r["candidates"]
            .split_whitespace()
            .map(|k| keys[k])
            .collect();
        list.sort_unstable();
        let at = lists.iter().position(|l| *l == list).unwrap_or_else(|| {
            lists.push(list);
            lists.len() - 1
        });
        let row = (
            1,
            says.to_owned(),
            0,
            at,
            span(&r["valid_from"], &r["valid_to"]),
        );
        forms
            .entry(normal_form(&r["name"], &latin))
            .or_default()
            .push(row);
    }
    for r in rows("name_index.csv") {
        let scopes = r["scope"]
            .split_whitespace()
            .map(|word| SCOPES.iter().find(|(scope, _)| *scope == word).unwrap().1)
            .sum();
        let rank = if scopes == 0 { 2 } else { 0 };
        let row = (
            rank,
            "State".to_owned(),
            scopes,
            places[&r["state"]],
            span(&r["valid_from"], &r["valid_to"]),
        );
        let rows = forms.entry(normal_form(&r["name"], &latin)).or_default();
        if !rows.contains(&row) {
            rows.push(row);
        }
    }
    let mut out = format!(
        "//! The names, in their normal form.\n{HEAD}\nuse crate::state::day::{{ANY, NOW, day}};\nuse crate::state::name::{{NameRow, Says}};\nuse crate::state::name_hash::{{SLOT_COUNT, slots}};\n\n"
    );
    let mut ends = vec![0];
    let mut text = String::new();
    for form in forms.keys() {
        text += form;
        ends.push(text.len());
    }
    writeln!(out, "/// The forms, sorted and without gaps, and where each ends.\npub(in crate::state) const FORMS: &str = {text:?};").unwrap();
    writeln!(
        out,
        "pub(in crate::state) static ENDS: [u16; {}] = {ends:?};\n",
        ends.len()
    )
    .unwrap();
    out += "pub(in crate::state) static SLOTS: [(u32, u16); SLOT_COUNT] = slots(FORMS, &ENDS);\n\n";
    let mut starts = vec![0];
    let mut entries = String::new();
    for rows in forms.values_mut() {
        rows.sort();
        starts.push(starts.last().unwrap() + rows.len());
        for (_, says, scopes, who, span) in rows {
            writeln!(
                entries,
                "    NameRow::new(Says::{says}, {scopes}, {who}, {span}),"
            )
            .unwrap();
        }
    }
    writeln!(
        out,
        "pub(in crate::state) static STARTS: [u16; {}] = {starts:?};\n",
        starts.len()
    )
    .unwrap();
    writeln!(
        out,
        "pub(in crate::state) static ENTRIES: [NameRow; {}] = [\n{entries}];\n",
        starts.last().unwrap()
    )
    .unwrap();
    let lists: Vec<String> = lists.iter().map(|l| format!("&{l:?}")).collect();
    writeln!(
        out,
        "pub(in crate::state) static LISTS: [&[u16]; {}] = [{}];\n",
        lists.len(),
        lists.join(", ")
    )
    .unwrap();
    let mut letters: Vec<(char, String)> = latin.into_iter().collect();
    letters.sort();
    let letters: Vec<String> = letters
        .iter()
        .map(|(c, f)| format!("({c:?}, *b{:?})", format!("{f:\0<2}")))
        .collect();
    writeln!(
        out,
        "pub(in crate::state) static LATIN: [(char, [u8; 2]); {}] = [{}];",
        letters.len(),
        letters.join(", ")
    )
    .unwrap();
    out
}
