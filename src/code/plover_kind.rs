//! From PLOVER to interaction kinds: one way, and lossier than from CAMEO.

use super::{MappedKind, Plover};
use crate::kind::interaction_kind::InteractionKind as Kind;

impl Plover {
    /// The interaction kind for this event type, and what is lost.
    ///
    /// A `COOPERATE` may be an exercise, a patrol or a delivery, a `SUPPORT` an endorsement or the signing of a treaty, a `COERCE` a
    /// sanction or a seizure: the row does not say which, so no count of any of these can come from PLOVER alone.
    ///
    /// ```
    /// use interstate::code::{MappedKind, Plover};
    /// use interstate::InteractionKind;
    ///
    /// assert_eq!(Plover::Aid.mapped(), MappedKind::Same(InteractionKind::Aid));
    /// assert!(Plover::Coerce.mapped().may_be(InteractionKind::Sanction));
    /// assert_eq!(Plover::Protest.mapped(), MappedKind::Nothing);
    /// ```
    #[must_use]
    pub const fn mapped(self) -> MappedKind {
        match self {
            Self::Agree | Self::Reject => MappedKind::Coarser(Kind::PositionTaking),
            Self::Consult => MappedKind::Coarser(Kind::Meeting),
            Self::Support => {
                MappedKind::OneOf(&[Kind::Endorsement, Kind::Agreement, Kind::PositionTaking])
            }
            Self::Concede => MappedKind::OneOf(&[Kind::Delisting, Kind::PositionTaking]),
            Self::Cooperate => MappedKind::OneOf(MATERIAL),
            Self::Aid => MappedKind::Same(Kind::Aid),
            Self::Request => MappedKind::OneOf(&[Kind::Appeal, Kind::Demand]),
            Self::Accuse => MappedKind::OneOf(&[Kind::Accusation, Kind::Pressure]),
            Self::Threaten => MappedKind::OneOf(&[Kind::Threat, Kind::ForceThreat]),
            Self::Sanction => MappedKind::OneOf(&[Kind::Sanction, Kind::Pressure]),
            Self::Mobilize => MappedKind::Coarser(Kind::ForceDisplay),
            Self::Coerce => MappedKind::OneOf(&[Kind::Sanction, Kind::Pressure, Kind::ForceUse]),
            Self::Assault => MappedKind::Coarser(Kind::ForceUse),
            Self::Retreat | Self::Protest => MappedKind::Nothing,
        }
    }
}

/// What parties do together in deeds, all under one word.
const MATERIAL: &[Kind] = &[
    Kind::Exercise,
    Kind::Patrol,
    Kind::PortCall,
    Kind::StaffTalks,
    Kind::TechnicalAssistance,
    Kind::ArmsTransfer,
    Kind::IntelligenceSharing,
];
