//! Which list a set of files is.

use super::facts::OnList;
use super::measure::ListKind;
use crate::error::text;
use crate::sanction::Measures;

text::word! {
    "list of OFAC";
    /// The list of the Treasury of the United States that a set of CSV files is. The files do not state it, and it decides what an entry
    /// forbids.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::sanctions::OfacList;
    ///
    /// assert_eq!("consolidated".parse::<OfacList>()?, OfacList::Consolidated);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub enum OfacList {
        /// `SDN.CSV`, `ADD.CSV`, `ALT.CSV`, `SDN_COMMENTS.CSV`: specially designated nationals and blocked persons, whose property is frozen.
        Sdn,
        /// `CONS_PRIM.CSV`, `CONS_ADD.CSV`, `CONS_ALT.CSV`, `CONS_COMMENTS.CSV`: all other lists in one. What an entry forbids is told by its
        /// tags and by the directives that its remarks name.
        Consolidated,
    }
}

impl OfacList {
    pub(super) fn on(self) -> OnList {
        match self {
            Self::Sdn => OnList::nationals(),
            Self::Consolidated => OnList {
                kind: Some(ListKind::Consolidated),
                name: "Consolidated List".into(),
                slug: ListKind::Consolidated.slug().into(),
                told: Measures::NONE,
            },
        }
    }
}
