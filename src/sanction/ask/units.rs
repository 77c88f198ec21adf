//! What is counted once: a listing, an entry, a target or an act, each by its number.

use crate::error::Result;
use crate::sanction::ask::counts::CountOf;
use crate::sanction::register::numbers::{MOST, NONE, too_many};
use crate::sanction::register::{Register, Row};
use crate::sanction::words::act::LegalAct;
use std::collections::HashMap;

/// The unit of a listing of which it is not known whether it is one.
pub(in crate::sanction) const UNKNOWN_UNIT: u32 = u32::MAX;

/// For each listing the number of the unit that it is of.
pub(in crate::sanction) enum Units {
    /// Each listing is its own.
    Listings,
    /// The target.
    Targets,
    /// A number for each listing, [`UNKNOWN_UNIT`] where it is not known whether it is one.
    Numbered(Vec<u32>),
}

impl Units {
    /// The unit of the row of a place.
    #[inline]
    pub(in crate::sanction) fn of(&self, at: usize, row: &Row) -> u32 {
        // OK because each of the rows, of which there are at most `MOST`, has a number.
        #[expect(
            clippy::indexing_slicing,
            clippy::cast_possible_truncation,
            reason = "at < rows <= MOST"
        )]
        match self {
            Self::Listings => at as u32,
            Self::Targets => row.target,
            Self::Numbered(numbers) => numbers[at],
        }
    }

    /// The unit that a row may share with others; `None` where each listing is its own, and where it is not known whether it is one.
    pub(in crate::sanction) fn shared(&self, at: usize, row: &Row) -> Option<u32> {
        match self {
            Self::Listings => None,
            Self::Targets | Self::Numbered(_) => {
                Some(self.of(at, row)).filter(|&unit| unit != UNKNOWN_UNIT)
            }
        }
    }
}

impl Register {
    /// The units of a count.
    pub(in crate::sanction) fn units(&self, of: CountOf) -> Result<Units> {
        Ok(match of {
            CountOf::Listings => Units::Listings,
            CountOf::Targets => Units::Targets,
            CountOf::Entries => Units::Numbered(self.entries()),
            CountOf::Acts => Units::Numbered(self.acts()?),
        })
    }

    /// For each listing the number of its entry.
    fn entries(&self) -> Vec<u32> {
        let mut numbers: HashMap<&str, u32> = HashMap::new();
        // OK because a register has at most `MOST` listings, and no more entries.
        #[expect(clippy::cast_possible_truncation, reason = "at most MOST")]
        let mut number_of = |entry| {
            let next = numbers.len() as u32;
            *numbers.entry(entry).or_insert(next)
        };
        let designations = self.parts.designations.iter();
        designations
            .map(|listing| number_of(listing.entry_id()))
            .collect()
    }

    /// For each listing the number of its act: the act that it names, else its package as one.
    fn acts(&self) -> Result<Vec<u32>> {
        let mut numbers = HashMap::new();
        if self.packages().len() + self.rows.len() > MOST as usize {
            return Err(too_many("packages and acts"));
        }
        // OK because it is at most what was just checked, and so is what it grows to.
        #[expect(clippy::cast_possible_truncation, reason = "at most MOST")]
        let mut next = self.packages().len() as u32;
        for (at, package) in (0..).zip(self.packages()) {
            // A listing that names one act of its package, and one that names none, are of one act if the package has one.
            if let [act] = package.acts() {
                numbers.entry(act.id()).or_insert(at);
            }
        }
        let designations = self.parts.designations.iter().zip(&self.rows);
        let acts = designations
            .map(|(listing, row)| match listing.act().map(LegalAct::id) {
                Some(act) => *numbers.entry(act).or_insert_with(|| {
                    next += 1;
                    next - 1
                }),
                None if row.package != NONE => row.package,
                None => UNKNOWN_UNIT,
            })
            .collect();
        Ok(acts)
    }
}
