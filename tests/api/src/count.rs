//! How much there is to learn: types, methods, functions, variants; names that stand twice and items that can be named in two ways.

use rustdoc_types::{Crate, Id, Impl, Item, ItemEnum, StructKind, Visibility};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// Public types of which not all of `Send`, `Sync` and `Debug` hold, with the reason.
const EXEMPT: [(&str, &str); 2] = [
    (
        "stats::WatchedSimulation",
        "it holds what its caller wants to be told by, which need not leave the thread",
    ),
    (
        "read::sanctions::OfacCsvFiles",
        "it holds its caller's readers, which need not leave the thread",
    ),
];

/// What the public API holds.
#[derive(Default)]
pub struct Counts {
    structs: usize,
    enums: usize,
    traits: usize,
    aliases: usize,
    unions: usize,
    methods: usize,
    of_traits: usize,
    functions: usize,
    constants: usize,
    variants: usize,
    modules: usize,
    open: Vec<String>,
    twice: Vec<(&'static str, String, Vec<String>)>,
    paths: Vec<Vec<String>>,
}

/// Every public item of the modules, with each path by which it can be named.
fn reachable(krate: &Crate) -> BTreeMap<Id, BTreeSet<String>> {
    let mut found = BTreeMap::new();
    visit(krate, krate.root, None, &mut found);
    found
}

fn visit(krate: &Crate, id: Id, path: Option<String>, found: &mut BTreeMap<Id, BTreeSet<String>>) {
    let Some(item) = krate.index.get(&id) else {
        return;
    };
    if item.crate_id != 0 {
        return;
    }
    if let ItemEnum::Use(used) = &item.inner {
        if let (Visibility::Public, Some(id)) = (&item.visibility, used.id) {
            let above = path
                .as_deref()
                .and_then(|p| p.rsplit_once("::"))
                .map(|(above, _)| above.to_owned());
            if used.is_glob {
                members(krate, id, above, found);
            } else {
                visit(krate, id, Some(joined(above.as_deref(), &used.name)), found);
            }
        }
        return;
    }
    let path = path.unwrap_or_default();
    if !found.entry(id).or_default().insert(path.clone()) {
        return;
    }
    members(krate, id, (!path.is_empty()).then_some(path), found);
}

fn members(
    krate: &Crate,
    id: Id,
    path: Option<String>,
    found: &mut BTreeMap<Id, BTreeSet<String>>,
) {
    let Some(ItemEnum::Module(module)) = krate.index.get(&id).map(|item| &item.inner) else {
        return;
    };
    for &member in &module.items {
        let Some(item) = krate.index.get(&member) else {
            continue;
        };
        if matches!(item.visibility, Visibility::Public) {
            let name = item.name.as_deref().unwrap_or("_");
            visit(krate, member, Some(joined(path.as_deref(), name)), found);
        }
    }
}

fn joined(above: Option<&str>, name: &str) -> String {
    above.map_or_else(|| name.to_owned(), |above| format!("{above}::{name}"))
}

/// The kind of an item whose name ought to be the only one of its kind.
fn kind(item: &Item) -> Option<&'static str> {
    match &item.inner {
        ItemEnum::Struct(_)
        | ItemEnum::Enum(_)
        | ItemEnum::Union(_)
        | ItemEnum::Trait(_)
        | ItemEnum::TypeAlias(_) => Some("type"),
        ItemEnum::Function(_) => Some("function"),
        ItemEnum::Module(_) => Some("module"),
        _ => None,
    }
}

fn impls<'a>(krate: &'a Crate, item: &'a Item) -> impl Iterator<Item = &'a Impl> {
    let ids: &[Id] = match &item.inner {
        ItemEnum::Struct(of) => &of.impls,
        ItemEnum::Enum(of) => &of.impls,
        ItemEnum::Union(of) => &of.impls,
        _ => &[],
    };
    ids.iter()
        .filter_map(|id| match &krate.index.get(id)?.inner {
            ItemEnum::Impl(found) => Some(found),
            _ => None,
        })
}

impl Counts {
    /// Counts a crate.
    pub fn of(krate: &Crate) -> Self {
        let mut counts = Self::default();
        let mut named: BTreeMap<(&str, &str), BTreeSet<&str>> = BTreeMap::new();
        let items = reachable(krate);
        for (id, paths) in &items {
            let item = &krate.index[id];
            if *id == krate.root {
                continue;
            }
            counts.add(krate, item, paths);
            if paths.len() > 1 {
                counts.paths.push(paths.iter().cloned().collect());
            }
            let path = paths.iter().next().map_or("", String::as_str);
            if let (Some(kind), Some(name)) = (kind(item), item.name.as_deref()) {
                named.entry((kind, name)).or_default().insert(path);
            }
        }
        for ((kind, name), paths) in named {
            if paths.len() > 1 {
                let paths = paths.into_iter().map(ToOwned::to_owned).collect();
                counts.twice.push((kind, name.to_owned(), paths));
            }
        }
        counts.paths.sort();
        counts.open.sort();
        counts
    }

    fn add(&mut self, krate: &Crate, item: &Item, paths: &BTreeSet<String>) {
        match &item.inner {
            ItemEnum::Struct(of) => {
                self.structs += 1;
                if let StructKind::Plain {
                    fields,
                    has_stripped_fields: false,
                } = &of.kind
                    && !fields.is_empty()
                    && !is_non_exhaustive(item)
                {
                    self.open.extend(paths.iter().take(1).cloned());
                }
            }
            ItemEnum::Enum(of) => {
                self.enums += 1;
                self.variants += of.variants.len();
            }
            ItemEnum::Union(_) => self.unions += 1,
            ItemEnum::TypeAlias(_) => self.aliases += 1,
            ItemEnum::Trait(of) => {
                self.traits += 1;
                let is_function =
                    |id: &&Id| matches!(krate.index[*id].inner, ItemEnum::Function(_));
                self.of_traits += of.items.iter().filter(is_function).count();
            }
            ItemEnum::Function(_) => self.functions += 1,
            ItemEnum::Constant { .. } | ItemEnum::Static(_) => self.constants += 1,
            ItemEnum::Module(_) => self.modules += 1,
            _ => {}
        }
        for found in impls(krate, item).filter(|found| found.trait_.is_none()) {
            for member in found.items.iter().map(|id| &krate.index[id]) {
                if matches!(member.visibility, Visibility::Public) {
                    match member.inner {
                        ItemEnum::Function(_) => self.methods += 1,
                        ItemEnum::AssocConst { .. } => self.constants += 1,
                        _ => {}
                    }
                }
            }
        }
    }
}

fn is_non_exhaustive(item: &Item) -> bool {
    item.attrs
        .iter()
        .any(|attribute| format!("{attribute:?}").contains("NonExhaustive"))
}

/// Every public type that is not `Send`, `Sync` or `Debug` and has no reason for it, and every reason that is no longer needed.
pub fn faults(krate: &Crate) -> Vec<String> {
    let (mut faults, mut exempt) = (Vec::new(), BTreeSet::new());
    for (id, paths) in reachable(krate) {
        let item = &krate.index[&id];
        if !matches!(
            item.inner,
            ItemEnum::Struct(_) | ItemEnum::Enum(_) | ItemEnum::Union(_)
        ) {
            continue;
        }
        for wanted in ["Send", "Sync", "Debug"] {
            let holds = impls(krate, item).any(|found| {
                !found.is_negative
                    && found
                        .trait_
                        .as_ref()
                        .is_some_and(|of| of.path.rsplit("::").next() == Some(wanted))
            });
            let path = paths.iter().next().map_or("", String::as_str);
            if !holds && EXEMPT.iter().any(|(name, _)| *name == path) {
                exempt.insert(path.to_owned());
            } else if !holds {
                faults.push(format!("{path} is not {wanted}"));
            }
        }
    }
    let needless = EXEMPT.iter().filter(|(name, _)| !exempt.contains(*name));
    faults.extend(needless.map(|(name, reason)| {
        format!("{name} is all of them now ({reason}): take it off the list")
    }));
    faults
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let types = self.structs + self.enums + self.traits + self.aliases + self.unions;
        writeln!(
            f,
            "types: {types} ({} structs, {} enums, {} traits, {} aliases, {} unions)",
            self.structs, self.enums, self.traits, self.aliases, self.unions
        )?;
        writeln!(
            f,
            "methods: {} (and {} of traits)",
            self.methods, self.of_traits
        )?;
        writeln!(f, "functions: {}", self.functions)?;
        writeln!(f, "variants: {}", self.variants)?;
        writeln!(f, "constants: {}", self.constants)?;
        writeln!(f, "modules: {}", self.modules)?;
        writeln!(f, "names twice: {}", self.twice.len())?;
        for (kind, name, paths) in &self.twice {
            writeln!(f, "  {kind} {name}: {}", paths.join(", "))?;
        }
        writeln!(f, "items with several paths: {}", self.paths.len())?;
        for paths in &self.paths {
            writeln!(f, "  {}", paths.join(" = "))?;
        }
        writeln!(
            f,
            "structs that anyone can write out and no field can be added to: {}",
            self.open.len()
        )?;
        for path in &self.open {
            writeln!(f, "  {path}")?;
        }
        Ok(())
    }
}
