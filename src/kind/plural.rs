//! Words of the vocabulary as English plurals.

use std::fmt;

/// Writes a word of the vocabulary as an English plural.
pub(super) struct Plural(pub(super) &'static str);

impl fmt::Display for Plural {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self
            .0
            .replace('_', " ")
            .replace("counter terrorism", "counter-terrorism")
            .replace("freedom of navigation", "freedom-of-navigation");
        match self.0 {
            "aid"
            | "pressure"
            | "force"
            | "position_taking"
            | "technical_assistance"
            | "intelligence_sharing"
            | "staff_talks" => f.write_str(&text),
            "force_use" => f.write_str("uses of force"),
            "force_threat" => f.write_str("threats of force"),
            "force_display" => f.write_str("displays of force"),
            "memorandum" => f.write_str("memoranda"),
            _ => match text.strip_suffix('y') {
                Some(stem) if !text.ends_with("ay") => write!(f, "{stem}ies"),
                _ => write!(f, "{text}s"),
            },
        }
    }
}
