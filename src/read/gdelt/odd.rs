//! What of a stream is no row.

use crate::read::block::Piece;
use crate::read::cut::Line;
use crate::read::{Defect, ReadAccount};

/// Accounts for a piece of the stream that is no row.
pub(super) fn odd_piece(account: &mut ReadAccount, piece: Piece, start: &[u8]) {
    let (bytes, reason) = match piece {
        Piece::Lines => return,
        Piece::CutOff => (start.len(), Defect::CutOff),
        Piece::TooLong { bytes } if start.contains(&b'\r') => (bytes, Defect::CarriageReturns),
        Piece::TooLong { bytes } => (bytes, Defect::LineTooLong),
    };
    let number = account.line_read(bytes);
    account.reject(reason, number, None, start);
}

/// Accounts for a line that has not the columns of a row.
#[cold]
pub(super) fn no_row(account: &mut ReadAccount, line: &Line<'_>, number: u64) {
    let reason = if line.text.is_empty() {
        Defect::Blank
    } else if line.text.contains(&b'\r') {
        Defect::CarriageReturns
    } else {
        Defect::ColumnCount
    };
    account.reject(reason, number, None, line.text);
}
