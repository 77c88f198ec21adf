//! A first and a last date in one text.

use chrono::Datelike;

use super::form::{Form, Part, parts};
use crate::error::{Result, words::Words};
use crate::time::partial_date::PartialDate;

/// What may stand between the two. A hyphen comes last, since it also stands inside dates.
const BETWEEN: [&str; 7] = [" to ", " until ", " through ", "–", "—", " - ", "-"];

impl Form<'_> {
    /// The two dates of a range; `None` where the text is none.
    ///
    /// # Errors
    /// A range that runs backwards.
    pub(super) fn range(self) -> Result<Option<(PartialDate, PartialDate)>> {
        let text = self.text();
        let cuts = BETWEEN
            .iter()
            .flat_map(|between| text.match_indices(between));
        for (at, between) in cuts {
            let sides = text
                .split_at_checked(at)
                .and_then(|(left, right)| Some((left, right.strip_prefix(between)?)));
            let Some((first, last)) = sides.and_then(|(left, right)| self.both(left, right)) else {
                continue;
            };
            if let (Some(first), Some(last)) = (first.first(), last.last())
                && first > last
            {
                return Err(Words::FirstAfterLast { first, last }.into());
            }
            return Ok(Some((first, last)));
        }
        Ok(None)
    }

    /// The dates on the two sides: what one leaves out stands in the other.
    fn both(self, left: &str, right: &str) -> Option<(PartialDate, PartialDate)> {
        let (left, right) = (left.trim(), right.trim());
        // A mark before a date makes no range of it.
        if left.is_empty() {
            return None;
        }
        let last = self.of(right).date().ok().or_else(|| {
            // `June 2-5, 2023`: the month stands on the left alone.
            let is_month = |word: &&str| matches!(parts(word).as_deref(), Some([Part::Month(_)]));
            let month = left.split(' ').find(is_month)?;
            self.of(&format!("{month} {right}")).date().ok()
        })?;
        if let Ok(first) = self.of(left).date() {
            return Some((first, last));
        }
        let year = last.first()?.year();
        let mut with_year = vec![format!("{left} {year:04}")];
        // A number alone before a day is a day: `7-8 Sep 2019` does not begin in July.
        if last.exact_day().is_none() || left.contains(['/', '.', '-']) {
            with_year.push(format!("{left}/{year:04}"));
        }
        if let Some(first) = with_year.iter().find_map(|text| self.of(text).date().ok()) {
            return Some((first, last));
        }
        // `18-19 Oct 2023`: the month stands on the right alone.
        let day = left.trim_end_matches('.').parse().ok()?;
        let first = last.exact_day()?.with_day(day)?;
        Some((PartialDate::day(first), last))
    }
}
