//! Asking a subject about many ledgers, and what was found.

use super::answer::{Answer, Subject};
use super::case::{Case, Question};
use super::generate;
use super::oracle::{Flaw, Oracle};
use std::collections::BTreeMap;
use std::fmt::{self, Write};

/// How many answers of one sort were compared, and how many had which flaw.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Compared {
    pub(super) asked: u64,
    pub(super) invalid: u64,
    pub(super) unsharp: u64,
    pub(super) misnamed: u64,
    /// Less was said than is known, by an answer that says so itself.
    pub(super) said_loose: u64,
}

/// All comparisons by sort: what one is, and what was asked.
#[derive(Default)]
pub(super) struct Found {
    pub(super) by_sort: BTreeMap<(String, String), Compared>,
    /// Ledgers with too many worlds.
    skipped: u64,
    ledgers: u64,
    worlds: u64,
    /// The first answers with a flaw, at most a few of each sort.
    examples: BTreeMap<(String, String, Flaw), Vec<String>>,
}

/// How many examples of each sort are printed.
const EXAMPLES: usize = 1;

impl Found {
    /// Asks about the ledgers of these numbers.
    pub(super) fn of(subject: &impl Subject, numbers: std::ops::Range<u64>) -> Self {
        let mut found = Self::default();
        for number in numbers {
            let case = generate::case(number);
            found.ask(subject, &case);
        }
        found
    }

    fn ask(&mut self, subject: &impl Subject, case: &Case) {
        let Some(oracle) = Oracle::of(case, None) else {
            self.skipped += 1;
            return;
        };
        self.ledgers += 1;
        self.worlds += oracle.worlds() as u64;
        let answers = subject.read(case);
        for question in &case.questions {
            let answer = answers(question);
            let flaw = oracle.flaw(question, &answer);
            let (one_is, what) = sort(case, question);
            let compared = self
                .by_sort
                .entry((one_is.clone(), what.clone()))
                .or_default();
            compared.asked += 1;
            let Some(flaw) = flaw else {
                continue;
            };
            *match flaw {
                Flaw::Invalid => &mut compared.invalid,
                Flaw::Unsharp => &mut compared.unsharp,
                Flaw::Misnamed => &mut compared.misnamed,
                Flaw::SaidLoose => &mut compared.said_loose,
            } += 1;
            let examples = self.examples.entry((one_is, what, flaw)).or_default();
            if examples.len() < EXAMPLES {
                examples.push(shrunk(subject, case, question, flaw));
            }
        }
    }

    /// The first answer of a subject with this flaw, as text, and in which ledger.
    pub(super) fn first(
        subject: &impl Subject,
        numbers: std::ops::Range<u64>,
        flaw: Flaw,
    ) -> Option<(u64, String)> {
        for number in numbers {
            let case = generate::case(number);
            let Some(oracle) = Oracle::of(&case, None) else {
                continue;
            };
            let answers = subject.read(&case);
            let mut questions = case.questions.iter();
            let found = questions.find(|question| {
                let answer = answers(question);
                oracle.flaw(question, &answer) == Some(flaw)
            });
            if let Some(question) = found {
                return Some((number, shrunk(subject, &case, question, flaw)));
            }
        }
        None
    }

    /// All comparisons together.
    pub(super) fn sum(&self) -> Compared {
        self.by_sort
            .values()
            .fold(Compared::default(), |sum, one| Compared {
                asked: sum.asked + one.asked,
                invalid: sum.invalid + one.invalid,
                unsharp: sum.unsharp + one.unsharp,
                misnamed: sum.misnamed + one.misnamed,
                said_loose: sum.said_loose + one.said_loose,
            })
    }

    pub(super) fn examples(&self) -> String {
        self.examples
            .values()
            .flatten()
            .map(String::as_str)
            .collect()
    }
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{} ledgers with {} worlds ({} more left out, with too many worlds)",
            self.ledgers, self.worlds, self.skipped
        )?;
        writeln!(
            f,
            "{:33} {:>9} {:>8} {:>8} {:>9} {:>10}",
            "", "asked", "invalid", "unsharp", "misnamed", "said loose"
        )?;
        let mut line = |one_is: &str, what: &str, one: Compared| {
            writeln!(
                f,
                "{one_is:<8} {what:<24} {:>9} {:>8} {:>8} {:>9} {:>10}",
                one.asked, one.invalid, one.unsharp, one.misnamed, one.said_loose
            )
        };
        for ((one_is, what), one) in &self.by_sort {
            line(one_is, what, *one)?;
        }
        line("all", "", self.sum())?;
        Ok(())
    }
}

/// What one is, and what was asked.
fn sort(case: &Case, question: &Question) -> (String, String) {
    let one_is = match case.rule.one_is {
        interstate::OneIs::Row => "rows",
        interstate::OneIs::PhasesTogether => "phases",
        _ => "series",
    };
    let what = match question {
        Question::Over(_) | Question::Cells => "bounds",
        Question::Total(_) => "total",
        Question::Ratio(..) => "ratio",
        Question::Classes(..) => "classes",
        Question::Claim(_) => "claims",
    };
    let what = match (&case.covered, what) {
        (Some(_), what) => format!("coverage: {what}"),
        (None, "bounds") => format!("bounds {}", case.rule.assigned),
        (None, what) => what.to_owned(),
    };
    (one_is.to_owned(), what)
}

/// A flawed answer, of a ledger as plain as still shows the flaw.
fn shrunk(subject: &impl Subject, case: &Case, question: &Question, flaw: Flaw) -> String {
    let mut least = case.clone();
    least.questions = vec![question.clone()];
    let right = |case: &Case| -> Option<(Answer, Answer)> {
        let oracle = Oracle::of(case, None)?;
        let given = subject.read(case)(question);
        (oracle.flaw(question, &given) == Some(flaw)).then(|| (given, oracle.answer(question)))
    };
    while let Some(plainer) = least.plainer().into_iter().find(|one| right(one).is_some()) {
        least = plainer;
    }
    let mut text = format!("\n{flaw:?}: {least}");
    let asked = match question {
        Question::Claim(claim) => claim.build().to_string(),
        other => format!("{other:?}"),
    };
    let (given, right) = right(&least).expect("the flaw of the case itself");
    let _ = writeln!(text, "  asked {asked}\n  given {given}\n  right {right}");
    text
}
