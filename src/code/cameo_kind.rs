//! From CAMEO to interaction kinds: one way, with what is lost on it.

use super::Cameo;
use crate::kind::interaction_kind::InteractionKind;

/// The [`InteractionKind`] that stands for a code of machine-coded data, and what is lost in the translation.
///
/// The map has no way back. CAMEO has no code for an exercise, a patrol or a port call: all of them stand under `062` (cooperate
/// militarily), beside staff talks and arms deals, so no count of exercises can come from CAMEO-coded events.
///
/// # Examples
/// ```
/// use interstate::InteractionKind;
/// use interstate::code::{Cameo, MappedKind};
///
/// let agreement: Cameo = "057".parse()?;
/// assert_eq!(agreement.mapped(), MappedKind::Same(InteractionKind::Agreement));
///
/// let demand_for_rights: Cameo = "1043".parse()?;
/// assert_eq!(demand_for_rights.mapped(), MappedKind::Coarser(InteractionKind::Demand));
///
/// let military: Cameo = "062".parse()?;
/// assert_eq!(military.mapped().kind(), None);
/// assert!(military.mapped().may_be(InteractionKind::Exercise));
///
/// let protest: Cameo = "141".parse()?;
/// assert_eq!(protest.mapped(), MappedKind::Nothing);
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum MappedKind {
    /// One kind, with the meaning of the code.
    Same(InteractionKind),
    /// One kind, which is coarser than the code or does not tell its subject, rank or form.
    Coarser(InteractionKind),
    /// The code covers several kinds, and the row does not tell which.
    OneOf(&'static [InteractionKind]),
    /// No kind: the code is no interaction of states that the kinds have a word for, such as protest, arrest or crime.
    Nothing,
}

impl MappedKind {
    /// The kind, if there is exactly one; otherwise `None`.
    #[must_use]
    pub const fn kind(self) -> Option<InteractionKind> {
        match self {
            Self::Same(kind) | Self::Coarser(kind) => Some(kind),
            Self::OneOf(_) | Self::Nothing => None,
        }
    }

    /// Whether an event with the code may be of a kind, as far as the code tells.
    #[must_use]
    pub fn may_be(self, kind: InteractionKind) -> bool {
        match self {
            Self::Same(is) | Self::Coarser(is) => is == kind,
            Self::OneOf(kinds) => kinds.contains(&kind),
            Self::Nothing => false,
        }
    }
}

impl Cameo {
    /// The interaction kind for this code, and what is lost.
    ///
    /// A code below a mapped one, listed or not, is mapped with it. `105` to `108` are demands in all data sets, whatever they
    /// demand. A `Visit` under `042` or `043` may be of any rank, a summit or a port call among them.
    #[must_use]
    pub fn mapped(self) -> MappedKind {
        let code = self.text();
        let rule = RULES
            .iter()
            .filter(|(prefix, _)| code.starts_with(prefix))
            .max_by_key(|(prefix, _)| prefix.len());
        match rule {
            Some(&(prefix, MappedKind::Same(kind))) if prefix != code => MappedKind::Coarser(kind),
            Some(&(_, mapped)) => mapped,
            None => MappedKind::Nothing,
        }
    }

    /// The kinds that no CAMEO code stands for with certainty: a count of coded events says nothing about them.
    ///
    /// ```
    /// use interstate::{InteractionFamily, InteractionKind};
    /// use interstate::code::Cameo;
    ///
    /// let untold: Vec<_> = Cameo::kinds_without_a_code().collect();
    /// assert!(untold.contains(&InteractionKind::NavalPatrol));
    /// let exercises = InteractionKind::ALL.iter().copied().filter(|kind| kind.family() == InteractionFamily::Exercise);
    /// assert!(exercises.into_iter().all(|kind| untold.contains(&kind)));
    /// ```
    pub fn kinds_without_a_code() -> impl Iterator<Item = InteractionKind> {
        InteractionKind::ALL
            .iter()
            .copied()
            .filter(|&kind| !RULES.iter().any(|(_, mapped)| mapped.kind() == Some(kind)))
    }
}

/// What forces do together, all under one code.
const MILITARY: &[InteractionKind] = &[
    InteractionKind::Exercise,
    InteractionKind::Patrol,
    InteractionKind::PortCall,
    InteractionKind::StaffTalks,
    InteractionKind::TechnicalAssistance,
    InteractionKind::ArmsTransfer,
];

const MATERIAL: &[InteractionKind] = &[
    InteractionKind::Exercise,
    InteractionKind::Patrol,
    InteractionKind::PortCall,
    InteractionKind::StaffTalks,
    InteractionKind::TechnicalAssistance,
    InteractionKind::ArmsTransfer,
    InteractionKind::IntelligenceSharing,
];

/// The longest prefix of a code decides.
const RULES: &[(&str, MappedKind)] = {
    use InteractionKind as K;
    use MappedKind::{Coarser, Nothing, OneOf, Same};
    &[
        ("01", Coarser(K::PositionTaking)),
        ("011", Nothing), // declining comment takes no position
        ("02", Same(K::Appeal)),
        ("020", Same(K::Appeal)),
        ("03", Coarser(K::PositionTaking)),
        ("039", Same(K::MediationOffer)),
        ("04", Same(K::Meeting)),
        ("040", Same(K::Meeting)),
        ("041", Same(K::Call)),
        ("042", Coarser(K::Visit)),
        ("043", Coarser(K::Visit)),
        ("05", Coarser(K::PositionTaking)),
        ("051", Same(K::Endorsement)),
        ("052", Coarser(K::Endorsement)),
        ("053", Coarser(K::Endorsement)),
        ("057", Same(K::Agreement)),
        ("06", OneOf(MATERIAL)),
        ("061", Nothing), // economic cooperation: no kind
        ("062", OneOf(MILITARY)),
        ("063", Nothing), // judicial cooperation: no kind
        ("064", Same(K::IntelligenceSharing)),
        ("07", Same(K::Aid)),
        ("070", Same(K::Aid)),
        ("075", Nothing),               // asylum is given to a person
        ("085", Coarser(K::Delisting)), // eased, which need not be ended
        ("10", Same(K::Demand)),
        ("100", Same(K::Demand)),
        ("11", Coarser(K::Pressure)),
        ("112", Same(K::Accusation)),
        ("115", Nothing), // courts
        ("116", Nothing),
        ("12", Coarser(K::PositionTaking)),
        ("128", Nothing), // defying norms, law
        ("13", Same(K::Threat)),
        ("130", Same(K::Threat)),
        ("138", Same(K::ForceThreat)),
        // 152 is a state of alert, 154 an increase or a mobilisation: neither names mobilisation alone.
        ("15", Same(K::ForceDisplay)),
        ("151", Nothing), // police
        ("153", Nothing),
        ("16", Coarser(K::Pressure)),
        ("163", Same(K::Sanction)),
        ("19", Same(K::ForceUse)),
        ("190", Same(K::ForceUse)),
        ("20", Coarser(K::ForceUse)),
    ]
};
