//! ICEWS files: no bytes make the reader panic, lose a row or a byte, or depend on how the stream is cut.
#![no_main]

mod files;

use interstate::read::icews::{IcewsOptions, IcewsEvent};

fn text(event: IcewsEvent<'_>) -> String {
    let _ = (event.intensity(), event.source_name(), event.target_name(), event.story());
    let coded = event.coded().map(|event| (event.to_string(), event.interaction().is_ok()));
    format!("{event} {event:?} {coded:?}")
}

target!(IcewsOptions, text);
