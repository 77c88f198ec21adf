//! Coverage as text.

use std::fmt;
use std::str::FromStr;

use super::{Coverage, CoverageExtent};
use crate::error::{Error, Result, words::Words};

/// `2017-01-01..2025-01-01 full; 2025-01-01..2026-01-01 partial`, `every day` or `no day`.
impl fmt::Display for Coverage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_unlimited() {
            return f.write_str("every day");
        }
        if self.spans().is_empty() {
            return f.write_str("no day");
        }
        for (n, (period, extent)) in self.spans().iter().enumerate() {
            write!(f, "{}{period} {extent}", if n == 0 { "" } else { "; " })?;
        }
        Ok(())
    }
}

/// Reads what `Display` writes; a period without a word is covered in full.
impl FromStr for Coverage {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        match text.trim() {
            "every day" => return Ok(Self::unlimited()),
            "no day" => return Ok(Self::none()),
            "" => return Err(Words::not_a("coverage", text, "2017-01-01..2025-01-01 full").into()),
            _ => {}
        }
        let span = |part: &str| {
            let (period, extent) = match part.trim().split_once(' ') {
                Some((period, extent)) => (period, extent.trim().parse()?),
                None => (part.trim(), CoverageExtent::Full),
            };
            Ok((period.parse()?, extent))
        };
        Self::new(text.split(';').map(span).collect::<Result<Vec<_>>>()?)
    }
}
