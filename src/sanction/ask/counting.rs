//! Counting listings: one pass over the rows, one more over what was found.

use crate::count::Count;
use crate::error::{Result, sanctions::Sanctions};
use crate::sanction::ask::counts::{CountBasis, CountOf, ListingCounts};
use crate::sanction::ask::filter::ListingFilter;
use crate::sanction::ask::ready_filter::{Kept, ReadyFilter};
use crate::sanction::ask::ready_split::ReadySplit;
use crate::sanction::ask::split::{SplitBy, SplitKey};
use crate::sanction::ask::units::UNKNOWN_UNIT;
use crate::sanction::record::days::{Possible, number};
use crate::sanction::register::numbers::{MOST, NONE, too_many};
use crate::sanction::register::{Register, Row};
use crate::time::truth::Truth;
use chrono::NaiveDate;
use std::collections::HashMap;

/// Up to so many combinations of groups have a place in a table; more are hashed.
const DENSE: u64 = 1 << 20;

impl Register {
    /// Counts what was added: listings, entries, targets or acts, split as asked (`&[]`: not at all).
    ///
    /// Grouped by [`SplitBy::Package`] a package is one line whatever days its listings bear.
    ///
    /// # Errors
    /// A package or regime of the filter that is not in the register; more combinations of groups than 64 bits number.
    ///
    /// # Examples
    /// ```
    /// use interstate::Actor;
    /// use interstate::sanction::{SplitBy, CountOf, ListingFilter, PlaceRule, facts};
    ///
    /// let register = facts::register()?;
    /// let ukraine = ListingFilter::new().of_issuer("UKR".parse::<Actor>()?);
    /// let counts = register.flow(&ukraine, CountOf::Targets, &[SplitBy::Package, SplitBy::Places(PlaceRule::default())])?;
    /// assert_eq!(
    ///     counts.to_string(),
    ///     "targets, flow, by UKR, split by package and places (place by any basis)\n  ua-2025-04-18  CHN  3",
    /// );
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn flow(
        &self,
        which: &ListingFilter,
        of: CountOf,
        by: &[SplitBy],
    ) -> Result<ListingCounts> {
        self.counted(which, of, by, CountBasis::Flow)
    }

    /// Counts what is in force on a day, certainly or possibly. A [suspended](crate::sanction::Designation::with_suspension) listing is not
    /// in force.
    ///
    /// # Errors
    /// As [`flow`](Self::flow).
    pub fn stock(
        &self,
        which: &ListingFilter,
        of: CountOf,
        by: &[SplitBy],
        day: NaiveDate,
    ) -> Result<ListingCounts> {
        self.counted(which, of, by, CountBasis::Stock(day))
    }

    /// Counts amendments, each on its own day; they are no new listings.
    ///
    /// # Errors
    /// As [`flow`](Self::flow).
    pub fn amendments(
        &self,
        which: &ListingFilter,
        of: CountOf,
        by: &[SplitBy],
    ) -> Result<ListingCounts> {
        self.counted(which, of, by, CountBasis::Amendments)
    }

    /// Counts the ends of listings, each on its possible days.
    ///
    /// # Errors
    /// As [`flow`](Self::flow).
    pub fn ends(
        &self,
        which: &ListingFilter,
        of: CountOf,
        by: &[SplitBy],
    ) -> Result<ListingCounts> {
        self.counted(which, of, by, CountBasis::Ends)
    }

    fn counted(
        &self,
        which: &ListingFilter,
        of: CountOf,
        by: &[SplitBy],
        basis: CountBasis,
    ) -> Result<ListingCounts> {
        let sieve = ReadyFilter::new(which, self)?;
        let mut cells = Cells::new(by, of, self)?;
        let units = self.units(of)?;
        let mut place_untold = 0;
        for (at, row) in self.rows.iter().enumerate() {
            let sure = match sieve.keeps(at, row) {
                Kept::Yes(sure) => sure,
                Kept::PlaceUntold => {
                    place_untold += 1;
                    continue;
                }
                Kept::No => continue,
            };
            let unit = units.of(at, row);
            match basis {
                CountBasis::Stock(day) => {
                    let mut stands = row.days.in_force(number(day)).and(sure);
                    if row.suspended {
                        let listing = self.listing(at).designation;
                        stands = stands.and(!listing.suspended_on(day));
                    }
                    if stands != Truth::No {
                        cells.add(row, row.days.listed, unit, stands)?;
                    }
                }
                CountBasis::Amendments => {
                    for day in self.listing(at).designation.amendments() {
                        cells.add(row, Possible::of(day), unit, sure)?;
                    }
                }
                CountBasis::Ends if !self.listing(at).designation.end().is_ended() => {}
                CountBasis::Ends => cells.add(row, row.days.ends, unit, sure)?,
                CountBasis::Flow | CountBasis::Press => {
                    cells.add(row, row.days.listed, unit, sure)?;
                }
            }
        }
        Ok(ListingCounts {
            of,
            basis,
            which: which.to_string().into(),
            by: by.into(),
            cells: cells.counts()?,
            place_untold,
        })
    }
}

/// One find: a unit in a cell.
#[derive(Clone, Copy)]
struct Find {
    cell: u32,
    unit: u32,
    sure: bool,
}

/// The cells of a count.
pub(super) struct Cells<'a> {
    splits: Vec<ReadySplit<'a>>,
    at: At,
    keys: Vec<u64>,
    /// For each cell what surely and what possibly falls in it.
    counts: Vec<(u64, u64)>,
    /// Whether a unit counts once in a cell however often it is found: then finds are kept until the end.
    distinct: bool,
    finds: Vec<Find>,
    /// The groups of the row at hand, a list for each split.
    groups: Vec<Vec<(u32, Truth)>>,
}

/// From the number of a combination to its cell.
enum At {
    Dense(Vec<u32>),
    Hashed(HashMap<u64, u32>),
}

impl<'a> Cells<'a> {
    pub(super) fn new(by: &'a [SplitBy], of: CountOf, register: &Register) -> Result<Self> {
        let splits: Vec<ReadySplit<'a>> =
            by.iter().map(|by| ReadySplit::new(by, register)).collect();
        let mut size: u64 = 1;
        for split in &splits {
            if split.keys.len() > MOST as usize {
                return Err(too_many("groups"));
            }
            let keys = split.keys.len().max(1) as u64;
            size = size.checked_mul(keys).ok_or(Sanctions::TooMany {
                what: "combinations of groups",
                most: u32::MAX,
            })?;
        }
        let at = match usize::try_from(size) {
            Ok(size_here) if size <= DENSE => At::Dense(vec![NONE; size_here]),
            _ => At::Hashed(HashMap::new()),
        };
        Ok(Self {
            groups: vec![Vec::new(); splits.len()],
            splits,
            at,
            keys: Vec::new(),
            counts: Vec::new(),
            distinct: of != CountOf::Listings,
            finds: Vec::new(),
        })
    }

    fn add(&mut self, row: &Row, day: Possible, unit: u32, sure: Truth) -> Result<()> {
        self.each(row, day, sure, |cells, cell, sure| {
            if cells.distinct {
                cells.finds.push(Find { cell, unit, sure });
            } else if let Some((lo, hi)) = cells.counts.get_mut(cell as usize) {
                *lo += u64::from(sure);
                *hi += 1;
            }
        })
    }

    /// Each cell that a row falls in, with whether it surely does.
    pub(super) fn each(
        &mut self,
        row: &Row,
        day: Possible,
        sure: Truth,
        mut found: impl FnMut(&mut Self, u32, bool),
    ) -> Result<()> {
        let mut combinations = 1;
        for (split, groups) in self.splits.iter().zip(&mut self.groups) {
            split.groups(row, day, groups);
            combinations *= groups.len();
        }
        // The product of the groups, one after the other as an odometer counts: nearly always one.
        for combination in 0..combinations {
            let (mut rest, mut key, mut all) = (combination, 0_u64, sure);
            for (split, groups) in self.splits.iter().zip(&self.groups) {
                let group = if combinations == 1 {
                    groups.first()
                } else {
                    let group = groups.get(rest % groups.len());
                    rest /= groups.len();
                    group
                };
                let Some((group, truth)) = group else {
                    return Ok(());
                };
                key = key * (split.keys.len() as u64) + u64::from(*group);
                all = all.and(*truth);
            }
            let cell = self.cell(key)?;
            found(self, cell, all == Truth::Yes);
        }
        Ok(())
    }

    fn cell(&mut self, key: u64) -> Result<u32> {
        let next = u32::try_from(self.keys.len()).ok();
        let next = next.filter(|&next| next < MOST);
        let next = next.ok_or_else(|| too_many("combinations of groups"))?;
        let cell = match &mut self.at {
            At::Dense(cells) => {
                // OK because keys are below the number of combinations, and there are as many cells.
                #[expect(
                    clippy::indexing_slicing,
                    clippy::cast_possible_truncation,
                    reason = "key < combinations <= DENSE"
                )]
                let place = &mut cells[key as usize];
                if *place == NONE {
                    *place = next;
                }
                *place
            }
            At::Hashed(cells) => *cells.entry(key).or_insert(next),
        };
        if cell == next {
            self.keys.push(key);
            self.counts.push((0, 0));
        }
        Ok(cell)
    }

    /// The counts of the cells, in the order of their keys.
    fn counts(mut self) -> Result<Vec<(Box<[SplitKey]>, Count)>> {
        for find in distinct(&self.finds, self.keys.len()) {
            if let Some((lo, hi)) = self.counts.get_mut(find.cell as usize) {
                *lo += u64::from(find.sure);
                *hi += 1;
            }
        }
        let counts = &self.counts;
        self.in_order()
            .filter_map(|(cell, keys)| Some((keys, *counts.get(cell)?)))
            .map(|(keys, (lo, hi))| Ok((keys, Count::between(lo, hi)?)))
            .collect()
    }

    /// The cells in the order of their keys, each by its place.
    pub(super) fn in_order(&self) -> impl Iterator<Item = (usize, Box<[SplitKey]>)> {
        let mut cells: Vec<(u64, usize)> = self.keys.iter().copied().zip(0..).collect();
        cells.sort_unstable();
        cells
            .into_iter()
            .map(|(key, cell)| (cell, self.keys_of(key)))
    }

    fn keys_of(&self, number: u64) -> Box<[SplitKey]> {
        let mut rest = number;
        let mut keys: Vec<SplitKey> = Vec::with_capacity(self.splits.len());
        for split in self.splits.iter().rev() {
            let size = split.keys.len().max(1) as u64;
            // OK because the rest is below the number of keys.
            #[expect(
                clippy::indexing_slicing,
                clippy::cast_possible_truncation,
                reason = "rest % keys < keys"
            )]
            keys.push(split.keys[(rest % size) as usize].clone());
            rest /= size;
        }
        keys.reverse();
        keys.into()
    }
}

/// Each unit once in each cell, sure if one of its finds is. Sorts by cell by counting, so that it stays linear.
fn distinct(finds: &[Find], cells: usize) -> Vec<Find> {
    let mut starts = vec![0_usize; cells + 1];
    for find in finds {
        if let Some(start) = starts.get_mut(find.cell as usize + 1) {
            *start += 1;
        }
    }
    let mut sum = 0;
    for start in &mut starts {
        sum += *start;
        *start = sum;
    }
    let none = Find {
        cell: NONE,
        unit: NONE,
        sure: false,
    };
    let mut sorted = vec![none; finds.len()];
    for find in finds {
        let place = starts.get_mut(find.cell as usize);
        if let Some(place) = place
            && let Some(slot) = sorted.get_mut(*place)
        {
            *slot = *find;
            *place += 1;
        }
    }
    let units = finds.iter().filter(|f| f.unit != UNKNOWN_UNIT);
    let most = units.map(|f| f.unit as usize + 1).fold(0, usize::max);
    // For each unit the place of its find in the cell at hand.
    let mut last = vec![usize::MAX; most];
    let mut kept: Vec<Find> = Vec::new();
    for find in sorted {
        let Some(place) = last.get_mut(find.unit as usize) else {
            kept.push(Find {
                sure: false,
                ..find
            });
            continue;
        };
        match kept.get_mut(*place) {
            Some(first) if first.cell == find.cell && first.unit == find.unit => {
                first.sure |= find.sure;
            }
            _ => {
                *place = kept.len();
                kept.push(find);
            }
        }
    }
    kept
}
