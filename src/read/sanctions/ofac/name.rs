//! The name of a party in the advanced file: parts, in groups that are told after them.

/// The name of the identity in hand.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Whether the identity is the first of its party, and the alias its name.
    is_first: bool,
    is_name: bool,
    documented: usize,
    parts: Vec<Part>,
    /// The groups, and whether they are of last names.
    groups: Vec<(u64, bool)>,
}

#[derive(Debug, Default)]
struct Part {
    /// Which of the writings of the name it belongs to.
    documented: usize,
    group: Option<u64>,
    is_latin: bool,
    text: Box<str>,
}

impl Names {
    /// An identity begins.
    pub(super) fn begin(&mut self, is_first: bool) {
        self.is_first = is_first;
        self.is_name = false;
        self.documented = 0;
        self.parts.clear();
        self.groups.clear();
    }

    /// An alias begins.
    pub(super) fn alias(&mut self, is_name: bool) {
        self.is_name = is_name;
    }

    /// One of the writings of an alias begins.
    pub(super) fn documented(&mut self) {
        self.documented += 1;
    }

    /// A part begins, of this group and in this script.
    pub(super) fn part(&mut self, group: Option<u64>, is_latin: bool) {
        if self.is_first && self.is_name {
            self.parts.push(Part {
                documented: self.documented,
                group,
                is_latin,
                text: Box::default(),
            });
        }
    }

    /// The text of the part in hand.
    pub(super) fn text(&mut self, text: &str) {
        if self.is_first
            && self.is_name
            && let Some(part) = self.parts.last_mut()
        {
            part.text = text.into();
        }
    }

    /// A group of parts.
    pub(super) fn group(&mut self, id: Option<u64>, is_last_name: bool) {
        if let Some(id) = id {
            self.groups.push((id, is_last_name));
        }
    }

    /// The whole name as the other files print it, `LAST, First Middle`: the writing in Latin letters, else the first one. `None` where the
    /// identity tells none.
    pub(super) fn whole(&mut self) -> Option<String> {
        let chosen = self.parts.iter().find(|part| part.is_latin);
        let chosen = chosen.or(self.parts.first())?.documented;
        let parts = self.parts.iter().filter(|part| part.documented == chosen);
        let is_last = |part: &Part| {
            let group = self.groups.iter().find(|(id, _)| Some(*id) == part.group);
            group.is_some_and(|(_, is_last)| *is_last)
        };
        let (mut last, mut rest) = (Vec::new(), Vec::new());
        for part in parts {
            if is_last(part) { &mut last } else { &mut rest }.push(&*part.text);
        }
        let (last, rest) = (last.join(" "), rest.join(" "));
        let between = if last.is_empty() || rest.is_empty() {
            ""
        } else {
            ", "
        };
        Some(format!("{last}{between}{rest}"))
    }
}
