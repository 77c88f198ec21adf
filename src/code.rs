//! Codes of machine-coded event data: what they are called, how they nest, what each data set makes of them.
//!
//! A code is text. `010` (make a statement) and `10` (demand) are two codes of two roots, so no number ever stands for one. Quad
//! classes and scores belong to a data set and not to the code: ask for them with a [`DataSet`].

mod cameo;
mod cameo_kind;
mod cameo_table;
mod dataset;
mod plover;
mod plover_kind;

pub use cameo::Cameo;
pub use cameo_kind::Mapped;
pub use dataset::{DataSet, QuadClass};
pub use plover::Plover;
