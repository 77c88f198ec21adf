//! A class as serde writes it: with everything that it rests on.

use super::Caution;
use super::class::{Trend, TrendClass, TrendRule};
use super::class_set::ClassSet;
use crate::ratio::frequency::FrequencyRatio;
use crate::stats::{Equivalence, Interval};
use serde::ser::Error;
use serde::{Serialize, Serializer};

#[derive(Serialize)]
struct Written<'a> {
    class: TrendClass,
    reachable: ClassSet,
    rule: TrendRule,
    /// The interval at the level of the rule; none for counts that are too large for it.
    interval: Interval,
    equivalence: Option<Equivalence>,
    cautions: Vec<Caution>,
    ratio: &'a FrequencyRatio,
}

/// The class, the classes that the bounds of the counts can reach, the trend rule, the interval at its level, the equivalence test where a
/// margin was stated, the cautions and the ratio.
impl Serialize for Trend {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let written = Written {
            class: self.class(),
            reachable: self.reachable(),
            rule: self.rule(),
            interval: self
                .ratio()
                .interval(self.rule().level())
                .map_err(S::Error::custom)?,
            equivalence: self.equivalence(),
            cautions: self.cautions().collect(),
            ratio: self.ratio(),
        };
        written.serialize(to)
    }
}

impl Serialize for ClassSet {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(self.iter())
    }
}
