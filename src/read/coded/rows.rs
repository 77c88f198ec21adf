//! From the rows of each format to coded events.

use super::{CodedEvent, EventCode};
use crate::error::Result;
use crate::read::acled::AcledEvent;
use crate::read::gdelt::{GdeltEvent, Whose};
use crate::read::icews::IcewsEvent;
use crate::read::mid::MidDyad;
use crate::read::polecat::PolecatEvent;
use crate::read::ucdp::UcdpEvent;
use std::borrow::Cow;

impl GdeltEvent<'_> {
    /// The row as a coded event: the place of the action by name, the address of the report as source.
    ///
    /// # Errors
    /// A cell of place, address or moment that is not what its column promises.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::gdelt::GdeltReader;
    ///
    /// let file = std::fs::File::open("data/gdelt_v2_20191024143000_subset.export.CSV")?;
    /// let mut reader = GdeltReader::new(file);
    /// while let Some(event) = reader.next_event()? {
    ///     if event.id() == 881_990_835 {
    ///         let event = event.coded()?;
    ///         assert_eq!(event.to_string(), "2018-10-24 ? cameo:043 MYS (881990835)");
    ///         assert_eq!(event.place(), Some("Kuala Lumpur, Kuala Lumpur, Malaysia"));
    ///     }
    /// }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn coded(&self) -> Result<CodedEvent> {
        let place = self.place(Whose::Action)?;
        Ok(CodedEvent {
            place: place.and_then(|place| Some(place.name()?.into())),
            seen: self.added_at()?,
            source: self.url()?.map(Into::into),
            ..CodedEvent::new(
                self.id().to_string(),
                self.day().into(),
                EventCode::Cameo(self.code()),
                self.from(),
                self.to(),
            )?
        })
    }
}

impl IcewsEvent<'_> {
    /// The row as a coded event: the story as source.
    ///
    /// # Errors
    /// A cell that is not UTF-8.
    pub fn coded(&self) -> Result<CodedEvent> {
        let place = [self.cell("City")?, self.cell("Country")?];
        let place: Vec<Cow<'_, str>> = place.into_iter().flatten().collect();
        Ok(CodedEvent {
            place: (!place.is_empty()).then(|| place.join(", ").into()),
            source: self.story()?.map(|story| story.as_ref().into()),
            ..CodedEvent::new(
                self.id().to_string(),
                self.day().into(),
                self.code().map_or(EventCode::None, EventCode::Cameo),
                self.from(),
                self.to(),
            )?
        })
    }
}

impl PolecatEvent<'_> {
    /// The row as a coded event: the name of the source as source.
    ///
    /// # Errors
    /// A cell that is not UTF-8.
    pub fn coded(&self) -> Result<CodedEvent> {
        Ok(CodedEvent {
            place: self.cell("Placename")?.map(|place| place.as_ref().into()),
            source: self.source()?.map(|source| source.as_ref().into()),
            ..CodedEvent::new(
                self.id()?,
                self.date().clone().into(),
                EventCode::Plover(self.plover()),
                self.from(),
                self.to(),
            )?
        })
    }
}

impl AcledEvent<'_> {
    /// The row as a coded event without direction.
    ///
    /// # Errors
    /// A cell that is not UTF-8.
    pub fn coded(&self) -> Result<CodedEvent> {
        let [one, other] = self.states();
        Ok(CodedEvent {
            place: self.location()?.map(|place| place.as_ref().into()),
            source: self.source()?.map(|source| source.as_ref().into()),
            ..CodedEvent::new(
                self.id()?,
                self.date().clone().into(),
                EventCode::Acled(self.sub_event()),
                one,
                other,
            )?
            .mutual()
        })
    }
}

impl UcdpEvent<'_> {
    /// The row as a coded event without direction.
    ///
    /// # Errors
    /// A cell that is not UTF-8.
    pub fn coded(&self) -> Result<CodedEvent> {
        let [one, other] = self.states();
        Ok(CodedEvent {
            place: self.location()?.map(|place| place.as_ref().into()),
            source: self.source()?.map(|source| source.as_ref().into()),
            ..CodedEvent::new(
                self.id().to_string(),
                self.date().clone().into(),
                EventCode::Ucdp(self.violence()),
                one,
                other,
            )?
            .mutual()
        })
    }
}

impl MidDyad {
    /// The dyad of a dispute as a coded event without direction. It is only possible if the two had no day in common for sure.
    ///
    /// # Errors
    /// None that a dyad of [`join`](crate::read::mid::join) can have.
    pub fn coded(&self) -> Result<CodedEvent> {
        let dyad = self.dyad();
        // OK because the side is one of the two.
        #[expect(
            clippy::unwrap_used,
            clippy::missing_panics_doc,
            reason = "side a is of the dyad"
        )]
        let b = dyad.other(self.side_a()).unwrap();
        Ok(CodedEvent {
            possible: !self.is_sure(),
            ..CodedEvent::new(
                format!("mid-{}-{}-{}", self.dispute(), self.side_a(), b),
                self.when().clone(),
                EventCode::Mid(self.hostility()),
                [self.side_a()],
                [b],
            )?
            .mutual()
        })
    }
}
