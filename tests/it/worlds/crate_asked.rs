//! The crate, asked through its public calls.

use super::answer::{Answer, Bounds, Subject};
use super::case::{Built, Case, Line, Question, actor, dyad, period};
use super::days::Run;
use interstate::tally::{ExclusiveKey, TallyKey, Whole};
use interstate::{
    Confidence, Count, Error, ErrorCategory, FrequencyRatio, InteractionKind, Ratio, TallyTable,
    TrendRule, classify_trend, frequency_ratio,
};

/// The subject of the test.
pub(super) struct Crate;

impl Subject for Crate {
    fn read<'a>(&'a self, case: &'a Case) -> Box<dyn Fn(&Question) -> Answer + 'a> {
        let built = case.build();
        match case.line {
            Line::Whole => reading(built, Whole, total),
            Line::Exercises => reading(built, InteractionKind::Exercise, total),
            Line::Actor(state) => reading(built, actor(state), no_total),
            Line::Dyad(a, b) => reading(built, dyad(a, b), no_total),
        }
    }
}

type Total<K> = fn(&TallyTable<K>, Run) -> Answer;

fn reading<'a, K: TallyKey + 'a>(
    built: Built,
    line: K,
    total: Total<K>,
) -> Box<dyn Fn(&Question) -> Answer + 'a> {
    let table = TallyTable::<K>::count(&built.ledger, &built.rule, &built.cells);
    Box::new(move |question| match &table {
        Ok(table) => answer(&built, table, &line, total, question).unwrap_or_else(refused),
        Err(error) => Answer::Refused(error.to_string()),
    })
}

fn answer<K: TallyKey>(
    built: &Built,
    table: &TallyTable<K>,
    line: &K,
    total: Total<K>,
    question: &Question,
) -> Result<Answer, Error> {
    let ratio = |before: &Run, after: &Run| -> Result<FrequencyRatio, Error> {
        let over = |run: &Run| table.over(line, period(*run));
        frequency_ratio(&over(before)?, &over(after)?)
    };
    Ok(match question {
        Question::Over(run) => {
            let over = table.over(line, period(*run))?;
            Answer::Count(bounds(over.count())).if_sharp(over.is_sharp())
        }
        Question::Total(run) => total(table, *run),
        Question::Cells => {
            let cells = table.each_cell(line)?.into_iter();
            let counts = cells.map(|(_, count)| count.map(|tallied| bounds(tallied.count())));
            Answer::Cells(counts.collect())
        }
        Question::Ratio(before, after) => {
            let ratio = ratio(before, after)?;
            let (least, greatest) = (ratio.estimate().lo(), ratio.estimate().hi());
            Answer::Ratio(number(least), number(greatest)).if_sharp(ratio.is_sharp())
        }
        Question::Classes(before, after, level, margin) => {
            let rule = trend_rule(*level, *margin);
            let ratio = ratio(before, after)?;
            let reachable = classify_trend(&ratio, rule)?.reachable();
            Answer::Classes(reachable).if_sharp(ratio.is_sharp())
        }
        Question::Claim(claim) => {
            let checked = claim.build().check(&built.ledger, &built.rule, line)?;
            Answer::Verdict(checked.verdict()).if_sharp(checked.is_sharp())
        }
    })
}

pub(super) fn trend_rule(level: u64, margin: Option<f64>) -> TrendRule {
    let rule = TrendRule::new(Confidence::new(level as f64 / 100.0).unwrap());
    margin.map_or(rule, |margin| rule.with_margin(margin).unwrap())
}

fn total<K: ExclusiveKey>(table: &TallyTable<K>, run: Run) -> Answer {
    match table.total(period(run)) {
        Ok(total) => Answer::Count(bounds(total.count())).if_sharp(total.is_sharp()),
        Err(error) => refused(error),
    }
}

fn no_total<K: TallyKey>(_: &TallyTable<K>, _: Run) -> Answer {
    panic!("lines that are not exclusive have no total, and none is asked for")
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "stands at the end of a chain"
)]
fn refused(error: Error) -> Answer {
    match error.category() {
        ErrorCategory::Coverage => Answer::NotCovered,
        _ => Answer::Refused(error.to_string()),
    }
}

fn bounds(count: Count) -> Bounds {
    (count.lo(), count.hi())
}

fn number(ratio: Ratio) -> f64 {
    match ratio {
        Ratio::Finite(number) => number,
        Ratio::Unbounded => f64::INFINITY,
        Ratio::Undefined => f64::NAN,
    }
}
