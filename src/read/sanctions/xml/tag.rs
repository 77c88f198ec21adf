//! The attributes of an element.

use crate::error::{Result, lists::Lists};
use memchr::memchr;
use quick_xml::XmlVersion;
use quick_xml::events::BytesStart;
use quick_xml::events::attributes::Attribute;
use quick_xml::name::QName;
use std::borrow::Cow;

/// The start of an element, with its attributes.
#[derive(Debug)]
pub(in crate::read::sanctions) struct Tag<'a> {
    /// What stands behind the name.
    attributes: &'a str,
    byte: u64,
}

impl<'a> Tag<'a> {
    pub(super) fn new(start: &'a BytesStart<'_>, byte: u64) -> Self {
        Self {
            attributes: start.attributes_raw(),
            byte,
        }
    }

    /// The value of an attribute, by its local name, without the blanks around it; `None` where it is absent or blank.
    ///
    /// # Errors
    /// Attributes that cannot be read.
    pub(in crate::read::sanctions) fn attribute(&self, name: &str) -> Result<Option<Cow<'a, str>>> {
        let mut rest = self.attributes;
        while let Some((key, value)) = self.next(&mut rest)? {
            if is_local(key, name) {
                return Ok(Some(self.value(value)?).filter(|value| !value.is_empty()));
            }
        }
        Ok(None)
    }

    /// The value of an attribute that must be there.
    ///
    /// # Errors
    /// Its absence; as [`attribute`](Self::attribute).
    pub(in crate::read::sanctions) fn needed(
        &self,
        name: &'static str,
        within: &'static str,
    ) -> Result<Cow<'a, str>> {
        let value = self.attribute(name)?;
        value.ok_or_else(|| Lists::Lacks { what: name, within }.into())
    }

    /// Calls `see` with the local name and the value of each attribute.
    ///
    /// # Errors
    /// Attributes that cannot be read; the error of `see`.
    pub(in crate::read::sanctions) fn each(
        &self,
        mut see: impl FnMut(&str, Cow<'_, str>) -> Result<()>,
    ) -> Result<()> {
        let mut rest = self.attributes;
        while let Some((key, value)) = self.next(&mut rest)? {
            let local = key.split_once(':').map_or(key, |(_, local)| local);
            see(local, self.value(value)?)?;
        }
        Ok(())
    }

    /// The next attribute, name and value as they are written: `ID="36"` or `ID = '36'`.
    fn next(&self, rest: &mut &'a str) -> Result<Option<(&'a str, &'a str)>> {
        let text = rest.trim_ascii_start();
        if text.is_empty() {
            return Ok(None);
        }
        let Some((key, value, behind)) = cut(text) else {
            let found: String = text.chars().take(80).collect();
            return Err(Lists::NotWellFormed {
                byte: self.byte,
                why: format!("{found:?} is no attribute; expected a name, = and a value in quotes")
                    .into(),
            }
            .into());
        };
        *rest = behind;
        Ok(Some((key, value)))
    }

    fn value(&self, written: &'a str) -> Result<Cow<'a, str>> {
        if written.bytes().all(|b| b.is_ascii_graphic() && b != b'&') {
            return Ok(Cow::Borrowed(written));
        }
        let attribute = Attribute {
            key: QName(""),
            value: Cow::Borrowed(written),
        };
        let Ok(value) = attribute.normalized_value(XmlVersion::Implicit1_0) else {
            return Err(Lists::Entity {
                byte: self.byte,
                found: written.into(),
            }
            .into());
        };
        Ok(match value {
            Cow::Borrowed(value) => Cow::Borrowed(value.trim()),
            Cow::Owned(value) => Cow::Owned(value.trim().to_owned()),
        })
    }
}

/// The first attribute: its name, its value, and what stands behind it.
fn cut(text: &str) -> Option<(&str, &str, &str)> {
    let equals = memchr(b'=', text.as_bytes())?;
    let key = text.get(..equals)?.trim_ascii_end();
    let value = text.get(equals + 1..)?.trim_ascii_start();
    let quote = value.bytes().next().filter(|b| matches!(b, b'"' | b'\''))?;
    let value = value.get(1..)?;
    let end = memchr(quote, value.as_bytes())?;
    let is_name = !key.bytes().any(|b| b.is_ascii_whitespace());
    let (value, behind) = (value.get(..end)?, value.get(end + 1..)?);
    is_name.then_some((key, value, behind))
}

/// Whether a name is the local one, with a prefix or without.
fn is_local(key: &str, name: &str) -> bool {
    key.strip_suffix(name).is_some_and(|prefix| {
        let before = prefix.strip_suffix(':');
        prefix.is_empty() || before.is_some_and(|before| !before.contains(':'))
    })
}
