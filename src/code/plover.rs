//! PLOVER: the ontology that POLECAT is coded in.

use crate::error::text;

text::word! {
    "PLOVER event", spelled "SCREAMING_SNAKE_CASE";
    /// An event type of PLOVER 0.8, the ontology of POLECAT: 16 words in place of CAMEO's numbers.
    ///
    /// Written in capitals, as the files have it. Names that only other versions have (`DEMAND`, `DISAPPROVE`, `INVESTIGATE`, `CRIME`)
    /// are refused: a row that bears one was not coded in this version.
    ///
    /// # Examples
    /// ```
    /// use interstate::code::Plover;
    ///
    /// let event: Plover = "CONSULT".parse()?;
    /// assert_eq!(event, Plover::Consult);
    /// let error = "CRIME".parse::<Plover>().unwrap_err();
    /// assert_eq!(error.to_string(), r#"unknown PLOVER event "CRIME""#);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[derive(Ord, PartialOrd)]
    #[non_exhaustive]
    pub enum Plover {
        /// Agreement, or an intent to agree or cooperate, is stated.
        Agree,
        /// Parties meet, visit, call or negotiate.
        Consult,
        /// Support is declared, or relations are opened or raised.
        Support,
        /// A party yields: it eases a restriction or accepts a demand.
        Concede,
        /// Parties cooperate in deeds: economy, military, police, intelligence.
        Cooperate,
        /// Material aid is given.
        Aid,
        /// A party withdraws, releases, disarms or lays down arms.
        Retreat,
        /// A request or a demand is made.
        Request,
        /// A party disapproves, charges or investigates.
        Accuse,
        /// A request or a proposal is turned down.
        Reject,
        /// A threat is made.
        Threaten,
        /// People demonstrate, strike, riot.
        Protest,
        /// Relations are cut: sanctions, expulsion, withdrawal.
        Sanction,
        /// Forces are raised, moved or shown.
        Mobilize,
        /// Force short of violence: seizure, arrest, restriction, cyber.
        Coerce,
        /// Violence.
        Assault,
    }
}
