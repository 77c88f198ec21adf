//! From PLOVER to interaction kinds: one way, and lossier than from CAMEO.

use super::{Mapped, Plover};
use crate::kind::interaction_kind::InteractionKind as Kind;

impl Plover {
    /// The interaction kind of the event, and what is lost.
    ///
    /// A `COOPERATE` may be an exercise, a patrol or a delivery, a `SUPPORT` an endorsement or the signing of a treaty, a `COERCE` a
    /// sanction or a seizure: the row does not say which, so no count of any of these can come from PLOVER alone.
    ///
    /// ```
    /// use interstate::code::{Mapped, Plover};
    /// use interstate::InteractionKind;
    ///
    /// assert_eq!(Plover::Aid.mapped(), Mapped::Same(InteractionKind::Aid));
    /// assert!(Plover::Coerce.mapped().may_be(InteractionKind::Sanction));
    /// assert_eq!(Plover::Protest.mapped(), Mapped::Nothing);
    /// ```
    #[must_use]
    pub const fn mapped(self) -> Mapped {
        match self {
            Self::Agree | Self::Reject => Mapped::Coarser(Kind::PositionTaking),
            Self::Consult => Mapped::Coarser(Kind::Meeting),
            Self::Support => {
                Mapped::OneOf(&[Kind::Endorsement, Kind::Agreement, Kind::PositionTaking])
            }
            Self::Concede => Mapped::OneOf(&[Kind::Delisting, Kind::PositionTaking]),
            Self::Cooperate => Mapped::OneOf(MATERIAL),
            Self::Aid => Mapped::Same(Kind::Aid),
            Self::Request => Mapped::OneOf(&[Kind::Appeal, Kind::Demand]),
            Self::Accuse => Mapped::OneOf(&[Kind::Accusation, Kind::Pressure]),
            Self::Threaten => Mapped::OneOf(&[Kind::Threat, Kind::ForceThreat]),
            Self::Sanction => Mapped::OneOf(&[Kind::Sanction, Kind::Pressure]),
            Self::Mobilize => Mapped::Coarser(Kind::ForceDisplay),
            Self::Coerce => Mapped::OneOf(&[Kind::Sanction, Kind::Pressure, Kind::ForceUse]),
            Self::Assault => Mapped::Coarser(Kind::ForceUse),
            Self::Retreat | Self::Protest => Mapped::Nothing,
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
