//! Records with unique ids, and what their source covers.

mod ids;
mod mentions;
mod reduction;
mod unread;

pub(crate) use ids::Ids;
pub use mentions::{ByMentions, MentionConfidence};
pub use reduction::{MirrorOrder, Reduction, RepeatGap, Repeats, SameMatter};
pub use unread::Unread;

use crate::error::{Error, Result, meaning::Meaning, records::Records};
use crate::interaction::record::{Interaction, Link};
use crate::time::coverage::Coverage;
use serde::{Deserialize, Serialize};

/// A list of interactions with unique ids, with the days that their source covers and how many rows of it could not be read.
///
/// What a reader returns, a rule counts, and two files merge into. Outside the coverage an answer is *unknown*, never 0, so a
/// ledger without coverage cannot be built. What could not be read of the source is known by its [number](Self::unread).
///
/// # Examples
/// ```
/// use interstate::Coverage;
/// use interstate::{Interaction, InteractionKind, Ledger, Period, State};
///
/// let talks = Interaction::new("call-1", InteractionKind::Call, "2021-11".parse()?, [State::CHN, State::RUS])?;
/// let ledger = Ledger::new([talks.clone()], Coverage::full(Period::years(2019..=2024)?))?;
/// assert_eq!(ledger.get("call-1"), Some(&talks));
///
/// let twice = Ledger::new([talks.clone(), talks], Coverage::full(Period::years(2019..=2024)?)).unwrap_err();
/// assert_eq!(twice.to_string(), r#"id "call-1" stands twice in the ledger; ids are unique"#);
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(try_from = "RawLedger", into = "RawLedger")]
pub struct Ledger {
    rows: Vec<Interaction>,
    coverage: Coverage,
    unread: Unread,
    reduction: Reduction,
    ids: Ids,
}

impl PartialEq for Ledger {
    fn eq(&self, other: &Self) -> bool {
        self.rows == other.rows
            && self.coverage == other.coverage
            && self.unread == other.unread
            && self.reduction == other.reduction
    }
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct RawLedger {
    coverage: Coverage,
    #[serde(default, skip_serializing_if = "Unread::is_none")]
    unread: Unread,
    #[serde(default, skip_serializing_if = "Reduction::is_plain")]
    reduction: Reduction,
    rows: Vec<Interaction>,
}

impl TryFrom<RawLedger> for Ledger {
    type Error = Error;

    fn try_from(raw: RawLedger) -> Result<Self> {
        let ledger = Self::new(raw.rows, raw.coverage)?.with_unread(&raw.unread)?;
        Ok(ledger.reduced_by(raw.reduction))
    }
}

impl From<Ledger> for RawLedger {
    fn from(ledger: Ledger) -> Self {
        Self {
            coverage: ledger.coverage,
            unread: ledger.unread,
            reduction: ledger.reduction,
            rows: ledger.rows,
        }
    }
}

impl Ledger {
    /// A ledger of records whose ids are unique and whose links lead to records of it.
    ///
    /// # Errors
    /// An id that stands twice; a `part_of`, `responds_to` or `framework` that is no id of the ledger; a record that responds to itself or
    /// is its own framework; a record that is part of itself, straight or through others.
    pub fn new(rows: impl IntoIterator<Item = Interaction>, coverage: Coverage) -> Result<Self> {
        let rows: Vec<Interaction> = rows.into_iter().collect();
        let mut ids = Ids::default();
        for (i, row) in rows.iter().enumerate() {
            if ids.add(row.id(), rows.get(..i).unwrap_or(&rows))?.is_some() {
                return Err(Records::IdTwice {
                    id: row.id().into(),
                }
                .into());
            }
        }
        match fault_of_links(&rows, &ids, 0..rows.len()) {
            Some(wrong) => Err(wrong.into()),
            None => Ok(Self::of_checked(rows, ids, coverage)),
        }
    }

    /// The ledger of records whose ids and [links](fault_of_links) hold.
    pub(crate) fn of_checked(rows: Vec<Interaction>, mut ids: Ids, coverage: Coverage) -> Self {
        ids.close();
        Self {
            rows,
            coverage,
            unread: Unread::default(),
            reduction: Reduction::default(),
            ids,
        }
    }

    /// The records, in the order of the source.
    #[must_use]
    pub fn rows(&self) -> &[Interaction] {
        &self.rows
    }

    /// The number of records in the ledger.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether the ledger has no record.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The days that the source covers, and how well it covers them.
    #[must_use]
    pub fn coverage(&self) -> &Coverage {
        &self.coverage
    }

    /// The rows of the source that could not be read: they leave every count made from the ledger without an upper bound, and lower none.
    ///
    /// # Examples
    /// ```
    /// # use interstate::{Coverage, Ledger};
    /// use interstate::Unread;
    ///
    /// let complete = Ledger::new([], Coverage::unlimited())?;
    /// assert!(complete.unread().is_none());
    /// assert_eq!(complete.with_unread(&Unread::new(2))?.unread().rows(), 2);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn unread(&self) -> &Unread {
        &self.unread
    }

    /// The same ledger with more rows that could not be read, in addition to those it already has.
    ///
    /// # Errors
    /// A number of rows that does not fit 64 bits.
    pub fn with_unread(self, unread: &Unread) -> Result<Self> {
        Ok(Self {
            unread: self.unread.merge(unread)?,
            ..self
        })
    }

    /// How rows of the source became records of the ledger: one each, unless [`dedup`](crate::dedup) made the ledger or its file says
    /// otherwise.
    ///
    /// A rule that says otherwise [does not count it](crate::CountingRule::occurrences).
    #[must_use]
    pub fn reduction(&self) -> Reduction {
        self.reduction
    }

    pub(crate) fn reduced_by(self, reduction: Reduction) -> Self {
        Self { reduction, ..self }
    }

    /// The record with an id; `None` if the ledger has none.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Interaction> {
        self.rows.get(self.ids.find(id, &self.rows)?)
    }

    /// Both ledgers as one: a record that both have word for word is kept once; days are covered that either covers; the rows that could not
    /// be read are added up.
    ///
    /// # Errors
    /// The same id with two different records; more unread rows than fit 64 bits; a ledger from which repeats are gone, since some
    /// may stand one in each (unless one of the two has no rows): merge first, then reduce.
    ///
    /// # Examples
    /// ```
    /// # use interstate::Coverage;
    /// # use interstate::{Interaction, InteractionKind, Ledger, Period, State};
    /// # let call = |id: &str, when: &str| Interaction::new(id, InteractionKind::Call, when.parse()?, [State::CHN, State::RUS]);
    /// let (one, two) = (Period::years(2019..=2021)?, Period::years(2022..=2024)?);
    /// let first = Ledger::new([call("a", "2020")?], Coverage::full(one))?;
    /// let second = Ledger::new([call("b", "2023")?], Coverage::full(two))?;
    /// assert_eq!(first.merge(second)?.len(), 2);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn merge(self, other: Self) -> Result<Self> {
        let coverage = self.coverage.merge(&other.coverage);
        let unread = self.unread.merge(&other.unread)?;
        let reduction = self.reduction_with(&other)?;
        let (mut rows, ids) = (self.rows, self.ids);
        for row in other.rows {
            match ids.find(row.id(), &rows).and_then(|i| rows.get(i)) {
                Some(mine) if *mine == row => {}
                Some(_) => {
                    return Err(Records::IdDiffers {
                        id: row.id().into(),
                    }
                    .into());
                }
                None => rows.push(row),
            }
        }
        let merged = Self::new(rows, coverage)?.with_unread(&unread)?;
        Ok(merged.reduced_by(reduction))
    }

    fn reduction_with(&self, other: &Self) -> Result<Reduction> {
        let made_by = match (self.is_empty(), other.is_empty()) {
            (true, false) => return Ok(other.reduction),
            (false, true) => return Ok(self.reduction),
            _ if self.reduction == other.reduction
                && (self.is_empty() || self.reduction.is_plain()) =>
            {
                return Ok(self.reduction);
            }
            _ if self.reduction.is_plain() => other.reduction,
            _ => self.reduction,
        };
        Err(Meaning::MergedAfter {
            rule: made_by.to_string().into(),
        }
        .into())
    }
}

/// The first record whose links do not hold among these, if there is one; looked for at these places.
pub(crate) fn fault_of_links(
    rows: &[Interaction],
    ids: &Ids,
    places: impl IntoIterator<Item = usize>,
) -> Option<Records> {
    let mut parts: Vec<(usize, usize)> = Vec::new();
    for i in places {
        let row = rows.get(i)?;
        for (link, id) in row.links() {
            let Some(to) = ids.find(id, rows) else {
                return Some(Records::Dangling {
                    id: row.id().into(),
                    link: link.field(),
                    found: id.into(),
                });
            };
            if link == Link::PartOf {
                parts.push((i, to));
            }
        }
        if let Some((link, _)) = row.links().find(|(_, id)| *id == row.id()) {
            return Some(Records::LeadsToItself {
                id: row.id().into(),
                leads: match link {
                    Link::RespondsTo => "responds to itself",
                    Link::Framework => "is its own framework",
                    Link::PartOf => "is part of itself",
                },
            });
        }
    }
    // No chain of parts that all stand behind their wholes comes back.
    if parts.iter().all(|(part, whole)| whole < part) {
        return None;
    }
    let mut part_of = vec![None; rows.len()];
    for (part, whole) in parts {
        *part_of.get_mut(part)? = Some(whole);
    }
    let circular = circles(&part_of)
        .into_iter()
        .position(|circular| circular)?;
    let id = rows.get(circular)?.id().into();
    Some(Records::LeadsToItself {
        id,
        leads: "is part of itself",
    })
}

/// Which records are part of themselves, straight or through others, where each is part of at most one other.
///
/// Each is visited twice at most, however long a chain is.
pub(crate) fn circles(part_of: &[Option<usize>]) -> Vec<bool> {
    let mut circular = vec![false; part_of.len()];
    // By which walk a record was first reached: a walk that comes back to its own steps has found a circle.
    let mut reached_by: Vec<Option<usize>> = vec![None; part_of.len()];
    for start in 0..part_of.len() {
        let mut at = Some(start);
        while let Some((here, reached)) = at.and_then(|i| Some((i, reached_by.get_mut(i)?))) {
            match *reached {
                None => {
                    *reached = Some(start);
                    at = part_of.get(here).copied().flatten();
                }
                Some(walk) if walk == start => {
                    mark_circle(part_of, here, &mut circular);
                    break;
                }
                Some(_) => break,
            }
        }
    }
    circular
}

fn mark_circle(part_of: &[Option<usize>], start: usize, circular: &mut [bool]) {
    let mut at = Some(start);
    while let Some(flag) = at.and_then(|i| circular.get_mut(i)).filter(|flag| !**flag) {
        *flag = true;
        at = at.and_then(|i| part_of.get(i).copied().flatten());
    }
}
