//! How it was done: with how many, where, by whom, and how surely.

use crate::error::text;

text::word! {
    "setting";
    /// How many parties take part, in four classes.
    ///
    /// # Examples
    /// ```
    /// use interstate::kind::facet::Setting;
    ///
    /// assert_eq!("big_tent".parse::<Setting>()?, Setting::BigTent);
    /// assert_eq!(Setting::BigTent.to_string(), "big_tent");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[derive(Ord, PartialOrd)]
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
}

text::word! {
    "venue";
    /// The form in which the parties met: in person, by video or telephone, or both.
    ///
    /// # Examples
    /// ```
    /// use interstate::kind::facet::Venue;
    ///
    /// assert_eq!("hybrid".parse::<Venue>()?, Venue::Hybrid);
    /// assert_eq!(Venue::Hybrid.to_string(), "hybrid");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[derive(Ord, PartialOrd)]
    #[non_exhaustive]
    pub enum Venue {
        /// In person.
        InPerson,
        /// By video or telephone.
        Virtual,
        /// Some in person, at least one side by video.
        Hybrid,
    }
}

text::word! {
    "rank";
    /// The rank of those who met, of the lower side if they differ, from head of state to staff.
    ///
    /// # Examples
    /// ```
    /// use interstate::kind::facet::Rank;
    ///
    /// assert_eq!("staff".parse::<Rank>()?, Rank::Staff);
    /// assert_eq!(Rank::Staff.to_string(), "staff");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[derive(Ord, PartialOrd)]
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
}

text::word! {
    "forces";
    /// Whose forces took part: armed forces, police or coast guards.
    ///
    /// # Examples
    /// ```
    /// use interstate::kind::facet::Forces;
    ///
    /// assert_eq!("coast_guard".parse::<Forces>()?, Forces::CoastGuard);
    /// assert_eq!(Forces::CoastGuard.to_string(), "coast_guard");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[derive(Ord, PartialOrd)]
    #[non_exhaustive]
    pub enum Forces {
        /// Armed forces.
        Military,
        /// Police, interior troops or security services.
        Police,
        /// Coast guards.
        CoastGuard,
    }
}

text::word! {
    "certainty";
    /// How certain it is that an interaction took place.
    ///
    /// # Examples
    /// ```
    /// use interstate::kind::facet::Certainty;
    ///
    /// assert_eq!("disputed".parse::<Certainty>()?, Certainty::Disputed);
    /// assert_eq!(Certainty::Disputed.to_string(), "disputed");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[derive(Default, Ord, PartialOrd)]
    #[non_exhaustive]
    pub enum Certainty {
        /// Confirmed by a named source.
        #[default]
        Confirmed,
        /// Told, without a source that confirms it.
        Unconfirmed,
        /// Announced for a later day.
        Announced,
        /// Planned.
        Planned,
        /// Planned or announced, and cancelled.
        Cancelled,
        /// Sources disagree whether it took place.
        Disputed,
    }
}
