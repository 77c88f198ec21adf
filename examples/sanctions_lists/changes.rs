//! What changed between two files of one list.

use super::files::File;
use super::page::{Page, Section};
use super::{Done, what_was_read};
use interstate::report::Table;
use interstate::sanction::{Designation, ListingEnd, Target};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What changed between two whole files of one list.
pub(super) fn changes(before: &File<'_>, after: &File<'_>) -> Done<Page> {
    let (then, now) = (
        before.read.snapshot(before.given.extent)?,
        after.read.snapshot(after.given.extent)?,
    );
    let change = then.change_to(&now)?;
    let told = then.followed_by(&now)?;
    let targets = &after.read.parts().targets;
    // With what two days tell of the day of a listing that the later file alone has.
    let told = Known::of(told.designations(), targets);
    let now = Known::of(&after.read.parts().designations, targets);
    let then = before.read.parts();
    let then = Known::of(&then.designations, &then.targets);
    let mut table = Table::new(["change", "listing", "name", "what"]);
    for id in change.added() {
        table.row(["added", id, now.name(id), &told.told(id)]);
    }
    let end = change.end().to_string();
    for id in change.removed() {
        table.row(["removed", id, then.name(id), &end]);
    }
    for id in change.amended() {
        table.row(["amended", id, now.name(id), &amendment(&then, &now, id)?]);
    }
    for pair in change.renumbered() {
        let (id, was) = (pair.after(), format!("was {}", pair.before()));
        table.row(["renumbered", id, now.name(id), &was]);
    }
    let title = format!(
        "{} to {}: what changed on the {}",
        before.name(),
        after.name(),
        after.list.name()
    );
    let mut page = Page::new(title);
    page.add(what_was_read([before, after].into_iter()));
    page.add(Section {
        table: Some(table),
        notes: vec![format!("{change}.")],
        ..Section::new("changes", "Listings that changed")
    });
    Ok(page)
}

/// Who and what a file lists, by id.
struct Known<'a> {
    listings: HashMap<&'a str, &'a Designation>,
    targets: HashMap<&'a str, &'a Target>,
}

impl<'a> Known<'a> {
    fn of(listings: &'a [Designation], targets: &'a [Target]) -> Self {
        Self {
            listings: listings.iter().map(|one| (one.id(), one)).collect(),
            targets: targets.iter().map(|one| (one.id(), one)).collect(),
        }
    }

    fn target(&self, listing: &str) -> Option<&'a Target> {
        let listing = self.listings.get(listing)?;
        self.targets.get(listing.target_id()).copied()
    }

    fn name(&self, listing: &str) -> &'a str {
        self.target(listing).map_or("", Target::name)
    }

    /// Regime, measures and day of a listing.
    fn told(&self, listing: &str) -> String {
        self.listings.get(listing).map_or_else(String::new, |one| {
            let (regime, measures) = (one.regime_id(), one.measures());
            format!("{regime}, {measures}, {}", one.listing_date())
        })
    }

    /// What a listing and its target say, by field. Up to which day it was seen and where it stands is no part of that.
    fn fields(&self, listing: &str) -> Done<BTreeMap<String, Value>> {
        let mut fields = BTreeMap::new();
        if let Some(one) = self.listings.get(listing) {
            add_fields(&mut fields, serde_json::to_value(one)?);
            if matches!(one.end(), ListingEnd::Open { .. }) {
                fields.remove("end_date");
            }
            if one.listing_date().first().is_none() {
                fields.remove("listing_date");
            }
            fields.remove("source");
        }
        if let Some(target) = self.target(listing) {
            add_fields(&mut fields, serde_json::to_value(target)?);
        }
        fields.remove("id");
        Ok(fields)
    }
}

fn add_fields(to: &mut BTreeMap<String, Value>, thing: Value) {
    if let Value::Object(fields) = thing {
        to.extend(fields);
    }
}

/// The fields that differ, as they were and as they are.
fn amendment(then: &Known<'_>, now: &Known<'_>, id: &str) -> Done<String> {
    let (was, is) = (then.fields(id)?, now.fields(id)?);
    if was.is_empty() {
        return Ok("was the last of several spells".to_owned());
    }
    let shown = |value: Option<&Value>| match value {
        None => "nothing".to_owned(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    };
    let names: BTreeSet<&String> = was.keys().chain(is.keys()).collect();
    let changed = names
        .into_iter()
        .filter(|name| was.get(*name) != is.get(*name));
    let changed = changed.map(|name| {
        let (was, is) = (shown(was.get(name)), shown(is.get(name)));
        format!("{name}: {was} → {is}")
    });
    Ok(changed.collect::<Vec<_>>().join("; "))
}
