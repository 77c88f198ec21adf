//! A class as serde writes it: with everything that it rests on.

use super::Caution;
use super::class::{Trend, TrendClass, TrendRule};
use super::class_set::ClassSet;
use crate::ratio::frequency::FrequencyRatio;
use crate::stats::{Confidence, Equivalence, Interval};
use serde::ser::Error;
use serde::{Serialize, Serializer};

#[derive(Serialize)]
struct Written<'a> {
    class: TrendClass,
    reachable: ClassSet,
    rule: TrendRule,
    /// The interval at the level of the rule; none for counts that are too large for it.
    interval: Interval,
    equivalence: Option<WrittenEquivalence>,
    cautions: Vec<Caution>,
    ratio: &'a FrequencyRatio,
}

/// The two one-sided tests of counts that are exact, at the level of the rule.
#[derive(Serialize)]
struct WrittenEquivalence {
    margin: f64,
    against_less: f64,
    against_more: f64,
    interval: Interval,
    alpha: f64,
}

impl WrittenEquivalence {
    fn of(asked: Equivalence, level: Confidence) -> crate::error::Result<Self> {
        Ok(Self {
            margin: asked.margin(),
            against_less: asked.not_less().hi(),
            against_more: asked.not_more().hi(),
            interval: asked.interval(level)?,
            alpha: level.alpha(),
        })
    }
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
            equivalence: self
                .equivalence()
                .map(|asked| WrittenEquivalence::of(asked, self.rule().level()))
                .transpose()
                .map_err(S::Error::custom)?,
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
