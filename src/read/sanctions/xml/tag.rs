//! The attributes of an element.

use crate::error::{Error, Result, lists::Lists};
use quick_xml::XmlVersion;
use quick_xml::events::BytesStart;
use quick_xml::events::attributes::{AttrError, Attribute};
use std::borrow::Cow;

/// The start of an element, with its attributes.
#[derive(Debug)]
pub(in crate::read::sanctions) struct Tag<'a> {
    pub(super) start: BytesStart<'a>,
    pub(super) byte: u64,
}

impl Tag<'_> {
    /// The value of an attribute, by its local name, without the blanks around it; `None` where it is absent or blank.
    ///
    /// # Errors
    /// Attributes that cannot be read.
    pub(in crate::read::sanctions) fn attribute(&self, name: &str) -> Result<Option<Cow<'_, str>>> {
        for attribute in self.start.attributes().with_checks(false) {
            let attribute = attribute.map_err(|fault| self.fault(&fault))?;
            if is_local(attribute.key.as_ref(), name) {
                return Ok(Some(self.value(&attribute)?).filter(|value| !value.is_empty()));
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
    ) -> Result<Cow<'_, str>> {
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
        for attribute in self.start.attributes().with_checks(false) {
            let attribute = attribute.map_err(|fault| self.fault(&fault))?;
            see(attribute.key.local_name().as_ref(), self.value(&attribute)?)?;
        }
        Ok(())
    }

    fn value<'a>(&self, attribute: &Attribute<'a>) -> Result<Cow<'a, str>> {
        if let Cow::Borrowed(value) = &attribute.value
            && value.bytes().all(|b| b.is_ascii_graphic() && b != b'&')
        {
            return Ok(Cow::Borrowed(value));
        }
        let Ok(value) = attribute.normalized_value(XmlVersion::Implicit1_0) else {
            return Err(Lists::Entity {
                byte: self.byte,
                found: attribute.value.as_ref().into(),
            }
            .into());
        };
        Ok(match value {
            Cow::Borrowed(value) => Cow::Borrowed(value.trim()),
            Cow::Owned(value) => Cow::Owned(value.trim().to_owned()),
        })
    }

    fn fault(&self, fault: &AttrError) -> Error {
        Lists::NotWellFormed {
            byte: self.byte,
            why: fault.to_string().into(),
        }
        .into()
    }
}

/// Whether a name is the local one, with a prefix or without.
fn is_local(key: &str, name: &str) -> bool {
    key.strip_suffix(name).is_some_and(|prefix| {
        let before = prefix.strip_suffix(':');
        prefix.is_empty() || before.is_some_and(|before| !before.contains(':'))
    })
}
