//! Who: states, organisations and blocs.
