//! Analyses as pages.

use super::Table;
use crate::claim::analysis::{
    Duality, OrdinalGaps, Partner, Partners, PressureAndResponse, ResponseWindow, RowBehind,
    Stratum,
};
use crate::count::Count;
use crate::error::Result;
use crate::time::exposure::Exposure;
use std::fmt::Display;

/// Words one after another, with semicolons, as cells of a ledger have them.
fn joined<T: Display>(words: impl IntoIterator<Item = T>) -> String {
    let words: Vec<String> = words.into_iter().map(|word| word.to_string()).collect();
    words.join(";")
}

fn count_of(known: Option<(Count, Exposure)>) -> String {
    known.map_or_else(|| "?".into(), |(count, _)| count.to_string())
}

fn years_of(known: Option<(Count, Exposure)>) -> String {
    known.map_or_else(String::new, |(_, exposure)| {
        format!("{:.4}", exposure.years())
    })
}

/// Both ends of a difference; an end that is unbounded is an empty cell.
fn ends_of(difference: Option<(f64, Option<f64>)>) -> [String; 2] {
    let text = |x: f64| {
        if x.is_finite() {
            format!("{x:.4}")
        } else {
            String::new()
        }
    };
    match difference {
        Some((lo, hi)) => [text(lo), hi.map_or_else(String::new, text)],
        None => [String::new(), String::new()],
    }
}

impl Table {
    /// A [`duality`](crate::claim::analysis::duality) as a table: one row for each of its two strata.
    ///
    /// | column | what |
    /// |---|---|
    /// | `stratum` | `overt support`, `unrelated` |
    /// | `before`, `after` | the counts: `10`, `10+`, `3-5` |
    /// | `ratio`, `lo`, `hi` | the frequency ratio as it was seen, and its interval; an end without a limit is empty |
    /// | `class` | the class of the ratio |
    /// | `claim`, `verdict` | the half of the thesis that is about it, and whether it holds |
    /// | `before_ids`, `after_ids` | the records; `?` marks those that count only possibly |
    /// | `rule` | the rule, as a sentence |
    ///
    /// # Errors
    /// None where the ratio was made by [`duality`](crate::claim::analysis::duality): its interval was computed there.
    ///
    /// # Examples
    /// ```
    /// use interstate::claim::analysis::{DualityOptions, duality};
    /// use interstate::report::Table;
    /// use interstate::tally::Whole;
    /// use interstate::{CountingRule, InteractionFamily, Period, sample};
    ///
    /// let options = DualityOptions::new("ukraine-war", Period::years(2019..=2021)?, Period::years(2022..=2024)?);
    /// let patrols = CountingRule::new("patrols", InteractionFamily::Patrol);
    /// let page = Table::from_duality(&duality(&sample::china_russia()?, &patrols, &Whole, &options)?)?;
    /// assert!(page.to_csv().contains("unrelated,4,11,2.75,"));
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn from_duality(duality: &Duality) -> Result<Self> {
        let mut page = Self::new([
            "stratum",
            "before",
            "after",
            "ratio",
            "lo",
            "hi",
            "class",
            "claim",
            "verdict",
            "before_ids",
            "after_ids",
            "rule",
        ])
        .with_numbers(["lo", "hi"]);
        for (name, stratum) in [
            ("overt support", duality.support()),
            ("unrelated", duality.unrelated()),
        ] {
            page.stratum(name, stratum)?;
        }
        Ok(page)
    }

    fn stratum(&mut self, name: &str, stratum: &Stratum) -> Result<()> {
        let ratio = stratum.trend().ratio();
        let interval = ratio.interval(stratum.trend().rule().level())?;
        self.row([
            name.to_owned(),
            ratio.before().count.to_string(),
            ratio.after().count.to_string(),
            ratio.estimate().to_string(),
            format!("{:.4}", interval.lo()),
            interval
                .hi()
                .map_or_else(String::new, |hi| format!("{hi:.4}")),
            stratum.trend().class().to_string(),
            stratum.checked().claim().to_string(),
            stratum.checked().verdict().to_string(),
            joined(stratum.before()),
            joined(stratum.after()),
            ratio.rule().to_string(),
        ]);
        Ok(())
    }

    /// Cooperation before and after pressure as a table: one row for each instrument, sender and length of the windows.
    ///
    /// | column | what |
    /// |---|---|
    /// | `instrument`, `sender` | what kind of pressure, by whom |
    /// | `window` | how long before and after |
    /// | `acts` | how many acts |
    /// | `before`, `before_years`, `after`, `after_years` | the counts over the union of the windows, and its covered years; `?` where none is covered |
    /// | `difference_lo`, `difference_hi` | the rate a year after minus that before; an end without a limit is empty |
    /// | `higher`, `lower`, `same`, `open` | after how many acts the rate surely was so, and of how many nobody can say |
    /// | `shared_days` | days that are before one act and after another |
    /// | `cut_days` | days that the source does not cover, over all windows |
    /// | `beside_others` | how many acts have other acts in their windows |
    /// | `act_ids` | the acts |
    ///
    /// # Examples
    /// ```
    /// use interstate::claim::analysis::{ResponseOptions, pressure_and_response};
    /// use interstate::report::Table;
    /// use interstate::tally::Whole;
    /// use interstate::time::CalendarStep;
    /// use interstate::{CountingRule, InteractionFamily, sample};
    ///
    /// let answer = pressure_and_response(
    ///     &sample::pressure()?,
    ///     &sample::china_russia()?,
    ///     &CountingRule::new("patrols", InteractionFamily::Patrol),
    ///     &Whole,
    ///     &ResponseOptions::new(&[CalendarStep::Months(6)])?,
    /// )?;
    /// let page = Table::from_pressure_and_response(&answer);
    /// assert_eq!(page.len(), answer.groups().len());
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn from_pressure_and_response(answer: &PressureAndResponse) -> Self {
        let mut page = Self::new([
            "instrument",
            "sender",
            "window",
            "acts",
            "before",
            "before_years",
            "after",
            "after_years",
            "difference_lo",
            "difference_hi",
            "higher",
            "lower",
            "same",
            "open",
            "shared_days",
            "cut_days",
            "beside_others",
            "act_ids",
        ])
        .with_numbers([
            "acts",
            "before_years",
            "after_years",
            "difference_lo",
            "difference_hi",
            "higher",
            "lower",
            "same",
            "open",
            "shared_days",
            "cut_days",
            "beside_others",
        ]);
        for group in answer.groups() {
            let [lo, hi] = ends_of(group.difference());
            page.row([
                group.instrument().to_string(),
                group.sender().to_owned(),
                group.length().to_string(),
                group.acts().count().to_string(),
                count_of(group.before()),
                years_of(group.before()),
                count_of(group.after()),
                years_of(group.after()),
                lo,
                hi,
                group.higher().to_string(),
                group.lower().to_string(),
                group.same().to_string(),
                group.open().to_string(),
                group.shared_days().to_string(),
                group.cut_days().to_string(),
                group.beside_others().to_string(),
                joined(group.acts()),
            ]);
        }
        page
    }

    /// The acts of pressure behind [that table](Self::from_pressure_and_response): one row for each act and length of the windows.
    ///
    /// | column | what |
    /// |---|---|
    /// | `id`, `instrument`, `senders` | the act |
    /// | `first_day`, `last_day` | the days on which it can have begun; the windows lie before and after both |
    /// | `window` | how long before and after |
    /// | `before`, `before_years`, `before_cut`, `before_others` | the count, its covered years, the days that are not covered, the other acts in the window |
    /// | `after`, `after_years`, `after_cut`, `after_others` | the same after it |
    /// | `difference_lo`, `difference_hi` | the rate a year after minus that before |
    ///
    /// # Examples
    /// ```
    /// use interstate::claim::analysis::{ResponseOptions, pressure_and_response};
    /// use interstate::report::Table;
    /// use interstate::tally::Whole;
    /// use interstate::time::CalendarStep;
    /// use interstate::{CountingRule, InteractionFamily, sample};
    ///
    /// let answer = pressure_and_response(
    ///     &sample::pressure()?,
    ///     &sample::china_russia()?,
    ///     &CountingRule::new("patrols", InteractionFamily::Patrol),
    ///     &Whole,
    ///     &ResponseOptions::new(&[CalendarStep::Months(6)])?,
    /// )?;
    /// let page = Table::from_pressure_acts(&answer).to_csv();
    /// assert!(page.contains("pr-2022-03-18-us-warning,warning,USA,2022-03-18,2022-03-18,6 months,"));
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn from_pressure_acts(answer: &PressureAndResponse) -> Self {
        let mut page = Self::new([
            "id",
            "instrument",
            "senders",
            "first_day",
            "last_day",
            "window",
            "before",
            "before_years",
            "before_cut",
            "before_others",
            "after",
            "after_years",
            "after_cut",
            "after_others",
            "difference_lo",
            "difference_hi",
        ])
        .with_numbers([
            "before_years",
            "before_cut",
            "before_others",
            "after_years",
            "after_cut",
            "after_others",
            "difference_lo",
            "difference_hi",
        ]);
        let window = |side: &ResponseWindow| {
            [
                count_of(side.counted()),
                years_of(side.counted()),
                side.cut_days().to_string(),
                side.other_acts().to_string(),
            ]
        };
        for act in answer.acts() {
            for response in act.responses() {
                let (first, last) = act.days();
                let of = [
                    act.id().to_owned(),
                    act.instrument().to_string(),
                    joined(act.senders()),
                    first.to_string(),
                    last.to_string(),
                    response.length().to_string(),
                ];
                let cells = of.into_iter().chain(window(response.before()));
                let cells = cells.chain(window(response.after()));
                page.row(cells.chain(ends_of(response.difference())));
            }
        }
        page
    }

    /// The third parties of a pair as a table: one row for each party.
    ///
    /// | column | what |
    /// |---|---|
    /// | `who` | an actor's code, or a name in double quotes |
    /// | `change` | `new`, `kept` or `lost`; with `?` each that is only possible |
    /// | `before_ids`, `after_ids` | the records; `?` marks those that count only possibly |
    ///
    /// # Examples
    /// ```
    /// use interstate::claim::analysis::partners;
    /// use interstate::report::Table;
    /// use interstate::{CountingRule, Dyad, InteractionKind, Period, State, sample};
    ///
    /// let found = partners(
    ///     &sample::china_russia()?,
    ///     &CountingRule::new("naval exercises", InteractionKind::NavalExercise),
    ///     Dyad::new(State::CHN, State::RUS)?,
    ///     Period::years(2019..=2021)?,
    ///     Period::years(2022..=2024)?,
    /// )?;
    /// assert!(Table::from_partners(&found).to_csv().contains("ZAF,kept,ex-2019-mosi,ex-2023-mosi\n"));
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn from_partners(partners: &Partners) -> Self {
        let mut page = Self::new(["who", "change", "before_ids", "after_ids"]);
        let rows = |rows: &[RowBehind]| joined(rows);
        for partner in partners.all() {
            page.row([
                partner.who().to_owned(),
                Partner::changes(partner),
                rows(partner.before()),
                rows(partner.after()),
            ]);
        }
        page
    }

    /// The gaps in the numbering of series as a table: one row for each fault, and one for each series without any.
    ///
    /// | column | what |
    /// |---|---|
    /// | `series` | its name |
    /// | `first`, `last` | the least and the greatest number that the list has |
    /// | `fault` | `none`, `missing`, `perhaps missing`, `repeated`, `out of order` |
    /// | `numbers` | which numbers |
    /// | `ids` | the records on both sides of a gap, those that share a number, or those that are out of order |
    /// | `covered` | of a gap: whether the source covers all days between in full |
    ///
    /// # Examples
    /// ```
    /// use interstate::claim::analysis::ordinal_gaps;
    /// use interstate::report::Table;
    /// use interstate::{CountingRule, InteractionFamily, sample};
    ///
    /// let patrols = CountingRule::new("patrols", InteractionFamily::Patrol);
    /// let page = Table::from_ordinal_gaps(&ordinal_gaps(&sample::china_russia()?, &patrols)?);
    /// assert!(page.to_csv().starts_with("series,first,last,fault,numbers,ids,covered\nJoint air patrol,1,10,none,,,\n"));
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn from_ordinal_gaps(gaps: &OrdinalGaps) -> Self {
        let mut page = Self::new([
            "series", "first", "last", "fault", "numbers", "ids", "covered",
        ])
        .with_numbers(["first", "last"]);
        for series in gaps.series() {
            let mut fault = |fault: &str, numbers: String, ids: String, covered: &str| {
                page.row([
                    series.series(),
                    &series.first().to_string(),
                    &series.last().to_string(),
                    fault,
                    &numbers,
                    &ids,
                    covered,
                ]);
            };
            if series.is_whole() {
                fault("none", String::new(), String::new(), "");
            }
            for missing in series.missing() {
                let (what, covered) = (missing.what(), missing.is_covered());
                let ids = joined([missing.after(), missing.before()]);
                let covered = if covered { "yes" } else { "no" };
                fault(what, missing.numbers_text(), ids, covered);
            }
            for (number, ids) in series.repeated() {
                fault("repeated", number.to_string(), joined(ids), "");
            }
            for wrong in series.out_of_order() {
                let ((lower, first), (higher, second)) = (wrong.lower(), wrong.higher());
                let ids = joined([second, first]);
                fault("out of order", joined([higher, lower]), ids, "");
            }
        }
        page
    }
}
