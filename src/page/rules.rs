//! The rules that a page counts by, each once.

use super::html::Html;
use crate::rule::counting_rule::CountingRule;

/// The rules of a page, in the order in which they were first used.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Rules(Vec<CountingRule>);

impl Rules {
    /// The anchor of a rule, which is put down if it is new.
    pub(super) fn anchor(&mut self, rule: &CountingRule) -> String {
        let known = self.0.iter().position(|other| other == rule);
        let place = known.map_or(self.0.len(), |place| place);
        if known.is_none() {
            self.0.push(rule.clone());
        }
        format!("rule-{}", place + 1)
    }

    /// A link to a rule, by its name.
    pub(super) fn link(&mut self, rule: &CountingRule) -> Html {
        let anchor = self.anchor(rule);
        let mut link = Html::default();
        link.open("a", &[("href", &format!("#{anchor}"))])
            .text(rule.name())
            .end("a");
        link
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of them, as sentences.
    pub(super) fn section(&self) -> Html {
        let mut html = Html::default();
        html.open("section", &[("id", "rules")])
            .leaf("h2", &[], "Counting rules")
            .open("dl", &[]);
        for (rule, number) in self.0.iter().zip(1..) {
            html.leaf("dt", &[("id", &format!("rule-{number}"))], rule.name());
            html.leaf("dd", &[], &rule.to_string());
        }
        html.close("dl").close("section");
        html
    }
}
