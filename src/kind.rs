//! What was done: interaction kinds, their families, and facets.
//!
//! | question | take |
//! |---|---|
//! | What was done? | [`InteractionKind`](crate::InteractionKind): a naval exercise, a summit, a threat |
//! | What was done, coarsely? | [`InteractionFamily`](crate::InteractionFamily): an exercise, a meeting, pressure; [`InteractionKind::family`](crate::InteractionKind::family) |
//! | Who did it to whom? | [`PartyRole`](facet::PartyRole) of each party, see below |
//! | How many took part, in what form, of what rank, whose forces, how certainly? | [`Setting`](facet::Setting), [`Venue`](facet::Venue), [`Rank`](facet::Rank), [`Forces`](facet::Forces), [`Certainty`](facet::Certainty) |
//! | What has it to do with a war? | [`ConflictRelation`](facet::ConflictRelation), [`Overtness`](facet::Overtness) |
//! | How far did pressure go, and what came of it? | [`PressureStage`](facet::PressureStage), [`PressureOutcome`](facet::PressureOutcome) |
//! | Something that no kind and no facet says? | a tag: [a word of your own](#a-word-of-your-own) |
//!
//! # Done together, towards another, or alone
//! A kind does not say who did it to whom: the [roles](facet::PartyRole) of the parties do, and from them come the pairs that an interaction
//! counts for.
//!
//! | what | parties | counts for |
//! |---|---|---|
//! | two ships' joint patrol past a third state | `CHN;RUS;KOR:affected` | the pair CHN–RUS; KOR took no part |
//! | an incursion, an intercept, a passage, an accusation | `RUS:sender;EST:target` | the directed pair RUS→EST, the pair EST–RUS |
//! | an intercept of aircraft of two states | `JPN:sender;CHN:target;RUS:target` | JPN→CHN and JPN→RUS, not CHN–RUS |
//! | a missile test, a mobilisation, a statement | `PRK` | no pair; PRK as an actor, and the total |
//! | a missile over the ground of another state | `PRK;JPN:affected` | no pair; PRK as an actor |
//! | troops sent to an ally that asked for them | `USA:sender;POL:target` | USA→POL |
//! | troops sent to a border | `RUS;UKR:affected` | no pair; RUS as an actor |
//!
//! An incursion is a [show of force](crate::InteractionFamily::Force), as is a mobilisation; a test, a deployment, an overflight, a passage and an
//! intercept threaten nobody by themselves and are of the family of [military activities](crate::InteractionFamily::MilitaryActivity). Where a
//! source takes such an act for a show of force, [`ForceDisplay`](crate::InteractionKind::ForceDisplay) with a tag says so.
//!
//! ```
//! use interstate::read::ledger::LedgerOptions;
//! use interstate::{Actor, CountingRule, DirectedDyad, InteractionKind, Partition, Period, State, TallyTable};
//!
//! let file = "# coverage: 2024-01-01..2025-01-01 full\nid,start,kind,parties\n\
//!             1,2024-03-24,airspace_incursion,RUS:sender;POL:target\n2,2024-05-29,airspace_incursion,RUS:sender;POL:target\n\
//!             3,2024-05-30,missile_test,PRK;JPN:affected\n";
//! let ledger = LedgerOptions::new().read(file.as_bytes())?.strict()?;
//! let (year, cells) = (Period::year(2024)?, Partition::disjoint(&[Period::year(2024)?])?);
//!
//! let incursions = CountingRule::new("incursions", InteractionKind::AirspaceIncursion);
//! let table = TallyTable::<DirectedDyad>::count(&ledger, &incursions, &cells)?;
//! assert_eq!(table.over(&DirectedDyad::new(State::RUS, State::POL)?, year)?.count().to_string(), "2");
//! assert_eq!(table.over(&DirectedDyad::new(State::POL, State::RUS)?, year)?.count().to_string(), "0");
//!
//! let tests = CountingRule::new("tests", InteractionKind::MissileTest);
//! let by_actor = TallyTable::<Actor>::count(&ledger, &tests, &cells)?;
//! assert_eq!(by_actor.over(&State::PRK.into(), year)?.count().to_string(), "1");
//! assert_eq!(by_actor.over(&State::JPN.into(), year)?.count().to_string(), "0");
//! # Ok::<(), interstate::Error>(())
//! ```
//!
//! # A word of your own
//! The kinds are a closed list, so that one word means one thing in every file and in every rule. What they do not tell apart, a **tag** does: give the
//! row the nearest kind, that of its family if no other fits, and a tag of your own (`hypersonic`, `balloon`, `fishery`). A rule selects by both, and a
//! ledger of another author, without your tags, is counted by the same rule as far as its kinds go.
//!
//! - A tag is right for what narrows a kind, for a list's own categories, for a name ("Kavkaz"; a numbered one is a
//!   [series](crate::Interaction::series)).
//! - It is wrong for what a [facet] says (setting, venue, rank, forces, certainty): rules and pages know facets.
//! - A word of a file that means the same as one of the kinds needs no tag, but
//!   [`LedgerOptions::with_word`](crate::read::ledger::LedgerOptions::with_word).
//!
//! ```
//! use interstate::{CountingRule, Interaction, InteractionKind, Select, State, Truth};
//!
//! let test = Interaction::new("t", InteractionKind::MissileTest, "2024-01-14".parse()?, [State::PRK])?.with_tags(["hypersonic"]);
//! let rule = CountingRule::new("H", Select::from(InteractionKind::MissileTest) & Select::tag("hypersonic"));
//! assert_eq!(rule.to_string(), "H: missile tests, tagged \"hypersonic\"; each row counts as often as it states, in the period of the start");
//! assert_eq!(rule.select().matches(&test), Truth::Yes);
//! # Ok::<(), interstate::Error>(())
//! ```

pub mod facet;
pub(crate) mod family;
pub(crate) mod interaction_kind;
mod plural;
