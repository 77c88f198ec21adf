//! A file of statements with the rules that they name.

use super::raw::RawStatement;
use super::{ClaimStatement, json, place};
use crate::error::{Error, Result, cause::Cause, claims::Claims, files::Files};
use crate::rule::counting_rule::CountingRule;
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value};
use std::fs;
use std::path::Path;

/// The statements of a file, with the rules that they may name.
///
/// It is a JSON object of two lists: `{"rules": […], "statements": […]}`. A rule is an object as [`CountingRule`] writes it, or
/// `{"file": "rules.json"}`, a file with a list of rules, its path seen from the file of statements. Each rule has a name of its own. A
/// [statement](ClaimStatement) names its rules or holds them. Whatever cannot be read is refused, with its path in the file and the statement
/// that it stands in.
///
/// # Examples
/// ```
/// use interstate::claim::ClaimStatements;
/// use interstate::sample;
///
/// let file = r#"{
///     "rules": [{"name": "calls", "select": {"kind": "call"}}],
///     "statements": [
///         {"id": "one", "words": "they called just once in 2021", "claim": "exactly 1 in 2021", "of": {"pair": "CHN–RUS"}, "rule": "calls"}
///     ]
/// }"#;
/// let statements = ClaimStatements::from_json(file, &[])?;
/// let checked = statements.statements()[0].check(&sample::china_russia()?)?;
/// assert_eq!(checked.rows()[0].to_string(), "as stated: calls: holds (1)");
///
/// let refused = ClaimStatements::from_json(&file.replace("2021\", \"of", "2O21\", \"of"), &[]).unwrap_err();
/// assert_eq!(
///     refused.to_string(),
///     "statements[0].claim, in \"one\": \"exactly 1 in 2O21\" is no claim: read \"exactly 1 in\", and at \"2O21\" expected a period such as \
///      2022–2024, 2024-03 or 2022-02-24 to 2024-02-23; the nearest form is \"exactly N in PERIOD\"",
/// );
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ClaimStatements {
    rules: Vec<CountingRule>,
    statements: Vec<ClaimStatement>,
}

fn in_json(path: impl Into<String>, why: impl Into<String>) -> Error {
    Claims::InJson {
        path: path.into().into(),
        why: why.into().into(),
    }
    .into()
}

fn text_of(path: &Path) -> Result<String> {
    let bytes = fs::read(path).map_err(|error| Files::Open {
        path: path.display().to_string().into(),
        why: Cause::of(&error),
    })?;
    Ok(String::from_utf8(bytes).map_err(|_| Files::NotText)?)
}

fn value_of(text: &str) -> Result<Value> {
    json::from_text(text).map_err(|error| {
        let line = error.line() as u64;
        let said = error.to_string();
        // The line stands in front of the message already.
        let said = said
            .split_once(" at line ")
            .map_or(&*said, |(said, _)| said);
        in_json("JSON", said).at(line, None)
    })
}

/// The list under a key, if the object has it.
fn list<'a>(object: &'a Map<String, Value>, key: &str) -> Result<&'a [Value]> {
    match object.get(key) {
        None => Ok(&[]),
        Some(Value::Array(items)) => Ok(items),
        Some(_) => Err(in_json(key, "expected a list")),
    }
}

/// Adds a rule whose name no other has.
fn add(rules: &mut Vec<CountingRule>, rule: CountingRule, path: &str) -> Result<()> {
    if rules.iter().any(|other| other.name() == rule.name()) {
        let why = format!("a rule before it is named {:?} too", rule.name());
        return Err(in_json(path, why));
    }
    rules.push(rule);
    Ok(())
}

impl ClaimStatements {
    /// Statements with the rules that they may refer to by name when they are written.
    ///
    /// # Errors
    /// Two rules of one name.
    pub fn new(
        rules: impl IntoIterator<Item = CountingRule>,
        statements: impl IntoIterator<Item = ClaimStatement>,
    ) -> Result<Self> {
        let mut named = Vec::new();
        for (n, rule) in rules.into_iter().enumerate() {
            add(&mut named, rule, &format!("rules[{n}]"))?;
        }
        Ok(Self {
            rules: named,
            statements: statements.into_iter().collect(),
        })
    }

    /// Reads statements from JSON, which may refer by name to its own rules and to those given here.
    ///
    /// # Errors
    /// Text that is no JSON, or says a key twice; an unknown field, rule, state, window or form; a file of rules, which only
    /// [`from_path`](Self::from_path) can find. With the path, and with the statement that it stands in.
    pub fn from_json(json: &str, known: &[CountingRule]) -> Result<Self> {
        Self::read(json, known, |path, name| {
            let why = format!("{name:?} is another file; read this one from its path");
            Err(in_json(path, why))
        })
    }

    /// Reads statements from a JSON file, and from the files of rules that it names.
    ///
    /// # Errors
    /// A file that cannot be opened or is not UTF-8; and as [`from_json`](Self::from_json).
    pub fn from_path(path: impl AsRef<Path>) -> Result<Self> {
        let path = path.as_ref();
        Self::read(&text_of(path)?, &[], |_, name| {
            // A file in no folder stands beside the files that it names.
            let beside = path
                .parent()
                .map_or_else(|| name.into(), |folder| folder.join(name));
            let value = value_of(&text_of(&beside)?)?;
            let Value::Array(rules) = value else {
                return Err(in_json(name, "expected a list of rules"));
            };
            let rules = rules.iter().enumerate();
            rules
                .map(|(n, rule)| {
                    let read = place::read(rule, &format!("{name}[{n}]"));
                    read.map_err(|(path, why)| in_json(path, why))
                })
                .collect()
        })
    }

    fn read(
        text: &str,
        known: &[CountingRule],
        file: impl Fn(&str, &str) -> Result<Vec<CountingRule>>,
    ) -> Result<Self> {
        let value = value_of(text)?;
        let Value::Object(object) = value else {
            return Err(in_json(
                "JSON",
                "expected an object with rules and statements",
            ));
        };
        let other = object
            .keys()
            .find(|key| !["rules", "statements"].contains(&key.as_str()));
        if let Some(key) = other {
            return Err(in_json(
                key.as_str(),
                "unknown field; expected rules or statements",
            ));
        }
        let mut rules = Vec::new();
        for (n, item) in list(&object, "rules")?.iter().enumerate() {
            let path = format!("rules[{n}]");
            let name = item
                .get("file")
                .filter(|_| item.as_object().is_some_and(|of| of.len() == 1));
            if let Some(name) = name {
                let Value::String(name) = name else {
                    return Err(in_json(
                        format!("{path}.file"),
                        "expected the path of a file",
                    ));
                };
                for rule in file(&path, name)? {
                    add(&mut rules, rule, &path)?;
                }
            } else {
                let rule = place::read(item, &path).map_err(|(path, why)| in_json(path, why))?;
                add(&mut rules, rule, &path)?;
            }
        }
        let named: Vec<CountingRule> = rules.iter().chain(known).cloned().collect();
        let mut statements = Vec::new();
        for (n, item) in list(&object, "statements")?.iter().enumerate() {
            let path = format!("statements[{n}]");
            let raw: std::result::Result<RawStatement, _> = place::read(item, &path);
            let statement = raw.and_then(|raw| {
                let resolved = raw.resolve(&named);
                resolved.map_err(|(place, why)| (format!("{path}.{place}"), why))
            });
            statements.push(statement.map_err(|(path, why)| {
                // The statement by its id or its words, if it has any.
                let called = ["id", "words"]
                    .iter()
                    .find_map(|key| item.get(key)?.as_str());
                match called {
                    Some(called) => in_json(format!("{path}, in {called:?}"), why),
                    None => in_json(path, why),
                }
            })?);
        }
        Ok(Self { rules, statements })
    }

    /// The rules that the statements may name.
    #[must_use]
    pub fn rules(&self) -> &[CountingRule] {
        &self.rules
    }

    /// The statements, in the order of the file.
    #[must_use]
    pub fn statements(&self) -> &[ClaimStatement] {
        &self.statements
    }
}

/// As it is read: a rule of the list stands in a statement by its name.
impl Serialize for ClaimStatements {
    fn serialize<S: Serializer>(&self, to: S) -> std::result::Result<S::Ok, S::Error> {
        let raw = |of: &ClaimStatement| RawStatement::of(of, &self.rules);
        let statements: Vec<RawStatement> = self.statements.iter().map(raw).collect();
        let mut object = to.serialize_struct("ClaimStatements", 2)?;
        object.serialize_field("rules", &self.rules)?;
        object.serialize_field("statements", &statements)?;
        object.end()
    }
}
