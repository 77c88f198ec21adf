//! The names of a party in the advanced file: parts, in groups that are told after them.

use std::ops::Range;

/// The names of the identity in hand.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Whether the identity is the first of its party.
    is_first: bool,
    /// Of each alias whether it is the name.
    aliases: Vec<bool>,
    documented: usize,
    parts: Vec<Part>,
    /// The texts of the parts, one behind another.
    texts: String,
    /// The groups, and whether they are of last names.
    groups: Vec<(u64, bool)>,
}

#[derive(Debug)]
struct Part {
    /// Which alias it belongs to, and which of the writings of all aliases.
    alias: usize,
    documented: usize,
    group: Option<u64>,
    is_latin: bool,
    text: Range<usize>,
}

impl Names {
    /// An identity begins.
    pub(super) fn begin(&mut self, is_first: bool) {
        self.is_first = is_first;
        self.aliases.clear();
        self.documented = 0;
        self.parts.clear();
        self.texts.clear();
        self.groups.clear();
    }

    /// An alias begins.
    pub(super) fn alias(&mut self, is_name: bool) {
        self.aliases.push(is_name && self.is_first);
    }

    /// One of the writings of an alias begins.
    pub(super) fn documented(&mut self) {
        self.documented += 1;
    }

    /// A part begins, of this group and in this script.
    pub(super) fn part(&mut self, group: Option<u64>, is_latin: bool) {
        self.parts.push(Part {
            alias: self.aliases.len(),
            documented: self.documented,
            group,
            is_latin,
            text: 0..0,
        });
    }

    /// The text of the part in hand.
    pub(super) fn text(&mut self, text: &str) {
        if let Some(part) = self.parts.last_mut() {
            let start = self.texts.len();
            self.texts.push_str(text);
            part.text = start..self.texts.len();
        }
    }

    /// A group of parts.
    pub(super) fn group(&mut self, id: Option<u64>, is_last_name: bool) {
        if let Some(id) = id {
            self.groups.push((id, is_last_name));
        }
    }

    /// Each name whole, and whether it is the name of the party. As the other files print it, `LAST, First Middle`: the writing in Latin
    /// letters, else the first one.
    pub(super) fn whole(&self) -> Vec<(bool, String)> {
        let aliases = (1..).zip(&self.aliases);
        let whole = aliases.filter_map(|(alias, is_name)| Some((*is_name, self.one(alias)?)));
        whole.collect()
    }

    fn one(&self, alias: usize) -> Option<String> {
        let parts = || self.parts.iter().filter(move |part| part.alias == alias);
        let chosen = parts().find(|part| part.is_latin);
        let chosen = chosen.or_else(|| parts().next())?.documented;
        let is_last = |part: &Part| {
            let group = self.groups.iter().find(|(id, _)| Some(*id) == part.group);
            group.is_some_and(|(_, is_last)| *is_last)
        };
        let mut whole = String::new();
        for of_last in [true, false] {
            let mut between = if whole.is_empty() { "" } else { ", " };
            let parts = parts().filter(|part| part.documented == chosen && !part.text.is_empty());
            for part in parts.filter(|part| is_last(part) == of_last) {
                whole.push_str(between);
                whole.push_str(self.texts.get(part.text.clone()).unwrap_or(""));
                between = " ";
            }
        }
        Some(whole)
    }
}
