//! Claims as text: stated numbers, words, sentences and files.

mod files;
mod readings;
mod sentences;
mod shipped;
mod stated;
