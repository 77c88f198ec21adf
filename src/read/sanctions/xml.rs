//! XML as a stream: elements at the paths that a reader knows, in one pass, with nothing kept of the others.
//!
//! Names are compared without their prefix, so that a namespace that moves changes nothing. No entity is looked up but the five of XML
//! and numbers of letters, no document type is read, nothing is fetched.

mod names;
mod node;
mod skip;
mod source;
mod start;
mod tag;

pub(super) use node::Node;
pub(super) use start::root_of;
pub(super) use tag::Tag;

use super::builder::Builder;
use crate::error::{Error, Result, cause::Cause, files::Files, lists::Lists};
use names::Names;
use node::Is;
use quick_xml::Reader;
use quick_xml::encoding::EncodingError;
use quick_xml::errors::Error as XmlError;
use quick_xml::events::{BytesRef, BytesStart, Event};
use skip::skip;
use source::{Here, MOST_BYTES, Place, Source};
use std::io::Read;

/// How many elements may stand in each other.
const MOST_DEEP: usize = 64;

/// Outside of entries, in how many others an element may stand whose line is counted: the root, a group, a thing and its parts.
const MOST_DEEP_OF_LINES: usize = 3;

/// What may stand before all else, to say that the letters are UTF-8.
const MARK: &str = "\u{FEFF}";

/// What makes entries of the elements of a format.
///
/// A fault that it gives within an entry rejects that entry; one that it gives outside of entries ends the reading.
pub(super) trait Walker {
    /// What it calls the elements that it wants.
    type At: Copy + 'static;

    /// An element begins. Within an entry the line is that of the entry's tag.
    fn open(&mut self, at: Self::At, tag: &Tag<'_>, line: u64) -> Result<()>;

    /// An element ends, with its text, without the blanks around it. The line is that of the last tag, or of the entry.
    fn close(&mut self, at: Self::At, text: &str, line: u64) -> Result<()>;

    /// The entry in hand is rejected: forgets it, and says what is known of its name.
    fn forget(&mut self) -> String;

    /// What takes the entries.
    fn builder(&mut self) -> &mut Builder;
}

/// Reads a file to its end.
///
/// # Errors
/// A stream that fails; what is no XML, or not of the format; a file that was cut; what goes beyond a limit; a fault outside of entries.
pub(super) fn walk<W: Walker>(
    from: &mut dyn Read,
    root: &'static Node<W::At>,
    walker: &mut W,
) -> Result<()> {
    let mut source = Source::new(from).map_err(|fault| unreadable(&fault))?;
    start::checked(source.block(), walker.builder().list())?;
    let mut walk = Walk {
        root,
        walker,
        open: Vec::with_capacity(MOST_DEEP),
        left: 0,
        names: Names::default(),
        text: String::new(),
        entry: None,
        line: 1,
        is_over: false,
    };
    let mut place = Place::default();
    let end = walk.run(&mut source, &mut place);
    let line = place.line(source.block());
    walk.walker.builder().read_so_far(source.bytes(), line);
    end.map_err(|fault| fault.at(line, None))
}

struct Walk<'a, W: Walker> {
    root: &'static Node<W::At>,
    walker: &'a mut W,
    /// The known elements that are open.
    open: Vec<&'static Node<W::At>>,
    /// How many elements are open that are left.
    left: usize,
    /// The names of all elements that are open.
    names: Names,
    text: String,
    entry: Option<Entry>,
    /// The line of the last tag that was opened outside of entries, but for those that stand deeper than a line is counted for.
    line: u64,
    /// Whether the root was closed.
    is_over: bool,
}

/// The entry that is open.
struct Entry {
    line: u64,
    /// How many elements are open outside of it.
    depth: usize,
    fault: Option<Error>,
}

impl<W: Walker> Walk<'_, W> {
    /// Reads block after block. A text or a tag that a block ends in is read again with the next one.
    fn run<R: Read>(&mut self, source: &mut Source<R>, place: &mut Place) -> Result<()> {
        loop {
            if !self.block(source, place)? {
                return Ok(());
            }
            let start = place.at;
            if start == 0 && source.block().len() > MOST_BYTES {
                return Err(too_long(place));
            }
            place.next_block(source.block());
            source
                .next_from(start)
                .map_err(|fault| unreadable(&fault))?;
        }
    }

    /// Reads a block, as far as what follows cannot change what it says. Whether more is to come.
    fn block<R: Read>(&mut self, source: &Source<R>, place: &mut Place) -> Result<bool> {
        let block = source.block();
        // What the reader would take for the mark of a file and leave out is one at the start of a file alone.
        while block
            .get(place.at..)
            .is_some_and(|rest| rest.starts_with(MARK.as_bytes()))
        {
            let (start, is_of_file) = (place.at, place.byte() == 0);
            place.at += MARK.len();
            if !is_of_file && self.left == 0 {
                self.add_text(MARK, &mut Here::new(block, start, place))?;
            }
        }
        let mut base = place.at;
        let mut reader = Reader::from_reader(block.get(base..).unwrap_or(&[]));
        let config = reader.config_mut();
        // Elements that were opened in blocks before are not known to this reader.
        (config.check_end_names, config.allow_unmatched_ends) = (false, true);
        loop {
            let event = reader.read_event();
            #[expect(clippy::cast_possible_truncation, reason = "a block is in memory")]
            let read = reader.buffer_position() as usize;
            let (start, end) = (place.at, base + read);
            if end - start > MOST_BYTES {
                place.at = end;
                return Err(too_long(place));
            }
            let is_whole = source.is_ended()
                || match &event {
                    Ok(Event::Eof) => false,
                    Ok(_) => end < block.len(),
                    // Where it stands at the start of a block more of the file does not mend it.
                    Err(_) => start == 0 && end < block.len(),
                };
            if !is_whole {
                return Ok(true);
            }
            place.at = end;
            match event {
                Ok(Event::Eof) if self.is_over => return Ok(false),
                Ok(Event::Eof) => return Err(self.cut_off(source)),
                Ok(event) => {
                    // Behind a text the reader has seen what comes next.
                    let may_skip = !matches!(event, Event::Text(_));
                    self.event(event, Here::new(block, start, place))?;
                    if may_skip && self.left > 0 {
                        let most = MOST_DEEP - self.open.len();
                        let rest = *reader.get_ref();
                        let passed = skip(rest, &mut self.left, most, &mut self.names);
                        *reader.get_mut() = rest.get(passed..).unwrap_or(&[]);
                        base += passed;
                        place.at += passed;
                    }
                }
                // Of `<` and `<!` at the end the reader has read nothing.
                Err(_) if !self.is_over && (end == block.len() || start + 2 >= block.len()) => {
                    return Err(self.cut_off(source));
                }
                Err(fault) => {
                    let start = start as u64;
                    let in_block = match &fault {
                        XmlError::Encoding(EncodingError::Utf8(fault)) => {
                            start + fault.valid_up_to() as u64
                        }
                        _ => base as u64 + reader.error_position(),
                    };
                    return Err(Lists::NotWellFormed {
                        byte: place.byte_of(in_block),
                        why: fault.to_string().into(),
                    }
                    .into());
                }
            }
        }
    }

    fn event(&mut self, event: Event<'_>, mut here: Here<'_>) -> Result<()> {
        match event {
            Event::Start(start) => {
                self.start(&start, &mut here)?;
                let known = self.open.last().filter(|_| self.left == 0);
                let known = known.map(|node| node.name);
                self.names.open(start.name().into_inner(), known);
                Ok(())
            }
            Event::Empty(start) => {
                self.start(&start, &mut here)?;
                self.end(&mut here)
            }
            Event::End(end) => {
                let name = end.name().into_inner();
                if !self.names.closes(name) {
                    return Err(Lists::NotWellFormed {
                        byte: here.place.byte_of(here.start as u64),
                        why: XmlError::from(self.names.fault(name)).to_string().into(),
                    }
                    .into());
                }
                self.end(&mut here)
            }
            // Nothing of an element that is left is looked at.
            Event::Text(_) | Event::CData(_) if self.left > 0 => Ok(()),
            Event::Text(text) => self.add_text(&text.xml10_content(), &mut here),
            Event::CData(text) => self.add_text(&text.xml10_content(), &mut here),
            Event::GeneralRef(entity) => self.add_entity(&entity, &mut here),
            Event::Decl(declaration) => match declaration.encoding() {
                Some(Ok(letters)) => start::letters(&letters),
                _ => Ok(()),
            },
            Event::DocType(_) => Err(Lists::DocumentType { byte: here.byte() }.into()),
            Event::Comment(_) | Event::PI(_) | Event::Eof => Ok(()),
        }
    }

    fn start(&mut self, start: &BytesStart<'_>, here: &mut Here<'_>) -> Result<()> {
        let byte = here.byte();
        if self.open.len() + self.left >= MOST_DEEP {
            return Err(Lists::TooDeep {
                byte,
                most: MOST_DEEP,
            }
            .into());
        }
        if self.left > 0 {
            self.left += 1;
            return Ok(());
        }
        let name = || start.local_name().into_inner();
        let node = match self.open.last() {
            Some(within) => {
                // Few files have prefixes, and a name with one is no other's.
                let known = |name| within.children.iter().find(|child| child.name == name);
                let known = known(start.name().into_inner()).or_else(|| known(name()));
                let Some(node) = known else {
                    let name = name();
                    let line = here.line();
                    let within = within.name;
                    self.walker.builder().unknown_element(line, within, name);
                    self.left = 1;
                    return Ok(());
                };
                node
            }
            None if self.is_over => {
                return Err(Lists::NotWellFormed {
                    byte,
                    why: format!("a second root, {:?}; expected the end of the file", name())
                        .into(),
                }
                .into());
            }
            None if name() == self.root.name => self.root,
            None => {
                let list = self.walker.builder().list();
                return Err(start::other_root(name(), self.root.name, list));
            }
        };
        let at = match node.is {
            Is::Left => {
                self.left = 1;
                return Ok(());
            }
            Is::Element(at) | Is::Text(at) => at,
        };
        if node.is_entry && self.entry.is_none() {
            self.entry = Some(Entry {
                line: here.line(),
                depth: self.open.len(),
                fault: None,
            });
        }
        if self.entry.is_none() && self.open.len() < MOST_DEEP_OF_LINES {
            self.line = here.line();
        }
        self.open.push(node);
        self.text.clear();
        let tag = Tag::new(start, byte);
        self.tell(node.name, here, |walker, line| walker.open(at, &tag, line))
    }

    fn end(&mut self, here: &mut Here<'_>) -> Result<()> {
        if self.left > 0 {
            self.left -= 1;
            return Ok(());
        }
        // OK because the parser refuses an end without a start.
        let Some(node) = self.open.pop() else {
            return Ok(());
        };
        let text = std::mem::take(&mut self.text);
        let told = match node.is {
            Is::Element(at) => {
                self.tell(node.name, here, |walker, line| walker.close(at, "", line))
            }
            Is::Text(at) => self.tell(node.name, here, |walker, line| {
                walker.close(at, text.trim(), line)
            }),
            Is::Left => Ok(()),
        };
        self.text = text;
        self.text.clear();
        told?;
        if let Some(entry) = self.entry.take_if(|entry| entry.depth == self.open.len())
            && let Some(fault) = entry.fault
        {
            let found = self.walker.forget();
            self.walker.builder().reject(entry.line, fault, &found);
        }
        self.is_over = self.open.is_empty();
        Ok(())
    }

    /// Hands an element on, unless the entry that it stands in is rejected.
    fn tell(
        &mut self,
        name: &'static str,
        here: &mut Here<'_>,
        see: impl FnOnce(&mut W, u64) -> Result<()>,
    ) -> Result<()> {
        let Some(entry) = &mut self.entry else {
            return see(self.walker, self.line).map_err(|fault| fault.in_column(name));
        };
        if entry.fault.is_some() {
            return Ok(());
        }
        match see(self.walker, entry.line) {
            Err(fault) if is_of_the_file(&fault) => Err(fault.in_column(name)),
            Err(fault) => {
                let line = here.line();
                entry.fault = Some(fault.at(line, Some(name)));
                Ok(())
            }
            Ok(()) => Ok(()),
        }
    }

    fn add_text(&mut self, text: &str, here: &mut Here<'_>) -> Result<()> {
        match self.open.last().map(|node| &node.is) {
            Some(Is::Text(_)) => {
                if self.text.len() + text.len() > MOST_BYTES {
                    return Err(too_long(here.place));
                }
                self.text.push_str(text);
            }
            Some(Is::Element(_) | Is::Left) => {
                if !text.trim().is_empty() {
                    let line = here.line();
                    let within = self.open.last().map_or("", |node| node.name);
                    self.walker
                        .builder()
                        .unknown_element(line, within, "text()");
                }
            }
            None => {
                if !text.trim().is_empty() {
                    return Err(Lists::NotWellFormed {
                        byte: here.byte(),
                        why: format!("text outside of the root, {:?}", text.trim()).into(),
                    }
                    .into());
                }
            }
        }
        Ok(())
    }

    fn add_entity(&mut self, entity: &BytesRef<'_>, here: &mut Here<'_>) -> Result<()> {
        let letter = match &**entity {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            _ => entity.resolve_char_ref().ok().flatten(),
        };
        let Some(letter) = letter else {
            return Err(Lists::Entity {
                byte: here.byte(),
                found: (&**entity).into(),
            }
            .into());
        };
        if self.left > 0 {
            return Ok(());
        }
        self.add_text(letter.encode_utf8(&mut [0; 4]), here)
    }

    fn cut_off<R: Read>(&self, source: &Source<R>) -> Error {
        let within = self.open.last().map_or(self.root.name, |node| node.name);
        Lists::CutOff {
            byte: source.bytes(),
            within: within.into(),
        }
        .into()
    }
}

fn too_long(place: &Place) -> Error {
    Lists::TooLong {
        byte: place.byte(),
        most: MOST_BYTES,
    }
    .into()
}

fn unreadable(fault: &std::io::Error) -> Error {
    Files::Unreadable {
        why: Cause::of(fault),
    }
    .into()
}

/// Whether a fault is one of the file, wherever it stands.
fn is_of_the_file(fault: &Error) -> bool {
    matches!(
        fault.of_list(),
        Some(Lists::NotWellFormed { .. } | Lists::Entity { .. } | Lists::TooLong { .. })
    )
}
