//! Claims as text: stated numbers, words, sentences and files.

mod stated;
