//! A ratio as serde writes it: with what follows from its counts.

use super::RatioTerm;
use super::frequency::FrequencyRatio;
use crate::rule::counting_rule::CountingRule;
use crate::stats::{PValue, Ratio};
use crate::tally::CountUnit;
use serde::ser::Error;
use serde::{Serialize, Serializer};

#[derive(Serialize)]
struct Written<'a> {
    subject: &'a str,
    unit: CountUnit,
    before: &'a RatioTerm,
    after: &'a RatioTerm,
    /// The least and the greatest ratio within the bounds of the counts: twice the same where both are exact.
    ratio: (Ratio, Ratio),
    /// The least and the greatest p.
    p: PValue,
    /// Whether every pair of counts that this rests on is one that the records allow.
    sharp: bool,
    rule: &'a CountingRule,
}

/// Subject, unit, both counts with their periods, and what follows: the least and the greatest ratio and p within the bounds of the counts.
impl Serialize for FrequencyRatio {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let written = Written {
            subject: self.subject(),
            unit: self.unit(),
            before: self.before(),
            after: self.after(),
            ratio: self.bounds(),
            p: self.p_range().map_err(S::Error::custom)?,
            sharp: self.is_sharp(),
            rule: self.rule(),
        };
        written.serialize(to)
    }
}
