//! Facets: what a kind does not say. Each is 1 question with its own words, and none is folded into another.

use crate::error::{Error, text};

/// How many take part.
///
/// # Examples
/// ```
/// use interstate::kind::facet::Setting;
///
/// assert_eq!("big_tent".parse::<Setting>()?, Setting::BigTent);
/// assert_eq!(Setting::BigTent.to_string(), "big_tent");
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(
    Clone,
    Copy,
    Debug,
    Eq,
    Hash,
    Ord,
    PartialEq,
    PartialOrd,
    strum::Display,
    strum::EnumString,
    strum::IntoStaticStr,
)]
#[strum(serialize_all = "snake_case", parse_err_ty = Error, parse_err_fn = unknown_setting)]
#[non_exhaustive]
pub enum Setting {
    /// Two parties.
    Bilateral,
    /// Three to five parties.
    Minilateral,
    /// More than five parties, or under the auspices of an organisation.
    Multilateral,
    /// So many parties that taking part says little about any pair of them.
    BigTent,
}

text::word!(
    Setting,
    "setting",
    unknown_setting,
    [Bilateral, Minilateral, Multilateral, BigTent]
);

/// In what form the parties met.
///
/// # Examples
/// ```
/// use interstate::kind::facet::Venue;
///
/// assert_eq!("hybrid".parse::<Venue>()?, Venue::Hybrid);
/// assert_eq!(Venue::Hybrid.to_string(), "hybrid");
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(
    Clone,
    Copy,
    Debug,
    Eq,
    Hash,
    Ord,
    PartialEq,
    PartialOrd,
    strum::Display,
    strum::EnumString,
    strum::IntoStaticStr,
)]
#[strum(serialize_all = "snake_case", parse_err_ty = Error, parse_err_fn = unknown_venue)]
#[non_exhaustive]
pub enum Venue {
    /// In person.
    InPerson,
    /// By video or telephone.
    Virtual,
    /// Some in person, at least one side by video.
    Hybrid,
}

text::word!(Venue, "venue", unknown_venue, [InPerson, Virtual, Hybrid]);

/// The rank of those who met, of the lower side if they differ.
///
/// # Examples
/// ```
/// use interstate::kind::facet::Rank;
///
/// assert_eq!("staff".parse::<Rank>()?, Rank::Staff);
/// assert_eq!(Rank::Staff.to_string(), "staff");
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(
    Clone,
    Copy,
    Debug,
    Eq,
    Hash,
    Ord,
    PartialEq,
    PartialOrd,
    strum::Display,
    strum::EnumString,
    strum::IntoStaticStr,
)]
#[strum(serialize_all = "snake_case", parse_err_ty = Error, parse_err_fn = unknown_rank)]
#[non_exhaustive]
pub enum Rank {
    /// Head of state or government.
    Head,
    /// Minister.
    Minister,
    /// Vice-chair of a central military commission.
    CommissionViceChair,
    /// Secretary of a security council, head of a central commission, or their like.
    SecurityCouncil,
    /// Chief of the general or joint staff.
    ChiefOfStaff,
    /// Head of a service: navy, army, air force.
    ServiceChief,
    /// Deputy minister.
    DeputyMinister,
    /// Staff and experts.
    Staff,
}

text::word!(
    Rank,
    "rank",
    unknown_rank,
    [
        Head,
        Minister,
        CommissionViceChair,
        SecurityCouncil,
        ChiefOfStaff,
        ServiceChief,
        DeputyMinister,
        Staff
    ]
);

/// Whose forces took part.
///
/// # Examples
/// ```
/// use interstate::kind::facet::Forces;
///
/// assert_eq!("coast_guard".parse::<Forces>()?, Forces::CoastGuard);
/// assert_eq!(Forces::CoastGuard.to_string(), "coast_guard");
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(
    Clone,
    Copy,
    Debug,
    Eq,
    Hash,
    Ord,
    PartialEq,
    PartialOrd,
    strum::Display,
    strum::EnumString,
    strum::IntoStaticStr,
)]
#[strum(serialize_all = "snake_case", parse_err_ty = Error, parse_err_fn = unknown_forces)]
#[non_exhaustive]
pub enum Forces {
    /// Armed forces.
    Military,
    /// Police, interior troops or security services.
    Police,
    /// Coast guards.
    CoastGuard,
}

text::word!(
    Forces,
    "forces",
    unknown_forces,
    [Military, Police, CoastGuard]
);

/// How surely it took place.
///
/// # Examples
/// ```
/// use interstate::kind::facet::Certainty;
///
/// assert_eq!("disputed".parse::<Certainty>()?, Certainty::Disputed);
/// assert_eq!(Certainty::Disputed.to_string(), "disputed");
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    Eq,
    Hash,
    Ord,
    PartialEq,
    PartialOrd,
    strum::Display,
    strum::EnumString,
    strum::IntoStaticStr,
)]
#[strum(serialize_all = "snake_case", parse_err_ty = Error, parse_err_fn = unknown_certainty)]
#[non_exhaustive]
pub enum Certainty {
    /// Confirmed by a named source.
    #[default]
    Confirmed,
    /// Reported, without a source that confirms it.
    Reported,
    /// Announced for a later day.
    Announced,
    /// Planned.
    Planned,
    /// Planned or announced, and cancelled.
    Cancelled,
    /// Sources disagree whether it took place.
    Disputed,
}

text::word!(
    Certainty,
    "certainty",
    unknown_certainty,
    [Confirmed, Reported, Announced, Planned, Cancelled, Disputed]
);

/// What a party was in an interaction.
///
/// # Examples
/// ```
/// use interstate::kind::facet::Role;
///
/// assert_eq!("conflict_party".parse::<Role>()?, Role::ConflictParty);
/// assert_eq!(Role::ConflictParty.to_string(), "conflict_party");
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    Eq,
    Hash,
    Ord,
    PartialEq,
    PartialOrd,
    strum::Display,
    strum::EnumString,
    strum::IntoStaticStr,
)]
#[strum(serialize_all = "snake_case", parse_err_ty = Error, parse_err_fn = unknown_role)]
#[non_exhaustive]
pub enum Role {
    /// Took part.
    #[default]
    Participant,
    /// Took part on its own ground, or convened it.
    Host,
    /// Was present without taking part.
    Observer,
    /// Was invited; whether it came is not told.
    Invited,
    /// Did something to the target.
    Sender,
    /// Was done something to.
    Target,
    /// Is the party that the interaction is about: "the EU appeals to China about Russia".
    ConflictParty,
    /// Was affected without taking part: the state whose air defence zone a patrol of others entered.
    Affected,
}

text::word!(
    Role,
    "role",
    unknown_role,
    [
        Participant,
        Host,
        Observer,
        Invited,
        Sender,
        Target,
        ConflictParty,
        Affected
    ]
);

/// One of two sides of an interaction.
///
/// # Examples
/// ```
/// use interstate::kind::facet::Side;
///
/// assert_eq!("b".parse::<Side>()?, Side::B);
/// assert_eq!(Side::B.to_string(), "b");
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(
    Clone,
    Copy,
    Debug,
    Eq,
    Hash,
    Ord,
    PartialEq,
    PartialOrd,
    strum::Display,
    strum::EnumString,
    strum::IntoStaticStr,
)]
#[strum(serialize_all = "snake_case", parse_err_ty = Error, parse_err_fn = unknown_side)]
#[non_exhaustive]
pub enum Side {
    /// The first side.
    A,
    /// The second side.
    B,
}

text::word!(Side, "side", unknown_side, [A, B]);

/// What an interaction has to do with a named conflict.
///
/// # Examples
/// ```
/// use interstate::kind::facet::Relation;
///
/// assert_eq!("undetermined".parse::<Relation>()?, Relation::Undetermined);
/// assert_eq!(Relation::Undetermined.to_string(), "undetermined");
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(
    Clone,
    Copy,
    Debug,
    Eq,
    Hash,
    Ord,
    PartialEq,
    PartialOrd,
    strum::Display,
    strum::EnumString,
    strum::IntoStaticStr,
)]
#[strum(serialize_all = "snake_case", parse_err_ty = Error, parse_err_fn = unknown_relation)]
#[non_exhaustive]
pub enum Relation {
    /// Arms, troops or intelligence for the war.
    Direct,
    /// Dual-use goods, finance or technology for it.
    Enabling,
    /// Statements, votes or mediation about it.
    Diplomatic,
    /// Another theatre, or routine.
    Unrelated,
    /// Not determined.
    Undetermined,
}

text::word!(
    Relation,
    "relation",
    unknown_relation,
    [Direct, Enabling, Diplomatic, Unrelated, Undetermined]
);

/// Whether it was done in the open.
///
/// # Examples
/// ```
/// use interstate::kind::facet::Overtness;
///
/// assert_eq!("alleged".parse::<Overtness>()?, Overtness::Alleged);
/// assert_eq!(Overtness::Alleged.to_string(), "alleged");
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(
    Clone,
    Copy,
    Debug,
    Eq,
    Hash,
    Ord,
    PartialEq,
    PartialOrd,
    strum::Display,
    strum::EnumString,
    strum::IntoStaticStr,
)]
#[strum(serialize_all = "snake_case", parse_err_ty = Error, parse_err_fn = unknown_overtness)]
#[non_exhaustive]
pub enum Overtness {
    /// Said or shown by the party itself.
    Overt,
    /// Denied by the party.
    Denied,
    /// Alleged by another party.
    Alleged,
}

text::word!(
    Overtness,
    "overtness",
    unknown_overtness,
    [Overt, Denied, Alleged]
);

/// How far pressure went.
///
/// # Examples
/// ```
/// use interstate::kind::facet::Stage;
///
/// assert_eq!("imposed".parse::<Stage>()?, Stage::Imposed);
/// assert_eq!(Stage::Imposed.to_string(), "imposed");
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(
    Clone,
    Copy,
    Debug,
    Eq,
    Hash,
    Ord,
    PartialEq,
    PartialOrd,
    strum::Display,
    strum::EnumString,
    strum::IntoStaticStr,
)]
#[strum(serialize_all = "snake_case", parse_err_ty = Error, parse_err_fn = unknown_stage)]
#[non_exhaustive]
pub enum Stage {
    /// Threatened.
    Threatened,
    /// Imposed.
    Imposed,
}

text::word!(Stage, "stage", unknown_stage, [Threatened, Imposed]);

/// What came of pressure.
///
/// # Examples
/// ```
/// use interstate::kind::facet::Outcome;
///
/// assert_eq!("open".parse::<Outcome>()?, Outcome::Open);
/// assert_eq!(Outcome::Open.to_string(), "open");
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(
    Clone,
    Copy,
    Debug,
    Eq,
    Hash,
    Ord,
    PartialEq,
    PartialOrd,
    strum::Display,
    strum::EnumString,
    strum::IntoStaticStr,
)]
#[strum(serialize_all = "snake_case", parse_err_ty = Error, parse_err_fn = unknown_outcome)]
#[non_exhaustive]
pub enum Outcome {
    /// The target complied.
    Complied,
    /// The target complied in part.
    Partly,
    /// The target rejected it.
    Rejected,
    /// Nothing came of it yet, or nothing is known.
    Open,
}

text::word!(
    Outcome,
    "outcome",
    unknown_outcome,
    [Complied, Partly, Rejected, Open]
);
