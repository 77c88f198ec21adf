//! The files of the set put together: the main file and what stands beside it.

use super::facts::{Facts, OnList, kind_of};
use super::rows::{ADDRESSES, COMMENTS, FileKind, MAIN, NAMES, Row, Rows};
use super::which::OfacList;
use crate::error::{Error, Result, lists::Lists};
use crate::read::sanctions::builder::Builder;
use crate::read::sanctions::draft::{EntryDraft, ListingDraft};
use crate::read::sanctions::list_read::SideFile;
use crate::read::{Defect, ReadAccount, Remark};
use crate::sanction::{PlaceBasis, TargetKind};
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::io::Read;

/// How long the remarks of the main file are at most: what is longer goes on in the file of comments.
const CUT_AT: usize = 1000;

/// What side files tell of entries, by their number, until the main file has the entry.
#[derive(Debug, Default)]
pub(super) struct Beside {
    /// The countries of addresses, each once.
    pub(super) addresses: HashMap<u64, Vec<Box<str>>>,
    pub(super) aliases: HashMap<u64, Vec<Box<str>>>,
    pub(super) comments: HashMap<u64, String>,
    /// The side files that were read.
    read: Vec<Side>,
    /// How many other names of which kind.
    names: BTreeMap<Box<str>, u64>,
}

/// A side file: its account, and the entries that it names, with the lines of the rows of each.
#[derive(Debug)]
struct Side {
    kind: FileKind,
    account: ReadAccount,
    lines: HashMap<u64, Vec<u64>>,
}

impl Beside {
    pub(super) fn addresses(&mut self, from: &mut dyn Read) -> Result<()> {
        let mut countries = std::mem::take(&mut self.addresses);
        self.each(from, ADDRESSES, |number, row| {
            if let Some(country) = row.cell(4) {
                let of_entry: &mut Vec<Box<str>> = countries.entry(number).or_default();
                if !of_entry.iter().any(|known| **known == *country) {
                    of_entry.push(country.into());
                }
            }
        })?;
        self.addresses = countries;
        Ok(())
    }

    pub(super) fn names(&mut self, from: &mut dyn Read) -> Result<()> {
        let mut names = std::mem::take(&mut self.names);
        let mut aliases = std::mem::take(&mut self.aliases);
        self.each(from, NAMES, |number, row| {
            if let Some(name) = row.cell(3) {
                let of_entry: &mut Vec<Box<str>> = aliases.entry(number).or_default();
                of_entry.push(name.into());
            }
            let kind = row.text(2);
            match names.get_mut(&*kind) {
                Some(count) => *count += 1,
                None => {
                    names.insert(kind.into(), 1);
                }
            }
        })?;
        self.names = names;
        self.aliases = aliases;
        Ok(())
    }

    pub(super) fn comments(&mut self, from: &mut dyn Read) -> Result<()> {
        let mut comments = std::mem::take(&mut self.comments);
        self.each(from, COMMENTS, |number, row| {
            let text: &mut String = comments.entry(number).or_default();
            text.push_str(&row.raw(1));
        })?;
        self.comments = comments;
        Ok(())
    }

    fn has(&self, kind: FileKind) -> bool {
        self.read.iter().any(|side| side.kind == kind)
    }

    fn each(
        &mut self,
        mut from: &mut dyn Read,
        kind: FileKind,
        mut take: impl FnMut(u64, &Row),
    ) -> Result<()> {
        let mut rows = Rows::new(&mut from, kind)?;
        let mut account = ReadAccount::default();
        let mut lines: HashMap<u64, Vec<u64>> = HashMap::new();
        while let Some(row) = rows.next()? {
            let line = rows.line;
            let row = row.and_then(|row| Ok((row.number()?, row)));
            match row {
                Ok((number, row)) => {
                    lines.entry(number).or_default().push(line);
                    take(number, &row);
                    account.keep(kind.cells);
                    if !row.is_ascii() {
                        account.remark(Remark::Mojibake, line, None, rows.shown().as_bytes());
                    }
                }
                Err(fault) => {
                    let defect = Defect::behind(&fault);
                    account.reject_for(defect, line, fault, rows.shown().as_bytes());
                }
            }
        }
        let (bytes, all) = rows.read_so_far();
        account.read_so_far(bytes, all);
        account.end();
        self.read.push(Side {
            kind,
            account,
            lines,
        });
        Ok(())
    }
}

/// Reads the main file, and puts beside each entry what the side files tell of it.
pub(super) fn read(
    list: OfacList,
    main: &mut dyn Read,
    beside: Beside,
    mut into: Builder,
) -> Result<Builder> {
    let day = into.day()?;
    let on = list.on();
    let mut rows = Rows::new(main, MAIN)?;
    let mut numbers = HashSet::new();
    while let Some(row) = rows.next()? {
        let draft = row.and_then(|row| entry(&row, &rows, &on, &beside, day));
        match draft {
            Ok((number, draft)) => {
                numbers.insert(number);
                into.entry(rows.line, draft)?;
            }
            Err(fault) => into.reject(rows.line, fault, &rows.shown()),
        }
    }
    let (bytes, lines) = rows.read_so_far();
    into.read_so_far(bytes, lines);
    for (kind, count) in beside.names {
        into.count("other names", &kind, count);
    }
    for side in beside.read {
        into.side_file(orphans(side, &numbers));
    }
    Ok(into)
}

/// The account of a side file, with its rows whose entry is not in the main file.
fn orphans(mut side: Side, numbers: &HashSet<u64>) -> SideFile {
    let orphans = side
        .lines
        .iter()
        .filter(|(number, _)| !numbers.contains(number));
    let mut orphans: Vec<(u64, u64)> = orphans
        .flat_map(|(number, lines)| lines.iter().map(|line| (*line, *number)))
        .collect();
    orphans.sort_unstable();
    for (line, number) in orphans {
        let found = number.to_string();
        side.account
            .remark(Remark::Orphan, line, Some("ent_num"), found.as_bytes());
    }
    SideFile {
        name: side.kind.name,
        account: side.account,
    }
}

fn entry<R: Read>(
    row: &Row,
    rows: &Rows<R>,
    on: &OnList,
    beside: &Beside,
    day: NaiveDate,
) -> Result<(u64, EntryDraft)> {
    let number = row.number()?;
    let mut draft = EntryDraft::new(number.to_string());
    draft.kind = match row.cell(2) {
        None => TargetKind::Entity,
        Some(word) => kind_of(&word).ok_or_else(|| {
            Error::from(Lists::OtherWord {
                found: (&*word).into(),
                expected: "individual, entity, vessel or aircraft",
            })
            .in_column("type")
        })?,
    };
    draft.name = row.text(1).into_owned();
    let mut facts = Facts::default();
    for country in beside.addresses.get(&number).into_iter().flatten() {
        facts.place(country, PlaceBasis::Address, "country", day);
    }
    for alias in beside.aliases.get(&number).into_iter().flatten() {
        facts.alias(&**alias);
    }
    if let Some(flag) = row.cell(9) {
        facts.place(&flag, PlaceBasis::Flag, "vess_flag", day);
    }
    let mut remarks = row.raw(11).into_owned();
    match beside.comments.get(&number) {
        // Without a blank between: they were cut within a word.
        Some(rest) => remarks.push_str(rest),
        None if remarks.len() >= CUT_AT && !beside.has(COMMENTS) => {
            draft.remark(Remark::CutText, "remarks", "");
        }
        None => {}
    }
    facts.add_remarks(&remarks, day);
    if !row.is_ascii() {
        draft.remark(Remark::Mojibake, "", rows.shown());
    }
    let tags = row.text(3);
    let tags = tags
        .split("] [")
        .map(|tag| tag.trim_matches(['[', ']', ' ']));
    facts.list(&mut draft, on, tags, &ListingDraft::new(""))?;
    Ok((number, draft))
}
