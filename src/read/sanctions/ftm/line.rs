//! One line: what is wanted of it, borrowed, and nothing of the rest.

use crate::error::{Result, files::Files};
use crate::sanction::TargetKind;
use serde::de::{Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::borrow::Cow;
use std::fmt;

/// The texts of a property: mostly one, which needs no list.
#[derive(Clone, Debug, Default)]
pub(super) struct Texts<'a> {
    first: Option<Cow<'a, str>>,
    more: Vec<Cow<'a, str>>,
}

impl<'a> Texts<'a> {
    fn push(&mut self, text: Cow<'a, str>) {
        match self.first {
            None => self.first = Some(text),
            Some(_) => self.more.push(text),
        }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Cow<'a, str>> {
        self.first.iter().chain(&self.more)
    }

    pub(super) fn first(&self) -> Option<&str> {
        self.first.as_deref()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.first.is_none()
    }

    pub(super) fn len(&self) -> usize {
        usize::from(self.first.is_some()) + self.more.len()
    }
}

/// An entity of whatever schema. Every property is a list of texts.
#[derive(Debug, Default)]
pub(super) struct Line<'a> {
    pub(super) id: Cow<'a, str>,
    pub(super) caption: Cow<'a, str>,
    pub(super) schema: Cow<'a, str>,
    // Of parties.
    pub(super) jurisdiction: Texts<'a>,
    pub(super) country: Texts<'a>,
    pub(super) nationality: Texts<'a>,
    pub(super) flag: Texts<'a>,
    pub(super) imo: Texts<'a>,
    pub(super) lei: Texts<'a>,
    pub(super) registration: Texts<'a>,
    // Of sanctions.
    pub(super) entity: Texts<'a>,
    pub(super) program: Texts<'a>,
    pub(super) program_id: Texts<'a>,
    pub(super) provisions: Texts<'a>,
    pub(super) listing_date: Texts<'a>,
    pub(super) start_date: Texts<'a>,
    pub(super) end_date: Texts<'a>,
    pub(super) unsc_id: Texts<'a>,
}

impl<'a> Line<'a> {
    /// Whether it is one of a party or of a sanction.
    fn is_wanted(&self) -> bool {
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

    /// Reads a line, into one of which nothing is told yet.
    ///
    /// # Errors
    /// What is no JSON in UTF-8, or no entity: an object with `id` and `schema`.
    pub(super) fn read(&mut self, text: &'a [u8]) -> Result<()> {
        // Checked once for the whole line, which is faster than for each of its texts, and finds what stands in those that are left, too.
        let text = std::str::from_utf8(text).map_err(|fault| Files::Json {
            byte: fault.valid_up_to() + 1,
            why: "invalid unicode code point".into(),
        })?;
        let mut json = serde_json::Deserializer::from_str(text);
        let read = json.deserialize_map(OfLine(self));
        read.and_then(|()| json.end()).map_err(|error| {
            let why = error.to_string();
            // The place within the line is told as a byte of it.
            let why = why.split(" at line ").next().unwrap_or(&why).into();
            let byte = error.column();
            Files::Json { byte, why }.into()
        })
    }
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
            let wanted = match &*key {
                "jurisdiction" => &mut line.jurisdiction,
                "country" => &mut line.country,
                "nationality" | "citizenship" => &mut line.nationality,
                "flag" => &mut line.flag,
                "imoNumber" => &mut line.imo,
                "leiCode" => &mut line.lei,
                "registrationNumber" => &mut line.registration,
                "entity" => &mut line.entity,
                "program" => &mut line.program,
                "programId" => &mut line.program_id,
                "provisions" => &mut line.provisions,
                "listingDate" => &mut line.listing_date,
                "startDate" => &mut line.start_date,
                "endDate" => &mut line.end_date,
                "unscId" => &mut line.unsc_id,
                _ => {
                    map.next_value::<IgnoredAny>()?;
                    continue;
                }
            };
            map.next_value_seed(Add(wanted))?;
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
struct Add<'l, 'de>(&'l mut Texts<'de>);

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
            self.0.push(text);
        }
        Ok(())
    }
}
