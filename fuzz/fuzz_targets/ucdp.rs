//! UCDP GED files: no bytes make the reader panic, lose a row or a byte, or depend on how the stream is cut.
#![no_main]

mod files;

use interstate::read::ucdp::{UcdpOptions, UcdpEvent};

fn text(event: UcdpEvent<'_>) -> String {
    let _ = (event.deaths(), event.country(), event.sides(), event.conflict());
    let coded = event.coded().map(|event| (event.to_string(), event.interaction().is_ok()));
    format!("{event:?} {coded:?}")
}

target!(UcdpOptions, text);
