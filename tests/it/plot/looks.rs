//! What every renderer needs: well-formed, its own styles, colours that can be told apart.

use super::each;
use roxmltree::Document;
use std::collections::{HashMap, HashSet};

#[test]
fn every_picture_is_well_formed_and_names_itself() {
    for (name, picture) in each() {
        let tree = Document::parse(picture.svg()).unwrap();
        let root = tree.root_element();
        assert_eq!(root.attribute("id"), Some(picture.id()), "{name}");
        assert_eq!(root.attribute("role"), Some("img"), "{name}");
        let text = |tag: &str| {
            let mut found = root
                .children()
                .filter(|n| n.has_tag_name(("http://www.w3.org/2000/svg", tag)));
            found.next().unwrap().text().unwrap().to_owned()
        };
        assert_eq!(text("title"), picture.title(), "{name}");
        assert_eq!(text("desc"), picture.description(), "{name}");
        let ids: Vec<&str> = tree
            .descendants()
            .filter_map(|n| n.attribute("id"))
            .collect();
        assert_eq!(
            ids.len(),
            ids.iter().collect::<HashSet<_>>().len(),
            "{name}: an id twice"
        );
        // The first thing drawn is its paper.
        let drawn = root
            .children()
            .find(|n| n.has_tag_name(("http://www.w3.org/2000/svg", "rect")));
        assert_eq!(drawn.unwrap().attribute("class"), Some("paper"), "{name}");
    }
}

#[test]
fn nothing_is_asked_that_some_renderer_lacks() {
    for (name, picture) in each() {
        let svg = picture.svg();
        assert!(!svg.contains("var("), "{name}: painted black by some");
        assert!(
            !svg.contains("font-family:sans-serif") && !svg.contains("px sans-serif"),
            "{name}"
        );
        assert!(svg.contains("Helvetica,Arial"), "{name}");
        assert!(
            !svg.contains("\n\n"),
            "{name}: a blank line ends the HTML of a page of documentation"
        );
        assert!(
            !svg.contains("<script") && !svg.contains("href") && !svg.contains("url("),
            "{name}"
        );
        assert_eq!(
            svg.matches("http").count(),
            1,
            "{name}: the name of the language alone"
        );
        for number in svg.split(['"', ' ', 'M', 'L', 'Z']) {
            assert!(
                !number.starts_with("-0") || number.contains('.'),
                "{name}: {number}"
            );
        }
    }
}

#[test]
fn styles_reach_nothing_outside_of_the_picture() {
    for (name, picture) in each() {
        let tree = Document::parse(picture.svg()).unwrap();
        let style = tree
            .descendants()
            .find(|n| n.tag_name().name() == "style")
            .unwrap();
        let css = style.text().unwrap();
        let own = format!("#{} ", picture.id());
        for rule in css
            .split(['{', '}'])
            .filter(|part| part.contains('.') && !part.contains(':'))
        {
            assert!(rule.starts_with(&own), "{name}: {rule}");
        }
    }
}

/// The colours of a picture in light and in dark, by class.
fn colours(css: &str) -> [HashMap<String, String>; 2] {
    let (light, dark) = css.split_once("@media").unwrap();
    [light, dark].map(|css| {
        let rules = css.split('}').filter_map(|rule| rule.rsplit_once('{'));
        rules
            .filter_map(|(selector, body)| {
                let class = selector.rsplit(['.', ' ']).next()?.to_owned();
                let value = body.split([':', ';']).find(|word| word.starts_with('#'))?;
                Some((class, value.to_owned()))
            })
            .collect()
    })
}

/// The relative luminance of WCAG 2.2.
fn luminance(colour: &str) -> f64 {
    let channel = |at: usize| {
        let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
        if value <= 0.04045 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

fn contrast(one: &str, other: &str) -> f64 {
    let (a, b) = (luminance(one), luminance(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn texts_stand_out_by_4_5_areas_by_3_or_have_an_outline_and_neighbours_differ_in_grey() {
    let (_, picture) = &each()[0];
    let tree = Document::parse(picture.svg()).unwrap();
    let style = tree
        .descendants()
        .find(|n| n.tag_name().name() == "style")
        .unwrap();
    let [light, dark] = colours(style.text().unwrap());
    for (mode, colours) in [("light", &light), ("dark", &dark)] {
        let paper = &colours["paper"];
        for text in ["text", "quiet", "solid"] {
            assert!(contrast(&colours[text], paper) >= 4.5, "{mode} {text}");
        }
        for line in ["ink", "axis", "outline"] {
            assert!(contrast(&colours[line], paper) >= 3.0, "{mode} {line}");
        }
        for part in ["a", "b", "c", "d", "e"] {
            let on = &colours[&format!("on-{part}")];
            assert!(
                contrast(on, &colours[part]) >= 4.5,
                "{mode} a number on {part}"
            );
        }
        // What a text stands on besides paper.
        assert!(
            contrast(&colours["text"], &colours["band"]) >= 4.5,
            "{mode} band"
        );
        assert!(
            contrast(&colours["text"], &colours["pale"]) >= 4.5,
            "{mode} pale"
        );
    }
    // Printed in grey, which is the light one.
    for pair in ["a", "b", "c", "d", "e"].windows(2) {
        assert!(
            contrast(&light[pair[0]], &light[pair[1]]) >= 1.5,
            "{pair:?}"
        );
    }
}
