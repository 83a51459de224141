//! Floor 0: quantities that cannot be misread, the calendar, places in files and diagnostics.
