//! Rules by which several rows of an event file are one event, with bounds where the rows do not tell.
//!
//! A row of a machine-coded file is no event yet. One kidnapping is told a hundred times, a visit stands once for the guest and once for the
//! host, an id stands on two days. [`Repeats`] names a rule by which rows are one event, [`Reduction`] says whether mirrored rows are
//! one too, and which of the two comes first: the number depends on it.
//!
//! Nothing is lost: an event keeps the ids of the rows that it absorbed. Nothing is guessed: a row whose day is not known and that
//! may be of another event raises the upper bound of the count and not the lower.
//!
//! # Examples
//! ```
//! use interstate::State;
//! use interstate::dedup::{MirrorOrder, Reduction, Repeats};
//! use interstate::coded::{CodedEvent, EventCode};
//!
//! let meet = |id: &str, from: State, to: State| CodedEvent::new(id, "2019-06-05".parse()?, EventCode::Cameo("040".parse()?), [from], [to]);
//! let rows = vec![
//!     meet("1", State::CHN, State::RUS)?.with_source("story 1"),
//!     meet("2", State::RUS, State::CHN)?.with_source("story 1"), // the mirror of the first
//!     meet("3", State::CHN, State::RUS)?.with_source("story 2"), // the same again
//! ];
//! let rule = Reduction::new(Repeats::OneADay).with_mirrors(MirrorOrder::MirrorsFirst);
//! let reduced = rule.reduce(rows);
//! assert_eq!(reduced.events()[0].absorbed().collect::<Vec<_>>(), ["2"]);
//! assert_eq!(reduced.count().to_string(), "2");
//! # Ok::<(), interstate::Error>(())
//! ```
//! Two, not one: the third row lacks its mirror, so it goes one way and the first event goes both. [`Reduction::with_mutual_acts`]
//! takes them for one.
//!
//! # A list made by hand
//! The same rules find an event that two sources tell, or that was entered twice, in a [`Ledger`](crate::Ledger): [`merge_repeats`] makes a ledger
//! with one record of each, and every [`RepeatGroup`] says which rows it took for one. Look at them: whether two exercises of one month
//! are one is a judgement, and rows dated to the month alone only lower the count's lower bound. From then on the
//! counting rule must name the same reduction, so that a count of events is never set beside a count of rows:
//! ```
//! use interstate::dedup::{self, Reduction, Repeats, SameMatter};
//! use interstate::read::ledger::LedgerOptions;
//! use interstate::tally::Whole;
//! use interstate::{CountingRule, InteractionFamily, Partition, Period, TallyTable};
//!
//! let file = "# coverage: 2019-01-01..2020-01-01 full\nid,start,kind,parties,title\n\
//!             1,2019-05-01,naval_exercise,IND;FRA,Varuna\n2,2019-05-01,naval_exercise,FRA;IND,Varuna 19.1\n\
//!             3,2019-07,air_exercise,IND;FRA,Garuda VI\n4,2019-07,air_exercise,IND;FRA,Garuda\n";
//! let ledger = LedgerOptions::new().read(file.as_bytes())?.strict()?;
//! let (events, groups) = dedup::merge_repeats(&ledger, Repeats::OneADay, SameMatter::Act)?;
//! for group in groups.iter().filter(|group| !group.absorbed().is_empty()) {
//!     let row = |place: usize| ledger.rows().get(place).map(|row| row.id());
//!     assert_eq!((row(group.kept()), row(group.absorbed()[0])), (Some("1"), Some("2")));
//! }
//!
//! let rule = CountingRule::new("exercises", InteractionFamily::Exercise);
//! let year = Partition::yearly(2019..=2019)?;
//! let rows = TallyTable::count(&ledger, &rule, &year)?;
//! let once = TallyTable::count(&events, &rule.with_reduction(Reduction::new(Repeats::OneADay)), &year)?;
//! let of = |table: &TallyTable<Whole>| -> interstate::Result<String> { Ok(table.over(&Whole, Period::year(2019)?)?.count().to_string()) };
//! assert_eq!((of(&rows)?, of(&once)?), ("4".to_owned(), "2-3".to_owned()));
//! # Ok::<(), interstate::Error>(())
//! ```
//!
//! # Mentions
//! Stories that mention an event can decide more about it, as the last step, by [`Reduction::with_mentions`]: the event then counts as often
//! as it is mentioned, or is dated to the day on which it was first seen.
//!
//! # How much memory a rule takes
//! A rule must have all rows at hand, and copies none. Ten million rows of about 300 bytes, 3.4 GB by themselves, took at the peak, the events
//! among it: [`Repeats::OneADay`] 6.8 GB, [`Repeats::Chain`] 6.7, [`Repeats::OneAUrl`] 8.8, mirrors 8.0, mirrors and then one a day 6.9. So
//! count on two to three times what the rows take. Where that is too much, a warehouse can do it: see
//! [`CountPlan::with_reduction`](crate::tally::plan::CountPlan::with_reduction).

mod group;
mod ledger;
mod mentioned;
mod mirrors;
mod near;
mod reduction;
mod repeatable;
mod repeats;
mod stab;
mod window;

pub use crate::ledger::{
    ByMentions, MentionConfidence, MirrorOrder, Reduction, RepeatGap, Repeats, SameMatter,
};
pub use group::{RepeatGroup, RepeatGroups};
pub use ledger::merge_repeats;
pub use mirrors::{Mirrors, merge_mirrors};
pub use reduction::Reduced;
pub use repeatable::Repeatable;
