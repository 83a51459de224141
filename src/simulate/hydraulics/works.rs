//! Which works of a line stand: its stations, its loops, both or neither.

/// What has been built beside the bare pipe.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Works {
    /// Its stations run.
    pub stations: bool,
    /// Its loops lie.
    pub loops: bool,
}

impl Works {
    /// The bare pipe.
    pub const NONE: Self = Self { stations: false, loops: false };
    /// Everything its design has.
    pub const ALL: Self = Self { stations: true, loops: true };
    /// The four there are, each at its [`Works::row`].
    pub const EACH: [Self; 4] =
        [Self::NONE, Self { stations: true, loops: false }, Self { stations: false, loops: true }, Self::ALL];

    /// Its place in a list by works.
    pub fn row(self) -> usize {
        usize::from(self.stations) + 2 * usize::from(self.loops)
    }
}
