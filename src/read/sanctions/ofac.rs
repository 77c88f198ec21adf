//! The lists of the Treasury of the United States: the set of CSV files, which has no days, and the advanced file in XML, which has them all.

mod advanced;
mod csv_set;
mod delta;
mod entry;
pub(super) mod facts;
mod lookups;
pub(super) mod measure;
mod name;
mod options;
mod parties;
pub(super) mod rows;
pub(super) mod statement;
mod tree;
mod which;

pub use advanced::{OfacAdvancedXml, OfacAdvancedXmlOptions};
pub use delta::OfacDelta;
pub use options::{OfacCsvFiles, OfacCsvOptions};
pub use which::OfacList;
