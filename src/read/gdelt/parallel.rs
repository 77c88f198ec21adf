//! Several threads on one stream.

use super::event::GdeltEvent;
use super::odd;
use super::reader::{GdeltReader, Scan};
use crate::coded::{CodedAct, ParallelEventSource};
use crate::error::{Error, Result};
use crate::read::ReadAccount;
use crate::read::block::{Block, Piece};
use crate::read::cut::Cutter;
use crate::read::progress::OnProgress;
use std::collections::BTreeMap;
use std::io::Read;
use std::sync::{Mutex, MutexGuard, PoisonError};

impl<R: Read + Send> GdeltReader<R> {
    /// Passes every event to `each` on the threads of the current rayon pool, which take blocks of rows in turn. Each thread has a state of
    /// its own, made by `start`; all states are returned, with the error of the stream if it failed.
    ///
    /// Events come in no order and without a [line](GdeltEvent::line). The account is the same as on one thread, line numbers and examples
    /// included. Blocks are read one at a time, so any stream will do: a decoder runs on one thread while the others cut and count.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::gdelt::GdeltOptions;
    ///
    /// let mut reader = GdeltOptions::new().open("data/gdelt_v2_20191024143000_subset.export.CSV")?;
    /// let (end, sums) = reader.fold_parallel(|| 0, |sum, event| *sum += event.mentions().unwrap_or(0));
    /// end?;
    /// assert_eq!(sums.into_iter().sum::<u64>(), 1541);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[cfg_attr(docsrs, doc(cfg(feature = "parallel")))]
    pub fn fold_parallel<S: Send>(
        &mut self,
        start: impl Fn() -> S + Sync,
        each: impl Fn(&mut S, GdeltEvent<'_>) + Sync,
    ) -> (Result<()>, Vec<S>) {
        // What is left of the block in hand, if rows were asked for one by one before.
        let mut first = start();
        self.rest_of_block(|event| each(&mut first, event));
        let (source, scan) = self.parts();
        let progress = scan.progress.clone();
        let accounts = Accounts {
            account: std::mem::take(&mut scan.account),
            next: 0,
            waiting: BTreeMap::new(),
            progress,
        };
        let source = Mutex::new((source, 0_u64, None::<Error>));
        let accounts = Mutex::new(accounts);
        let states = rayon::broadcast(|_| {
            let mut state = start();
            let mut block = Block::default();
            let mut cutter = Cutter::default();
            let mut scan = Scan {
                lines_unknown: true,
                ..Scan::default()
            };
            loop {
                let (number, piece) = {
                    let mut source = held(&source);
                    let (blocks, taken, failed) = &mut *source;
                    match blocks.next(&mut block) {
                        Ok(Some(piece)) => {
                            *taken += 1;
                            (*taken - 1, piece)
                        }
                        Ok(None) => return state,
                        Err(error) => {
                            *failed = Some(error);
                            return state;
                        }
                    }
                };
                if piece == Piece::Lines {
                    let mut each = |event: GdeltEvent<'_>| each(&mut state, event);
                    cutter.restart();
                    scan.lines(&mut cutter, block.bytes(), &mut each);
                } else {
                    odd::odd_piece(&mut scan.account, piece, block.bytes());
                }
                held(&accounts).hand_in(number, std::mem::take(&mut scan.account));
            }
        });
        let (_, _, failed) = source.into_inner().unwrap_or_else(PoisonError::into_inner);
        let accounts = accounts
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        scan.account = accounts.account;
        let end = failed.map_or(Ok(()), Err);
        if end.is_ok() {
            scan.account.end();
        }
        (end, std::iter::once(first).chain(states).collect())
    }
}

#[cfg_attr(docsrs, doc(cfg(feature = "parallel")))]
impl<R: Read + Send> ParallelEventSource for GdeltReader<R> {
    fn fold_acts<S: Send>(
        &mut self,
        start: impl Fn() -> S + Sync,
        each: impl Fn(&mut S, CodedAct) + Sync,
    ) -> (Result<()>, Vec<S>) {
        self.fold_parallel(start, |state, event| each(state, event.act()))
    }
}

/// The accounts of blocks, put together in the order of the blocks.
struct Accounts {
    account: ReadAccount,
    next: u64,
    /// Of blocks that were done before an earlier one: at most as many as there are threads.
    waiting: BTreeMap<u64, ReadAccount>,
    progress: Option<OnProgress>,
}

impl Accounts {
    fn hand_in(&mut self, block: u64, account: ReadAccount) {
        self.waiting.insert(block, account);
        while let Some(account) = self.waiting.remove(&self.next) {
            self.account.append(account);
            self.next += 1;
        }
        if let Some(progress) = &self.progress {
            progress.tell(&self.account);
        }
    }
}

/// OK because a panic of another thread comes out of the pool anyway.
fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}
