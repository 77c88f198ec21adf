//! In which letters a name is written.

fn is_latin(letter: char) -> bool {
    matches!(letter, 'A'..='Z' | 'a'..='z' | '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}')
}

fn is_of_another_script(letter: char) -> bool {
    matches!(letter, '\u{370}'..='\u{52F}')
}

/// Whether more than half of the letters are Latin.
pub(super) fn is_mostly_latin(name: &str) -> bool {
    let letters = || name.chars().filter(|letter| letter.is_alphabetic());
    let latin = letters().filter(|letter| is_latin(*letter)).count();
    2 * latin > letters().count()
}

/// Whether a word has Latin letters and Greek or Cyrillic ones, which look like them.
pub(super) fn is_mixed(name: &str) -> bool {
    name.split_whitespace()
        .any(|word| word.chars().any(is_latin) && word.chars().any(is_of_another_script))
}
