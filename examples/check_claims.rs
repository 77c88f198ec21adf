//! Sentences in, verdicts out: claims as JSON, checked on a list under the stated rule and under every choice that could have been made instead.
//!
//! ```text
//! cargo run --release --example check_claims -- data/claims.json data/china_russia.csv
//! cargo run --release --example check_claims -- data/claims.json data/china_russia.csv S52 "S44 meetings" # these alone
//! ```
//! `--json` prints everything for other programs. `--strict` ends with 1 if a claim fails: if each of its readings fails under its first rule,
//! which is the stated one. What cannot be read or asked ends with 2.
//!
//! ci: data/claims.json data/china_russia.csv

#![allow(clippy::doc_markdown)]

use interstate::claim::{
    ClaimCell, ClaimReading, ClaimStatement, ClaimStatements, Finding, Neighbourhood, Verdict,
    Verdicts,
};
use interstate::report::Table;
use interstate::{Confidence, Ledger, Period, Result, TrendRule, read};
use serde_json::{Value, json};
use std::process::ExitCode;

/// So many characters a line.
const WIDTH: usize = 100;

/// The windows of the article, and the others that somebody could have chosen, by name.
const BEFORE: [(i32, i32, &str); 7] = [
    (2017, 2021, "as far back as the list goes"),
    (2018, 2021, "four years"),
    (2019, 2021, "the article's years"),
    (2017, 2019, "before the pandemic"),
    (2018, 2019, "two years before the pandemic"),
    (2019, 2019, "the last year before the pandemic"),
    (2020, 2021, "the pandemic years"),
];
const AFTER: [(i32, i32, &str); 4] = [
    (2022, 2024, "the article's later years"),
    (2023, 2024, "without the year of the invasion"),
    (2024, 2024, "the last year"),
    (2022, 2023, "two years"),
];

fn main() -> ExitCode {
    let asked = Asked::from(std::env::args().skip(1));
    match asked.and_then(|asked| Ok((asked.answer()?, asked.strict))) {
        Ok((false, true)) => ExitCode::from(1),
        Ok(_) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

/// What stands on the command line.
#[derive(Default)]
struct Asked {
    claims: String,
    list: String,
    ids: Vec<String>,
    strict: bool,
    json: bool,
}

impl Asked {
    fn from(words: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut asked = Self::default();
        let mut others = Vec::new();
        for word in words {
            match &*word {
                "--strict" => asked.strict = true,
                "--json" => asked.json = true,
                flag if flag.starts_with("--") => {
                    return Err(format!(
                        "unknown flag {flag:?}; expected --strict or --json"
                    ));
                }
                _ => others.push(word),
            }
        }
        let mut others = others.into_iter();
        match (others.next(), others.next()) {
            (Some(claims), Some(list)) => (asked.claims, asked.list) = (claims, list),
            _ => return Err("expected a file of claims and a list of interactions".into()),
        }
        asked.ids = others.collect();
        Ok(asked)
    }

    /// Prints the answers; whether no claim fails.
    fn answer(&self) -> Result<bool, String> {
        let said = |error: interstate::Error| error.to_string();
        let file = ClaimStatements::from_path(&self.claims).map_err(said)?;
        let ledger = read::ledger::from_path(&self.list).map_err(said)?;
        let all = file.statements();
        for id in &self.ids {
            if !all.iter().any(|statement| statement.id() == Some(id)) {
                return Err(format!("no statement of {:?} is named {id:?}", self.claims));
            }
        }
        let wanted = |statement: &&ClaimStatement| {
            let named = |id: &String| statement.id() == Some(id);
            self.ids.is_empty() || self.ids.iter().any(named)
        };
        let answers: Vec<Answer<'_>> = all
            .iter()
            .filter(wanted)
            .flat_map(|statement| statement.readings().iter().map(move |one| (statement, one)))
            .map(|(statement, reading)| Answer::of(statement, reading, &ledger))
            .collect();
        if self.json {
            let values: Vec<Value> = answers.iter().map(Answer::json).collect();
            println!("{:#}", Value::from(values));
        } else {
            print(&answers, &ledger);
        }
        let fails = |statement: &&ClaimStatement| {
            let mut readings = answers
                .iter()
                .filter(|one| std::ptr::eq(one.statement, *statement));
            readings.all(|one| one.verdict() == Some(Verdict::Fails))
        };
        let failing: Vec<&str> = all
            .iter()
            .filter(wanted)
            .filter(fails)
            .map(|statement| statement.id().unwrap_or(statement.words()))
            .collect();
        if self.strict && !failing.is_empty() {
            eprintln!("fail under the stated rule: {}", failing.join(", "));
        }
        Ok(failing.is_empty())
    }
}

/// One reading of a statement with all that can be said of it, or why it is refused.
struct Answer<'a> {
    statement: &'a ClaimStatement,
    reading: &'a ClaimReading,
    said: Result<(Finding, Verdicts)>,
}

impl<'a> Answer<'a> {
    fn of(statement: &'a ClaimStatement, reading: &'a ClaimReading, ledger: &Ledger) -> Self {
        let both = || {
            let near = near(statement, reading)?;
            let (claim, scope) = (reading.claim(), statement.scope());
            let verdicts = scope.check_over(claim, ledger, &near)?;
            let stated = verdicts.rule(verdicts.stated_cell());
            let trend = TrendRule::new(Confidence::P95);
            let finding = scope.find(claim, ledger, stated, trend)?;
            Ok((finding, verdicts))
        };
        Self {
            statement,
            reading,
            said: both(),
        }
    }

    fn verdict(&self) -> Option<Verdict> {
        let (finding, _) = self.said.as_ref().ok()?;
        Some(finding.checked().verdict())
    }

    fn id(&self) -> &str {
        self.statement.id().unwrap_or("–")
    }
}

/// The rules of a statement, of which the first is the stated one; of a claim about the windows of the article, others that somebody could have
/// chosen.
fn near(statement: &ClaimStatement, reading: &ClaimReading) -> Result<Neighbourhood> {
    let mut near = Neighbourhood::of(statement.rules().iter().cloned())?;
    let years = |first, last| Period::years(first..=last);
    let of_the_article = (Some(years(2019, 2021)?), Some(years(2022, 2024)?));
    if reading.claim().before_and_after() == of_the_article {
        for (first, last, name) in BEFORE {
            near = near.with_before(name, "", years(first, last)?)?;
        }
        for (first, last, name) in AFTER {
            near = near.with_after(name, "", years(first, last)?)?;
        }
    }
    Ok(near)
}

/// A table of all, and a report of each.
fn print(answers: &[Answer<'_>], ledger: &Ledger) {
    println!(
        "{} interactions, covering {}",
        ledger.len(),
        ledger.coverage()
    );
    let statements = answers.iter().map(|one| one.statement);
    let mut statements: Vec<_> = statements.collect();
    statements.dedup();
    println!(
        "{} sentences in {} readings, each under its first rule, and under every choice that is named\n",
        statements.len(),
        answers.len()
    );
    let mut table = Table::new([
        "sentence", "reading", "rule", "verdict", "counts", "holds in",
    ]);
    for one in answers {
        table.row(one.row());
    }
    println!("{table}");
    for one in answers {
        println!("{}", one.report());
    }
}

impl Answer<'_> {
    fn row(&self) -> [String; 6] {
        let (id, reading) = (self.id().to_owned(), self.reading.name().to_owned());
        match &self.said {
            Err(_) => [
                id,
                reading,
                String::new(),
                "refused".into(),
                String::new(),
                String::new(),
            ],
            Ok((finding, verdicts)) => {
                let checked = finding.checked();
                let counts = checked.counts().iter().map(|(_, count)| count.to_string());
                let (holds, of) = verdicts.holds();
                [
                    id,
                    reading,
                    checked.rule().name().to_owned(),
                    checked.verdict().to_string(),
                    counts.collect::<Vec<_>>().join(", "),
                    format!("{holds} of {of}"),
                ]
            }
        }
    }

    /// At most 25 lines of 100 characters: the words, then what the list says of them.
    fn report(&self) -> String {
        let statement = self.statement;
        let mut text = format!("== {}: {:?}", self.id(), statement.words());
        if let Some(source) = statement.source() {
            text = format!("{text} ({source})");
        }
        if statement.readings().len() > 1 {
            text = format!("{text}, read as {:?}", self.reading.name());
        }
        let mut text = wrapped(&text, 2);
        if let Some(note) = statement.note() {
            text.push_str(&wrapped(&format!("note: {note}"), 2));
        }
        match &self.said {
            Err(why) => {
                let refused = format!("{}: refused, {why}", self.reading.claim());
                text.push_str(&wrapped(&refused, 2));
            }
            Ok((finding, verdicts)) => {
                let page = verdicts.to_string();
                for line in page.lines() {
                    // A claim about no ratio has no such line of its own.
                    if line.starts_with("records") && !page.contains("\nevidence ") {
                        let evidence = format!("evidence      {}", finding.evidence());
                        text.push_str(&wrapped(&evidence, 13));
                    }
                    text.push_str(line);
                    text.push('\n');
                }
            }
        }
        text
    }

    fn json(&self) -> Value {
        let (statement, reading) = (self.statement, self.reading);
        let told = json!({
            "id": statement.id(),
            "words": statement.words(),
            "source": statement.source(),
            "of": statement.scope(),
            "reading": reading.name(),
            "sentence": reading.claim().to_string(),
            "claim": reading.claim(),
        });
        let found = match &self.said {
            Err(why) => json!({ "refused": why.to_string() }),
            Ok((finding, verdicts)) => {
                let cell = |cell: Option<&ClaimCell>| cell.map(|one| cell_of(verdicts, one));
                let (holds, of) = verdicts.holds();
                let neighbourhood = json!({
                    "of": of,
                    "holds": holds,
                    "fails": verdicts.with(Verdict::Fails),
                    "depends": verdicts.with(Verdict::Depends),
                    "out_of_coverage": verdicts.with(Verdict::OutOfCoverage),
                    "nearest_failing": cell(verdicts.nearest_failing()),
                    "nearest_holding": cell(verdicts.nearest_holding()),
                    "strongest_for": cell(verdicts.strongest_for()),
                    "strongest_against": cell(verdicts.strongest_against()),
                    "drivers": verdicts.drivers(),
                });
                json!({
                    "stated": finding.checked(),
                    "evidence": finding.evidence(),
                    "records": verdicts.records(),
                    "neighbourhood": neighbourhood,
                })
            }
        };
        both(told, found)
    }
}

/// Two objects as one.
fn both(one: Value, other: Value) -> Value {
    match (one, other) {
        (Value::Object(mut one), Value::Object(other)) => {
            one.extend(other);
            Value::Object(one)
        }
        (one, _) => one,
    }
}

fn cell_of(verdicts: &Verdicts, cell: &ClaimCell) -> Value {
    let (before, after) = verdicts.windows(cell);
    json!({
        "changes": verdicts.changes(cell),
        "rule": verdicts.rule(cell),
        "before": before,
        "after": after,
        "counts": cell.counts(),
        "figure": cell.figure(),
        "verdict": cell.verdict(),
    })
}

/// In lines that are not too long, those after the first set in.
fn wrapped(text: &str, indent: usize) -> String {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split(' ') {
        if line.chars().count() + 1 + word.chars().count() > WIDTH {
            lines.push(std::mem::replace(&mut line, " ".repeat(indent)));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    lines.push(line);
    lines.join("\n") + "\n"
}
