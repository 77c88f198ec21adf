//! What a reader knows of the elements of its format.

/// An element that a reader knows, with the elements that may stand in it. What is none of these is remarked and left.
///
/// The whole tree is written down once for each format: it says at which paths a name means something, so that a copy of an entry that
/// stands deeper than the entries is none.
#[derive(Debug)]
pub(in crate::read::sanctions) struct Node<A: 'static> {
    /// The local name.
    pub(super) name: &'static str,
    pub(super) is: Is<A>,
    pub(super) children: &'static [Node<A>],
    /// Whether it is an entry of the list, whose line is told.
    pub(super) is_entry: bool,
}

/// What is wanted of an element.
#[derive(Clone, Copy, Debug)]
pub(super) enum Is<A> {
    /// Its attributes, and the elements in it.
    Element(A),
    /// Its attributes and its text.
    Text(A),
    /// Nothing: it is known and left, with all that stands in it.
    Left,
}

impl<A> Node<A> {
    /// An element with elements in it.
    pub(in crate::read::sanctions) const fn element(
        name: &'static str,
        at: A,
        children: &'static [Self],
    ) -> Self {
        Self {
            name,
            is: Is::Element(at),
            children,
            is_entry: false,
        }
    }

    /// An element that is an entry of the list.
    pub(in crate::read::sanctions) const fn entry(
        name: &'static str,
        at: A,
        children: &'static [Self],
    ) -> Self {
        Self {
            name,
            is: Is::Element(at),
            children,
            is_entry: true,
        }
    }

    /// An element with text in it.
    pub(in crate::read::sanctions) const fn text(name: &'static str, at: A) -> Self {
        Self {
            name,
            is: Is::Text(at),
            children: &[],
            is_entry: false,
        }
    }

    /// An element that is known and left.
    pub(in crate::read::sanctions) const fn left(name: &'static str) -> Self {
        Self {
            name,
            is: Is::Left,
            children: &[],
            is_entry: false,
        }
    }
}
