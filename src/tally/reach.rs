//! Which counts of several periods the records allow together.

use crate::count::Count;
use crate::error::Result;

/// Beyond so many boxes, what is added is known period by period only.
const MOST: usize = 65_536;

/// The counts of several periods that the records allow *together*: an event in doubt between two periods is in one of them.
///
/// A list of boxes, each with a pair of bounds for each period; every list of numbers within one of them is allowed, and, where
/// [`is_sharp`](Self::is_sharp), no other is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Reach {
    boxes: Vec<Vec<Count>>,
    sharp: bool,
}

impl Reach {
    /// Nothing in any period.
    pub(crate) fn none(periods: usize) -> Self {
        Self::one(vec![Count::ZERO; periods])
    }

    /// Every number within these bounds, whatever the other periods have.
    pub(crate) fn one(bounds: Vec<Count>) -> Self {
        Self {
            boxes: vec![bounds],
            sharp: true,
        }
    }

    /// These lists of numbers, at least one.
    pub(super) fn of(vectors: impl IntoIterator<Item = Vec<u64>>) -> Self {
        let boxes = vectors.into_iter();
        let boxes = boxes.map(|vector| vector.into_iter().map(Count::exact).collect());
        Self {
            boxes: boxes.collect(),
            sharp: true,
        }
        .tidied()
    }

    /// The boxes.
    pub(crate) fn boxes(&self) -> &[Vec<Count>] {
        &self.boxes
    }

    /// Whether no other numbers than those within the boxes are allowed.
    pub(crate) fn is_sharp(&self) -> bool {
        self.sharp
    }

    /// The same counts, known to be bounds that may be wider than need be.
    pub(super) fn loose(self) -> Self {
        Self {
            sharp: false,
            ..self
        }
    }

    /// Whether nothing is in doubt but what the bounds of each period say by themselves.
    pub(crate) fn is_one(&self) -> bool {
        self.boxes.len() == 1
    }

    /// The bounds of each period by itself.
    pub(crate) fn hull(&self) -> Vec<Count> {
        let mut boxes = self.boxes.iter();
        let mut hull = boxes.next().cloned().unwrap_or_default();
        for bounds in boxes {
            for (all, count) in hull.iter_mut().zip(bounds) {
                *all = all.hull(*count);
            }
        }
        hull
    }

    /// Each period by itself.
    pub(crate) fn apart(&self) -> Self {
        Self {
            sharp: self.sharp && self.is_one(),
            boxes: vec![self.hull()],
        }
    }

    /// Whether the two can be added without losing what they say of the periods together.
    pub(super) fn fits_with(&self, other: &Self) -> bool {
        self.boxes.len().saturating_mul(other.boxes.len()) <= MOST
    }

    /// What both allow together, where the one says nothing about the other.
    pub(crate) fn plus(&self, other: &Self) -> Result<Self> {
        if !self.fits_with(other) {
            return if other.is_one() {
                self.apart().plus(other)
            } else {
                self.plus(&other.apart())
            };
        }
        let mut boxes = Vec::with_capacity(self.boxes.len() * other.boxes.len());
        for mine in &self.boxes {
            for theirs in &other.boxes {
                let sums = mine.iter().zip(theirs).map(|(a, b)| a.checked_add(*b));
                boxes.push(sums.collect::<Result<Vec<_>>>()?);
            }
        }
        Ok(Self {
            boxes,
            sharp: self.sharp && other.sharp,
        }
        .tidied())
    }

    /// With one more period at the end, which has this.
    pub(super) fn then(mut self, count: Count) -> Self {
        self.boxes.iter_mut().for_each(|bounds| bounds.push(count));
        self
    }

    /// With one more period at the beginning, which has this.
    pub(super) fn after(mut self, count: Count) -> Self {
        self.boxes
            .iter_mut()
            .for_each(|bounds| bounds.insert(0, count));
        self
    }

    /// Any number more in those periods of which more may have been than was recorded.
    pub(crate) fn open(mut self, floors: &[bool]) -> Self {
        for bounds in &mut self.boxes {
            for (count, floor) in bounds.iter_mut().zip(floors) {
                if *floor {
                    *count = Count::at_least(count.lo());
                }
            }
        }
        self.tidied()
    }

    /// What either allows.
    pub(crate) fn or(mut self, other: Self) -> Self {
        self.boxes.extend(other.boxes);
        self.sharp &= other.sharp;
        self.tidied()
    }

    /// What so many events allow, each by itself as this one.
    pub(super) fn times(&self, events: u64) -> Result<Self> {
        if let [bounds] = self.boxes.as_slice()
            && bounds.iter().all(|count| count.exactly().is_some())
        {
            let all = bounds.iter().map(|count| count.checked_mul(events));
            return Ok(Self {
                boxes: vec![all.collect::<Result<_>>()?],
                sharp: self.sharp,
            });
        }
        let periods = self.boxes.first().map_or(0, Vec::len);
        let (mut sum, mut power, mut left) = (Self::none(periods), self.clone(), events);
        while left > 0 {
            if left % 2 == 1 {
                sum = sum.plus(&power)?;
            }
            left /= 2;
            if left > 0 {
                power = power.plus(&power)?;
            }
        }
        Ok(sum)
    }

    /// What a number of events within bounds allows, each by itself as this one.
    pub(super) fn of_events(&self, events: Count) -> Result<Self> {
        let periods = self.boxes.first().map_or(0, Vec::len);
        let surely = self.times(events.lo())?;
        let one_or_none = self.clone().or(Self::none(periods));
        match events.hi() {
            Some(hi) if hi == events.lo() => Ok(surely),
            Some(hi) => surely.plus(&one_or_none.times(hi - events.lo())?),
            None => surely.plus(&one_or_none.without_end()),
        }
    }

    /// Any number of such events. Sharp where one event is in one period at most, since then every list of numbers can be made.
    fn without_end(&self) -> Self {
        let hull = self.hull();
        let open = |count: &Count| match count.hi() {
            Some(0) => Count::ZERO,
            _ => Count::at_least(0),
        };
        let alone =
            |bounds: &Vec<Count>| bounds.iter().filter(|count| count.hi() != Some(0)).count() <= 1;
        Self {
            sharp: self.sharp && self.boxes.iter().all(alone),
            boxes: vec![hull.iter().map(open).collect()],
        }
    }

    /// The same set with fewer boxes: no box twice, and boxes that continue each other in the last period joined.
    fn tidied(mut self) -> Self {
        let order = |count: &Count| (count.lo(), count.hi().is_none(), count.hi());
        self.boxes
            .sort_unstable_by(|a, b| a.iter().map(order).cmp(b.iter().map(order)));
        self.boxes.dedup_by(|next, before| {
            let (Some((last, rest)), Some((kept, others))) =
                (next.split_last(), before.split_last_mut())
            else {
                return true;
            };
            let follows = kept.hi().is_none_or(|hi| last.lo() <= hi.saturating_add(1));
            let joins = rest == &*others && follows;
            if joins {
                *kept = kept.hull(*last);
            }
            joins
        });
        self
    }
}
