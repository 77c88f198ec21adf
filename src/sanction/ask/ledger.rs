//! A register as a ledger, whole or as far as one question asks.

use crate::count::Count;
use crate::error::{Result, sanctions::Sanctions};
use crate::interaction::record::Interaction;
use crate::interaction::{Party, PressureTerms};
use crate::kind::facet::{PartyRole, PressureStage};
use crate::kind::interaction_kind::InteractionKind;
use crate::ledger::Ledger;
use crate::sanction::ask::counts::CountOf;
use crate::sanction::ask::filter::ListingFilter;
use crate::sanction::ask::ready_filter::{Kept, ReadyFilter};
use crate::sanction::record::days::{DayNumber, as_day};
use crate::sanction::register::Register;
use crate::state::actor::{Actor, State};
use crate::time::coverage::Coverage;
use crate::time::partial_date::PartialDate;
use crate::time::truth::Truth;
use chrono::NaiveDate;
use std::collections::HashMap;

/// What listings have in common that are what is asked for all together or not at all: the unit, the target, and a regime of the same issuer
/// against the same states.
type Tie = (u32, u32, u32);

/// The records of a question.
pub(crate) struct AskedRows {
    pub(crate) rows: Vec<Interaction>,
    /// Whether none that is in doubt stands or falls with another: else bounds by rows are wider than need be.
    pub(crate) by_itself: bool,
}

impl CountOf {
    /// What a flow counts, as a plural noun.
    pub(crate) fn asked(self, which: &ListingFilter) -> String {
        match self {
            Self::Listings => format!("listings {which}"),
            Self::Entries => format!("entries first listed {which}"),
            Self::Targets => format!("targets first listed {which}"),
            Self::Acts => format!("acts that list, {which}"),
        }
    }
}

/// What is counted of an issuer's packages, as a plural noun.
pub(crate) fn packages_of(issuer: Actor) -> String {
    format!("packages by {issuer}")
}

/// The tag of the records of a question. A tag is parted by semicolons and has no blanks around it.
pub(crate) fn mark(asked: &str) -> String {
    let words: Vec<&str> = asked.split_whitespace().collect();
    format!("flow:{}", words.join(" ").replace(';', ","))
}

/// A record with one more tag.
fn marked(record: Interaction, mark: &str) -> Interaction {
    let mut tags: Vec<Box<str>> = record.tags().map(Box::from).collect();
    tags.push(mark.into());
    record.with_tags(tags)
}

impl Register {
    /// The register as a ledger: each listing is an interaction, and each end of a listing is another.
    ///
    /// From here on sanctions are counted, compared and classed like everything else that states do to each other, by rules of the
    /// caller's own. What a [flow](Self::flow) counts by a filter is counted by
    /// [`TallyTable::count_flow`](crate::TallyTable::count_flow), which makes ledger and rule itself.
    ///
    /// # Errors
    /// An id of a listing that is the id of another with `/end`; an end as [`Listing::delisting`](crate::sanction::Listing::delisting)
    /// refuses it.
    ///
    /// # Examples
    /// ```
    /// use interstate::sanction::facts;
    /// use interstate::{Coverage, CountingRule, DirectedDyad, InteractionKind, Partition, Period, State, TallyTable, Actor};
    ///
    /// let ledger = facts::register()?.ledger(Coverage::full(Period::years(2022..=2025)?))?;
    /// let rule = CountingRule::new("listings", InteractionKind::SecondarySanction);
    /// let table = TallyTable::count(&ledger, &rule, &Partition::yearly(2022..=2025)?)?;
    /// let upon = DirectedDyad::new(State::USA, State::CHN)?;
    /// assert!(table.over(&upon, Period::year(2024)?)?.count().lo() > 0);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn ledger(&self, coverage: Coverage) -> Result<Ledger> {
        let mut rows = Vec::with_capacity(self.rows.len());
        for listing in self.listings() {
            rows.push(listing.interaction()?);
            rows.extend(listing.delisting()?);
        }
        Ledger::new(rows, coverage)
    }

    /// The records behind one query: the listings that a filter keeps, with those of one target or act as phases of one event, which begins
    /// with the first. A listing that the filter only possibly keeps, and one whose target has no place by the filter's rule, has a count of
    /// 0 to 1. [`TallyTable::count_flow`](crate::TallyTable::count_flow) counts them; this is what stands
    /// [behind](crate::TallyTable::occurrences_behind) its counts.
    ///
    /// # Errors
    /// As [`flow`](Self::flow); a filter that keeps listings [within](ListingFilter::listed_within) a period, since a tally has periods of
    /// its own.
    pub fn flow_ledger(
        &self,
        which: &ListingFilter,
        of: CountOf,
        coverage: Coverage,
    ) -> Result<Ledger> {
        Ledger::new(self.asked_rows(which, of)?.rows, coverage)
    }

    /// The records of one question, and whether each that is in doubt is in doubt by itself.
    pub(crate) fn asked_rows(&self, which: &ListingFilter, of: CountOf) -> Result<AskedRows> {
        if let Some(period) = which.listed {
            return Err(Sanctions::PeriodTwice {
                period: period.to_string().into(),
            }
            .into());
        }
        let filter = ReadyFilter::new(which, self)?;
        let units = self.units(of)?;
        let alike = self.first_alike();
        let mut kept = Vec::new();
        // For each tie the last day on which the earliest of its listings can have been.
        let mut ties: HashMap<Tie, DayNumber> = HashMap::new();
        let (mut in_doubt, mut by_itself) = (HashMap::<u32, Option<Tie>>::new(), true);
        for (at, row) in self.rows.iter().enumerate() {
            let sure = match filter.keeps(at, row) {
                Kept::No => continue,
                Kept::Yes(sure) => sure == Truth::Yes,
                Kept::PlaceUntold => false,
            };
            let unit = units.shared(at, row);
            let regime = alike.get(row.regime as usize).copied();
            let tie = unit.zip(regime).filter(|_| !sure);
            let tie = tie.map(|(unit, regime)| (unit, row.target, regime));
            if !sure && of != CountOf::Listings {
                by_itself &= *in_doubt.entry(row.target).or_insert(tie) == tie;
            }
            if let Some(tie) = tie {
                let last = row.days.listed.hi;
                let first_until = ties.entry(tie).or_insert(last);
                *first_until = last.min(*first_until);
            }
            // Whether a listing without an act is one is not known.
            let sure = sure && (of != CountOf::Acts || unit.is_some());
            kept.push((at, unit, sure, tie));
        }
        let mark = mark(&of.asked(which));
        let mut rows = Vec::with_capacity(kept.len());
        for (at, unit, sure, tie) in kept {
            let listing = self.listing(at);
            let until = tie.and_then(|tie| as_day(*ties.get(&tie)?));
            let Some(day) = until_day(listing.designation().listing_date(), until)? else {
                continue;
            };
            let mut record = marked(listing.interaction_on(day)?, &mark);
            if let Some(unit) = unit {
                record = record.with_phase_of(format!("{of} {unit}"));
            }
            rows.push(if sure {
                record
            } else {
                record.with_count(Count::at_most(1))
            });
        }
        Ok(AskedRows { rows, by_itself })
    }

    /// An issuer's packages as a ledger, each one interaction on the first day that it tells: by the issuer, upon the states that the regimes
    /// of its listings are against. A package without such a regime in the register has no target.
    ///
    /// # Errors
    /// None that a register lets through.
    pub fn package_ledger(&self, issuer: impl Into<Actor>, coverage: Coverage) -> Result<Ledger> {
        let issuer = issuer.into();
        let mut against: HashMap<&str, Vec<State>> = HashMap::new();
        for listing in self.listings() {
            if let Some(package) = listing.package() {
                let states = against.entry(package.id()).or_default();
                states.extend(listing.regime().targets());
            }
        }
        let mark = mark(&packages_of(issuer));
        let mut rows = Vec::new();
        for package in self.packages() {
            if package.issuer().actor() != issuer {
                continue;
            }
            let found = against.remove(package.id());
            let mut states: Vec<State> = found.into_iter().flatten().collect();
            states.retain(|&state| Actor::from(state) != issuer);
            states.sort_unstable();
            states.dedup();
            let mut parties = vec![Party::new(issuer).with_role(PartyRole::Sender)];
            parties.extend(
                states
                    .iter()
                    .map(|&state| Party::new(state).with_role(PartyRole::Target)),
            );
            if states.is_empty() {
                parties.push(Party::unknown().with_role(PartyRole::Target));
            }
            let record = Interaction::new(
                package.id(),
                InteractionKind::Sanction,
                package.day().clone().into(),
                parties,
            )?;
            let tags = package.acts().iter().map(|act| format!("act:{act}"));
            let tags = tags.chain([format!("package:{}", package.id()), mark.clone()]);
            rows.push(
                record
                    .with_tags(tags.map(String::into_boxed_str))
                    .with_pressure(PressureTerms {
                        stage: Some(PressureStage::Imposed),
                        ..PressureTerms::default()
                    }),
            );
        }
        Ledger::new(rows, coverage)
    }

    /// For each regime the first of the same issuer that is against the same states.
    fn first_alike(&self) -> Vec<u32> {
        let mut first: HashMap<(Actor, Vec<State>), u32> = HashMap::new();
        let regimes = (0..).zip(self.regimes());
        regimes
            .map(|(at, regime)| {
                let mut states = regime.targets().to_vec();
                // What is a third country to a regime against no state, nobody tells: each is alike to itself alone.
                if states.is_empty() {
                    return at;
                }
                states.sort_unstable();
                let alike = (regime.issuer().actor(), states);
                *first.entry(alike).or_insert(at)
            })
            .collect()
    }
}

/// What of a date lies on a day or before it; nothing if nothing does.
///
/// Listings that stand or fall together make one event, and none of them begins it after the last day of the earliest.
fn until_day(date: &PartialDate, until: Option<NaiveDate>) -> Result<Option<PartialDate>> {
    match until {
        Some(until) if date.last().is_none_or(|last| last > until) => {
            if date.first().is_some_and(|first| first > until) {
                return Ok(None);
            }
            let by_then = PartialDate::between(None, Some(until))?;
            date.intersection(&by_then).map(Some)
        }
        _ => Ok(Some(date.clone())),
    }
}
