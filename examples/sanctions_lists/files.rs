//! Files of lists, with what their caller says of them.

use super::{Done, READING};
use chrono::NaiveDate;
use interstate::read::sanctions::{
    ConListOptions, CslCsvOptions, CslJsonOptions, EuCsvOptions, EuXmlOptions, FtmJsonOptions,
    ListDay, ListForm, ListRead, OfacAdvancedXmlOptions, OfacCsvFiles, OfacCsvOptions, OfacList,
    SecoXmlOptions, UkCsvOptions, UkXmlOptions, UnXmlOptions,
};
use interstate::sanction::{ListExtent, PublishedList};
use std::str::FromStr;

/// A file, and what the caller says of it.
pub(super) struct Given {
    path: String,
    beside: Vec<String>,
    day: Option<NaiveDate>,
    list: Option<OfacList>,
    pub(super) extent: ListExtent,
}

impl FromStr for Given {
    type Err = Box<dyn std::error::Error>;

    fn from_str(word: &str) -> Done<Self> {
        let (files, said) = word.rsplit_once('@').unwrap_or((word, ""));
        let mut paths = files.split('+').map(str::to_owned);
        let mut given = Self {
            path: paths.next().unwrap_or_default(),
            beside: paths.collect(),
            day: None,
            list: None,
            extent: ListExtent::Whole,
        };
        for said in said.split(',').filter(|said| !said.is_empty()) {
            if let Ok(day) = said.parse::<NaiveDate>() {
                given.day = Some(day);
            } else if let Ok(list) = said.parse::<OfacList>() {
                given.list = Some(list);
            } else if let Ok(extent) = said.parse::<ListExtent>() {
                given.extent = extent;
            } else {
                let why = "is no day, no list of the Treasury (sdn, consolidated) and no extent (whole, part)";
                return Err(format!("{word:?}: {said:?} {why}").into());
            }
        }
        Ok(given)
    }
}

/// A file that was read.
pub(super) struct File<'a> {
    pub(super) given: &'a Given,
    pub(super) form: ListForm,
    pub(super) read: ListRead,
    pub(super) list: PublishedList,
}

impl<'a> File<'a> {
    pub(super) fn read(given: &'a Given) -> Done<Self> {
        let told = |error: Box<dyn std::error::Error>| format!("{}: {error}", given.path);
        let form = form_of(&given.path)?;
        let read = given.read(form).map_err(told)?;
        let list = read.published_list(given.extent)?;
        Ok(Self {
            given,
            form,
            read,
            list,
        })
    }

    pub(super) fn name(&self) -> &str {
        let path = self.given.path.rsplit('/').next();
        path.unwrap_or(&self.given.path)
    }
}

fn form_of(path: &str) -> Done<ListForm> {
    let form = ListForm::of_path(path)?;
    Ok(form.ok_or(format!("{path}: no list that the crate reads"))?)
}

impl Given {
    fn read(&self, form: ListForm) -> Done<ListRead> {
        let day = self.day.map_or(ListDay::InFile, ListDay::Stated);
        let path = &self.path;
        if form != ListForm::OfacMain && !self.beside.is_empty() {
            return Err("files stand beside the main file of a set of the Treasury alone".into());
        }
        let read = match form {
            ListForm::SecoXml => SecoXmlOptions::new(day, READING).read_path(path),
            ListForm::FtmJson => FtmJsonOptions::new(day, READING).read_path(path),
            ListForm::EuCsv => EuCsvOptions::new(day, READING).read_path(path),
            ListForm::EuXml => EuXmlOptions::new(day, READING).read_path(path),
            ListForm::UkCsv => UkCsvOptions::new(day, READING).read_path(path),
            ListForm::UkXml => UkXmlOptions::new(day, READING).read_path(path),
            ListForm::ConList => ConListOptions::new(day, READING).read_path(path),
            ListForm::UnXml => UnXmlOptions::new(day, READING).read_path(path),
            ListForm::OfacAdvancedXml => OfacAdvancedXmlOptions::new(day, READING).read_path(path),
            ListForm::CslCsv => CslCsvOptions::new(day, READING).read_path(path),
            ListForm::CslJson => CslJsonOptions::new(day, READING).read_path(path),
            ListForm::OfacMain => {
                let list = self.list.ok_or(
                    "which list it is, it does not say: write sdn or consolidated behind the day",
                )?;
                let mut files = OfacCsvFiles::open(path)?;
                for beside in &self.beside {
                    files = match form_of(beside)? {
                        ListForm::OfacAddresses => files.open_addresses(beside)?,
                        ListForm::OfacOtherNames => files.open_other_names(beside)?,
                        ListForm::OfacComments => files.open_comments(beside)?,
                        other => {
                            let why = "stands beside no main file of the Treasury";
                            return Err(format!("{beside} is {other}, which {why}").into());
                        }
                    };
                }
                OfacCsvOptions::new(list, day, READING).read(files)
            }
            other => {
                return Err(
                    format!("{other} stands beside a main file: MAIN+{path}@DAY,sdn").into(),
                );
            }
        };
        Ok(read?)
    }
}
