//! POLECAT files: no bytes make the reader panic, lose a row or a byte, or depend on how the stream is cut.
#![no_main]

mod files;

use interstate::read::polecat::{PolecatOptions, PolecatEvent};

fn text(event: PolecatEvent<'_>) -> String {
    let _ = (event.intensity(), event.contexts(), event.mode(), event.published());
    let coded = event.coded().map(|event| (event.to_string(), event.interaction().is_ok()));
    format!("{event:?} {} {coded:?}", event.dyads().count())
}

target!(PolecatOptions, text);
