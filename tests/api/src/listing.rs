//! One line an item: its path and signature.

use public_api::PublicItem;
use rustdoc_types::{Crate, Id, Impl, ItemEnum};
use std::collections::BTreeSet;
use std::error::Error;
use std::path::Path;

/// Every public item, sorted. A trait that a type has is one line, without its methods; what every type gets (`From<T> for T`) and what
/// follows from its fields (`Send`) stand in none.
pub fn of(json: &Path, krate: &Crate) -> Result<String, Box<dyn Error>> {
    let api = public_api::Builder::from_rustdoc_json(json)
        .sorted(true)
        .omit_blanket_impls(true)
        .omit_auto_trait_impls(true)
        .build()?;
    let lines: BTreeSet<String> = api
        .items()
        .filter(|item| is_told(krate, item))
        .map(ToString::to_string)
        .collect();
    Ok(lines.iter().map(|line| format!("{line}\n")).collect())
}

/// Whether the item says something that no other line says.
fn is_told(krate: &Crate, item: &PublicItem) -> bool {
    let of = |id: Id| krate.index.get(&id).map(|item| &item.inner);
    let given = |found: &Impl| {
        found
            .trait_
            .as_ref()
            .map(|of| of.path.ends_with("StructuralPartialEq"))
    };
    match (of(item.id()), item.parent_id().and_then(of)) {
        (Some(ItemEnum::Impl(found)), _) => given(found) == Some(false),
        (Some(ItemEnum::Function(_)), Some(ItemEnum::Impl(above))) => given(above).is_none(),
        _ => true,
    }
}

/// What was listed and is gone, with a minus, and what is there and not listed, with a plus.
pub fn differences(listed: &str, found: &str) -> Vec<String> {
    let (listed, found): (BTreeSet<&str>, BTreeSet<&str>) =
        (listed.lines().collect(), found.lines().collect());
    let gone = listed.difference(&found).map(|line| format!("-{line}"));
    let new = found.difference(&listed).map(|line| format!("+{line}"));
    gone.chain(new).collect()
}
