//! The code of an event, of whatever ontology.

use crate::code::{
    AcledEventType, AcledSubEvent, Cameo, MappedKind, MidHostility, Plover, UcdpViolence,
};
use crate::kind::interaction_kind::InteractionKind as Kind;
use std::fmt;

/// The code of a machine-coded event, with its ontology: `cameo:042`, `plover:CONSULT`.
///
/// # Examples
/// ```
/// use interstate::code::MappedKind;
/// use interstate::coded::EventCode;
/// use interstate::InteractionKind;
///
/// let visit = EventCode::Cameo("042".parse()?);
/// assert_eq!(visit.to_string(), "cameo:042");
/// assert_eq!(visit.mapped(), MappedKind::Coarser(InteractionKind::Visit));
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[non_exhaustive]
pub enum EventCode {
    /// A code of CAMEO, as in GDELT, ICEWS and Phoenix.
    Cameo(Cameo),
    /// An event type of PLOVER, as in POLECAT.
    Plover(Plover),
    /// A sub-event type of ACLED.
    Acled(AcledSubEvent),
    /// A type of violence of UCDP.
    Ucdp(UcdpViolence),
    /// The level of hostility of a dispute of MID; `None` if it is not known.
    Mid(Option<MidHostility>),
    /// No code: the row has none.
    None,
}

impl EventCode {
    /// The interaction kind for this code, and what is lost.
    ///
    /// An armed act of two states is a use of force, whatever arms were used; protests, riots and what a state does to people are no
    /// interaction of states.
    #[must_use]
    pub fn mapped(self) -> MappedKind {
        match self {
            Self::Cameo(code) => code.mapped(),
            Self::Plover(event) => event.mapped(),
            Self::Acled(AcledSubEvent::Agreement) => MappedKind::Same(Kind::Agreement),
            Self::Acled(event) => match event.event_type() {
                AcledEventType::Battles | AcledEventType::RemoteViolence => {
                    MappedKind::Coarser(Kind::ForceUse)
                }
                _ => MappedKind::Nothing,
            },
            Self::Ucdp(UcdpViolence::StateBased) => MappedKind::Coarser(Kind::ForceUse),
            Self::Mid(None | Some(MidHostility::None)) => MappedKind::Coarser(Kind::Force),
            Self::Mid(Some(MidHostility::Threat)) => MappedKind::Same(Kind::ForceThreat),
            Self::Mid(Some(MidHostility::Display)) => MappedKind::Same(Kind::ForceDisplay),
            Self::Mid(Some(MidHostility::Use)) => MappedKind::Same(Kind::ForceUse),
            Self::Mid(Some(MidHostility::War)) => MappedKind::Same(Kind::War),
            Self::Ucdp(_) | Self::None => MappedKind::Nothing,
        }
    }

    /// The code of CAMEO, if it is one.
    pub(crate) fn cameo(self) -> Option<Cameo> {
        match self {
            Self::Cameo(code) => Some(code),
            _ => None,
        }
    }

    /// The coarser code above it, if there is one: the root of CAMEO, the event type of ACLED.
    pub(crate) fn above(self) -> Option<String> {
        match self {
            Self::Cameo(code) if code.depth() > 0 => Some(format!("cameo:{}", code.root())),
            Self::Acled(event) => Some(format!("acled:{}", event.event_type())),
            _ => None,
        }
    }
}

impl fmt::Display for EventCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cameo(code) => write!(f, "cameo:{code}"),
            Self::Plover(event) => write!(f, "plover:{event}"),
            Self::Acled(event) => write!(f, "acled:{event}"),
            Self::Ucdp(violence) => write!(f, "ucdp:{violence}"),
            Self::Mid(Some(hostility)) => write!(f, "mid:{hostility}"),
            Self::Mid(None) => f.write_str("mid:?"),
            Self::None => f.write_str("?"),
        }
    }
}
