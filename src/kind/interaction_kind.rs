//! The words of the vocabulary for what was done.

use super::family::InteractionFamily;
use super::plural::Plural;
use crate::error::text;
use std::fmt;

text::word! {
    "interaction kind";
    /// The kind of an interaction: what states did together, to each other, or alone.
    ///
    /// Flat and fine: 1 word for each kind that the field tells apart, and in each [`InteractionFamily`] 1 for "of a kind not told".
    /// Its word in files is its name in small letters with underscores: [`FieldExercise`](Self::FieldExercise) is `field_exercise`;
    /// [`ALL`](Self::ALL) lists them. Words of a file that are none of these ("army exercise") are given by
    /// [`LedgerOptions::with_word`](crate::read::ledger::LedgerOptions::with_word).
    ///
    /// How many took part, where, at what rank and how surely is never folded into the kind: those are [facets](crate::kind::facet).
    ///
    /// # Examples
    /// ```
    /// use interstate::{InteractionFamily, InteractionKind};
    ///
    /// let kind: InteractionKind = "naval_exercise".parse()?;
    /// assert_eq!(kind.family(), InteractionFamily::Exercise);
    ///
    /// let error = "exercize".parse::<InteractionKind>().unwrap_err();
    /// assert_eq!(error.to_string(), r#"unknown interaction kind "exercize"; did you mean "exercise"?"#);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[derive(Ord, PartialOrd)]
    #[non_exhaustive]
    pub enum InteractionKind {
        /// A joint exercise of a kind not told.
        Exercise,
        /// A strategic command-and-staff exercise with troops (Vostok, Zapad, Ocean).
        StrategicExercise,
        /// A field training exercise (FTX), mainly on land: exercises of armies.
        FieldExercise,
        /// An exercise held mainly at sea.
        NavalExercise,
        /// An exercise of naval and air forces together.
        NavalAirExercise,
        /// An exercise held mainly in the air.
        AirExercise,
        /// An exercise of air or missile defence.
        AirDefenceExercise,
        /// A command-post or computer-assisted exercise without troops (CPX).
        CommandPostExercise,
        /// A counter-terrorism drill, of armed forces or police.
        CounterTerrorismExercise,
        /// A search-and-rescue drill.
        SearchAndRescueExercise,
        /// A mine countermeasures drill.
        MineCountermeasuresExercise,
        /// An exercise of coast guards.
        CoastGuardExercise,
        /// Contests between forces (International Army Games).
        MilitaryCompetition,
        /// A joint patrol of a kind not told.
        Patrol,
        /// A joint patrol of aircraft.
        AirPatrol,
        /// A joint patrol of warships.
        NavalPatrol,
        /// A joint patrol of submarines.
        SubmarinePatrol,
        /// A joint patrol of coast guard ships.
        CoastGuardPatrol,
        /// A call of a kind not told.
        PortCall,
        /// A friendly visit to a port.
        PortVisit,
        /// A call to take on supplies.
        ReplenishmentCall,
        /// A meeting of a kind not told.
        Meeting,
        /// A meeting of heads of state or government.
        Summit,
        /// A visit of a minister, a commission's vice-chair, a service chief or their like.
        Visit,
        /// A round of a standing consultation on strategic security.
        StrategicConsultation,
        /// A round of a standing consultation on law enforcement and internal security.
        LawEnforcementConsultation,
        /// A meeting of the ministers of an organisation or a group.
        MultilateralMinisterial,
        /// A conference that many states attend (Xiangshan, Moscow Conference).
        Forum,
        /// Talks of two parties in the margins of another meeting.
        SidelineMeeting,
        /// Talks of staffs or experts.
        StaffTalks,
        /// A call by telephone or video.
        Call,
        /// An agreement of a kind not told.
        Agreement,
        /// A treaty.
        Treaty,
        /// The extension of a treaty or agreement.
        TreatyExtension,
        /// A partnership raised to a higher title.
        PartnershipUpgrade,
        /// A plan or roadmap of cooperation.
        CooperationPlan,
        /// A joint statement or declaration.
        JointStatement,
        /// A memorandum of understanding.
        Memorandum,
        /// Help in building a system or capability.
        TechnicalAssistance,
        /// A contract for arms.
        ArmsContract,
        /// A transfer of a kind not told.
        Transfer,
        /// A delivery of arms.
        ArmsTransfer,
        /// A delivery of goods of civil and military use.
        DualUseTransfer,
        /// A transfer of technology.
        TechnologyTransfer,
        /// Intelligence given or shared.
        IntelligenceSharing,
        /// Economic, military or humanitarian aid.
        Aid,
        /// A statement or vote of a kind not told.
        PositionTaking,
        /// Support declared.
        Endorsement,
        /// Abstention in a vote.
        Abstention,
        /// A proposal for peace.
        PeaceProposal,
        /// An offer to mediate.
        MediationOffer,
        /// A denial of support or involvement.
        SupportDenial,
        /// A statement of one party on its own; one of several is a [joint statement](Self::JointStatement).
        Statement,
        /// Pressure of a kind not told.
        Pressure,
        /// A request.
        Appeal,
        /// A demand.
        Demand,
        /// A charge made in public.
        Accusation,
        /// A warning of consequences.
        Warning,
        /// A threat of a stated act.
        Threat,
        /// A sanction imposed, or a listing under one.
        Sanction,
        /// A sanction on third parties for dealings with a target.
        SecondarySanction,
        /// The end of a sanction or a listing.
        Delisting,
        /// Force of a kind not told.
        Force,
        /// A threat to use force.
        ForceThreat,
        /// A show of force that no other word says: alert, blockade threatened by movement.
        ForceDisplay,
        /// Forces called up or made ready for war.
        Mobilisation,
        /// Aircraft of one state in the airspace, or the air defence zone, of another against its will.
        AirspaceIncursion,
        /// Ships of one state in waters that another claims, against its will.
        MaritimeIncursion,
        /// A use of force short of war: clash, raid, attack, seizure.
        ForceUse,
        /// War.
        War,
        /// An activity of armed forces of a kind not told.
        MilitaryActivity,
        /// A test of a missile, alone or in a salvo.
        MissileTest,
        /// Troops sent to a place or into another state, at its wish or as a signal.
        TroopDeployment,
        /// A flight over or along the ground of another state that is no incursion: on notice, by treaty, or over the high seas.
        Overflight,
        /// A passage through waters that another state claims, to show that the claim is not accepted (FONOP).
        FreedomOfNavigationPassage,
        /// Aircraft or ships of one state met and followed by those of another.
        Intercept,
    }
}

impl InteractionKind {
    /// The family that this kind belongs to.
    #[must_use]
    pub const fn family(self) -> InteractionFamily {
        match self {
            Self::Exercise
            | Self::StrategicExercise
            | Self::FieldExercise
            | Self::NavalExercise
            | Self::NavalAirExercise
            | Self::AirExercise
            | Self::AirDefenceExercise
            | Self::CommandPostExercise
            | Self::CounterTerrorismExercise
            | Self::SearchAndRescueExercise
            | Self::MineCountermeasuresExercise
            | Self::CoastGuardExercise
            | Self::MilitaryCompetition => InteractionFamily::Exercise,
            Self::Patrol
            | Self::AirPatrol
            | Self::NavalPatrol
            | Self::SubmarinePatrol
            | Self::CoastGuardPatrol => InteractionFamily::Patrol,
            Self::PortCall | Self::PortVisit | Self::ReplenishmentCall => {
                InteractionFamily::PortCall
            }
            Self::Meeting
            | Self::Summit
            | Self::Visit
            | Self::StrategicConsultation
            | Self::LawEnforcementConsultation
            | Self::MultilateralMinisterial
            | Self::Forum
            | Self::SidelineMeeting
            | Self::StaffTalks
            | Self::Call => InteractionFamily::Meeting,
            Self::Agreement
            | Self::Treaty
            | Self::TreatyExtension
            | Self::PartnershipUpgrade
            | Self::CooperationPlan
            | Self::JointStatement
            | Self::Memorandum
            | Self::TechnicalAssistance
            | Self::ArmsContract => InteractionFamily::Agreement,
            Self::Transfer
            | Self::ArmsTransfer
            | Self::DualUseTransfer
            | Self::TechnologyTransfer
            | Self::IntelligenceSharing
            | Self::Aid => InteractionFamily::Transfer,
            Self::PositionTaking
            | Self::Endorsement
            | Self::Abstention
            | Self::PeaceProposal
            | Self::MediationOffer
            | Self::SupportDenial
            | Self::Statement => InteractionFamily::PositionTaking,
            Self::Pressure
            | Self::Appeal
            | Self::Demand
            | Self::Accusation
            | Self::Warning
            | Self::Threat
            | Self::Sanction
            | Self::SecondarySanction
            | Self::Delisting => InteractionFamily::Pressure,
            Self::Force
            | Self::ForceThreat
            | Self::ForceDisplay
            | Self::Mobilisation
            | Self::AirspaceIncursion
            | Self::MaritimeIncursion
            | Self::ForceUse
            | Self::War => InteractionFamily::Force,
            Self::MilitaryActivity
            | Self::MissileTest
            | Self::TroopDeployment
            | Self::Overflight
            | Self::FreedomOfNavigationPassage
            | Self::Intercept => InteractionFamily::MilitaryActivity,
        }
    }

    /// The English name of the kind in the plural: `naval exercises`.
    #[must_use]
    pub fn plural(self) -> impl fmt::Display {
        Plural(self.into())
    }

    /// Whether it has its family's word, which by itself means all kinds of the family: [`Exercise`](Self::Exercise).
    pub(crate) fn is_of_a_kind_not_told(self) -> bool {
        <&str>::from(self) == <&str>::from(self.family())
    }
}
