//! The join: who stood against whom.

use super::{MidaOptions, MidbOptions, dates};
use crate::code::MidHostility;
use crate::coded::{CodedEvent, EventCode};
use crate::error::Result;
use crate::kind::facet::PartySide;
use crate::read::ReadAccount;
use crate::state::actor::Actor;
use crate::state::dyad::Dyad;
use crate::time::when::{Finish, When};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

/// Two states that stood on opposite sides of a dispute.
#[derive(Clone, Debug, PartialEq)]
pub struct MidDyad {
    dispute: u64,
    dyad: Dyad,
    side_a: Actor,
    side_b: Actor,
    spells: Vec<When>,
    when: When,
    sure: bool,
    hostility: Option<MidHostility>,
}

impl MidDyad {
    /// The number of the dispute, as in `dispnum`.
    #[must_use]
    pub fn dispute(&self) -> u64 {
        self.dispute
    }

    /// The pair of states.
    #[must_use]
    pub fn dyad(&self) -> Dyad {
        self.dyad
    }

    /// The state on side A at first; some states change sides.
    #[must_use]
    pub fn side_a(&self) -> Actor {
        self.side_a
    }

    /// The spells of days on which both were in the dispute on opposite sides, by first possible day.
    #[must_use]
    pub fn spells(&self) -> &[When] {
        &self.spells
    }

    /// The time from the first day of the first spell to the last day of the last one.
    #[must_use]
    pub fn when(&self) -> &When {
        &self.when
    }

    /// Whether the two certainly had a day of the dispute in common. If not, it depends on days that are not known.
    #[must_use]
    pub fn is_sure(&self) -> bool {
        self.sure
    }

    /// The highest level of hostility that either of the two reached in the dispute; `None` if neither's is known.
    #[must_use]
    pub fn hostility(&self) -> Option<MidHostility> {
        self.hostility
    }

    /// The dyad of a dispute as a coded event without direction and as a [phase of](CodedEvent::phase_of) the dispute, by the key `mid-258`:
    /// a rule that takes [phases together](crate::OneIs::PhasesTogether) counts disputes. It is only possible if the two had no day certainly
    /// in common.
    ///
    /// # Errors
    /// None that a dyad of [`join`] can have.
    pub fn coded(&self) -> Result<CodedEvent> {
        let event = CodedEvent::new(
            format!("mid-{}-{}-{}", self.dispute, self.side_a, self.side_b),
            self.when().clone(),
            EventCode::Mid(self.hostility()),
            [self.side_a],
            [self.side_b],
        )?;
        let event = event.with_phase_of(format!("mid-{}", self.dispute));
        Ok(CodedEvent {
            possible: !self.is_sure(),
            ..event.with_mutual()
        })
    }
}

/// The dyads of disputes, with what could not be joined.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MidJoin {
    dyads: Vec<MidDyad>,
    disputes: ReadAccount,
    participants: ReadAccount,
    without_participants: Vec<u64>,
    without_dispute: Vec<u64>,
    apart: Vec<(u64, Dyad)>,
}

impl MidJoin {
    /// The dyads, ordered by dispute.
    #[must_use]
    pub fn dyads(&self) -> &[MidDyad] {
        &self.dyads
    }

    /// The dyads as coded events, ordered by dispute.
    ///
    /// # Errors
    /// None that a dyad of [`join`] can have; a `Result` as from every other reader.
    pub fn events(&self) -> impl Iterator<Item = Result<CodedEvent>> {
        self.dyads.iter().map(MidDyad::coded)
    }

    /// The account of the rows of MIDA.
    #[must_use]
    pub fn disputes(&self) -> &ReadAccount {
        &self.disputes
    }

    /// The account of the rows of MIDB.
    #[must_use]
    pub fn participants(&self) -> &ReadAccount {
        &self.participants
    }

    /// The numbers of disputes in MIDA that lack a participant on a side: no dyad comes from them.
    #[must_use]
    pub fn without_participants(&self) -> &[u64] {
        &self.without_participants
    }

    /// The numbers of disputes that participants in MIDB name and MIDA does not have. They are left out.
    #[must_use]
    pub fn without_dispute(&self) -> &[u64] {
        &self.without_dispute
    }

    /// The pairs of states on opposite sides of a dispute that were not in it on the same days, and are no dyad of it, each with the number
    /// of the dispute.
    #[must_use]
    pub fn apart(&self) -> &[(u64, Dyad)] {
        &self.apart
    }
}

/// One spell of a state.
#[derive(Debug)]
struct Spell {
    state: Actor,
    side: PartySide,
    when: When,
    hostility: Option<MidHostility>,
}

/// Joins MIDA and MIDB: each state of side A with each of side B that was in the dispute on the same days.
///
/// A spell is [going on](Finish::Ongoing) if the dispute is, by `ongo2014` of MIDA, and the spell's printed end is the dispute's: that is the
/// day of the last act that is known. A state whose spell ended earlier had left.
///
/// Both files are small and are held in memory.
///
/// # Errors
/// As the two readers; a file of which no row can be kept. A row that cannot be read is in the accounts, [`MidJoin::disputes`] and
/// [`MidJoin::participants`].
///
/// # Examples
/// ```
/// use interstate::read::mid;
///
/// // Made-up rows: Greece joins in September, when Turkey has left.
/// let a = "dispnum,stday,stmon,styear,endday,endmon,endyear,hostlev\n9001,1,8,1923,30,9,1923,4\n";
/// let b = "dispnum,ccode,stday,stmon,styear,endday,endmon,endyear,sidea,hostlev\n\
///          9001,325,1,8,1923,30,9,1923,1,4\n\
///          9001,640,1,8,1923,31,8,1923,0,2\n\
///          9001,350,1,9,1923,30,9,1923,1,3\n";
/// let joined = mid::join(a.as_bytes(), b.as_bytes())?;
/// assert_eq!(joined.dyads().len(), 1);
/// assert_eq!(joined.dyads()[0].dyad().to_string(), "ITA–TUR");
/// assert_eq!(joined.apart().iter().map(|(_, dyad)| dyad.to_string()).collect::<Vec<_>>(), ["GRC–TUR"]);
/// # Ok::<(), interstate::Error>(())
/// ```
/// A dispute that goes on, with one that left in September:
/// ```
/// use interstate::read::mid;
///
/// let a = "dispnum,stday,stmon,styear,endday,endmon,endyear,hostlev,ongo2014\n9001,1,8,2014,31,12,2014,4,1\n";
/// let b = "dispnum,ccode,stday,stmon,styear,endday,endmon,endyear,sidea,hostlev\n\
///          9001,371,1,8,2014,31,12,2014,1,4\n\
///          9001,373,1,8,2014,31,12,2014,0,4\n\
///          9001,365,1,8,2014,1,9,2014,0,2\n";
/// let joined = mid::join(a.as_bytes(), b.as_bytes())?;
/// let when = joined.dyads().iter().map(|dyad| format!("{} {}", dyad.dyad(), dyad.when()));
/// assert_eq!(
///     when.collect::<Vec<_>>(),
///     ["ARM–AZE 2014-08-01/2014-12-31..", "ARM–RUS 2014-08-01/2014-09-01"]
/// );
/// # Ok::<(), interstate::Error>(())
/// ```
pub fn join(disputes: impl Read, participants: impl Read) -> Result<MidJoin> {
    let mut joined = MidJoin::default();
    // Each dispute, and its printed end if it goes on.
    let mut known: BTreeMap<u64, Option<Finish>> = BTreeMap::new();
    let mut reader = MidaOptions::new().reader(disputes)?;
    reader.for_each(|dispute| {
        let end = dispute.is_ongoing().then(|| end_of(dispute.printed()));
        known.insert(dispute.number(), end);
    })?;
    reader.account().some_kept()?;
    joined.disputes = reader.account().clone();
    let mut spells: BTreeMap<u64, Vec<Spell>> = BTreeMap::new();
    let mut reader = MidbOptions::new().reader(participants)?;
    reader.for_each(|row| {
        spells.entry(row.number()).or_default().push(Spell {
            state: row.state(),
            side: row.side(),
            when: row.when().clone(),
            hostility: row.hostility(),
        });
    })?;
    reader.account().some_kept()?;
    joined.participants = reader.account().clone();
    for (&dispute, spells) in &mut spells {
        let Some(ongoing) = known.get(&dispute) else {
            joined.without_dispute.push(dispute);
            continue;
        };
        if let Some(end) = ongoing {
            let stayed = spells
                .iter_mut()
                .filter(|spell| end_of(&spell.when) == *end);
            stayed.for_each(|spell| spell.when = dates::going_on(&spell.when));
        }
        joined.pair(dispute, spells);
    }
    let lacks_a_side = |dispute: &u64| {
        let spells = spells.get(dispute).map_or(&[][..], Vec::as_slice);
        !PartySide::ALL
            .iter()
            .all(|side| spells.iter().any(|spell| spell.side == *side))
    };
    joined.without_participants = known.into_keys().filter(lacks_a_side).collect();
    Ok(joined)
}

/// How a spell of days ended.
fn end_of(when: &When) -> Finish {
    match when {
        When::Lasting { end, .. } => end.clone(),
        When::On(day) => Finish::At(day.clone()),
    }
}

impl MidJoin {
    /// The dyads of one dispute.
    fn pair(&mut self, dispute: u64, spells: &[Spell]) {
        let mut dyads: BTreeMap<Dyad, MidDyad> = BTreeMap::new();
        let mut met: BTreeSet<Dyad> = BTreeSet::new();
        for a in spells.iter().filter(|spell| spell.side == PartySide::A) {
            for b in spells.iter().filter(|spell| spell.side == PartySide::B) {
                let Ok(dyad) = Dyad::new(a.state, b.state) else {
                    continue;
                };
                met.insert(dyad);
                let Some((when, sure)) = dates::in_common(&a.when, &b.when) else {
                    continue;
                };
                let entry = dyads.entry(dyad).or_insert_with(|| MidDyad {
                    dispute,
                    dyad,
                    side_a: a.state,
                    side_b: b.state,
                    spells: Vec::new(),
                    when: when.clone(),
                    sure: false,
                    hostility: None,
                });
                entry.spells.push(when);
                entry.sure |= sure;
                entry.hostility = entry.hostility.max(a.hostility).max(b.hostility);
            }
        }
        let apart = met.into_iter().filter(|dyad| !dyads.contains_key(dyad));
        self.apart.extend(apart.map(|dyad| (dispute, dyad)));
        self.dyads.extend(dyads.into_values().map(|mut dyad| {
            dyad.spells.sort_by_key(|spell| spell.start().first());
            if let [first, .., last] = &*dyad.spells {
                // OK because spells are sorted, so the last does not end before the first starts.
                let whole = When::lasting(first.start().clone(), end_of(last));
                dyad.when = whole.unwrap_or_else(|_| first.clone());
            }
            dyad
        }));
    }
}
