//! ACLED files: no bytes make the reader panic, lose a row or a byte, or depend on how the stream is cut.
#![no_main]

mod files;

use interstate::read::acled::{AcledOptions, AcledEvent};

fn text(event: AcledEvent<'_>) -> String {
    let _ = (event.classes(), event.country(), event.notes(), event.actors());
    let coded = event.coded().map(|event| (event.to_string(), event.interaction().is_ok()));
    format!("{event:?} {coded:?}")
}

target!(AcledOptions, text);
