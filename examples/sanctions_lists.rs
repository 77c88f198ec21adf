//! Sanctions lists as their issuers publish them: what the files hold, what stood where on which day, who listed whom first; and what changed
//! between two files of one list.
//!
//! ```text
//! cargo run --release --features lists --example sanctions_lists -- un.xml sdn.csv+add.csv+alt.csv+comments.csv@2026-09-14,sdn --on 2024-06-30
//! cargo run --release --features lists --example sanctions_lists -- --diff sdn_before.csv@2026-03-02,sdn sdn_after.csv@2026-09-14,sdn
//! ```
//! What a file is shows by what it starts with. Behind an `@` stands what no file tells, between commas: the day of the list, where the file has
//! none; which list a set of CSV files of the Treasury is (`sdn`, `consolidated`), with the files beside the main one between plus signs; and
//! `part` where the file has not every entry of its list. A file without that word is taken as the whole list: it is you who says so.
//!
//! `--on DAY` asks for the stock on a day, as often as you like; without it, on the days of the lists. `--match RULE` says when targets of
//! several lists are one, as often as you like; without it, by the numbers that lists print. `--months N` is how many months of the flow are
//! shown and classed, 48 if you do not say. `--markdown` and `--json` write the same page for others.
//!
//! ci: tests/it/corpus/lists/ofac_cons_prim.csv+tests/it/corpus/lists/ofac_cons_add.csv+tests/it/corpus/lists/ofac_cons_alt.csv+tests/it/corpus/lists/ofac_cons_comments.csv@2025-12-01,consolidated,part tests/it/corpus/lists/us_csl_sample.csv@2019-12-01,part tests/it/corpus/lists/un.xml tests/it/corpus/lists/seco.xml tests/it/corpus/lists/eu.csv tests/it/corpus/lists/conlist.csv tests/it/corpus/lists/ftm.json@2026-10-08 --on 2015-12-31 --on 2024-06-30

use chrono::NaiveDate;
use interstate::read::{ReadAccount, RowGroup};
use interstate::report::Table;
use interstate::sanction::{
    ConflictReading, MatchRule, MatchRules, ProgrammeList, ProgrammeReading, PublishedList,
    Register, RegisterParts, TerritoryReading,
};
use std::collections::{BTreeMap, BTreeSet};
use std::process::ExitCode;

#[path = "sanctions_lists/answers.rs"]
mod answers;
#[path = "sanctions_lists/changes.rs"]
mod changes;
#[path = "sanctions_lists/files.rs"]
mod files;
#[path = "sanctions_lists/page.rs"]
mod page;

use files::{File, Given};
use page::{Page, Section, Written};

/// A message for whoever called.
type Done<T = ()> = Result<T, Box<dyn std::error::Error>>;

/// How programmes are read where that decides against which state a regime is: stated on the page.
const READING: ProgrammeReading =
    ProgrammeReading::new(ConflictReading::ConcernsState, TerritoryReading::AimedAt);

/// So many rows of a long table are on a page for people.
const SHOWN: usize = 12;

const FLAGS: &str = "--diff, --on DAY, --match RULE, --months N, --markdown or --json";

fn main() -> ExitCode {
    let asked = Asked::from(std::env::args().skip(1));
    match asked.and_then(|asked| Ok((asked.page()?, asked.written))) {
        Ok((page, written)) => {
            print!("{}", page.written(written));
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

/// What stands on the command line.
#[derive(Default)]
struct Asked {
    files: Vec<Given>,
    on: Vec<NaiveDate>,
    rules: Vec<MatchRule>,
    months: Option<u32>,
    diff: bool,
    written: Written,
}

impl Asked {
    fn from(mut words: impl Iterator<Item = String>) -> Done<Self> {
        let mut asked = Self::default();
        while let Some(word) = words.next() {
            let mut next = || words.next().ok_or(format!("{word} says no more"));
            match &*word {
                "--diff" => asked.diff = true,
                "--json" => asked.written = Written::Json,
                "--markdown" => asked.written = Written::Markdown,
                "--on" => asked.on.push(next()?.parse()?),
                "--match" => asked.rules.push(next()?.parse()?),
                "--months" => asked.months = Some(next()?.parse()?),
                flag if flag.starts_with("--") => {
                    return Err(format!("unknown flag {flag:?}; expected {FLAGS}").into());
                }
                file => asked.files.push(file.parse()?),
            }
        }
        Ok(asked)
    }

    fn page(&self) -> Done<Page> {
        let read = self.files.iter().map(File::read);
        let read = read.collect::<Done<Vec<File<'_>>>>()?;
        match (self.diff, &*read) {
            (true, [before, after]) => changes::changes(before, after),
            (true, _) => Err("--diff compares two files".into()),
            (false, []) => Err(format!("expected files of lists, and {FLAGS}").into()),
            (false, files) => self.register(files),
        }
    }

    fn rules(&self) -> MatchRules {
        if self.rules.is_empty() {
            let numbers = [
                MatchRule::EntryNumber,
                MatchRule::RegistrationNumber,
                MatchRule::Imo,
                MatchRule::Lei,
            ];
            numbers.into()
        } else {
            self.rules.iter().copied().collect()
        }
    }

    fn register(&self, files: &[File<'_>]) -> Done<Page> {
        let parts = files.iter().map(|file| file.read.parts().clone());
        let parts = parts.fold(RegisterParts::new(), RegisterParts::joined);
        let mut lists: Vec<PublishedList> = Vec::new();
        for File { list, .. } in files {
            match lists.iter().find(|known| known.list() == list.list()) {
                Some(known) if known == list => {}
                Some(known) => {
                    let (one, other) = (known.day(), list.day());
                    let why = "as if they were two lists; --diff compares two days of one";
                    return Err(format!("{} of {one} and of {other}, {why}", list.name()).into());
                }
                None => lists.push(list.clone()),
            }
        }
        let register = Register::new(parts.with_lists(lists))?;
        let mut page = Page::new(format!("Sanctions lists: {} files", files.len()));
        page.add(what_was_read(files.iter()));
        page.add(accounts(files));
        page.add(other_counts(files));
        page.add(matches(&register, self.rules(), self.written));
        let targets = register.targets().len();
        let register = register.with_targets_matched(self.rules())?;
        page.add(Section {
            notes: vec![
                format!(
                    "{} regimes, {} listings, {} targets; {targets} targets where none are matched.",
                    register.regimes().len(),
                    register.listings().len(),
                    register.targets().len(),
                ),
                format!("As read here, {READING}."),
                "A listing that follows another list is left out where that one is here for the same target.".into(),
            ],
            ..Section::new("register", "The register")
        });
        page.add(answers::stock(&register, &self.days(files))?);
        page.add(answers::third_countries(&register)?);
        page.add(answers::flow(&register, self.months.unwrap_or(48))?);
        page.add(answers::lags(&register)?);
        Ok(page)
    }

    /// The days that are asked for, in order.
    fn days(&self, files: &[File<'_>]) -> Vec<NaiveDate> {
        let asked: BTreeSet<NaiveDate> = if self.on.is_empty() {
            files.iter().map(|file| file.read.day()).collect()
        } else {
            self.on.iter().copied().collect()
        };
        asked.into_iter().collect()
    }
}

fn what_was_read<'a>(files: impl Iterator<Item = &'a File<'a>>) -> Section {
    let numbers = ["entries", "kept", "rejected", "listings", "targets"];
    let head = ["file", "form", "list", "day", "told by", "extent"];
    let mut table = Table::new(head.into_iter().chain(numbers)).with_numbers(numbers);
    for file in files {
        let (account, parts) = (file.read.account(), file.read.parts());
        let told_by = if file.form.tells_its_day() {
            "file"
        } else {
            "caller"
        };
        table.row([
            file.name().to_owned(),
            file.form.to_string(),
            file.list.list().to_owned(),
            file.read.day().to_string(),
            told_by.to_owned(),
            file.list.extent().to_string(),
            account.rows().to_string(),
            account.kept().to_string(),
            account.rejected().to_string(),
            parts.designations.len().to_string(),
            parts.targets.len().to_string(),
        ]);
    }
    let known = ProgrammeList::ALL.iter();
    let known: Vec<String> = known
        .map(|list| format!("{} of {list}", list.known_tags()))
        .collect();
    Section {
        table: Some(table),
        notes: vec![format!(
            "Tags of programmes that the crate knows: {}.",
            known.join(", ")
        )],
        ..Section::new("lists", "What was read")
    }
}

/// Why entries were rejected, and what is to be said of those that were not, with the first find of each.
fn accounts(files: &[File<'_>]) -> Section {
    let mut table = Table::new(["file", "fate", "why", "entries", "line", "first"])
        .with_numbers(["entries", "line"]);
    let mut add = |name: &str, account: &ReadAccount| {
        let mut row = |fate: &str, why: String, group: &RowGroup| {
            let first = group.examples().first();
            let found = first.map(|first| match first.column() {
                Some(column) => format!("{column}: {}", first.found()),
                None => first.found().to_owned(),
            });
            table.row([
                name.to_owned(),
                fate.to_owned(),
                why,
                group.rows().to_string(),
                first.map_or_else(String::new, |first| first.line().to_string()),
                found.unwrap_or_default(),
            ]);
        };
        for (defect, group) in account.defects() {
            row("rejected", defect.to_string(), group);
        }
        for (remark, group) in account.remarks() {
            row("remarked", remark.to_string(), group);
        }
    };
    for file in files {
        add(file.name(), file.read.account());
        for side in file.read.side_files() {
            add(side.name(), side.account());
        }
    }
    Section {
        table: Some(table),
        notes: vec!["Every entry is kept or rejected; what is remarked is kept, or stands beside the entries.".into()],
        ..Section::new("account", "The account of the entries")
    }
}

/// What else the files have.
fn other_counts(files: &[File<'_>]) -> Section {
    let mut table = Table::new(["file", "what", "kind", "number"]).with_numbers(["number"]);
    for file in files {
        for (what, kind, number) in file.read.counts() {
            table.row([file.name(), what, kind, &number.to_string()]);
        }
    }
    Section {
        table: Some(table),
        ..Section::new("besides", "What stands besides in the files")
    }
}

fn matches(register: &Register, rules: MatchRules, written: Written) -> Section {
    let pairs = register.matches(rules);
    let mut table = Table::new(["target", "is", "by", "rule"]);
    let shown = match written {
        Written::Json => pairs.len(),
        Written::Text | Written::Markdown => SHOWN,
    };
    for pair in pairs.iter().take(shown) {
        let rule = pair.rule().to_string();
        table.row([pair.other(), pair.first(), pair.by(), &rule]);
    }
    let mut by_rule: BTreeMap<MatchRule, usize> = rules.iter().map(|rule| (rule, 0)).collect();
    for pair in &pairs {
        *by_rule.entry(pair.rule()).or_default() += 1;
    }
    let by_rule = by_rule.into_iter();
    let by_rule: Vec<String> = by_rule.map(|(rule, n)| format!("{n} by {rule}")).collect();
    let within = pairs
        .iter()
        .filter(|pair| pair.is_within_one_list())
        .count();
    let by_rule = by_rule.join(", ");
    let mut notes = vec![format!(
        "Pairs: {by_rule}; {within} of them within one list."
    )];
    if pairs.len() > shown {
        notes.push(format!("The first {shown} are shown, --json has them all."));
    }
    Section {
        table: Some(table),
        notes,
        ..Section::new("matches", format!("Targets that are one, by {rules}"))
    }
}
