//! What a publication of the Treasury changes: who left its lists on that day.

use crate::error::{Error, Result, lists::Lists, words::unknown};
use crate::read::ReadAccount;
use crate::read::sanctions::builder::Builder;
use crate::read::sanctions::dates::printed_day;
use crate::read::sanctions::list::{List, ListDay};
use crate::read::sanctions::xml::{Node, Tag, Walker, walk};
use crate::sanction::{
    ConflictReading, EndCause, ProgrammeList, ProgrammeReading, RemovalNotice, RemovedEntries,
    TerritoryReading,
};
use chrono::NaiveDate;
use std::collections::HashMap;
use std::io::Read;
use std::path::Path;

/// What a publication of the Treasury of the United States changes: a delta file of its Sanctions List Service, `2026-01-15_delta.xml`, whose root
/// is `sanctionsData`. The lists themselves have no removed entries; these files tell who left them, since 2023.
///
/// An `entity` that is removed is a notice that every listing of that target ends on the day of publication, by the id that the other files of the
/// Treasury give it, as in `ofac:36`. What was added or modified stands whole in the lists of that day: it is counted and not read. An entity that
/// stays and loses one list or one programme is [counted](Self::left_in_part) too: the file does not say whether the listings of the rest go on as
/// they were; compare the lists of two days for that.
///
/// # Examples
/// ```
/// use interstate::read::sanctions::{ListDay, OfacAdvancedXmlOptions, OfacDelta};
/// use interstate::sanction::{ConflictReading, ProgrammeReading, TerritoryReading};
///
/// let reading = ProgrammeReading::new(ConflictReading::ConcernsState, TerritoryReading::AimedAt);
/// let list = OfacAdvancedXmlOptions::new(ListDay::InFile, reading).read_path("tests/it/corpus/lists/ofac_made_up_advanced.xml")?;
/// let delta = OfacDelta::read(
///     r#"<sanctionsData xmlns="https://www.treasury.gov/ofac/DeltaFile/1.0">
///         <publicationInfo><datePublished>2026-10-01T00:00:00-04:00</datePublished></publicationInfo>
///         <entities><entity id="36" action="remove"/><entity id="38" action="add"/></entities>
///     </sanctionsData>"#
///         .as_bytes(),
/// )?;
/// assert_eq!((delta.removals().len(), delta.added()), (1, 1));
///
/// let (register, troubles) = list.into_register()?.with_removals(delta.removals());
/// assert!(troubles.is_empty());
/// let ends: Vec<_> = register.listings().map(|listing| format!("{} {}", listing.designation().id(), listing.designation().end())).collect();
/// assert_eq!(ends, ["ofac:36#sdn/RUSSIA-EO14024 2026-10-01 delisted", "ofac:36#sdn/IRAN 2026-10-01 delisted", "ofac:37#sdn/SDGT 2026-09-14.."]);
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Debug)]
pub struct OfacDelta {
    day: NaiveDate,
    removals: Vec<RemovalNotice>,
    added: u64,
    modified: u64,
    left_in_part: u64,
    account: ReadAccount,
}

const LIST: &List = &List {
    name: "a delta file of the Treasury of the United States (OFAC, XML)",
    title: "OFAC list",
    prefix: "ofac",
    removed: RemovedEntries::Dropped,
    tags: ProgrammeList::Ofac,
};

/// Of no weight: no regime is made of a delta file.
const READING: ProgrammeReading =
    ProgrammeReading::new(ConflictReading::ConcernsState, TerritoryReading::AimedAt);

impl OfacDelta {
    /// Reads from anything that gives bytes, keeping the good entities.
    ///
    /// # Errors
    /// A stream that fails or ends within the file; another file; no day of publication.
    pub fn read(mut from: impl Read) -> Result<Self> {
        let mut changes = Changes {
            into: Builder::new(LIST, ListDay::InFile, READING),
            entity: None,
            seen: HashMap::new(),
            removals: Vec::new(),
            added: 0,
            modified: 0,
            left_in_part: 0,
        };
        walk(&mut from, &TREE, &mut changes)?;
        let day = changes.into.day();
        Ok(Self {
            day: day.map_err(|_| Error::from(LACKS_DAY).at(1, None))?,
            removals: changes.removals,
            added: changes.added,
            modified: changes.modified,
            left_in_part: changes.left_in_part,
            account: changes.into.finish()?.account,
        })
    }

    /// Reads a file, [opened](crate::read::open) out of its wrapping, keeping the good entities.
    ///
    /// # Errors
    /// A file that cannot be opened; as [`read`](Self::read).
    pub fn read_path(path: impl AsRef<Path>) -> Result<Self> {
        Self::read(crate::read::open(path)?)
    }

    /// The day of publication.
    #[must_use]
    pub fn day(&self) -> NaiveDate {
        self.day
    }

    /// Who was removed, in the order of the file: what [`Register::with_removals`](crate::sanction::Register::with_removals) takes.
    #[must_use]
    pub fn removals(&self) -> &[RemovalNotice] {
        &self.removals
    }

    /// How many entities were added.
    #[must_use]
    pub fn added(&self) -> u64 {
        self.added
    }

    /// How many entities that stay were modified, those [left in part](Self::left_in_part) among them.
    #[must_use]
    pub fn modified(&self) -> u64 {
        self.modified
    }

    /// How many entities that stay were taken off a list or a programme.
    #[must_use]
    pub fn left_in_part(&self) -> u64 {
        self.left_in_part
    }

    /// What became of each entity.
    #[must_use]
    pub fn account(&self) -> &ReadAccount {
        &self.account
    }
}

const LACKS_DAY: Lists = Lists::Lacks {
    what: "datePublished",
    within: "publicationInfo",
};

#[derive(Clone, Copy, Debug)]
enum At {
    Published,
    Entity,
    /// A list or a programme of an entity.
    Membership,
    Part,
}

static TREE: Node<At> = Node::element(
    "sanctionsData",
    At::Part,
    &[
        Node::element(
            "publicationInfo",
            At::Part,
            &[
                Node::text("datePublished", At::Published),
                Node::left("publicationType"),
                Node::left("dataAsOf"),
                Node::left("filters"),
            ],
        ),
        Node::left("referenceValues"),
        Node::left("featureTypes"),
        Node::element(
            "entities",
            At::Part,
            &[Node::entry(
                "entity",
                At::Entity,
                &[
                    Node::left("generalInfo"),
                    Node::element(
                        "sanctionsLists",
                        At::Part,
                        &[Node::text("sanctionsList", At::Membership)],
                    ),
                    Node::element(
                        "sanctionsPrograms",
                        At::Part,
                        &[Node::text("sanctionsProgram", At::Membership)],
                    ),
                    Node::left("sanctionsTypes"),
                    Node::left("legalAuthorities"),
                    Node::left("names"),
                    Node::left("addresses"),
                    Node::left("features"),
                    Node::left("identityDocuments"),
                    Node::left("relationships"),
                ],
            )],
        ),
    ],
);

/// What is done to an entity, or to a part of it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Action {
    Add,
    Remove,
    Modify,
}

impl Action {
    const WORDS: [(&str, Self); 4] = [
        ("add", Self::Add),
        ("remove", Self::Remove),
        ("modify", Self::Modify),
        ("change", Self::Modify),
    ];

    /// The action of an element. One that has none stays and has parts that change.
    fn of(tag: &Tag<'_>) -> Result<Self> {
        let Some(word) = tag.attribute("action")? else {
            return Ok(Self::Modify);
        };
        let mut known = Self::WORDS.iter();
        let found = known.find(|(known, _)| word.eq_ignore_ascii_case(known));
        let words = Self::WORDS.iter().map(|(word, _)| *word);
        Ok(found.ok_or_else(|| unknown("action", &word, words))?.1)
    }
}

/// The entity that is open.
#[derive(Debug)]
struct Entity {
    id: Box<str>,
    action: Action,
    is_left_in_part: bool,
}

struct Changes {
    into: Builder,
    entity: Option<Entity>,
    /// By its id the line of an entity.
    seen: HashMap<Box<str>, u64>,
    removals: Vec<RemovalNotice>,
    added: u64,
    modified: u64,
    left_in_part: u64,
}

impl Changes {
    fn close_entity(&mut self, line: u64) -> Result<()> {
        let Some(entity) = self.entity.take() else {
            return Ok(());
        };
        if let Some(&first) = self.seen.get(&entity.id) {
            let id = (&*entity.id).into();
            return Err(Lists::EntryTwice { id, first }.into());
        }
        match entity.action {
            Action::Add => self.added += 1,
            Action::Modify => {
                self.modified += 1;
                self.left_in_part += u64::from(entity.is_left_in_part);
            }
            Action::Remove => {
                let day = self.into.day().map_err(|_| LACKS_DAY)?;
                let target = format!("{}:{}", LIST.prefix, entity.id);
                self.removals
                    .push(RemovalNotice::new(target, day, EndCause::Delisted));
            }
        }
        self.seen.insert(entity.id, line);
        self.into.keep_as_part();
        Ok(())
    }
}

impl Walker for Changes {
    type At = At;

    fn open(&mut self, at: At, tag: &Tag<'_>, _line: u64) -> Result<()> {
        match at {
            At::Entity => {
                self.entity = Some(Entity {
                    id: tag.needed("id", "entity")?.into(),
                    action: Action::of(tag)?,
                    is_left_in_part: false,
                });
            }
            At::Membership => {
                if let Some(entity) = &mut self.entity {
                    entity.is_left_in_part |= Action::of(tag)? == Action::Remove;
                }
            }
            At::Published | At::Part => {}
        }
        Ok(())
    }

    fn close(&mut self, at: At, text: &str, line: u64) -> Result<()> {
        match at {
            At::Published => self.into.told_day(printed_day(text)?),
            At::Entity => self.close_entity(line),
            At::Membership | At::Part => Ok(()),
        }
    }

    fn forget(&mut self) -> String {
        let entity = self.entity.take();
        entity.map_or_else(String::new, |entity| format!("entity {}", entity.id))
    }

    fn builder(&mut self) -> &mut Builder {
        &mut self.into
    }
}
