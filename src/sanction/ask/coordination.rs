//! Who acts together: issuer by issuer, targets that both list.

use crate::error::Result;
use crate::sanction::ask::filter::ListingFilter;
use crate::sanction::ask::match_rule::{MatchRules, stated};
use crate::sanction::ask::matched::Matched;
use crate::sanction::record::days::Possible;
use crate::sanction::register::Register;
use crate::state::actor::Actor;
use std::fmt;

impl Register {
    /// Counts, for each two issuers, the targets that both list, and which was first.
    ///
    /// # Errors
    /// A package or regime of the filter that is not in the register.
    ///
    /// # Examples
    /// ```
    /// use interstate::{Actor, State};
    /// use interstate::sanction::{ListingFilter, MatchRule, facts};
    ///
    /// let table = facts::register()?.coordination(&ListingFilter::new(), MatchRule::SameTarget)?;
    /// assert_eq!(table.both(State::USA, Actor::EU), 9);
    /// assert_eq!(table.leads(State::USA, Actor::EU), 9); // the United States were first each time
    /// assert_eq!(table.leads(Actor::EU, State::USA), 0);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn coordination(
        &self,
        which: &ListingFilter,
        rules: impl Into<MatchRules>,
    ) -> Result<Coordination> {
        let rules = stated(rules.into());
        let matched = Matched::new(self, rules);
        let mut issuers: Vec<Actor> = self.regimes().iter().map(|r| r.issuer().actor()).collect();
        issuers.sort_unstable();
        issuers.dedup();
        let days: Vec<Vec<Option<Possible>>> = issuers
            .iter()
            .map(|&issuer| match which.issuer {
                Some(only) if only != issuer => Ok(vec![None; matched.len()]),
                _ => self.earliest(&which.clone().of_issuer(issuer), &matched),
            })
            .collect::<Result<_>>()?;
        let pairs = |count: &dyn Fn(Possible, Possible) -> bool| {
            let cell = |a: &Vec<Option<Possible>>, b: &Vec<Option<Possible>>| {
                let both = a.iter().zip(b).filter_map(|(a, b)| Some(((*a)?, (*b)?)));
                both.filter(|(a, b)| count(*a, *b)).count() as u64
            };
            let line = |a| days.iter().map(|b| cell(a, b)).collect();
            days.iter().map(line).collect()
        };
        Ok(Coordination {
            rules,
            both: pairs(&|_, _| true),
            leads: pairs(&|a, b| a.hi < b.lo),
            issuers,
        })
    }
}

/// The number of targets that each two issuers both list, and how often each was first, with the rules by which targets were matched.
///
/// # Examples
/// See [`Register::coordination`].
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Coordination {
    rules: MatchRules,
    issuers: Vec<Actor>,
    both: Vec<Vec<u64>>,
    leads: Vec<Vec<u64>>,
}

impl Coordination {
    /// The rules by which targets were matched.
    #[must_use]
    pub fn rules(&self) -> MatchRules {
        self.rules
    }

    /// The issuers, in the order of their codes.
    #[must_use]
    pub fn issuers(&self) -> &[Actor] {
        &self.issuers
    }

    fn cell(&self, of: &[Vec<u64>], one: Actor, other: Actor) -> u64 {
        let at = |issuer| self.issuers.iter().position(|i| *i == issuer);
        // An issuer without a listing shares none with any. OK because there is a row and a column for each issuer.
        #[expect(clippy::indexing_slicing, reason = "places of issuers")]
        at(one).zip(at(other)).map_or(0, |(a, b)| of[a][b])
    }

    /// The number of targets that both issuers list; for an issuer with itself, the number that it lists.
    #[must_use]
    pub fn both(&self, one: impl Into<Actor>, other: impl Into<Actor>) -> u64 {
        self.cell(&self.both, one.into(), other.into())
    }

    /// The number of targets that the first issuer certainly listed on an earlier day than the other.
    #[must_use]
    pub fn leads(&self, first: impl Into<Actor>, other: impl Into<Actor>) -> u64 {
        self.cell(&self.leads, first.into(), other.into())
    }
}

impl fmt::Display for Coordination {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "targets listed by both, first by the one of the line (matched by {})",
            self.rules
        )?;
        for &one in &self.issuers {
            write!(f, "\n  {one:<4}")?;
            for &other in &self.issuers {
                write!(
                    f,
                    "  {other} {} ({})",
                    self.both(one, other),
                    self.leads(one, other)
                )?;
            }
        }
        Ok(())
    }
}
