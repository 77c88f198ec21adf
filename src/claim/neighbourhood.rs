//! The choices that somebody could have made instead of those behind a claim.

mod cells;
pub(super) mod choice;
pub(super) mod questions;
pub(super) mod side;
mod windows;

use super::{Claim, Tolerance};
use crate::error::{Result, answers::Answers, choices::Choices};
use crate::rule::counting_rule::CountingRule;
use crate::rule::select::Select;
use crate::time::period::Period;
use choice::Choice;
use chrono::{Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

/// Everything behind a claim that could have been chosen otherwise (rule, windows, tolerance, scope), each choice with a name.
///
/// The claim itself and the first rule are the stated choices; the neighbourhood adds others. [`check`](Self::check) judges the claim under each
/// combination. It reads and writes JSON: `rules`, and lists `before`, `after`, `windows`, `tolerances`, `scopes` of `{name, reason, value}`.
///
/// # Examples
/// ```
/// use interstate::claim::{Claim, Neighbourhood, Tolerance};
/// use interstate::tally::Whole;
/// use interstate::{Period, Select, kind::facet::Forces, sample};
///
/// let doubled = Claim::RatioAbout {
///     ratio: Tolerance::new(1.75, 2.25)?,
///     before: Period::years(2019..=2021)?,
///     after: Period::years(2022..=2024)?,
/// };
/// let rules = sample::china_russia_rules()?.into_iter().filter(|rule| rule.name() == "E6");
/// let near = Neighbourhood::of(rules)?
///     .with_years_out(&doubled, "pandemic years out", "hardly any exercise was held", 2020..=2021)?
///     .with_cut_on(&doubled, "2022-02-24".parse()?)?
///     .with_tolerance("at least doubled", "the plain reading of the word", Tolerance::at_least(2.0)?)?
///     .with_scope("police out", "the article speaks of armed forces", !Select::Forces(Forces::Police))?;
/// let verdicts = near.check(&doubled, &sample::china_russia()?, &Whole)?;
/// assert_eq!(verdicts.cells().len(), 3 * 2 * 2);
/// let against = verdicts.nearest_failing().ok_or("holds everywhere")?;
/// assert_eq!(verdicts.changes(against), ["tolerance: at least doubled"]); // 13 and 25 are 1.92 times
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(try_from = "RawNeighbourhood")]
pub struct Neighbourhood {
    rules: Vec<CountingRule>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    before: Vec<Choice<Period>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    after: Vec<Choice<Period>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    windows: Vec<Choice<(Period, Period)>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tolerances: Vec<Choice<Tolerance>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    scopes: Vec<Choice<Select>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawNeighbourhood {
    rules: Vec<CountingRule>,
    #[serde(default)]
    before: Vec<Choice<Period>>,
    #[serde(default)]
    after: Vec<Choice<Period>>,
    #[serde(default)]
    windows: Vec<Choice<(Period, Period)>>,
    #[serde(default)]
    tolerances: Vec<Choice<Tolerance>>,
    #[serde(default)]
    scopes: Vec<Choice<Select>>,
}

impl TryFrom<RawNeighbourhood> for Neighbourhood {
    type Error = crate::error::Error;

    fn try_from(raw: RawNeighbourhood) -> Result<Self> {
        let mut near = Self::of(raw.rules)?;
        for choice in raw.before {
            add(&mut near.before, choice, "window before")?;
        }
        for choice in raw.after {
            add(&mut near.after, choice, "window after")?;
        }
        for choice in raw.windows {
            add(&mut near.windows, choice, "windows")?;
        }
        for choice in raw.tolerances {
            add(&mut near.tolerances, choice, "tolerance")?;
        }
        for choice in raw.scopes {
            add(&mut near.scopes, choice, "scope")?;
        }
        Ok(near)
    }
}

/// Adds a choice of a name and a value that no other has.
fn add<T: PartialEq>(
    to: &mut Vec<Choice<T>>,
    choice: Choice<T>,
    parameter: &'static str,
) -> Result<()> {
    if to.iter().any(|other| other.name() == choice.name()) {
        return Err(Choices::NameTwice {
            parameter,
            name: choice.name().into(),
        }
        .into());
    }
    if let Some(other) = to.iter().find(|other| other.value() == choice.value()) {
        return Err(Choices::ValueTwice {
            parameter,
            one: other.name().into(),
            other: choice.name().into(),
        }
        .into());
    }
    to.push(choice);
    Ok(())
}

impl Neighbourhood {
    /// A neighbourhood of these rules, of which the first is the stated one.
    ///
    /// # Errors
    /// No rule; two of one name.
    pub fn of(rules: impl IntoIterator<Item = CountingRule>) -> Result<Self> {
        let rules: Vec<CountingRule> = rules.into_iter().collect();
        if rules.is_empty() {
            return Err(Answers::NoRule.into());
        }
        for (place, rule) in rules.iter().enumerate() {
            if rules
                .iter()
                .take(place)
                .any(|other| other.name() == rule.name())
            {
                return Err(Choices::NameTwice {
                    parameter: "rule",
                    name: rule.name().into(),
                }
                .into());
            }
        }
        Ok(Self {
            rules,
            before: Vec::new(),
            after: Vec::new(),
            windows: Vec::new(),
            tolerances: Vec::new(),
            scopes: Vec::new(),
        })
    }

    /// The same neighbourhood with this rule as the stated one, followed by the others in their order.
    ///
    /// # Errors
    /// A name that no rule has.
    ///
    /// # Examples
    /// ```
    /// use interstate::claim::Neighbourhood;
    /// use interstate::sample;
    ///
    /// let near = Neighbourhood::of(sample::china_russia_rules()?)?.with_stated_rule("E6")?;
    /// assert_eq!((near.rules()[0].name(), near.rules()[1].name()), ("E6", "E1"));
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn with_stated_rule(mut self, name: &str) -> Result<Self> {
        let named = |rule: &CountingRule| rule.name() == name;
        let Some(place) = self.rules.iter().position(named) else {
            let names: Vec<&str> = self.rules.iter().map(CountingRule::name).collect();
            return Err(Choices::NoRuleNamed {
                name: name.into(),
                names: names.join(", ").into(),
            }
            .into());
        };
        if let Some(first) = self.rules.get_mut(..=place) {
            first.rotate_right(1);
        }
        Ok(self)
    }

    /// The same neighbourhood with one more choice of the earlier window.
    ///
    /// The claim's own window may be given too: the stated choice then has this name.
    ///
    /// # Errors
    /// No name; a name or a window that another choice has.
    pub fn with_before(mut self, name: &str, reason: &str, window: Period) -> Result<Self> {
        let choice = Choice::new(name, reason, window)?;
        add(&mut self.before, choice, "window before")?;
        Ok(self)
    }

    /// The same neighbourhood with one more choice of the later window; for a claim about one window, of that one.
    ///
    /// # Errors
    /// As [`with_before`](Self::with_before).
    pub fn with_after(mut self, name: &str, reason: &str, window: Period) -> Result<Self> {
        let choice = Choice::new(name, reason, window)?;
        add(&mut self.after, choice, "window after")?;
        Ok(self)
    }

    /// The same neighbourhood with one more pair of windows, chosen together as one choice: "cut on the day".
    ///
    /// # Errors
    /// As [`with_before`](Self::with_before).
    pub fn with_windows(
        mut self,
        name: &str,
        reason: &str,
        before: Period,
        after: Period,
    ) -> Result<Self> {
        let choice = Choice::new(name, reason, (before, after))?;
        add(&mut self.windows, choice, "windows")?;
        Ok(self)
    }

    /// The same neighbourhood with one more range that the claim's word may allow.
    ///
    /// # Errors
    /// As [`with_before`](Self::with_before).
    pub fn with_tolerance(mut self, name: &str, reason: &str, of: Tolerance) -> Result<Self> {
        let choice = Choice::new(name, reason, of)?;
        add(&mut self.tolerances, choice, "tolerance")?;
        Ok(self)
    }

    /// The same neighbourhood with one more scope: only what is selected here counts, of all that a rule counts.
    ///
    /// # Errors
    /// As [`with_before`](Self::with_before).
    pub fn with_scope(mut self, name: &str, reason: &str, of: impl Into<Select>) -> Result<Self> {
        let choice = Choice::new(name, reason, of.into())?;
        add(&mut self.scopes, choice, "scope")?;
        Ok(self)
    }

    /// The same neighbourhood with windows that meet on this day, which belongs to the later one.
    ///
    /// # Errors
    /// A claim without two windows; a day that leaves no day of one of them; as [`with_before`](Self::with_before).
    pub fn with_cut_on(self, claim: &Claim, day: NaiveDate) -> Result<Self> {
        let (before, after) = both(claim)?;
        if day <= before.start() || day >= after.end() {
            return Err(Choices::NoCut {
                day,
                before: before.label().into(),
                after: after.label().into(),
            }
            .into());
        }
        self.with_windows(
            &format!("cut on {day}"),
            "the windows meet on the day",
            Period::new(before.start(), day)?,
            Period::new(day, after.end())?,
        )
    }

    /// The same neighbourhood with the longer window cut to the length of the shorter one: the end of the earlier, or the beginning of the
    /// later. By years where both windows are whole calendar years, else by days. Nothing is added where they are equally long.
    ///
    /// # Errors
    /// A claim without two windows; as [`with_before`](Self::with_before).
    pub fn with_equal_lengths(self, claim: &Claim) -> Result<Self> {
        let (before, after) = both(claim)?;
        let whole = |period: Period| period.starts_a_year() && period.ends_a_year();
        let years = |period: Period| {
            let (first, last) = period.years_touched();
            first.abs_diff(last) + 1
        };
        let (name, reason) = ("equal lengths", "two windows of one length");
        if whole(before) && whole(after) {
            let (long, short) = (years(before), years(after));
            let months = Months::new(12 * long.min(short));
            return match (long > short, long < short) {
                (true, _) => match before.end().checked_sub_months(months) {
                    Some(start) => {
                        self.with_before(name, reason, Period::new(start, before.end())?)
                    }
                    None => Ok(self),
                },
                (_, true) => match after.start().checked_add_months(months) {
                    Some(end) => self.with_after(name, reason, Period::new(after.start(), end)?),
                    None => Ok(self),
                },
                _ => Ok(self),
            };
        }
        let days = Days::new(before.days().min(after.days()));
        let (start, end) = (
            before.end().checked_sub_days(days),
            after.start().checked_add_days(days),
        );
        match (start, end) {
            (Some(start), _) if start > before.start() => {
                self.with_before(name, reason, Period::new(start, before.end())?)
            }
            (_, Some(end)) if end < after.end() => {
                self.with_after(name, reason, Period::new(after.start(), end)?)
            }
            _ => Ok(self),
        }
    }

    /// The same neighbourhood with windows that leave out some calendar years at one end: "pandemic years out".
    ///
    /// # Errors
    /// A window of which not one run of days is left; a claim without two windows; as [`with_before`](Self::with_before).
    pub fn with_years_out(
        self,
        claim: &Claim,
        name: &str,
        reason: &str,
        years: RangeInclusive<i32>,
    ) -> Result<Self> {
        let (before, after) = both(claim)?;
        let out = Period::years(years)?;
        match (without(before, out)?, without(after, out)?) {
            (Some(before), Some(after)) => self.with_windows(name, reason, before, after),
            (Some(before), None) => self.with_before(name, reason, before),
            (None, Some(after)) => self.with_after(name, reason, after),
            (None, None) => Ok(self),
        }
    }

    /// The rules, with the stated one first.
    #[must_use]
    pub fn rules(&self) -> &[CountingRule] {
        &self.rules
    }
}

/// The two windows of a claim.
fn both(claim: &Claim) -> Result<(Period, Period)> {
    let (before, after) = claim.before_and_after();
    before.zip(after).ok_or_else(|| {
        Choices::NothingToChoose {
            claim: claim.to_string().into(),
            parameter: "pair of windows",
        }
        .into()
    })
}

/// What is left of a window without some days; none where it has none of them.
fn without(window: Period, out: Period) -> Result<Option<Period>> {
    let Some(shared) = window.intersection(out) else {
        return Ok(None);
    };
    let (first, last) = (shared.start() > window.start(), shared.end() < window.end());
    let left = match (first, last) {
        (true, false) => return Period::new(window.start(), shared.start()).map(Some),
        (false, true) => return Period::new(shared.end(), window.end()).map(Some),
        (true, true) => "two runs of days",
        (false, false) => "no day",
    };
    Err(Choices::NoWindowLeft {
        period: window.label().into(),
        without: out.label().into(),
        left: left.into(),
    }
    .into())
}
