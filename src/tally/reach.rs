//! Which counts of several periods the records allow together.

use crate::count::Count;
use crate::error::Result;
use std::collections::HashMap;

/// Beyond so many boxes, or so many numbers in them, what is added is known period by period only.
const MOST: usize = 65_536;
const MOST_NUMBERS: usize = 1 << 20;

/// The counts of several periods that the records allow *together*: an event in doubt between two periods is in one of them.
///
/// A list of boxes, each with a pair of bounds for each period; every list of numbers within one of them is allowed, and, where
/// [`is_sharp`](Self::is_sharp), no other is.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub(crate) struct Reach {
    boxes: Vec<Vec<Count>>,
    sharp: bool,
}

impl Reach {
    /// Nothing in any period.
    pub(super) fn none(periods: usize) -> Self {
        Self::one(vec![Count::ZERO; periods])
    }

    /// Every number within these bounds, whatever the other periods have.
    pub(super) fn one(bounds: Vec<Count>) -> Self {
        Self {
            boxes: vec![bounds],
            sharp: true,
        }
    }

    /// These lists of numbers, at least one.
    pub(super) fn of(vectors: impl IntoIterator<Item = Vec<u64>>) -> Self {
        let mut all = Self {
            boxes: Vec::new(),
            sharp: true,
        };
        for vector in vectors {
            all.boxes
                .push(vector.into_iter().map(Count::exact).collect());
            all = all.small();
        }
        all.tidied()
    }

    /// The same set; each period by itself where there are too many boxes.
    fn small(self) -> Self {
        let periods = self.boxes.first().map_or(0, Vec::len);
        if fits(self.boxes.len(), periods) {
            return self;
        }
        let tidy = self.tidied();
        if fits(tidy.boxes.len() + tidy.boxes.len() / 2, periods) {
            tidy
        } else {
            tidy.apart()
        }
    }

    /// How many numbers it holds.
    pub(super) fn size(&self) -> usize {
        self.boxes.iter().map(Vec::len).sum()
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
    pub(super) fn is_one(&self) -> bool {
        self.boxes.len() == 1
    }

    /// The bounds of each period by itself.
    pub(crate) fn hull(&self) -> Vec<Count> {
        let Some((first, others)) = self.boxes.split_first() else {
            return Vec::new();
        };
        let mut hull = first.clone();
        for bounds in others {
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
        let periods = self.boxes.first().map_or(0, Vec::len);
        fits(self.boxes.len().saturating_mul(other.boxes.len()), periods)
    }

    /// What both allow together, where the one says nothing about the other.
    pub(super) fn plus(&self, other: &Self) -> Result<Self> {
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

    /// The sum of the bounds of all periods.
    pub(super) fn sum_of_hull(&self) -> Result<Count> {
        let mut hull = self.hull().into_iter();
        hull.try_fold(Count::ZERO, Count::checked_add)
    }

    /// Whether more than one list of numbers is allowed.
    pub(super) fn in_doubt(&self) -> bool {
        let mut boxes = self.boxes.iter().flatten();
        !self.is_one() || boxes.any(|count| count.exactly().is_none())
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

    /// The same as what these of more periods have, in the others of which there is nothing.
    pub(super) fn placed(mut self, at: &[usize], periods: usize) -> Self {
        for bounds in &mut self.boxes {
            let mut all = vec![Count::ZERO; periods];
            for (&at, count) in at.iter().zip(&*bounds) {
                if let Some(place) = all.get_mut(at) {
                    *place = *count;
                }
            }
            *bounds = all;
        }
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
    pub(super) fn or(mut self, other: Self) -> Self {
        self.boxes.extend(other.boxes);
        self.sharp &= other.sharp;
        self.small().tidied()
    }

    /// What so many events allow, each by itself as this one.
    pub(super) fn times(&self, events: u64) -> Result<Self> {
        if events == 1 {
            return Ok(self.clone());
        }
        let periods = self.boxes.first().map_or(0, Vec::len);
        if usize::try_from(self.splits(events)).is_ok_and(|ways| fits(ways, periods)) {
            let mut boxes = Vec::new();
            split(&self.boxes, events, &vec![Count::ZERO; periods], &mut boxes)?;
            let all = Self {
                boxes,
                sharp: self.sharp,
            };
            return Ok(all.tidied());
        }
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

    /// In how many ways so many events can be given to the boxes.
    fn splits(&self, events: u64) -> u64 {
        let others = self.boxes.len().saturating_sub(1) as u64;
        let mut ways: u64 = 1;
        for chosen in 1..=others.min(events) {
            let from = others.max(events).saturating_add(chosen);
            // OK because the product of so many numbers in a row is a multiple of that of the first ones.
            ways = ways.saturating_mul(from) / chosen;
        }
        ways
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

    /// By what sets are put in an order that does not rest on who came first.
    pub(super) fn order(&self) -> impl Ord + use<> {
        let order = |count: &Count| (count.lo(), count.hi().is_none(), count.hi());
        let boxes = self.boxes.iter();
        let boxes = boxes.map(|bounds| bounds.iter().map(order).collect::<Vec<_>>());
        (self.sharp, boxes.collect::<Vec<_>>())
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

/// Gives so many events to boxes in every way: what a number of events allows that are all in one box is that many times the box.
fn split(
    boxes: &[Vec<Count>],
    events: u64,
    so_far: &[Count],
    into: &mut Vec<Vec<Count>>,
) -> Result<()> {
    if events == 0 {
        into.push(so_far.to_vec());
        return Ok(());
    }
    let Some((last, others)) = boxes.split_last() else {
        return Ok(());
    };
    let with = |here: u64| {
        let sums = so_far.iter().zip(last);
        let sums = sums.map(|(sum, count)| sum.checked_add(count.checked_mul(here)?));
        sums.collect::<Result<Vec<Count>>>()
    };
    if others.is_empty() {
        into.push(with(events)?);
        return Ok(());
    }
    for here in 0..=events {
        split(others, events - here, &with(here)?, into)?;
    }
    Ok(())
}

/// Whether so many boxes of so many periods are told apart.
fn fits(boxes: usize, periods: usize) -> bool {
    boxes <= MOST && boxes.saturating_mul(periods) <= MOST_NUMBERS
}

/// What an event allows in some of the periods that are asked about; in the others there is nothing of it.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub(super) struct Somewhere {
    at: Vec<usize>,
    reach: Reach,
}

impl Somewhere {
    /// What it allows in the periods at these places, in order.
    pub(super) fn new(mut at: Vec<usize>, mut reach: Reach) -> Self {
        let hull = reach.hull();
        let may_have: Vec<bool> = hull.iter().map(|count| count.hi() != Some(0)).collect();
        // Without the periods in which it cannot be, so that events that allow the same are told by the same.
        if may_have.contains(&false) {
            for bounds in &mut reach.boxes {
                retain(bounds, &may_have);
            }
            retain(&mut at, &may_have);
            reach = reach.tidied();
        }
        Self { at, reach }
    }
}

/// Keeps those of which it is said.
fn retain<T>(all: &mut Vec<T>, kept: &[bool]) {
    let mut kept = kept.iter();
    all.retain(|_| kept.next() == Some(&true));
}

/// A sum of what events allow that have nothing to do with each other.
///
/// Events that allow the same are gathered first, so that a thousand dated alike are one step.
pub(super) struct Sum {
    /// What is in one box adds up in one step, apart from the others.
    plain: Vec<Count>,
    sharp: bool,
    events: HashMap<Somewhere, Count>,
}

impl Sum {
    pub(super) fn new(periods: usize) -> Self {
        Self {
            plain: vec![Count::ZERO; periods],
            sharp: true,
            events: HashMap::new(),
        }
    }

    /// Adds a number of events, each of which allows this.
    pub(super) fn add(&mut self, reach: Reach, events: Count) -> Result<()> {
        let everywhere = (0..self.plain.len()).collect();
        self.add_somewhere(Somewhere::new(everywhere, reach), events)
    }

    /// The same of events that are in some of the periods alone.
    pub(super) fn add_somewhere(&mut self, event: Somewhere, events: Count) -> Result<()> {
        if event.reach.is_one() && (events.exactly().is_some() || event.at.len() <= 1) {
            let all = event.reach.of_events(events)?;
            if all.is_one() {
                return self.add_plain(&event.at, &all);
            }
        }
        let sum = self.events.entry(event).or_insert(Count::ZERO);
        *sum = sum.checked_add(events)?;
        Ok(())
    }

    /// Adds events that are surely in these periods.
    pub(super) fn add_surely(&mut self, at: Vec<usize>, events: Count) -> Result<()> {
        if events.exactly().is_some() || at.len() <= 1 {
            return self.add_to(&at, std::iter::repeat(events));
        }
        let all = Reach::one(vec![Count::exact(1); at.len()]);
        self.add_somewhere(Somewhere { at, reach: all }, events)
    }

    /// Adds what is between bounds in the one period that is asked about.
    pub(super) fn add_bounds(&mut self, bounds: Count) -> Result<()> {
        self.add_to(&[0], std::iter::once(bounds))
    }

    /// Adds each period by itself.
    fn add_plain(&mut self, at: &[usize], reach: &Reach) -> Result<()> {
        self.sharp &= reach.sharp && reach.is_one();
        self.add_to(at, reach.hull().into_iter())
    }

    fn add_to(&mut self, at: &[usize], counts: impl Iterator<Item = Count>) -> Result<()> {
        for (&at, count) in at.iter().zip(counts) {
            if let Some(sum) = self.plain.get_mut(at) {
                *sum = sum.checked_add(count)?;
            }
        }
        Ok(())
    }

    /// What all allow together.
    pub(super) fn all(mut self) -> Result<Reach> {
        let periods = self.plain.len();
        let mut events: Vec<(Somewhere, Count)> = self.events.drain().collect();
        events.sort_by_cached_key(|(event, _)| (event.at.clone(), event.reach.order()));
        let mut joint = Reach::none(periods);
        for (Somewhere { at, reach }, events) in events {
            let reach = reach.of_events(events)?;
            if !reach.is_one() && joint.fits_with(&reach) {
                joint = joint.plus(&reach.placed(&at, periods))?;
            } else {
                self.add_plain(&at, &reach)?;
            }
        }
        joint.plus(&Reach {
            boxes: vec![self.plain],
            sharp: self.sharp,
        })
    }
}
