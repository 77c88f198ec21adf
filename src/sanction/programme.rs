//! What the tags of published lists mean, and which regimes were interrupted.

mod row;
mod spell;
#[rustfmt::skip]
mod table;

pub use spell::RegimeSpell;

use crate::error::Result;
use crate::sanction::record::id::checked_id;
use crate::sanction::record::regime::SanctionRegime;
use crate::sanction::words::act::LegalAct;
use crate::sanction::words::issuer::{Issuer, IssuingBody};
use crate::sanction::words::measure::Measures;
use crate::sanction::words::programme_words::{
    ConflictReading, ProgrammeList, ProgrammeReading, ProgrammeTheme, TagEvidence, TerritoryReading,
};
use crate::state::actor::State;
use crate::time::partial_date::PartialDate;
use crate::time::truth::Truth;
use crate::time::when::{Finish, When};
use chrono::NaiveDate;
use row::ProgrammeRow;
use std::borrow::Cow;
use table::PROGRAMMES;

/// A programme tag of a list and its meaning: the regime that it stands for, the states that it is against, what it is about, what it
/// forbids.
///
/// The crate's table, `data/sanctions/programmes.csv`, has 221 tags of six lists, each with the public text that ties tag and meaning. A
/// tag that is not in it stands for a regime of its own against no state, and [`is_known`](Self::is_known) says so: nothing is guessed from
/// its letters. Where the table tells no measure, no text was found that does.
///
/// # When it misleads
/// One tag may stand for several acts (`IRN` of the Union: three regimes), several tags for one state, and a tag that vanishes from a list
/// is not always an end: `SYRIA-EO13894` was renamed. Against whom some are depends on a [reading](ProgrammeReading).
///
/// # Examples
/// ```
/// use interstate::State;
/// use interstate::sanction::{ConflictReading, Measure, Programme, ProgrammeList, ProgrammeReading, TerritoryReading};
///
/// let reading = ProgrammeReading::new(ConflictReading::ConcernsState, TerritoryReading::AimedAt);
/// let russia = Programme::of(ProgrammeList::Ofac, "RUSSIA-EO14024");
/// assert_eq!((russia.regime_id().as_ref(), russia.against(reading)), ("US-RUSSIA-EO14024", vec![State::RUS]));
/// assert!(russia.measures().contains(Measure::AssetFreeze));
///
/// // Swiss titles are written in several ways: the number of the ordinance counts.
/// let belarus = Programme::of(ProgrammeList::Ch, "Ordinance on measures against Belarus (SR 946.231.116.9), annex 99");
/// assert_eq!(belarus.regime_id(), "CH-946.231.116.9");
///
/// let unknown = Programme::of(ProgrammeList::Ofac, "IRAN-EO99999");
/// assert!(!unknown.is_known() && unknown.against(reading).is_empty());
/// assert_eq!(unknown.regime_id(), "US-IRAN-EO99999");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Programme<'a> {
    list: ProgrammeList,
    tag: &'a str,
    row: Option<&'static ProgrammeRow>,
}

/// The rows of a list, which stand together in the order of their tags.
fn rows_of(list: ProgrammeList) -> &'static [ProgrammeRow] {
    let start = PROGRAMMES.partition_point(|row| row.list < list);
    let end = PROGRAMMES.partition_point(|row| row.list <= list);
    PROGRAMMES.get(start..end).unwrap_or(&[])
}

/// The number of an ordinance in the systematic collection of Swiss law: `946.231.116.9` after `SR` or `RS`.
fn sr_number(title: &str) -> Option<&str> {
    let at = title.find("SR ").or_else(|| title.find("RS "))?;
    let rest = title.get(at + 3..)?;
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.');
    let number = rest.get(..end.unwrap_or(rest.len()))?;
    let number = number.trim_end_matches('.');
    number.contains('.').then_some(number)
}

impl ProgrammeList {
    /// The number of this list's tags that the crate's table has.
    #[must_use]
    pub fn known_tags(self) -> usize {
        rows_of(self).len()
    }
}

impl<'a> Programme<'a> {
    /// The programme with a tag, as the list writes it; blanks around it are ignored. A Swiss title is known by its number in the systematic
    /// collection too (`SR 946.231.116.9`).
    #[must_use]
    pub fn of(list: ProgrammeList, tag: &'a str) -> Self {
        let tag = tag.trim();
        let rows = rows_of(list);
        let exact = rows.binary_search_by(|row| row.tag.cmp(tag)).ok();
        let row = exact.and_then(|at| rows.get(at)).or_else(|| {
            let number = sr_number(tag).filter(|_| list == ProgrammeList::Ch)?;
            rows.iter().find(|row| sr_number(row.tag) == Some(number))
        });
        Self { list, tag, row }
    }

    /// Every programme of a list that the table has, in the order of their tags.
    #[must_use]
    pub fn all(list: ProgrammeList) -> impl ExactSizeIterator<Item = Programme<'static>> {
        rows_of(list).iter().map(move |row| Programme {
            list,
            tag: row.tag,
            row: Some(row),
        })
    }

    /// Whether the table has the tag.
    #[must_use]
    pub fn is_known(self) -> bool {
        self.row.is_some()
    }

    /// The list whose programme this is.
    #[must_use]
    pub fn list(self) -> ProgrammeList {
        self.list
    }

    /// The tag as the list writes it.
    #[must_use]
    pub fn tag(self) -> &'a str {
        self.tag
    }

    /// The issuer of the programme, with its office where the table has it.
    #[must_use]
    pub fn issuer(self) -> Issuer {
        let body = self.row.and_then(|row| row.body);
        body.map_or(self.list.issuer(), IssuingBody::with_actor)
    }

    /// The id of the regime. Two spellings and two names of one programme share it; for an unknown tag it is made from the tag.
    #[must_use]
    pub fn regime_id(self) -> Cow<'static, str> {
        match self.row {
            Some(row) => row.regime_id.into(),
            None => format!("{}-{}", self.list.prefix(), self.tag).into(),
        }
    }

    /// The name of the programme in words.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        self.row.map(|row| row.name)
    }

    /// The states that the programme is against, by a reading. Tags on Hong Kong name Hong Kong and not China.
    #[must_use]
    pub fn against(self, reading: ProgrammeReading) -> Vec<State> {
        self.states(reading).0
    }

    /// The states that the programme is about without being against them, by a reading.
    #[must_use]
    pub fn concerned(self, reading: ProgrammeReading) -> Vec<State> {
        self.states(reading).1
    }

    fn states(self, reading: ProgrammeReading) -> (Vec<State>, Vec<State>) {
        let Some(row) = self.row else {
            return (Vec::new(), Vec::new());
        };
        let told = row.against.to_vec();
        match (row.named_after, row.theme) {
            (Some(state), _) => match reading.territory() {
                TerritoryReading::AimedAt => (told, vec![state]),
                TerritoryReading::NamedAfter => (vec![state], Vec::new()),
            },
            (None, Some(ProgrammeTheme::Conflict)) => match reading.conflict() {
                ConflictReading::AgainstState => (told, Vec::new()),
                ConflictReading::ConcernsState => (Vec::new(), told),
            },
            (None, _) => (told, Vec::new()),
        }
    }

    /// The theme of the programme, where it is not about a state alone.
    #[must_use]
    pub fn theme(self) -> Option<ProgrammeTheme> {
        self.row.and_then(|row| row.theme)
    }

    /// The measures of the programme, as far as a text names them; none where none was found.
    #[must_use]
    pub fn measures(self) -> Measures {
        self.row
            .map_or(Measures::NONE, |row| row.measures.iter().copied().collect())
    }

    /// The legal acts on which the programme is based.
    #[must_use]
    pub fn acts(self) -> Vec<LegalAct> {
        let acts = self.row.map_or(&[][..], |row| row.acts);
        // A test reads every act of the table.
        acts.iter().filter_map(|act| act.parse().ok()).collect()
    }

    /// The first day of the act on which the programme is based today. Entries of a list may bear earlier days, of an act before.
    #[must_use]
    pub fn since(self) -> Option<PartialDate> {
        self.row.and_then(|row| row.since.date())
    }

    /// The first day on which the programme was no longer in force, where that is told; one without it may have ended all the same.
    #[must_use]
    pub fn ended(self) -> Option<PartialDate> {
        self.row.and_then(|row| row.ended.date())
    }

    /// The public texts that say what the tag means.
    #[must_use]
    pub fn source(self) -> Option<&'static str> {
        self.row.map(|row| row.source)
    }

    /// How the meaning of the tag is known.
    #[must_use]
    pub fn evidence(self) -> Option<TagEvidence> {
        self.row.map(|row| row.evidence)
    }

    /// The regime for which the tag stands, by a reading, as in force on the day of a list: with its states, theme and acts, and with the
    /// [interruptions](crate::sanction::RegimeInterruption) and the states that reject it where the table of [spells](RegimeSpell) has them.
    /// If its first day is not told, it is only known to be in force by the day of the list.
    ///
    /// # Errors
    /// A tag that is empty or has a mark that cannot be seen; a day outside the years 1 to 9999.
    ///
    /// # Examples
    /// ```
    /// use interstate::Truth;
    /// use interstate::sanction::{ConflictReading, Programme, ProgrammeList, ProgrammeReading, TerritoryReading};
    /// use interstate::State;
    ///
    /// let reading = ProgrammeReading::new(ConflictReading::ConcernsState, TerritoryReading::AimedAt);
    /// let iran = Programme::of(ProgrammeList::Un, "Iran").regime(reading, "2026-02-27".parse()?)?;
    /// assert_eq!(iran.in_force_on("2010-01-01".parse()?), Truth::Yes);
    /// assert_eq!(iran.in_force_on("2024-06-30".parse()?), Truth::No); // between resolution 2231 and the snapback
    /// assert_eq!(iran.in_force_on("2026-01-01".parse()?), Truth::Yes);
    /// assert_eq!(iran.in_force_for(State::RUS, "2026-01-01".parse()?), Truth::No); // Russia rejects it
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn regime(self, reading: ProgrammeReading, seen: NaiveDate) -> Result<SanctionRegime> {
        checked_id("programme", self.tag)?;
        let id = self.regime_id();
        let spells: Vec<RegimeSpell> = RegimeSpell::of(&id).collect();
        let first = spells.first().and_then(|spell| spell.from());
        let start = match first.or(self.since()) {
            Some(start) => start,
            None => PartialDate::between(None, Some(seen))?,
        };
        let whole = spells.iter().rfind(|spell| !spell.is_partial());
        let ended = match whole {
            Some(spell) => spell.to().or(self.ended()),
            None => self.ended(),
        };
        let end = ended.map_or(Finish::Ongoing { seen_until: seen }, |ended| {
            Finish::At(spell::day_before(&ended))
        });
        let held = if matches!(end, Finish::Ongoing { .. })
            && PartialDate::day(seen).before(&start) == Truth::Yes
        {
            // A list older than the act that the tag rests on today: it held by the day of the list.
            When::lasting(PartialDate::between(None, Some(seen))?, end)?
        } else {
            When::lasting(start, end)?
        };
        let mut regime = SanctionRegime::new(id, self.issuer(), held)?;
        if let Some(name) = self.name() {
            regime = regime.with_name(name);
        }
        let (against, concerned) = self.states(reading);
        regime = against
            .into_iter()
            .fold(regime, SanctionRegime::with_target);
        for state in concerned {
            regime = regime.with_concerned(state);
        }
        if let Some(facet) = self.theme().and_then(ProgrammeTheme::facet) {
            regime = regime.with_facet(facet);
        }
        for act in self.acts() {
            regime = regime.with_act(act);
        }
        spell::interrupted(regime, &spells)
    }
}
