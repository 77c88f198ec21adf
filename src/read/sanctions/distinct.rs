//! Things of an entry, each once.

use std::collections::HashSet;
use std::hash::Hash;
use std::ops::Deref;

/// Up to so many things are sooner compared than looked up.
const FEW: usize = 8;

/// Things in the order in which they were first added. An entry of a hundred thousand names is read about as fast, per name, as one of ten.
#[derive(Clone, Debug)]
pub(super) struct Distinct<T> {
    all: Vec<T>,
    /// The same, where they are more than a few.
    known: HashSet<T>,
}

impl<T: Clone + Eq + Hash> Distinct<T> {
    /// Adds what is not there yet.
    pub(super) fn add(&mut self, thing: T) {
        if self.all.len() < FEW {
            if !self.all.contains(&thing) {
                self.all.push(thing);
            }
            return;
        }
        if self.known.is_empty() {
            self.known.extend(self.all.iter().cloned());
        }
        if self.known.insert(thing.clone()) {
            self.all.push(thing);
        }
    }

    pub(super) fn into_vec(self) -> Vec<T> {
        self.all
    }
}

impl<T> Default for Distinct<T> {
    fn default() -> Self {
        Self {
            all: Vec::new(),
            known: HashSet::new(),
        }
    }
}

impl<T> Deref for Distinct<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.all
    }
}

impl<T: Clone + Eq + Hash> FromIterator<T> for Distinct<T> {
    fn from_iter<I: IntoIterator<Item = T>>(things: I) -> Self {
        let mut distinct = Self::default();
        for thing in things {
            distinct.add(thing);
        }
        distinct
    }
}

impl<'a, T> IntoIterator for &'a Distinct<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.all.iter()
    }
}
