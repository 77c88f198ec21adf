//! What is asked: the conflict, the periods, and what is support.

use crate::claim::analysis::rows::list;
use crate::error::{Result, answers::Answers, text};
use crate::interaction::ConflictTag;
use crate::interaction::record::Interaction;
use crate::kind::facet::{ConflictRelation, Overtness};
use crate::ledger::Ledger;
use crate::rule::select::Select;
use crate::stats::Confidence;
use crate::time::period::Period;
use crate::time::truth::Truth;
use crate::trend::class::TrendRule;
use std::collections::BTreeSet;

text::word! {
    "reading of rows that nobody judged";
    /// How to treat records whose relation to the conflict nobody can tell.
    ///
    /// # Examples
    /// ```
    /// use interstate::claim::analysis::Unjudged;
    ///
    /// assert_eq!("left_out".parse::<Unjudged>()?, Unjudged::LeftOut);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[derive(Default)]
    pub enum Unjudged {
        /// They are possible in either stratum: they raise upper bounds and no lower one.
        #[default]
        Possible,
        /// They are in neither stratum; their ids stand in the rules.
        LeftOut,
    }
}

text::word! {
    "judgement";
    /// Why the stratum of a record cannot be told.
    ///
    /// # Examples
    /// ```
    /// use interstate::claim::analysis::Judgement;
    ///
    /// assert_eq!("untagged".parse::<Judgement>()?, Judgement::Untagged);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub enum Judgement {
        /// Nobody judged the record.
        Untagged,
        /// Somebody judged the record, and could not tell.
        Undetermined,
        /// Two judges of the record differ.
        Disputed,
        /// The record is support, and nobody tells whether it was given in the open.
        OvertnessUntold,
    }
}

/// The options of a [`duality`](super::duality): which conflict, which periods, and what counts as support.
///
/// # Examples
/// ```
/// use interstate::claim::analysis::DualityOptions;
/// use interstate::kind::facet::ConflictRelation;
/// use interstate::Period;
///
/// let options = DualityOptions::new("ukraine-war", Period::years(2019..=2021)?, Period::years(2022..=2024)?);
/// let wide = options.clone().with_support(&[ConflictRelation::Direct, ConflictRelation::Enabling])?;
/// assert_ne!(options, wide);
/// assert_eq!(
///     options.with_support(&[ConflictRelation::Unrelated]).unwrap_err().to_string(),
///     "unrelated is no support in a conflict; expected direct, enabling or diplomatic",
/// );
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct DualityOptions {
    pub(super) conflict: Box<str>,
    pub(super) before: Period,
    pub(super) after: Period,
    support: Vec<ConflictRelation>,
    pub(super) unjudged: Unjudged,
    pub(super) trend: TrendRule,
}

impl DualityOptions {
    /// Options by which support is what is direct and overt in this conflict, against what is unrelated to it; records that nobody judged are
    /// possible in either; classes are at 95 %.
    #[must_use]
    pub fn new(conflict: impl Into<Box<str>>, before: Period, after: Period) -> Self {
        Self {
            conflict: conflict.into(),
            before,
            after,
            support: vec![ConflictRelation::Direct],
            unjudged: Unjudged::default(),
            trend: TrendRule::new(Confidence::P95),
        }
    }

    /// The same options with overt acts of any of these relations as support. With
    /// [`Diplomatic`](ConflictRelation::Diplomatic) among them, statements and votes are support too.
    ///
    /// # Errors
    /// No relation; one that is no support, since it is unrelated or undetermined.
    pub fn with_support(self, relations: &[ConflictRelation]) -> Result<Self> {
        let is_none = |relation: &&ConflictRelation| match relation {
            ConflictRelation::Direct
            | ConflictRelation::Enabling
            | ConflictRelation::Diplomatic => false,
            ConflictRelation::Unrelated | ConflictRelation::Undetermined => true,
        };
        let wrong = relations.iter().find(is_none);
        if let Some(found) = wrong.map(ToString::to_string) {
            return Err(Answers::NoSupport {
                found: found.into(),
            }
            .into());
        }
        if relations.is_empty() {
            return Err(Answers::NoSupport {
                found: "nothing".into(),
            }
            .into());
        }
        Ok(Self {
            support: relations.to_vec(),
            ..self
        })
    }

    /// The same options with another treatment of records that nobody judged.
    #[must_use]
    pub fn with_unjudged(self, unjudged: Unjudged) -> Self {
        Self { unjudged, ..self }
    }

    /// The same options with another trend rule, whose level is also that of all intervals.
    #[must_use]
    pub fn with_trend(self, trend: TrendRule) -> Self {
        Self { trend, ..self }
    }

    /// Overt support in the conflict.
    pub(super) fn supports(&self) -> Select {
        let relations = self.support.iter();
        let relations = relations.map(|one| Select::Relation(self.conflict.clone(), *one));
        Select::any_of(relations) & Select::Overtness(self.conflict.clone(), Overtness::Overt)
    }

    /// What has nothing to do with the conflict.
    pub(super) fn unrelated(&self) -> Select {
        Select::Relation(self.conflict.clone(), ConflictRelation::Unrelated)
    }

    /// Why nobody can say in which stratum a record is; `None` where it is told.
    pub(super) fn judgement(&self, row: &Interaction) -> Option<Judgement> {
        let open = |select: Select| select.matches(row) == Truth::Depends;
        if !open(self.supports()) && !open(self.unrelated()) {
            return None;
        }
        let tags = row.conflicts().iter();
        let said = tags.filter(|tag| *tag.conflict() == *self.conflict);
        let said: BTreeSet<ConflictRelation> = said.map(ConflictTag::relation).collect();
        Some(match said.len() {
            0 => Judgement::Untagged,
            1 if said.contains(&ConflictRelation::Undetermined) => Judgement::Undetermined,
            1 => Judgement::OvertnessUntold,
            _ => Judgement::Disputed,
        })
    }

    /// A name that nobody uses would make every record unjudged.
    pub(super) fn conflict_is_known(&self, ledger: &Ledger) -> Result<()> {
        let tags = ledger.rows().iter().flat_map(Interaction::conflicts);
        let known: BTreeSet<&str> = tags.map(ConflictTag::conflict).collect();
        if known.contains(&*self.conflict) {
            return Ok(());
        }
        let known = match known.len() {
            0 => String::new(),
            _ => format!("; it has judgements on {}", list(known)),
        };
        Err(Answers::NoConflict {
            found: (&*self.conflict).into(),
            known: known.into(),
        }
        .into())
    }
}
