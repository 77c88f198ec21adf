//! Changes of the status of a target, as the spells that it stood on the list.

use crate::error::{Result, lists::Lists};
use crate::read::Remark;
use crate::read::sanctions::draft::EntryDraft;
use crate::sanction::{EndCause, ListingEnd};
use crate::time::partial_date::PartialDate;
use chrono::NaiveDate;

/// What a modification changes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Change {
    Listed,
    Amended,
    Delisted,
}

impl Change {
    pub(super) const ALL: &'static [Self] = &[Self::Listed, Self::Amended, Self::Delisted];

    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Listed => "listed",
            Self::Amended => "amended",
            Self::Delisted => "de-listed",
        }
    }
}

/// A modification as the file has it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Modification {
    pub(super) change: Option<Change>,
    pub(super) enacted: Option<NaiveDate>,
    pub(super) published: Option<NaiveDate>,
    pub(super) effective: Option<NaiveDate>,
}

/// A modification with its days.
#[derive(Clone, Copy, Debug)]
struct Step {
    effective: NaiveDate,
    published: NaiveDate,
    change: Change,
}

/// The modifications of a target, in the order of the file.
#[derive(Debug, Default)]
pub(super) struct Spells(Vec<Step>);

/// One time on the list.
#[derive(Debug)]
pub(super) struct Spell {
    pub(super) listed: Option<PartialDate>,
    pub(super) applies: Option<PartialDate>,
    pub(super) end: Option<ListingEnd>,
    pub(super) amended: Vec<PartialDate>,
}

impl Spells {
    /// One more modification. A day of effect or of publication that is absent is the other one, and else that of enactment.
    pub(super) fn add(&mut self, told: Modification) -> Result<()> {
        let lacks = |what| Lists::Lacks {
            what,
            within: "modification",
        };
        let change = told.change.ok_or_else(|| lacks("modification-type"))?;
        let effective = told.effective.or(told.published).or(told.enacted);
        let effective = effective.ok_or_else(|| lacks("effective-date"))?;
        self.0.push(Step {
            effective,
            published: told.published.unwrap_or(effective),
            change,
        });
        Ok(())
    }

    /// The spells, from the first to the last. Without any modification one whose beginning is not told.
    pub(super) fn in_order(self, entry: &mut EntryDraft) -> Vec<Spell> {
        let mut steps = self.0;
        // Of one day the file has the newest first, as it has of all days where it keeps its order.
        steps.reverse();
        steps.sort_by_key(|step| {
            (
                step.effective,
                step.published,
                step.change == Change::Amended,
            )
        });
        let mut spells: Vec<Spell> = Vec::new();
        for step in &steps {
            let day = PartialDate::from(step.published);
            let effective = PartialDate::from(step.effective);
            let last = spells.last_mut();
            match (step.change, last) {
                (Change::Listed, Some(open)) if open.end.is_none() => {
                    twice(entry, step);
                    open.amended.push(open.amendment(step));
                }
                (Change::Listed, _) => spells.push(Spell {
                    listed: Some(day),
                    applies: Some(effective),
                    end: None,
                    amended: Vec::new(),
                }),
                (Change::Amended, Some(spell)) => spell.amended.push(spell.amendment(step)),
                (Change::Amended, None) => spells.push(Spell {
                    amended: vec![day],
                    ..Spell::begun_by(step.published, entry)
                }),
                (Change::Delisted, Some(open)) if open.end.is_none() => {
                    open.end = Some(ListingEnd::On(effective, EndCause::Delisted));
                }
                (Change::Delisted, Some(_)) => twice(entry, step),
                (Change::Delisted, None) => spells.push(Spell {
                    end: Some(ListingEnd::On(effective, EndCause::Delisted)),
                    ..Spell::begun_by(step.published, entry)
                }),
            }
        }
        if spells.is_empty() {
            spells.push(Spell {
                listed: None,
                applies: None,
                end: None,
                amended: Vec::new(),
            });
        }
        spells
    }
}

/// What was listed is listed again, or what was de-listed is de-listed again.
fn twice(entry: &mut EntryDraft, step: &Step) {
    let day = step.published.to_string();
    entry.remark(Remark::ListedTwice, "modification", day);
}

impl Spell {
    /// A spell that began on a day or before.
    fn begun_by(day: NaiveDate, entry: &mut EntryDraft) -> Self {
        entry.remark(Remark::Undated, "modification", day.to_string());
        Self {
            // OK because a date with a last day is one.
            listed: PartialDate::between(None, Some(day)).ok(),
            applies: None,
            end: None,
            amended: Vec::new(),
        }
    }

    /// The day of an amendment: of publication, or of effect where the listing itself was published later.
    fn amendment(&self, step: &Step) -> PartialDate {
        let listed = self.listed.as_ref().and_then(PartialDate::first);
        let is_before = listed.is_some_and(|listed| step.published < listed);
        PartialDate::from(if is_before {
            step.effective
        } else {
            step.published
        })
    }
}
