//! Statements as JSON has them: claims as objects or sentences, rules as objects or names.

use super::{AS_STATED, ClaimStatement};
use crate::claim::{Claim, ClaimReading, ClaimReadings, ClaimScope};
use crate::error::nearest;
use crate::rule::counting_rule::CountingRule;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// The fields of a statement.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawStatement {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    id: Option<Box<str>>,
    words: Box<str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    source: Option<Box<str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    note: Option<Box<str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    claim: Option<RawClaim>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    readings: Vec<RawReading>,
    #[serde(default, skip_serializing_if = "is_whole")]
    of: ClaimScope,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    rule: Option<RawRule>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    rules: Vec<RawRule>,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "the signature that serde asks for"
)]
fn is_whole(scope: &ClaimScope) -> bool {
    *scope == ClaimScope::Whole
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct RawReading {
    reading: Box<str>,
    claim: RawClaim,
}

/// A claim as an object, or as its sentence.
struct RawClaim(Claim);

/// A rule as an object, or its name.
enum RawRule {
    Inline(CountingRule),
    Named(Box<str>),
}

/// Reads text by one function and an object by another.
struct TextOr<T> {
    text: fn(&str) -> crate::error::Result<T>,
    expected: &'static str,
}

struct TextOrObject<T, O> {
    or: TextOr<T>,
    of: fn(O) -> T,
}

impl<'de, T, O: Deserialize<'de>> Visitor<'de> for TextOrObject<T, O> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.or.expected)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        (self.or.text)(text).map_err(E::custom)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        O::deserialize(MapAccessDeserializer::new(map)).map(self.of)
    }
}

impl<'de> Deserialize<'de> for RawClaim {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(TextOrObject {
            or: TextOr {
                text: |text| text.parse().map(Self),
                expected: "a claim as an object or a sentence",
            },
            of: Self,
        })
    }
}

impl Serialize for RawClaim {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(to)
    }
}

impl<'de> Deserialize<'de> for RawRule {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(TextOrObject {
            or: TextOr {
                text: |name| Ok(Self::Named(name.into())),
                expected: "a rule as an object or the name of one",
            },
            of: Self::Inline,
        })
    }
}

impl Serialize for RawRule {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Inline(rule) => rule.serialize(to),
            Self::Named(name) => name.serialize(to),
        }
    }
}

impl RawRule {
    /// The rule itself, by its name among those that are known.
    fn resolve(self, known: &[CountingRule]) -> Result<CountingRule, String> {
        let name = match self {
            Self::Inline(rule) => return Ok(rule),
            Self::Named(name) => name,
        };
        let found = known.iter().find(|rule| *rule.name() == *name);
        found.cloned().ok_or_else(|| {
            let names = known.iter().map(CountingRule::name);
            match (nearest(&name, names), known.len()) {
                (Some(near), _) => format!("unknown rule {name:?}; did you mean {near:?}?"),
                (None, 0) => format!("unknown rule {name:?}; no list of rules is given"),
                (None, n) => format!("unknown rule {name:?}; none of the {n} rules is named so"),
            }
        })
    }

    fn of(rule: &CountingRule, known: &[CountingRule]) -> Self {
        if known.contains(rule) {
            Self::Named(rule.name().into())
        } else {
            Self::Inline(rule.clone())
        }
    }
}

impl<'de> Deserialize<'de> for ClaimStatement {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let resolved = RawStatement::deserialize(from)?.resolve(&[]);
        resolved.map_err(|(place, why)| D::Error::custom(format!("{place}: {why}")))
    }
}

impl Serialize for ClaimStatement {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        RawStatement::of(self, &[]).serialize(to)
    }
}

/// Where in a statement something is wrong, and what.
pub(super) type Misplaced = (String, String);

impl RawStatement {
    /// The statement, with rules by their names.
    pub(super) fn resolve(self, known: &[CountingRule]) -> Result<ClaimStatement, Misplaced> {
        let wrong = |place: &str, why: &str| (place.to_owned(), why.to_owned());
        let readings: Vec<ClaimReading> = match self.claim {
            Some(_) if !self.readings.is_empty() => {
                return Err(wrong(
                    "readings",
                    "the statement has a claim too; give one of both",
                ));
            }
            Some(RawClaim(claim)) => vec![ClaimReading::new(AS_STATED, claim)],
            None => {
                let readings = self.readings.into_iter();
                let readings = readings.map(|of| ClaimReading::new(of.reading, of.claim.0));
                readings.collect()
            }
        };
        // A statement's readings are named as those of words are.
        let readings = ClaimReadings::new(&self.words, readings)
            .map_err(|error| wrong("readings", &error.to_string()))?;
        let rules = match self.rule {
            Some(_) if !self.rules.is_empty() => {
                return Err(wrong(
                    "rules",
                    "the statement has a rule too; give one of both",
                ));
            }
            Some(rule) => {
                let rule = rule.resolve(known);
                vec![rule.map_err(|why| ("rule".to_owned(), why))?]
            }
            None => {
                let rules = self.rules.into_iter().enumerate().map(|(n, rule)| {
                    let rule = rule.resolve(known);
                    rule.map_err(|why| (format!("rules[{n}]"), why))
                });
                rules.collect::<Result<_, _>>()?
            }
        };
        Ok(ClaimStatement {
            id: self.id,
            words: self.words,
            source: self.source,
            note: self.note,
            readings: readings.iter().cloned().collect(),
            scope: self.of,
            rules,
        })
    }

    /// The fields of a statement, with rules that are known by their names.
    pub(super) fn of(statement: &ClaimStatement, known: &[CountingRule]) -> Self {
        let rule = |rule: &CountingRule| RawRule::of(rule, known);
        let raw = |of: &ClaimReading| RawReading {
            reading: of.name().into(),
            claim: RawClaim(of.claim().clone()),
        };
        let (claim, readings) = match &*statement.readings {
            [one] if one.name() == AS_STATED => (Some(RawClaim(one.claim().clone())), Vec::new()),
            several => (None, several.iter().map(raw).collect()),
        };
        let (one, rules) = match &*statement.rules {
            [one] => (Some(rule(one)), Vec::new()),
            several => (None, several.iter().map(rule).collect()),
        };
        Self {
            id: statement.id.clone(),
            words: statement.words.clone(),
            source: statement.source.clone(),
            note: statement.note.clone(),
            claim,
            readings,
            of: statement.scope,
            rule: one,
            rules,
        }
    }
}
