//! Which colour means what, everywhere: one table, by the family of the gas.
//!
//! The hues follow Okabe and Ito (2008) and Tol (2021): blues for LNG, greens for Turkmen gas, orange for Russian gas,
//! purple for Iranian gas, greys for a country's own. Lightness was then chosen so that the families stay apart
//! for readers with protanopia, deuteranopia and tritanopia; the tests measure it (`contrast.rs`). In greyscale hue is
//! lost by nature: order, white separators and labels carry the meaning there.
//! Leaves out: a colour for a shortfall, which is hatched and never filled like a supply.

/// A colour in sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Colour {
    pub red: u8,
    pub green: u8,
    pub blue: u8,
}

pub(super) const WHITE: Colour = Colour::hex(0xFF_FF_FF);
pub(super) const BLACK: Colour = Colour::hex(0);
pub(super) const INK: Colour = Colour::hex(0x22_22_22);
pub(super) const SOFT: Colour = Colour::hex(0x55_55_55);
pub(super) const FAINT: Colour = Colour::hex(0x70_70_70);
pub(super) const GRID: Colour = Colour::hex(0xE1_E1_E1);

/// What an entry or an origin is, as far as its colour says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Family {
    /// Fields that produce today.
    Domestic,
    /// Finds and tight gas not yet produced.
    DomesticNew,
    /// LNG under long contracts, through terminals that exist.
    LngContracted,
    /// LNG bought cargo by cargo.
    LngSpot,
    /// LNG through terminals not yet built.
    LngNew,
    /// Gas from Turkmenistan.
    Turkmen,
    /// Gas from Russia, by whatever line.
    Russian,
    /// Gas from Iran.
    Iranian,
    /// Gas out of storage.
    Storage,
    /// Any other origin.
    Other,
}

impl Family {
    /// All families in the order of a stack: what exists first, what is new above it.
    pub const STACK: [Self; 10] = [
        Self::Domestic,
        Self::DomesticNew,
        Self::LngContracted,
        Self::LngSpot,
        Self::LngNew,
        Self::Turkmen,
        Self::Russian,
        Self::Iranian,
        Self::Storage,
        Self::Other,
    ];

    /// The family of piped gas by the country it comes from: an ISO code or a name.
    #[must_use]
    pub fn of_origin(country: &str) -> Self {
        let country = country.to_lowercase();
        let is = |code: &str, name: &str| country == code || country.contains(name);
        match () {
            () if is("tm", "turkmen") => Self::Turkmen,
            () if is("ru", "russia") => Self::Russian,
            () if is("ir", "iran") => Self::Iranian,
            () => Self::Other,
        }
    }

    /// The colour of this family's first member.
    #[must_use]
    pub const fn colour(self) -> Colour {
        Colour::hex(match self {
            Self::Domestic => 0xA5_9E_98,
            Self::DomesticNew => 0x67_5C_54,
            Self::LngContracted => 0x00_56_A6,
            Self::LngSpot => 0x9C_D0_E8,
            Self::LngNew => 0x1E_98_DD,
            Self::Turkmen => 0x50_8B_59,
            Self::Russian => 0xF7_7A_06,
            Self::Iranian => 0xB0_63_A0,
            Self::Storage => 0xFE_D7_6A,
            Self::Other => 0x4A_0E_40,
        })
    }

    /// The colour of the family's `nth` member (from 0): the same hue, lighter, then darker (both lighter where the first
    /// is dark, both darker where it is light). Three shades can be told apart; further members repeat them and lean on separators and labels.
    #[must_use]
    pub fn shade(self, nth: usize) -> Colour {
        let first = self.colour();
        let (one, two) = match contrast(first, WHITE) {
            c if c > 4.5 => ((WHITE, 0.38), (WHITE, 0.68)),
            c if c < 2.0 => ((BLACK, 0.24), (BLACK, 0.48)),
            _ => ((WHITE, 0.38), (BLACK, 0.35)),
        };
        match nth % 3 {
            0 => first,
            1 => first.mixed(one.0, one.1),
            _ => first.mixed(two.0, two.1),
        }
    }
}

/// Colours of lines that are not supplies (hubs, prices), in a fixed order: after Tol's "muted" set; they share no
/// meaning with [`Family`].
#[must_use]
pub fn line(nth: usize) -> Colour {
    const LINES: [u32; 8] =
        [0x33_22_88, 0xB8_8A_00, 0x44_AA_99, 0x11_77_33, 0xAA_44_99, 0x88_CC_EE, 0x66_66_66, 0xCC_66_77];
    Colour::hex(LINES[nth % LINES.len()])
}

impl Colour {
    /// From `0xRRGGBB`.
    #[must_use]
    pub const fn hex(rgb: u32) -> Self {
        let [_, red, green, blue] = rgb.to_be_bytes();
        Self { red, green, blue }
    }

    /// `share` of the way to another colour.
    #[must_use]
    pub fn mixed(self, other: Self, share: f64) -> Self {
        let mix = |a: u8, b: u8| (f64::from(a) + (f64::from(b) - f64::from(a)) * share).round() as u8;
        Self { red: mix(self.red, other.red), green: mix(self.green, other.green), blue: mix(self.blue, other.blue) }
    }

    /// How a projection shows what a record shows in full.
    pub(super) fn projected(self) -> Self {
        self.mixed(WHITE, 0.25)
    }

    /// Dark enough for words on white (contrast 4.5, the WCAG's AA).
    pub(super) fn as_ink(self) -> Self {
        (0..20).map(|step| self.mixed(INK, f64::from(step) * 0.05)).find(|c| contrast(*c, WHITE) >= 4.5).unwrap_or(INK)
    }

    /// White or black, whichever is read better on this colour.
    pub(super) fn ink_upon(self) -> Self {
        if contrast(self, WHITE) >= contrast(self, BLACK) { WHITE } else { BLACK }
    }

    pub(super) fn linear(self) -> [f64; 3] {
        [self.red, self.green, self.blue].map(|c| {
            let c = f64::from(c) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { libm::pow((c + 0.055) / 1.055, 2.4) }
        })
    }
}

/// Contrast of two colours by WCAG 2.1: 1 (none) to 21 (black on white).
pub(super) fn contrast(a: Colour, b: Colour) -> f64 {
    let luminance = |c: Colour| {
        let [r, g, b] = c.linear();
        0.2126 * r + 0.7152 * g + 0.0722 * b
    };
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}
