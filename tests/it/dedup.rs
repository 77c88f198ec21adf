//! Which reports are one event.

mod adapter;
mod carried;
mod laws;
mod links;
mod mentioned;
mod mirrors;
mod rules;
mod sample;

use interstate::State;
use interstate::coded::{CodedEvent, EventCode};

/// A report of what CHN did to RUS.
fn report(id: &str, when: &str, code: &str) -> CodedEvent {
    between(id, when, code, State::CHN, State::RUS)
}

fn between(id: &str, when: &str, code: &str, from: State, to: State) -> CodedEvent {
    let code = EventCode::Cameo(code.parse().unwrap());
    CodedEvent::new(id, when.parse().unwrap(), code, [from], [to]).unwrap()
}
