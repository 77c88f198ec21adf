//! Elements of HTML, of which none can hold an unescaped text.

use crate::plot::Escaped;
use std::fmt::{self, Write};

/// A piece of a page. Texts come in by [`text`](Self::text) and by the values of [`open`](Self::open) alone, which escape them.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Html(String);

impl Html {
    fn put(&mut self, what: fmt::Arguments<'_>) -> &mut Self {
        // OK because a String takes whatever is written to it.
        let _ = self.0.write_fmt(what);
        self
    }

    /// Begins an element with these attributes.
    pub(super) fn open(
        &mut self,
        tag: &'static str,
        attributes: &[(&'static str, &str)],
    ) -> &mut Self {
        self.put(format_args!("<{tag}"));
        for (name, value) in attributes {
            self.put(format_args!(" {name}=\"{}\"", Escaped(value)));
        }
        self.put(format_args!(">"))
    }

    /// Ends an element.
    pub(super) fn close(&mut self, tag: &'static str) -> &mut Self {
        self.put(format_args!("</{tag}>\n"))
    }

    /// Ends an element within a line.
    pub(super) fn end(&mut self, tag: &'static str) -> &mut Self {
        self.put(format_args!("</{tag}>"))
    }

    /// Text.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        self.put(format_args!("{}", Escaped(text)))
    }

    /// An element that holds a text alone.
    pub(super) fn leaf(
        &mut self,
        tag: &'static str,
        attributes: &[(&'static str, &str)],
        text: &str,
    ) -> &mut Self {
        self.open(tag, attributes).text(text).close(tag)
    }

    /// A new line.
    pub(super) fn line_break(&mut self) -> &mut Self {
        self.own("<br/>")
    }

    /// Another piece.
    pub(super) fn piece(&mut self, other: &Html) -> &mut Self {
        self.0.push_str(&other.0);
        self
    }

    /// What is no text of anybody's: a picture, the styles.
    pub(super) fn own(&mut self, own: &str) -> &mut Self {
        self.0.push_str(own);
        self
    }

    /// A table that scrolls in its own frame where the page is too narrow, and can be reached by keyboard.
    pub(super) fn framed(&mut self, label: &str, table: impl FnOnce(&mut Self)) -> &mut Self {
        self.open(
            "div",
            &[
                ("class", "frame"),
                ("role", "region"),
                ("tabindex", "0"),
                ("aria-label", label),
            ],
        );
        self.open("table", &[]);
        self.leaf("caption", &[], label);
        table(self);
        self.close("table").close("div")
    }

    /// A row of heads; those of numbers stand at the right, as their numbers do.
    pub(super) fn heads<'a>(
        &mut self,
        heads: impl IntoIterator<Item = &'a str>,
        of_numbers: impl IntoIterator<Item = &'a str>,
    ) -> &mut Self {
        self.open("thead", &[]).open("tr", &[]);
        for head in heads {
            self.leaf("th", &[("scope", "col")], head);
        }
        for head in of_numbers {
            self.leaf("th", &[("scope", "col"), ("class", "n")], head);
        }
        self.close("tr").close("thead")
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}
