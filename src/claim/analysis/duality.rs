//! No overt support in a conflict, and more cooperation where it has nothing to do with it.

mod options;

pub use options::{DualityOptions, Judgement, Unjudged};

use super::rows::{RowBehind, behind, list};
use crate::claim::{CheckedClaim, Claim, Tendency, Verdict};
use crate::error::Result;
use crate::ledger::Ledger;
use crate::ratio::RatioTerm;
use crate::ratio::frequency::{frequency_ratio, p_text, percent};
use crate::rule::counting_rule::CountingRule;
use crate::rule::select::Select;
use crate::stats::{
    BeforeAfter, Confidence, Interval, Observed, PValue, Ratio, RatioOfRatios, RatioRange,
};
use crate::tally::TallyKey;
use crate::tally::table::TallyTable;
use crate::time::partition::Partition;
use crate::time::truth::Truth;
use crate::trend::class::{Trend, classify_trend};
use std::collections::HashMap;
use std::fmt;

/// One of two strata of a ledger: its counts before and after, the class of their ratio, the half of the thesis about it, and the records
/// behind.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Stratum {
    trend: Trend,
    checked: CheckedClaim,
    before: Vec<RowBehind>,
    after: Vec<RowBehind>,
}

/// A record that the rule counts, but whose stratum nobody can tell.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
pub struct UnjudgedRow {
    id: Box<str>,
    judgement: Judgement,
    before: Truth,
    after: Truth,
}

/// Overt support in a conflict beside cooperation that has nothing to do with it: the answer of [`duality`].
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Duality {
    conflict: Box<str>,
    rule: CountingRule,
    reading: Unjudged,
    support: Stratum,
    unrelated: Stratum,
    unjudged: Vec<UnjudgedRow>,
    ratio_of_ratios: RatioRange,
    level: Confidence,
    interval: Interval,
    p: PValue,
}

/// Compares overt support in a conflict with cooperation that has nothing to do with it: two strata of one ledger, under one rule.
///
/// The thesis has two halves, and each has its verdict: *no overt support in the later period*, and *more unrelated a year in the later period
/// than in the earlier one*. Beside it stand the frequency ratio of either stratum with its class, and the exact ratio of the two ratios: how
/// many times more support changed than the rest.
///
/// Strata go by the [judgements](crate::Interaction::conflicts) on the records. A record without one, with one that could not tell, or with two
/// that differ is not taken for unrelated: it is possible in either stratum, and raises upper bounds alone, unless
/// [`with_unjudged`](DualityOptions::with_unjudged) leaves it out. Either way it is [named](Duality::unjudged).
///
/// # Formula
/// [`frequency_ratio`](crate::frequency_ratio) in either stratum; [`RatioOfRatios`](crate::stats::RatioOfRatios) of support over what is unrelated.
///
/// # When it misleads
/// *No overt support* is about what stands in the list: covert support is in no list, and a list of exercises holds no arms. Judgements are
/// made after the fact, and what came before a conflict can hardly be related to it: then all that is judged later as related or left open is missing
/// from what is unrelated, on one side only. Of an event in phases, each stratum sees its own.
///
/// # Errors
/// A conflict on which no record has a judgement; periods that share days or come in the wrong order, or that the source does not cover; a rule that
/// may not count the ledger; a count that does not fit.
///
/// # Examples
/// Of exercises and patrols the thesis holds: none is direct support, and what is unrelated to the war went from 16 to 29.
/// ```
/// use interstate::claim::Verdict;
/// use interstate::claim::analysis::{DualityOptions, Unjudged, duality};
/// use interstate::{CountingRule, Dyad, InteractionFamily, Period, Select, State, sample};
///
/// let (ledger, pair) = (sample::china_russia()?, Dyad::new(State::CHN, State::RUS)?);
/// let options = DualityOptions::new("ukraine-war", Period::years(2019..=2021)?, Period::years(2022..=2024)?);
/// let drills = Select::from(InteractionFamily::Exercise) | InteractionFamily::Patrol.into();
/// let thesis = duality(&ledger, &CountingRule::new("drills", drills), &pair, &options)?;
/// assert_eq!(thesis.verdict(), Verdict::Holds);
/// assert_eq!(thesis.unrelated().trend().ratio().estimate().to_string(), "1.81");
///
/// // With meetings and agreements it depends on 20 records that nobody judged: 36 unrelated before, 29 to 49 after.
/// let all = CountingRule::new("all", Select::Everything);
/// let thesis = duality(&ledger, &all, &pair, &options)?;
/// assert_eq!(thesis.unjudged().len(), 20);
/// assert_eq!(thesis.unrelated().checked().counts()[1].1.to_string(), "29-49");
/// assert_eq!(thesis.verdict(), Verdict::Depends);
///
/// // Of the judged records alone the first half holds, and the second does not.
/// let judged = duality(&ledger, &all, &pair, &options.with_unjudged(Unjudged::LeftOut))?;
/// assert_eq!(judged.support().checked().verdict(), Verdict::Holds);
/// assert_eq!(judged.unrelated().checked().verdict(), Verdict::Fails);
/// # Ok::<(), interstate::Error>(())
/// ```
pub fn duality<K: TallyKey>(
    ledger: &Ledger,
    rule: &CountingRule,
    of: &K,
    options: &DualityOptions,
) -> Result<Duality> {
    options.conflict_is_known(ledger)?;
    let unjudged = options.unjudged_rows(ledger, rule, of)?;
    let stratum = |name: &str, select: Select, claim: Claim| {
        let select = match options.unjudged {
            Unjudged::LeftOut if !unjudged.is_empty() => {
                let ids = unjudged.iter().map(|row| Select::Id(row.id.clone()));
                select & !Select::any_of(ids)
            }
            Unjudged::Possible | Unjudged::LeftOut => select,
        };
        let rule = rule.narrowed_as(name, &select);
        Stratum::of(ledger, &rule, of, &claim, options)
    };
    let (before, after) = (options.before, options.after);
    let none = Claim::CountAtMost {
        n: 0,
        period: after,
    };
    let more = Claim::Steady {
        tendency: Tendency::Rising,
        periods: vec![before, after],
    };
    let support = stratum("overt support", options.supports(), none)?;
    let unrelated = stratum("unrelated", options.unrelated(), more)?;
    let own = RatioOfRatios::new(support.pair()?, unrelated.pair()?)?;
    let level = options.trend.level();
    Ok(Duality {
        conflict: options.conflict.clone(),
        rule: rule.clone(),
        reading: options.unjudged,
        support,
        unrelated,
        unjudged,
        ratio_of_ratios: own.estimate(),
        level,
        interval: own.interval(level),
        p: own.p(1.0)?,
    })
}

impl DualityOptions {
    /// The rows that the rule counts in either period, and of which nobody can say in which stratum they are.
    fn unjudged_rows<K: TallyKey>(
        &self,
        ledger: &Ledger,
        rule: &CountingRule,
        of: &K,
    ) -> Result<Vec<UnjudgedRow>> {
        let cells = Partition::disjoint(&[self.before, self.after])?;
        let table = TallyTable::count(ledger, rule, &cells)?;
        let mut rows: Vec<UnjudgedRow> = Vec::new();
        let mut at: HashMap<&str, usize> = HashMap::new();
        let (earlier, later) = (self.before, self.after);
        let earlier = table.occurrences_behind(ledger, of, earlier)?;
        let later = table.occurrences_behind(ledger, of, later)?;
        let counted = earlier
            .iter()
            .map(|(one, counts)| (one, *counts, Truth::No));
        let counted = counted.chain(later.iter().map(|(one, counts)| (one, Truth::No, *counts)));
        for (row, before, after) in
            counted.flat_map(|(one, before, after)| one.rows().map(move |row| (row, before, after)))
        {
            let Some(judgement) = self.judgement(row) else {
                continue;
            };
            if let Some(known) = at.get(row.id()).and_then(|at| rows.get_mut(*at)) {
                known.after = after;
            } else {
                at.insert(row.id(), rows.len());
                rows.push(UnjudgedRow {
                    id: row.id().into(),
                    judgement,
                    before,
                    after,
                });
            }
        }
        Ok(rows)
    }
}

impl Stratum {
    fn of<K: TallyKey>(
        ledger: &Ledger,
        rule: &CountingRule,
        of: &K,
        claim: &Claim,
        options: &DualityOptions,
    ) -> Result<Self> {
        let (before, after) = (options.before, options.after);
        let checked = claim.check(ledger, rule, of)?;
        let cells = Partition::disjoint(&[before, after])?;
        let table = TallyTable::count(ledger, rule, &cells)?;
        let ratio = frequency_ratio(&table.over(of, before)?, &table.over(of, after)?)?;
        Ok(Self {
            trend: classify_trend(&ratio, options.trend)?,
            checked,
            before: behind(&table, ledger, of, before)?,
            after: behind(&table, ledger, of, after)?,
        })
    }

    /// Both counts as numbers over their years.
    fn pair(&self) -> Result<BeforeAfter> {
        let of = |term: &RatioTerm| {
            Observed::between(term.count.lo(), term.count.hi(), term.exposure.years())
        };
        let ratio = self.trend.ratio();
        Ok(BeforeAfter::new(of(ratio.before())?, of(ratio.after())?))
    }

    /// The class of the stratum's ratio, with the ratio, its interval and its counts.
    #[must_use]
    pub fn trend(&self) -> &Trend {
        &self.trend
    }

    /// The half of the thesis that is about this stratum: whether it holds, and by which counts.
    #[must_use]
    pub fn checked(&self) -> &CheckedClaim {
        &self.checked
    }

    /// The records of the stratum in the earlier period.
    #[must_use]
    pub fn before(&self) -> &[RowBehind] {
        &self.before
    }

    /// The records of the stratum in the later period.
    #[must_use]
    pub fn after(&self) -> &[RowBehind] {
        &self.after
    }
}

impl UnjudgedRow {
    /// The id of the record.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Why the stratum of the record cannot be told.
    #[must_use]
    pub fn judgement(&self) -> Judgement {
        self.judgement
    }

    /// Whether the rule counts it in the earlier period.
    #[must_use]
    pub fn before(&self) -> Truth {
        self.before
    }

    /// Whether the rule counts it in the later period.
    #[must_use]
    pub fn after(&self) -> Truth {
        self.after
    }
}

impl Duality {
    /// The name of the conflict.
    #[must_use]
    pub fn conflict(&self) -> &str {
        &self.conflict
    }

    /// The counting rule from which both strata are taken.
    #[must_use]
    pub fn rule(&self) -> &CountingRule {
        &self.rule
    }

    /// The stratum of overt support in the conflict.
    #[must_use]
    pub fn support(&self) -> &Stratum {
        &self.support
    }

    /// The stratum of what has nothing to do with the conflict.
    #[must_use]
    pub fn unrelated(&self) -> &Stratum {
        &self.unrelated
    }

    /// The records of either period whose stratum cannot be told.
    #[must_use]
    pub fn unjudged(&self) -> &[UnjudgedRow] {
        &self.unjudged
    }

    /// How these records were treated.
    #[must_use]
    pub fn reading(&self) -> Unjudged {
        self.reading
    }

    /// The observed ratio of ratios: how many times more support changed than unrelated cooperation.
    #[must_use]
    pub fn ratio_of_ratios(&self) -> RatioRange {
        self.ratio_of_ratios
    }

    /// The exact interval of the ratio of ratios.
    #[must_use]
    pub fn interval(&self) -> Interval {
        self.interval
    }

    /// The p-value for the hypothesis that both changed alike, which belongs to the interval.
    #[must_use]
    pub fn p(&self) -> PValue {
        self.p
    }

    /// Whether both halves of the thesis hold.
    ///
    /// A record that nobody judged can bear out both: it is then unrelated, and no support. So where each half can hold, both can.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        use Verdict::{Depends, Fails, Holds, NotQuantitative, OutOfCoverage};
        match (
            self.support.checked.verdict(),
            self.unrelated.checked.verdict(),
        ) {
            (Fails, _) | (_, Fails) => Fails,
            (Holds, other) | (other, Holds) => other,
            (OutOfCoverage, OutOfCoverage) => OutOfCoverage,
            (
                Depends | OutOfCoverage | NotQuantitative,
                Depends | OutOfCoverage | NotQuantitative,
            ) => Depends,
        }
    }
}

/// Both strata, the ratio of their ratios, the three verdicts, and what nobody judged.
impl fmt::Display for Duality {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "overt support in {:?}: {}",
            self.conflict, self.support.trend
        )?;
        writeln!(f, "unrelated to it: {}", self.unrelated.trend)?;
        write!(f, "ratio of ratios {}", self.ratio_of_ratios)?;
        if self.ratio_of_ratios.exactly() != Some(Ratio::Undefined) {
            write!(f, " ({} % {:.2})", percent(self.level), self.interval)?;
            if let Some(p) = self.p.exactly() {
                write!(f, ", p {}", p_text(p))?;
            }
        }
        writeln!(f)?;
        for (what, half) in [
            ("no overt support", &self.support),
            ("more unrelated", &self.unrelated),
        ] {
            writeln!(f, "{what} ({}): {}", half.checked.claim(), half.checked)?;
        }
        writeln!(f, "both: {}", self.verdict())?;
        let read = match self.reading {
            Unjudged::Possible => "possible in either stratum",
            Unjudged::LeftOut => "left out of both",
        };
        if self.unjudged.is_empty() {
            return writeln!(f, "every record is judged");
        }
        let ids = list(self.unjudged.iter().map(UnjudgedRow::id));
        writeln!(
            f,
            "{} records that nobody can place, {read}: {ids}",
            self.unjudged.len()
        )
    }
}
