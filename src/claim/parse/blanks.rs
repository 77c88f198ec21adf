//! What stands in the blanks of a form.

use crate::claim::no_quantity::NoQuantity;
use crate::claim::tolerance::Tolerance;
use crate::stats::Confidence;
use crate::time::period::Period;
use std::vec::IntoIter;

/// What stands for a blank of a form.
#[derive(Debug)]
pub(super) enum Value {
    Whole(u64),
    Days(u32),
    Number(f64),
    Level(Confidence),
    Range(Tolerance),
    Period(Period),
    Periods(Vec<Period>),
    Why(NoQuantity),
}

/// What was read into the blanks of a form, in their order.
#[derive(Debug)]
pub(super) struct Blanks(IntoIter<Value>);

macro_rules! take {
    ($name:ident, $variant:ident, $type:ty) => {
        pub(super) fn $name(&mut self) -> Option<$type> {
            match self.0.next() {
                Some(Value::$variant(value)) => Some(value),
                _ => None,
            }
        }
    };
}

impl Blanks {
    pub(super) fn of(values: Vec<Value>) -> Self {
        Self(values.into_iter())
    }

    take!(whole, Whole, u64);
    take!(days, Days, u32);
    take!(number, Number, f64);
    take!(level, Level, Confidence);
    take!(range, Range, Tolerance);
    take!(period, Period, Period);
    take!(periods, Periods, Vec<Period>);
    take!(why, Why, NoQuantity);
}
