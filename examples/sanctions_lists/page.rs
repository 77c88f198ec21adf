//! A page of sections: as text, as Markdown, as JSON.

use interstate::report::Table;
use serde_json::{Map, Value, json};

/// For whom a page is written.
#[derive(Clone, Copy, Default)]
pub(super) enum Written {
    #[default]
    Text,
    Markdown,
    Json,
}

/// A part of the page: a heading, a table, sentences.
pub(super) struct Section {
    /// Its key in JSON.
    pub(super) name: &'static str,
    pub(super) title: String,
    pub(super) table: Option<Table>,
    pub(super) notes: Vec<String>,
}

impl Section {
    pub(super) fn new(name: &'static str, title: impl Into<String>) -> Self {
        Self {
            name,
            title: title.into(),
            table: None,
            notes: Vec::new(),
        }
    }
}

pub(super) struct Page {
    title: String,
    sections: Vec<Section>,
}

impl Page {
    pub(super) fn new(title: String) -> Self {
        Self {
            title,
            sections: Vec::new(),
        }
    }

    pub(super) fn add(&mut self, section: Section) {
        self.sections.push(section);
    }

    pub(super) fn written(&self, written: Written) -> String {
        // What stands before a heading, behind it, and before a sentence.
        let ([mark, behind, item], mut page) = match written {
            Written::Text => (["", "", ""], format!("{}\n", self.title)),
            Written::Markdown => (["## ", "\n", "- "], format!("# {}\n", self.title)),
            Written::Json => {
                let sections = self.sections.iter().map(|section| {
                    let (title, rows, notes) = (&section.title, &section.table, &section.notes);
                    let written = json!({ "title": title, "rows": rows, "notes": notes });
                    (section.name.to_owned(), written)
                });
                let page = Value::Object(sections.collect::<Map<_, _>>());
                return format!("{page:#}\n");
            }
        };
        for section in &self.sections {
            page.extend(["\n", mark, &section.title, "\n"]);
            page.push_str(behind);
            if let Some(table) = section.table.as_ref().filter(|table| !table.is_empty()) {
                page.push_str(&match written {
                    Written::Markdown => table.to_markdown() + "\n",
                    Written::Text | Written::Json => table.to_string(),
                });
            }
            for note in &section.notes {
                page.extend([item, note, "\n"]);
            }
        }
        page
    }
}
