//! The names of a target: several identities, each with several names of several parts.

/// The best name found so far, and the one in hand.
#[derive(Debug, Default)]
pub(super) struct Names {
    is_main: bool,
    is_primary: bool,
    /// Order and text of the parts of the name in hand, and the last order among them.
    parts: Vec<(u32, String)>,
    last: Option<u32>,
    /// The order of the part in hand; `None` for a title or a suffix.
    order: Option<u32>,
    best: Option<(u8, String)>,
    /// Whole names that are not the best.
    others: Vec<Box<str>>,
}

impl Names {
    pub(super) fn identity(&mut self, is_main: bool) {
        self.is_main = is_main;
    }

    pub(super) fn name(&mut self, is_primary: bool) {
        self.is_primary = is_primary;
        self.parts.clear();
        self.last = None;
    }

    /// Whether the name in hand goes before the best one: the primary name of the main identity goes first, then any of the main identity,
    /// then a primary one.
    fn is_better(&self) -> bool {
        self.best
            .as_ref()
            .is_none_or(|(best, _)| self.rank() > *best)
    }

    fn rank(&self) -> u8 {
        2 * u8::from(self.is_main) + u8::from(self.is_primary)
    }

    pub(super) fn part(&mut self, order: Option<&str>, kind: Option<&str>) {
        let is_name = !matches!(kind, Some("title" | "suffix"));
        let order = order.and_then(|order| order.parse().ok());
        let order = order.unwrap_or_else(|| self.last.map_or(1, |last| last.saturating_add(1)));
        self.order = is_name.then_some(order);
    }

    /// The text of the part in hand. Of two parts of one order, which are spellings of one, the first stays.
    pub(super) fn value(&mut self, text: &str) {
        let Some(order) = self.order.take() else {
            return;
        };
        if !text.is_empty() {
            self.parts.push((order, text.to_owned()));
            self.last = self.last.max(Some(order));
        }
    }

    /// The name in hand is whole.
    pub(super) fn end_name(&mut self) {
        if self.parts.is_empty() {
            return;
        }
        // Both keep the order of the file, so that the first of an order stays.
        self.parts.sort_by_key(|(order, _)| *order);
        self.parts.dedup_by_key(|(order, _)| *order);
        let texts: Vec<&str> = self.parts.iter().map(|(_, text)| text.as_str()).collect();
        let name = texts.join(" ");
        if self.is_better() {
            let before = self.best.replace((self.rank(), name));
            self.others.extend(before.map(|(_, name)| name.into()));
        } else {
            self.others.push(name.into());
        }
    }

    /// The best name, and the others.
    pub(super) fn whole(self) -> (String, Vec<Box<str>>) {
        let best = self.best.map_or_else(String::new, |(_, name)| name);
        (best, self.others)
    }
}
