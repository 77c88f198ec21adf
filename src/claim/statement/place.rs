//! Values of JSON read with the place where one goes wrong.

use serde::de::value::{Error as ReadError, StrDeserializer};
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Error, IntoDeserializer,
    MapAccess, SeqAccess, Unexpected, VariantAccess, Visitor,
};
use serde_json::map::Iter;
use serde_json::{Map, Value};
use std::cell::RefCell;
use std::fmt;

/// A place below the root: `.claim.ratio_about.before`, `[3]`.
#[derive(Clone, Copy)]
enum Place<'a> {
    Root(&'a str),
    Key(&'a Place<'a>, &'a str),
    Item(&'a Place<'a>, usize),
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root(name) => f.write_str(name),
            Self::Key(above, key) => match above {
                Self::Root("") => f.write_str(key),
                _ => write!(f, "{above}.{key}"),
            },
            Self::Item(above, n) => write!(f, "{above}[{n}]"),
        }
    }
}

/// A value at its place, and where the first error was.
#[derive(Clone, Copy)]
struct At<'a> {
    value: &'a Value,
    place: &'a Place<'a>,
    wrong: &'a RefCell<Option<String>>,
}

/// Reads a value that stands at a place.
///
/// # Errors
/// What is wrong, and the place where it is.
pub(super) fn read<T: DeserializeOwned>(value: &Value, root: &str) -> Result<T, (String, String)> {
    let wrong = RefCell::new(None);
    let at = At {
        value,
        place: &Place::Root(root),
        wrong: &wrong,
    };
    let read = T::deserialize(at);
    read.map_err(|error| {
        let place = wrong.take().unwrap_or_else(|| root.to_owned());
        (place, error.to_string())
    })
}

impl<'a> At<'a> {
    /// Keeps the place of the first error, which is the deepest: what is above it is asked later.
    fn keep<T>(self, read: Result<T, ReadError>) -> Result<T, ReadError> {
        if read.is_err() {
            let mut wrong = self.wrong.borrow_mut();
            wrong.get_or_insert_with(|| self.place.to_string());
        }
        read
    }

    fn below(self, value: &'a Value, place: &'a Place<'a>) -> Self {
        Self {
            value,
            place,
            ..self
        }
    }

    fn any<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match self.value {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(*value),
            Value::Number(number) => match (number.as_u64(), number.as_i64(), number.as_f64()) {
                (Some(n), _, _) => visitor.visit_u64(n),
                (None, Some(n), _) => visitor.visit_i64(n),
                (None, None, Some(n)) => visitor.visit_f64(n),
                (None, None, None) => Err(ReadError::custom("a number that does not fit 64 bits")),
            },
            Value::String(text) => visitor.visit_str(text),
            Value::Array(items) => {
                let mut items = Items {
                    at: self,
                    all: items,
                    next: 0,
                };
                let read = visitor.visit_seq(&mut items)?;
                match items.all.len() - items.next {
                    0 => Ok(read),
                    _ => Err(ReadError::invalid_length(items.all.len(), &"fewer items")),
                }
            }
            Value::Object(entries) => visitor.visit_map(Entries {
                at: self,
                rest: entries.iter(),
                value: None,
            }),
        }
    }

    fn variant<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        let (word, value) = match self.value {
            Value::String(word) => (word, None),
            Value::Object(entries) => {
                let Some((word, value)) = one(entries) else {
                    let found = Unexpected::Map;
                    return Err(ReadError::invalid_value(found, &"an object with one key"));
                };
                (word, Some(value))
            }
            _ => return self.any(visitor),
        };
        visitor.visit_enum(Variant {
            at: self,
            word,
            value,
        })
    }
}

/// The only entry of an object.
fn one(entries: &Map<String, Value>) -> Option<(&String, &Value)> {
    entries.iter().next().filter(|_| entries.len() == 1)
}

impl<'de> Deserializer<'de> for At<'_> {
    type Error = ReadError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.any(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match self.value {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        self.variant(visitor)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

struct Items<'a> {
    at: At<'a>,
    all: &'a [Value],
    next: usize,
}

impl<'de> SeqAccess<'de> for &mut Items<'_> {
    type Error = ReadError;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, ReadError> {
        let Some(item) = self.all.get(self.next) else {
            return Ok(None);
        };
        let place = Place::Item(self.at.place, self.next);
        self.next += 1;
        let item = self.at.below(item, &place);
        item.keep(seed.deserialize(item)).map(Some)
    }
}

struct Entries<'a> {
    at: At<'a>,
    rest: Iter<'a>,
    value: Option<(&'a str, &'a Value)>,
}

impl<'de> MapAccess<'de> for Entries<'_> {
    type Error = ReadError;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, ReadError> {
        let Some((key, value)) = self.rest.next() else {
            return Ok(None);
        };
        self.value = Some((key, value));
        let key: StrDeserializer<'_, ReadError> = key.as_str().into_deserializer();
        seed.deserialize(key).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, ReadError> {
        let Some((key, value)) = self.value.take() else {
            return Err(ReadError::custom("a value without its key"));
        };
        let place = Place::Key(self.at.place, key);
        let value = self.at.below(value, &place);
        value.keep(seed.deserialize(value))
    }
}

struct Variant<'a> {
    at: At<'a>,
    word: &'a str,
    value: Option<&'a Value>,
}

impl<'de, 'a> EnumAccess<'de> for Variant<'a> {
    type Error = ReadError;
    type Variant = Content<'a>;

    fn variant_seed<V: DeserializeSeed<'de>>(
        self,
        seed: V,
    ) -> Result<(V::Value, Content<'a>), ReadError> {
        let word: StrDeserializer<'_, ReadError> = self.word.into_deserializer();
        Ok((seed.deserialize(word)?, Content(self)))
    }
}

/// What stands in a variant.
struct Content<'a>(Variant<'a>);

impl Content<'_> {
    fn at<T>(self, read: impl FnOnce(At<'_>) -> Result<T, ReadError>) -> Result<T, ReadError> {
        let Some(value) = self.0.value else {
            let found = Unexpected::UnitVariant;
            return Err(ReadError::invalid_type(
                found,
                &"an object with its content",
            ));
        };
        let place = Place::Key(self.0.at.place, self.0.word);
        let value = self.0.at.below(value, &place);
        value.keep(read(value))
    }
}

impl<'de> VariantAccess<'de> for Content<'_> {
    type Error = ReadError;

    fn unit_variant(self) -> Result<(), ReadError> {
        match self.0.value {
            None | Some(Value::Null) => Ok(()),
            Some(_) => Err(ReadError::invalid_type(Unexpected::Map, &"the word alone")),
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, ReadError> {
        self.at(|at| seed.deserialize(at))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, ReadError> {
        self.at(|at| at.deserialize_any(visitor))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        self.at(|at| at.deserialize_any(visitor))
    }
}
