//! When: partial dates, periods and exposures.
