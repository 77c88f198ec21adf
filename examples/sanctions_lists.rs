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

use chrono::{Datelike, NaiveDate};
use interstate::read::sanctions::{
    ConListOptions, CslCsvOptions, CslJsonOptions, EuCsvOptions, EuXmlOptions, FtmJsonOptions,
    ListDay, ListForm, ListRead, OfacAdvancedXmlOptions, OfacCsvFiles, OfacCsvOptions, OfacList,
    SecoXmlOptions, UkCsvOptions, UkXmlOptions, UnXmlOptions,
};
use interstate::read::{ReadAccount, RowGroup};
use interstate::report::Table;
use interstate::sanction::{
    ConflictReading, CountOf, CountedOrigins, ListExtent, ListingFilter, ListingSource, MatchRule,
    MatchRules, PlaceRule, ProgrammeList, ProgrammeReading, PublishedList, Register, RegisterParts,
    RemovedEntries, SplitBy, TerritoryReading,
};
use interstate::stats::Simulation;
use interstate::tally::Whole;
use interstate::time::{CalendarStep, CoverageExtent};
use interstate::trend::{CellReading, SeriesRule, series_read};
use interstate::{Actor, Confidence, Count, Coverage, Partition, TallyTable};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::process::ExitCode;
use std::str::FromStr;

#[path = "sanctions_lists/changes.rs"]
mod changes;
#[path = "sanctions_lists/page.rs"]
mod page;

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
        page.add(stock(&register, &self.days(files))?);
        page.add(third_countries(&register)?);
        page.add(flow(&register, self.months.unwrap_or(48))?);
        page.add(lags(&register)?);
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

/// A file, and what the caller says of it.
struct Given {
    path: String,
    beside: Vec<String>,
    day: Option<NaiveDate>,
    list: Option<OfacList>,
    extent: ListExtent,
}

impl FromStr for Given {
    type Err = Box<dyn std::error::Error>;

    fn from_str(word: &str) -> Done<Self> {
        let (files, said) = word.rsplit_once('@').unwrap_or((word, ""));
        let mut paths = files.split('+').map(str::to_owned);
        let mut given = Self {
            path: paths.next().unwrap_or_default(),
            beside: paths.collect(),
            day: None,
            list: None,
            extent: ListExtent::Whole,
        };
        for said in said.split(',').filter(|said| !said.is_empty()) {
            if let Ok(day) = said.parse::<NaiveDate>() {
                given.day = Some(day);
            } else if let Ok(list) = said.parse::<OfacList>() {
                given.list = Some(list);
            } else if let Ok(extent) = said.parse::<ListExtent>() {
                given.extent = extent;
            } else {
                let why = "is no day, no list of the Treasury (sdn, consolidated) and no extent (whole, part)";
                return Err(format!("{word:?}: {said:?} {why}").into());
            }
        }
        Ok(given)
    }
}

/// A file that was read.
struct File<'a> {
    given: &'a Given,
    form: ListForm,
    read: ListRead,
    list: PublishedList,
}

impl<'a> File<'a> {
    fn read(given: &'a Given) -> Done<Self> {
        let told = |error: Box<dyn std::error::Error>| format!("{}: {error}", given.path);
        let form = form_of(&given.path)?;
        let read = given.read(form).map_err(told)?;
        let list = read.published_list(given.extent)?;
        Ok(Self {
            given,
            form,
            read,
            list,
        })
    }

    fn name(&self) -> &str {
        let path = self.given.path.rsplit('/').next();
        path.unwrap_or(&self.given.path)
    }
}

fn form_of(path: &str) -> Done<ListForm> {
    let form = ListForm::of_path(path)?;
    Ok(form.ok_or(format!("{path}: no list that the crate reads"))?)
}

impl Given {
    fn read(&self, form: ListForm) -> Done<ListRead> {
        let day = self.day.map_or(ListDay::InFile, ListDay::Stated);
        let path = &self.path;
        if form != ListForm::OfacMain && !self.beside.is_empty() {
            return Err("files stand beside the main file of a set of the Treasury alone".into());
        }
        let read = match form {
            ListForm::SecoXml => SecoXmlOptions::new(day, READING).read_path(path),
            ListForm::FtmJson => FtmJsonOptions::new(day, READING).read_path(path),
            ListForm::EuCsv => EuCsvOptions::new(day, READING).read_path(path),
            ListForm::EuXml => EuXmlOptions::new(day, READING).read_path(path),
            ListForm::UkCsv => UkCsvOptions::new(day, READING).read_path(path),
            ListForm::UkXml => UkXmlOptions::new(day, READING).read_path(path),
            ListForm::ConList => ConListOptions::new(day, READING).read_path(path),
            ListForm::UnXml => UnXmlOptions::new(day, READING).read_path(path),
            ListForm::OfacAdvancedXml => OfacAdvancedXmlOptions::new(day, READING).read_path(path),
            ListForm::CslCsv => CslCsvOptions::new(day, READING).read_path(path),
            ListForm::CslJson => CslJsonOptions::new(day, READING).read_path(path),
            ListForm::OfacMain => {
                let list = self.list.ok_or(
                    "which list it is, it does not say: write sdn or consolidated behind the day",
                )?;
                let mut files = OfacCsvFiles::open(path)?;
                for beside in &self.beside {
                    files = match form_of(beside)? {
                        ListForm::OfacAddresses => files.open_addresses(beside)?,
                        ListForm::OfacOtherNames => files.open_other_names(beside)?,
                        ListForm::OfacComments => files.open_comments(beside)?,
                        other => {
                            let why = "stands beside no main file of the Treasury";
                            return Err(format!("{beside} is {other}, which {why}").into());
                        }
                    };
                }
                OfacCsvOptions::new(list, day, READING).read(files)
            }
            other => {
                return Err(
                    format!("{other} stands beside a main file: MAIN+{path}@DAY,sdn").into(),
                );
            }
        };
        Ok(read?)
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

/// Every listing that does not follow another one.
fn originals() -> ListingFilter {
    ListingFilter::new().with_origins(CountedOrigins::Originals)
}

fn stock(register: &Register, days: &[NaiveDate]) -> Done<Section> {
    let by = [SplitBy::Issuer, SplitBy::Places(PlaceRule::default())];
    let mut cells: BTreeMap<(String, String), Vec<Count>> = BTreeMap::new();
    let mut notes = Vec::new();
    for (at, &day) in days.iter().enumerate() {
        let stock = register.stock(&originals(), CountOf::Targets, &by, day)?;
        for (keys, count) in stock.counts() {
            let [issuer, places] = keys else { continue };
            let line = cells.entry((issuer.to_string(), places.to_string()));
            let line = line.or_insert_with(|| vec![Count::ZERO; days.len()]);
            if let Some(cell) = line.get_mut(at) {
                *cell = count;
            }
        }
        let past = register.past_stock(&originals(), CountOf::Targets, day)?;
        notes.push(format!("{past}."));
    }
    let head = ["issuer", "places"].into_iter().map(str::to_owned);
    let mut table = Table::new(head.chain(days.iter().map(ToString::to_string)));
    for ((issuer, places), counts) in cells {
        let counts = counts.iter().map(ToString::to_string);
        table.row([issuer, places].into_iter().chain(counts));
    }
    Ok(Section {
        table: Some(table),
        notes,
        ..Section::new(
            "stock",
            "Targets that stood, by issuer and places of the listed party, of those that the files have",
        )
    })
}

fn third_countries(register: &Register) -> Done<Section> {
    let mut table = Table::new([
        "regime",
        "against",
        "of third countries",
        "of",
        "share, 95 %",
    ]);
    let regimes = register.regimes().iter();
    let regimes: HashMap<&str, _> = regimes.map(|regime| (regime.id(), regime)).collect();
    let (mut without, mut listed) = (0, Count::ZERO);
    for share in
        register.third_country_shares(&originals(), CountOf::Targets, &[SplitBy::Regime])?
    {
        let keys: Vec<String> = share.keys().iter().map(ToString::to_string).collect();
        let id = keys.join(" ");
        let states = regimes.get(&*id).map_or(&[][..], |regime| regime.targets());
        if states.is_empty() {
            without += 1;
            listed = listed.checked_add(share.whole())?;
            continue;
        }
        let states: Vec<String> = states.iter().map(ToString::to_string).collect();
        table.row([
            id,
            states.join(" "),
            share.part().to_string(),
            share.whole().to_string(),
            format!("{:.3}", share.interval(Confidence::P95)?),
        ]);
    }
    Ok(Section {
        table: Some(table),
        notes: vec![format!(
            "{without} more regimes, with {listed} targets (each once a regime), are against no state that is told: who is of a third country to them is not known."
        )],
        ..Section::new("third_countries", "Targets of third countries, by regime")
    })
}

/// The lists that an issuer's listings were read from.
fn lists_of(register: &Register) -> BTreeMap<Actor, Vec<&PublishedList>> {
    let mut lists: BTreeMap<Actor, Vec<&PublishedList>> = BTreeMap::new();
    for listing in register.listings() {
        let source = listing.designation().source().map(ListingSource::list);
        let list = register
            .lists()
            .iter()
            .find(|list| Some(list.list()) == source);
        let known = lists.entry(listing.issuer()).or_default();
        if let Some(list) = list.filter(|list| !known.contains(list)) {
            known.push(list);
        }
    }
    lists
}

/// What each issuer listed a month, up to the last whole month before its last list, and the class of the months.
///
/// A list that drops what it removed, or of which a part was read, gives a floor for each month, and the class is one of floors.
fn flow(register: &Register, months: u32) -> Done<Section> {
    let mut shown: BTreeMap<NaiveDate, BTreeMap<String, String>> = BTreeMap::new();
    let (mut issuers, mut notes) = (Vec::new(), Vec::new());
    for (issuer, lists) in lists_of(register) {
        let Some(last) = lists.iter().map(|list| list.day()).max() else {
            continue;
        };
        let end = last.with_day(1).unwrap_or(last);
        let Some(start) = end.checked_sub_months(chrono::Months::new(months)) else {
            return Err(format!("{months} months lead out of the calendar").into());
        };
        let cells = Partition::anchored(start, CalendarStep::Months(1), months)?;
        let keeps = |list: &&PublishedList| {
            list.removed() == RemovedEntries::Kept && list.extent() == ListExtent::Whole
        };
        let extent = if lists.iter().all(keeps) {
            CoverageExtent::Full
        } else {
            CoverageExtent::Partial
        };
        let coverage = Coverage::new([(cells.span(), extent)])?;
        let which = originals().of_issuer(issuer);
        let table = TallyTable::count_flow(register, &which, CountOf::Targets, &cells, coverage)?;
        issuers.push(issuer.to_string());
        for (cell, known) in table.each_cell(&Whole)? {
            let Some(count) = known.map(|tallied| tallied.count()) else {
                continue;
            };
            let line = shown.entry(cell.start()).or_default();
            line.insert(issuer.to_string(), count.to_string());
        }
        let reading = match extent {
            CoverageExtent::Full => CellReading::Exact,
            CoverageExtent::Partial => CellReading::Least,
        };
        let rule = SeriesRule::new(Confidence::P95, Simulation::new(1, 999)?);
        // A cell of a full list in doubt is named by the refusal.
        let class = series_read(&table, &Whole, reading).and_then(|series| series.classify(&rule));
        notes.push(match class {
            Ok(class) => format!("{class}."),
            Err(why) => format!("{}: not classed: {why}.", table.rule().noun()),
        });
    }
    let mut table = Table::new(std::iter::once("month").chain(issuers.iter().map(|s| &**s)));
    let nothing = |count: &String| matches!(&**count, "0" | "0+");
    let all = shown.len();
    for (month, counts) in shown {
        if counts.values().all(nothing) {
            continue;
        }
        let cells = issuers.iter().map(|issuer| counts.get(issuer).cloned());
        let cells = cells.map(|cell| cell.unwrap_or_else(|| "?".into()));
        let month = month.format("%Y-%m").to_string();
        table.row(std::iter::once(month).chain(cells));
    }
    notes.insert(
        0,
        format!(
            "{} of {all} months with a listing. 1+ is a floor: a list that drops what it removed shows less of a month the longer ago it is, and a class of floors may show that alone.",
            table.len()
        ),
    );
    Ok(Section {
        table: Some(table),
        notes,
        ..Section::new("flow", "Targets first listed, a month")
    })
}

fn lags(register: &Register) -> Done<Section> {
    let numbers = ["both", "first leads", "next leads", "same day", "undecided"];
    let head = ["first", "next"].into_iter().chain(numbers);
    let mut table = Table::new(head.chain(["median days"])).with_numbers(numbers);
    let issuers: Vec<Actor> = lists_of(register).into_keys().collect();
    let by = |issuer: Actor| ListingFilter::new().of_issuer(issuer);
    for (at, &one) in issuers.iter().enumerate() {
        for &other in issuers.iter().skip(at + 1) {
            let lags = register.lags(&by(one), &by(other), MatchRule::SameTarget)?;
            if lags.lags().is_empty() {
                continue;
            }
            let leads = lags.lead_counts();
            let median = lags.median_days().map(|(lo, hi)| {
                if lo == hi {
                    lo.to_string()
                } else {
                    format!("{lo} to {hi}")
                }
            });
            table.row([
                one.to_string(),
                other.to_string(),
                lags.lags().len().to_string(),
                leads.first.to_string(),
                leads.next.to_string(),
                leads.same_day.to_string(),
                leads.undecided.to_string(),
                median.unwrap_or_else(|| "open".into()),
            ]);
        }
    }
    let notes = if table.is_empty() {
        vec!["No target is on the lists of two issuers.".into()]
    } else {
        vec!["Days from the first listing by the one to the first by the other; open where a day of one is not told.".into()]
    };
    Ok(Section {
        table: Some(table),
        notes,
        ..Section::new("lags", "Who followed whom")
    })
}
