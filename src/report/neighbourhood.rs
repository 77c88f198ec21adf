//! The cells of a claim as a page.

use super::Table;
use crate::claim::{ClaimCell, Curve, Parameter, PlaceboCuts, Verdicts};
use crate::count::Count;
use crate::trend::ClassSet;

/// The columns of a cell.
const CELL: [&str; 15] = [
    "rule",
    "before",
    "after",
    "tolerance",
    "scope",
    "changed",
    "count_before",
    "count_after",
    "least",
    "greatest",
    "side",
    "verdict",
    "lo",
    "hi",
    "class",
];

impl Table {
    /// The verdicts on a claim as a table: one row for each cell, in the stated order, without intervals and classes.
    ///
    /// | column | what |
    /// |---|---|
    /// | `rule` | the name of the rule |
    /// | `before`, `after` | the windows |
    /// | `tolerance`, `scope` | the names of these choices |
    /// | `changed` | how many choices differ from the stated ones |
    /// | `count_before`, `count_after` | the counts; of a claim about one window the second alone, of one about several periods all of them in it |
    /// | `least`, `greatest` | the number that the claim is about: a ratio, events a year or a count; equal where the counts leave no doubt |
    /// | `side` | `below`, `within` or `above` what is claimed, `no_ratio`, `open` |
    /// | `verdict` | as [`Verdict`](crate::claim::Verdict) |
    /// | `lo`, `hi`, `class` | empty here; see [`from_curve`](Self::from_curve) |
    ///
    /// # Examples
    /// ```
    /// use interstate::claim::{Claim, Neighbourhood};
    /// use interstate::report::Table;
    /// use interstate::tally::Whole;
    /// use interstate::{CountingRule, InteractionFamily, Period, sample};
    ///
    /// let ten = Claim::CountAtLeast { n: 3, period: Period::year(2024)? };
    /// let near = Neighbourhood::of([CountingRule::new("patrols", InteractionFamily::Patrol)])?
    ///     .with_after("the year before", "", Period::year(2023)?)?;
    /// let verdicts = near.check(&ten, &sample::china_russia()?, &Whole)?;
    /// assert_eq!(
    ///     Table::from_verdicts(&verdicts).to_csv(),
    ///     "rule,before,after,tolerance,scope,changed,count_before,count_after,least,greatest,side,verdict,lo,hi,class\n\
    ///      patrols,,2024,,as stated,0,,5,5,5,within,holds,,,\n\
    ///      patrols,,2023,,as stated,1,,3,3,3,within,holds,,,\n",
    /// );
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn from_verdicts(verdicts: &Verdicts) -> Self {
        let mut page = Self::of_cells();
        for cell in verdicts.cells() {
            page.row(cells(verdicts, cell));
        }
        page
    }

    /// The specification curve of a claim as a table: as [`from_verdicts`](Self::from_verdicts), from the lowest number to the highest, with
    /// the interval of the ratio (`lo`, `hi`) and its class, or the classes that the counts can lead to.
    #[must_use]
    pub fn from_curve(verdicts: &Verdicts, curve: &Curve<'_>) -> Self {
        let mut page = Self::of_cells();
        for point in curve.points() {
            let mut row = cells(verdicts, point.cell());
            let end = |end: f64| format!("{end:.4}");
            let (lo, hi) = match point.interval() {
                Some(interval) => (
                    end(interval.lo()),
                    interval.hi().map_or_else(String::new, end),
                ),
                None => (String::new(), String::new()),
            };
            row.extend([lo, hi]);
            row.push(
                point
                    .classes()
                    .map_or_else(String::new, |c: ClassSet| c.to_string()),
            );
            page.row(row);
        }
        page
    }

    /// The placebo cuts of a claim as a table: the day, `yes` at the claim's own, the windows, the counts, the ratio and the verdict.
    #[must_use]
    pub fn from_placebo_cuts(cuts: &PlaceboCuts) -> Self {
        let mut page = Self::new([
            "cut",
            "stated",
            "before",
            "after",
            "count_before",
            "count_after",
            "least",
            "greatest",
            "verdict",
        ])
        .with_numbers(["least", "greatest"]);
        for cut in cuts.all() {
            let ratio = cut.ratio();
            page.row([
                cut.day().to_string(),
                (if cut.is_stated() { "yes" } else { "no" }).to_owned(),
                cut.before().label(),
                cut.after().label(),
                count(cut.counts().first()),
                count(cut.counts().get(1)),
                number(ratio.map(|(lo, _)| lo)),
                number(ratio.and_then(|(_, hi)| hi)),
                cut.verdict().to_string(),
            ]);
        }
        page
    }

    fn of_cells() -> Self {
        Self::new(CELL).with_numbers(["changed", "least", "greatest", "lo", "hi"])
    }
}

fn count(count: Option<&Count>) -> String {
    count.map_or_else(String::new, ToString::to_string)
}

fn number(number: Option<f64>) -> String {
    number.map_or_else(String::new, |n| {
        format!("{n:.4}")
            .trim_end_matches('0')
            .trim_end_matches('.')
            .to_owned()
    })
}

/// What stands in the row of a cell, but for the evidence.
fn cells(verdicts: &Verdicts, cell: &ClaimCell) -> Vec<String> {
    let name = |of| {
        verdicts
            .name(cell, of)
            .map_or_else(String::new, str::to_owned)
    };
    let (before, after) = verdicts.windows(cell);
    let label = |period: Option<crate::time::period::Period>| {
        period.map_or_else(String::new, crate::time::period::Period::label)
    };
    let (one, others) = match (before, cell.counts()) {
        (Some(_), [one, other]) => (count(Some(one)), count(Some(other))),
        (_, counts) => {
            let all: Vec<String> = counts.iter().map(ToString::to_string).collect();
            (String::new(), all.join(" "))
        }
    };
    let figure = cell.figure();
    vec![
        name(Parameter::Rule),
        label(before),
        label(after),
        name(Parameter::Tolerance),
        name(Parameter::Scope),
        cell.changed().to_string(),
        one,
        others,
        number(figure.map(|(lo, _)| lo)),
        number(figure.and_then(|(_, hi)| hi)),
        cell.side()
            .map_or_else(String::new, |side| side.to_string()),
        cell.verdict().to_string(),
    ]
}
