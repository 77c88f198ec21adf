//! One line: what is wanted of it, borrowed, and nothing of the rest.

use crate::error::{Result, files::Files};
use crate::sanction::TargetKind;
use serde::de::{Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::borrow::Cow;
use std::fmt;

/// A property that is read.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Property {
    // Of parties.
    Jurisdiction,
    Country,
    Nationality,
    Flag,
    Imo,
    Lei,
    Registration,
    // Of sanctions.
    Entity,
    Program,
    ProgramId,
    Provisions,
    ListingDate,
    StartDate,
    EndDate,
    UnscId,
}

impl Property {
    /// The one of a key; `None` of a key that is left.
    pub(super) fn of_key(key: &str) -> Option<Self> {
        Some(match key {
            "jurisdiction" => Self::Jurisdiction,
            "country" => Self::Country,
            "nationality" | "citizenship" => Self::Nationality,
            "flag" => Self::Flag,
            "imoNumber" => Self::Imo,
            "leiCode" => Self::Lei,
            "registrationNumber" => Self::Registration,
            "entity" => Self::Entity,
            "program" => Self::Program,
            "programId" => Self::ProgramId,
            "provisions" => Self::Provisions,
            "listingDate" => Self::ListingDate,
            "startDate" => Self::StartDate,
            "endDate" => Self::EndDate,
            "unscId" => Self::UnscId,
            _ => return None,
        })
    }

    /// Whether it is one that is read of parties.
    pub(super) fn is_of_party(self) -> bool {
        matches!(
            self,
            Self::Jurisdiction
                | Self::Country
                | Self::Nationality
                | Self::Flag
                | Self::Imo
                | Self::Lei
                | Self::Registration
        )
    }
}

/// An entity of whatever schema.
#[derive(Debug, Default, Eq, PartialEq)]
pub(super) struct Line<'a> {
    pub(super) id: Cow<'a, str>,
    pub(super) caption: Cow<'a, str>,
    pub(super) schema: Cow<'a, str>,
    /// The texts of all properties that are read, in the order of the line.
    pub(super) texts: Vec<(Property, Cow<'a, str>)>,
}

impl<'a> Line<'a> {
    /// The texts of a property.
    pub(super) fn of(&self, property: Property) -> impl Iterator<Item = &str> + Clone {
        let texts = self.texts.iter();
        let texts = texts.filter(move |(of, _)| *of == property);
        texts.map(|(_, text)| &**text)
    }

    pub(super) fn has(&self, property: Property) -> bool {
        self.of(property).next().is_some()
    }

    /// Whether it is one of a party or of a sanction.
    pub(super) fn is_wanted(&self) -> bool {
        self.is_sanction() || self.party_kind().is_some()
    }

    /// What a party is by its schema; `None` of what is no party, such as an address.
    pub(super) fn party_kind(&self) -> Option<TargetKind> {
        Some(match &*self.schema {
            "Person" => TargetKind::Person,
            "Organization" | "Company" | "LegalEntity" | "PublicBody" => TargetKind::Entity,
            "Vessel" => TargetKind::Vessel,
            "Airplane" => TargetKind::Aircraft,
            "CryptoWallet" => TargetKind::Wallet,
            "Asset" | "Security" | "RealEstate" | "Vehicle" => TargetKind::Asset,
            _ => return None,
        })
    }

    pub(super) fn is_sanction(&self) -> bool {
        self.schema == "Sanction"
    }

    /// Reads a line that may be written in any way.
    ///
    /// # Errors
    /// What is no JSON, or no entity: an object with `id` and `schema`.
    pub(super) fn parse(text: &'a str) -> Result<Self> {
        let mut line = Self::default();
        let mut json = serde_json::Deserializer::from_str(text);
        let read = json.deserialize_map(OfLine(&mut line));
        let read = read.and_then(|()| json.end());
        read.map(|()| line).map_err(|error| {
            let why = error.to_string();
            // The place within the line is told as a byte of it.
            let why = why.split(" at line ").next().unwrap_or(&why).into();
            let byte = error.column();
            Files::Json { byte, why }.into()
        })
    }
}

/// The bytes of a text of a line, or of the texts of 256 lines.
// OK because a line has at most a megabyte.
#[expect(
    clippy::cast_possible_truncation,
    reason = "256 lines have fewer than 2³² bytes"
)]
pub(super) fn text_length(bytes: usize) -> u32 {
    bytes as u32
}

struct OfLine<'l, 'de>(&'l mut Line<'de>);

impl<'de> Visitor<'de> for OfLine<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an entity: an object with id and schema")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let line = self.0;
        let (mut has_id, mut has_schema) = (false, false);
        while let Some(Key(key)) = map.next_key()? {
            match &*key {
                "id" => {
                    line.id = map.next_value::<Key<'de>>()?.0;
                    has_id = !line.id.is_empty();
                }
                "caption" => line.caption = map.next_value::<Key<'de>>()?.0,
                "schema" => {
                    line.schema = map.next_value::<Key<'de>>()?.0;
                    has_schema = !line.schema.is_empty();
                }
                // What is neither a party nor a sanction is left; where the schema comes last it is read and then left.
                "properties" if has_schema && !line.is_wanted() => {
                    map.next_value::<IgnoredAny>()?;
                }
                "properties" => map.next_value_seed(Properties(line))?,
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        if !has_id {
            return Err(A::Error::missing_field("id"));
        }
        if !has_schema {
            return Err(A::Error::missing_field("schema"));
        }
        Ok(())
    }
}

struct Properties<'l, 'de>(&'l mut Line<'de>);

impl<'de> serde::de::DeserializeSeed<'de> for Properties<'_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Properties<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of properties")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let line = self.0;
        while let Some(Key(key)) = map.next_key()? {
            let Some(property) = Property::of_key(&key) else {
                map.next_value::<IgnoredAny>()?;
                continue;
            };
            map.next_value_seed(Add(property, line))?;
        }
        Ok(())
    }
}

/// A text, borrowed where it has no escapes.
struct Key<'a>(Cow<'a, str>);

impl<'de> serde::Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_str(OfKey)
    }
}

struct OfKey;

impl<'de> Visitor<'de> for OfKey {
    type Value = Key<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Key<'de>, E> {
        Ok(Key(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Key<'de>, E> {
        Ok(Key(Cow::Owned(text.to_owned())))
    }
}

/// Adds the texts of a list.
struct Add<'l, 'de>(Property, &'l mut Line<'de>);

impl<'de> serde::de::DeserializeSeed<'de> for Add<'_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Add<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of texts")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while let Some(Key(text)) = list.next_element()? {
            self.1.texts.push((self.0, text));
        }
        Ok(())
    }
}
