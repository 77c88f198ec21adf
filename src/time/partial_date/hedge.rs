//! The marks `~` and `?` of a date.

/// What the source says about its own date.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub(super) struct Hedge {
    pub(super) approximate: bool,
    pub(super) uncertain: bool,
}

impl Hedge {
    pub(super) const NONE: Self = Self {
        approximate: false,
        uncertain: false,
    };

    pub(super) fn or(self, other: Self) -> Self {
        Self {
            approximate: self.approximate || other.approximate,
            uncertain: self.uncertain || other.uncertain,
        }
    }
}
