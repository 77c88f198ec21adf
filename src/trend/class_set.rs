//! Several classes at once.

use super::class::TrendClass;
use serde::{Serialize, Serializer};
use std::fmt;

/// A set of trend classes: those to which some counts within the bounds lead.
///
/// # Examples
/// ```
/// use interstate::TrendClass;
/// use interstate::trend::ClassSet;
///
/// let set: ClassSet = [TrendClass::Inconclusive, TrendClass::Increased].into_iter().collect();
/// assert!(set.contains(TrendClass::Increased) && !set.contains(TrendClass::Decreased));
/// assert_eq!(set.to_string(), "increased or inconclusive");
/// ```
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub struct ClassSet(u8);

impl ClassSet {
    /// Whether a class is in the set.
    #[must_use]
    pub fn contains(self, class: TrendClass) -> bool {
        self.0 & (1 << class as u8) != 0
    }

    /// The classes in the set, in the order of [`TrendClass::ALL`].
    pub fn iter(self) -> impl Iterator<Item = TrendClass> {
        TrendClass::ALL
            .iter()
            .copied()
            .filter(move |class| self.contains(*class))
    }

    /// The class, if there is just one.
    pub(crate) fn only(self) -> Option<TrendClass> {
        let mut classes = self.iter();
        classes.next().filter(|_| classes.next().is_none())
    }

    pub(super) fn add(&mut self, class: TrendClass) {
        self.0 |= 1 << class as u8;
    }
}

impl FromIterator<TrendClass> for ClassSet {
    fn from_iter<I: IntoIterator<Item = TrendClass>>(classes: I) -> Self {
        let mut set = Self::default();
        classes.into_iter().for_each(|class| set.add(class));
        set
    }
}

impl fmt::Display for ClassSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let last = self.iter().count().saturating_sub(1);
        for (n, class) in self.iter().enumerate() {
            let before = match n {
                0 => "",
                n if n == last => " or ",
                _ => ", ",
            };
            write!(f, "{before}{class}")?;
        }
        Ok(())
    }
}

impl Serialize for ClassSet {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(self.iter())
    }
}
