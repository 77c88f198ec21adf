//! The programmes of a list as regimes.

use super::draft::EntryDraft;
use super::list::List;
use crate::error::Result;
use crate::read::Remark;
use crate::sanction::{Designation, SanctionRegime};
use crate::time::partial_date::PartialDate;
use crate::time::when::{Finish, When};
use chrono::NaiveDate;
use std::collections::HashMap;
use std::sync::Arc;

/// The programmes that entries of a list stand under, in the order of their first entries.
#[derive(Debug)]
pub(super) struct Regimes {
    list: &'static List,
    /// By its tag the place of a programme.
    at: HashMap<Box<str>, usize>,
    named: Vec<(Arc<str>, Box<str>, &'static List)>,
    /// Names that the file gives its programmes, by tag.
    titles: HashMap<Box<str>, Box<str>>,
}

impl Regimes {
    pub(super) fn new(list: &'static List) -> Self {
        Self {
            list,
            at: HashMap::new(),
            named: Vec::new(),
            titles: HashMap::new(),
        }
    }

    /// The file gives a programme a name.
    pub(super) fn title(&mut self, tag: &str, title: &str) {
        self.titles.insert(tag.into(), title.into());
    }

    /// The id of the regime of a tag.
    pub(super) fn named(
        &mut self,
        list: Option<&'static List>,
        tag: &str,
        entry: &mut EntryDraft,
    ) -> Result<Arc<str>> {
        entry.remark(Remark::UnmappedProgramme, "", tag);
        if let Some((id, ..)) = self.at.get(tag).and_then(|at| self.named.get(*at)) {
            return Ok(id.clone());
        }
        let list = list.unwrap_or(self.list);
        let id: Arc<str> = format!("{}-{tag}", list.regimes).into();
        self.at.insert(tag.into(), self.named.len());
        self.named.push((id.clone(), tag.into(), list));
        Ok(id)
    }

    /// The regimes, seen in force on the day of the list.
    pub(super) fn of(
        &self,
        day: NaiveDate,
        _listings: &[Designation],
    ) -> Result<Vec<SanctionRegime>> {
        let regimes = self.named.iter().map(|(id, tag, list)| {
            let since = PartialDate::between(None, Some(day))?;
            let held = When::lasting(since, Finish::Ongoing { seen_until: day })?;
            let regime = SanctionRegime::new(id.clone(), (list.issuer)(), held)?;
            Ok(match self.titles.get(tag) {
                Some(title) => regime.with_name(title.clone()),
                None => regime,
            })
        });
        regimes.collect()
    }
}
