//! The words of ACLED: event types, sub-event types, classes of actors.

use crate::error::text;

text::word! {
    "ACLED event type", spelled "PascalCase";
    /// The event type of ACLED: the class of a sub-event type.
    #[derive(Ord, PartialOrd)]
    #[non_exhaustive]
    pub enum AcledEventType {
        /// Battles: armed groups fight each other.
        Battles,
        /// Explosions and remote violence: weapons that act from afar.
        #[strum(serialize = "Explosions/Remote violence")]
        RemoteViolence,
        /// Protests: people demonstrate without violence of their own.
        Protests,
        /// Riots: people who are no armed group use violence.
        Riots,
        /// Strategic developments: what matters for a conflict and is not violence, such as agreements, arrests, changes of groups.
        #[strum(serialize = "Strategic developments")]
        StrategicDevelopments,
        /// Violence against civilians: armed groups attack people who are unarmed.
        #[strum(serialize = "Violence against civilians")]
        ViolenceAgainstCivilians,
    }
}

text::word! {
    "ACLED sub-event type", spelled "PascalCase";
    /// The sub-event type of ACLED: the finer class of an event, written as the files write it.
    ///
    /// # Examples
    /// ```
    /// use interstate::code::{AcledEventType, AcledSubEvent};
    ///
    /// let sub_event: AcledSubEvent = "Air/drone strike".parse()?;
    /// assert_eq!(sub_event.event_type(), AcledEventType::RemoteViolence);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[derive(Ord, PartialOrd)]
    #[non_exhaustive]
    pub enum AcledSubEvent {
        /// A clash of armed groups.
        #[strum(serialize = "Armed clash")]
        ArmedClash,
        /// A government takes a place back.
        #[strum(serialize = "Government regains territory")]
        GovernmentRegainsTerritory,
        /// Somebody else takes a place.
        #[strum(serialize = "Non-state actor overtakes territory")]
        NonStateActorOvertakesTerritory,
        /// Chemical weapons.
        #[strum(serialize = "Chemical weapon")]
        ChemicalWeapon,
        /// A strike from the air.
        #[strum(serialize = "Air/drone strike")]
        AirStrike,
        /// A bomb that kills who bears it.
        #[strum(serialize = "Suicide bomb")]
        SuicideBomb,
        /// Shells, artillery, missiles.
        #[strum(serialize = "Shelling/artillery/missile attack")]
        Shelling,
        /// A mine, or a bomb set off from afar.
        #[strum(serialize = "Remote explosive/landmine/IED")]
        RemoteExplosive,
        /// A grenade.
        Grenade,
        /// A protest that nobody interferes with.
        #[strum(serialize = "Peaceful protest")]
        PeacefulProtest,
        /// A protest that is broken up.
        #[strum(serialize = "Protest with intervention")]
        ProtestWithIntervention,
        /// A protest that is met with violence: both violence and demonstration.
        #[strum(serialize = "Excessive force against protesters")]
        ExcessiveForceAgainstProtesters,
        /// A violent demonstration.
        #[strum(serialize = "Violent demonstration")]
        ViolentDemonstration,
        /// A mob.
        #[strum(serialize = "Mob violence")]
        MobViolence,
        /// An agreement.
        Agreement,
        /// Arrests.
        Arrests,
        /// A group changes what it is or does.
        #[strum(serialize = "Change to group/activity")]
        ChangeToGroup,
        /// Weapons found or destroyed before they were used.
        #[strum(serialize = "Disrupted weapons use")]
        DisruptedWeaponsUse,
        /// A base is set up.
        #[strum(serialize = "Headquarters or base established")]
        BaseEstablished,
        /// Property is taken or destroyed.
        #[strum(serialize = "Looting/property destruction")]
        Looting,
        /// A place changes hands without a fight.
        #[strum(serialize = "Non-violent transfer of territory")]
        NonViolentTransferOfTerritory,
        /// Something else.
        Other,
        /// Sexual violence.
        #[strum(serialize = "Sexual violence")]
        SexualViolence,
        /// An attack on people.
        Attack,
        /// People are taken away.
        #[strum(serialize = "Abduction/forced disappearance")]
        Abduction,
    }
}

impl AcledSubEvent {
    /// The event type to which this sub-event type belongs.
    #[must_use]
    pub const fn event_type(self) -> AcledEventType {
        match self {
            Self::ArmedClash
            | Self::GovernmentRegainsTerritory
            | Self::NonStateActorOvertakesTerritory => AcledEventType::Battles,
            Self::ChemicalWeapon
            | Self::AirStrike
            | Self::SuicideBomb
            | Self::Shelling
            | Self::RemoteExplosive
            | Self::Grenade => AcledEventType::RemoteViolence,
            Self::PeacefulProtest
            | Self::ProtestWithIntervention
            | Self::ExcessiveForceAgainstProtesters => AcledEventType::Protests,
            Self::ViolentDemonstration | Self::MobViolence => AcledEventType::Riots,
            Self::Agreement
            | Self::Arrests
            | Self::ChangeToGroup
            | Self::DisruptedWeaponsUse
            | Self::BaseEstablished
            | Self::Looting
            | Self::NonViolentTransferOfTerritory
            | Self::Other => AcledEventType::StrategicDevelopments,
            Self::SexualViolence | Self::Attack | Self::Abduction => {
                AcledEventType::ViolenceAgainstCivilians
            }
        }
    }
}

text::word! {
    "ACLED class of actors", spelled "PascalCase";
    /// The class of an actor in ACLED: numbers 1 to 8 in files until 2024, words since.
    ///
    /// # Examples
    /// ```
    /// use interstate::code::AcledActorClass;
    ///
    /// assert_eq!(AcledActorClass::from_cell(b"8"), AcledActorClass::from_cell(b"External/Other forces"));
    /// ```
    #[derive(Ord, PartialOrd)]
    #[non_exhaustive]
    pub enum AcledActorClass {
        /// Forces of a state.
        #[strum(serialize = "State forces")]
        StateForces,
        /// Rebels.
        #[strum(serialize = "Rebel group")]
        RebelGroup,
        /// A militia that serves a party or a leader.
        #[strum(serialize = "Political militia")]
        PoliticalMilitia,
        /// A militia of a community.
        #[strum(serialize = "Identity militia")]
        IdentityMilitia,
        /// Rioters.
        Rioters,
        /// Protesters.
        Protesters,
        /// Civilians.
        Civilians,
        /// Forces of other states, of organisations, private ones.
        #[strum(serialize = "External/Other forces")]
        OtherForces,
    }
}

impl AcledActorClass {
    /// Reads the class from a cell of a file: a number from 1, or a word in any case.
    #[must_use]
    pub fn from_cell(cell: &[u8]) -> Option<Self> {
        if let [digit @ b'1'..=b'8'] = *cell {
            return Self::ALL.get(usize::from(digit - b'1')).copied();
        }
        Self::ALL
            .iter()
            .copied()
            .find(|class| <&str>::from(*class).as_bytes().eq_ignore_ascii_case(cell))
    }
}
