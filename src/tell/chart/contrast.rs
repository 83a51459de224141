//! Are the families' colours apart for readers who see fewer of them?
