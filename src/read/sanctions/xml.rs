//! XML as a stream: elements at the paths that a reader knows, in one pass, with nothing kept of the others.
//!
//! Names are compared without their prefix, so that a namespace that moves changes nothing. No entity is looked up but the five of XML
//! and numbers of letters, no document type is read, nothing is fetched.

mod node;
mod source;
mod start;
mod tag;

pub(super) use node::Node;
pub(super) use start::root_of;
pub(super) use tag::Tag;

use super::builder::Builder;
use crate::error::{Error, Result, cause::Cause, files::Files, lists::Lists};
use node::Is;
use quick_xml::Error as XmlError;
use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};
use source::{MOST_BYTES, Source};
use std::io::Read;

/// How many elements may stand in each other.
const MOST_DEEP: usize = 64;

/// Outside of entries, in how many others an element may stand whose line is counted: the root, a group, a thing and its parts.
const MOST_DEEP_OF_LINES: usize = 3;

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
    let mut source = Source::new(from);
    let expected = walker.builder().list();
    let start = source.start().map_err(|fault| Files::Unreadable {
        why: Cause::of(&fault),
    })?;
    start::checked(start, expected)?;
    let mut reader = Reader::from_reader(source);
    let config = reader.config_mut();
    config.check_end_names = true;
    let mut walk = Walk {
        reader,
        root,
        walker,
        open: Vec::with_capacity(MOST_DEEP),
        left: 0,
        text: String::new(),
        entry: None,
        line: 1,
        is_over: false,
    };
    let end = walk.run();
    let line = walk.reader.get_mut().line();
    let bytes = walk.reader.get_ref().bytes();
    walk.walker.builder().read_so_far(bytes, line);
    end.map_err(|fault| fault.at(line, None))
}

struct Walk<'a, 'r, W: Walker> {
    reader: Reader<Source<&'a mut (dyn Read + 'r)>>,
    root: &'static Node<W::At>,
    walker: &'a mut W,
    /// The known elements that are open.
    open: Vec<&'static Node<W::At>>,
    /// How many elements are open that are left.
    left: usize,
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

impl<W: Walker> Walk<'_, '_, W> {
    fn run(&mut self) -> Result<()> {
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            self.reader.get_mut().mark();
            let event = self.reader.read_event_into(&mut buffer);
            match event.map_err(|fault| self.fault(&fault))? {
                Event::Start(start) => self.start(start)?,
                Event::Empty(start) => {
                    self.start(start)?;
                    self.end()?;
                }
                Event::End(_) => self.end()?,
                // Nothing of an element that is left is looked at.
                Event::Text(_) | Event::CData(_) if self.left > 0 => {}
                Event::Text(text) => self.add_text(&text.xml10_content())?,
                Event::CData(text) => self.add_text(&text.xml10_content())?,
                Event::GeneralRef(entity) => self.add_entity(&entity)?,
                Event::Decl(declaration) => {
                    if let Some(Ok(letters)) = declaration.encoding() {
                        start::letters(&letters)?;
                    }
                }
                Event::DocType(_) => return Err(Lists::DocumentType { byte: self.byte() }.into()),
                Event::Comment(_) | Event::PI(_) => {}
                Event::Eof if self.is_over => return Ok(()),
                Event::Eof => return Err(self.cut_off()),
            }
        }
    }

    fn start(&mut self, start: BytesStart<'_>) -> Result<()> {
        let byte = self.byte();
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
        let name = start.local_name().into_inner();
        let node = match self.open.last() {
            Some(within) => {
                let known = within.children.iter().find(|child| child.name == name);
                let Some(node) = known else {
                    let line = self.reader.get_mut().line();
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
                    why: format!("a second root, {name:?}; expected the end of the file").into(),
                }
                .into());
            }
            None if name == self.root.name => self.root,
            None => {
                let list = self.walker.builder().list();
                return Err(start::other_root(name, self.root.name, list));
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
                line: self.reader.get_mut().line(),
                depth: self.open.len(),
                fault: None,
            });
        }
        if self.entry.is_none() && self.open.len() < MOST_DEEP_OF_LINES {
            self.line = self.reader.get_mut().line();
        }
        self.open.push(node);
        self.text.clear();
        let tag = Tag { start, byte };
        self.tell(node.name, |walker, line| walker.open(at, &tag, line))
    }

    fn end(&mut self) -> Result<()> {
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
            Is::Element(at) => self.tell(node.name, |walker, line| walker.close(at, "", line)),
            Is::Text(at) => self.tell(node.name, |walker, line| {
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
                let line = self.reader.get_mut().line();
                entry.fault = Some(fault.at(line, Some(name)));
                Ok(())
            }
            Ok(()) => Ok(()),
        }
    }

    fn add_text(&mut self, text: &str) -> Result<()> {
        match self.open.last().map(|node| &node.is) {
            Some(Is::Text(_)) => {
                if self.text.len() + text.len() > MOST_BYTES {
                    return Err(self.too_long());
                }
                self.text.push_str(text);
            }
            Some(Is::Element(_) | Is::Left) => {
                if !text.trim().is_empty() {
                    let line = self.reader.get_mut().line();
                    let within = self.open.last().map_or("", |node| node.name);
                    self.walker
                        .builder()
                        .unknown_element(line, within, "text()");
                }
            }
            None => {
                if !text.trim().is_empty() {
                    return Err(Lists::NotWellFormed {
                        byte: self.byte(),
                        why: format!("text outside of the root, {:?}", text.trim()).into(),
                    }
                    .into());
                }
            }
        }
        Ok(())
    }

    fn add_entity(&mut self, entity: &BytesRef<'_>) -> Result<()> {
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
                byte: self.byte(),
                found: (&**entity).into(),
            }
            .into());
        };
        if self.left > 0 {
            return Ok(());
        }
        self.add_text(letter.encode_utf8(&mut [0; 4]))
    }

    fn byte(&self) -> u64 {
        self.reader.buffer_position()
    }

    fn too_long(&self) -> Error {
        Lists::TooLong {
            byte: self.byte(),
            most: MOST_BYTES,
        }
        .into()
    }

    fn cut_off(&self) -> Error {
        let within = self.open.last().map_or(self.root.name, |node| node.name);
        Lists::CutOff {
            byte: self.reader.get_ref().bytes(),
            within: within.into(),
        }
        .into()
    }

    fn fault(&self, fault: &XmlError) -> Error {
        let source = self.reader.get_ref();
        match fault {
            _ if source.is_too_long() => self.too_long(),
            XmlError::Io(fault) => Files::Unreadable {
                why: Cause::of(fault),
            }
            .into(),
            _ if source.is_ended() && !self.is_over => self.cut_off(),
            fault => Lists::NotWellFormed {
                byte: self.reader.error_position(),
                why: fault.to_string().into(),
            }
            .into(),
        }
    }
}

/// Whether a fault is one of the file, wherever it stands.
fn is_of_the_file(fault: &Error) -> bool {
    matches!(
        fault.of_list(),
        Some(Lists::NotWellFormed { .. } | Lists::Entity { .. } | Lists::TooLong { .. })
    )
}
