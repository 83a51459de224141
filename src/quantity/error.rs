//! What is wrong with a quantity, said as a colleague would say it.

use std::fmt;

/// Why a text is no quantity, what was expected, and what may have been meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuantityError {
    /// What was found and why it is wrong, in a sentence without a full stop.
    pub message: String,
    /// What was expected, with units.
    pub expected: Option<String>,
    /// The nearest known unit, the fix.
    pub hint: Option<String>,
}

impl QuantityError {
    /// An error that says no more than `message`.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), expected: None, hint: None }
    }
    /// Adds what was expected.
    #[must_use]
    pub fn expected(mut self, text: impl Into<String>) -> Self {
        self.expected = Some(text.into());
        self
    }
    /// Adds a hint.
    #[must_use]
    pub fn hint(mut self, text: impl Into<String>) -> Self {
        self.hint = Some(text.into());
        self
    }
}

impl fmt::Display for QuantityError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        if let Some(expected) = &self.expected {
            write!(f, "; expected {expected}")?;
        }
        if let Some(hint) = &self.hint {
            write!(f, " ({hint})")?;
        }
        Ok(())
    }
}

impl std::error::Error for QuantityError {}
