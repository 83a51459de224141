//! A written unit into its parts and their product.

use super::{
    Unit,
    atoms::Form,
    dimensions::Dimensions,
    lookup::{self, Found},
    state::{Qualifier, qualifier},
};
use crate::quantity::{Currency, GasBasis, Heat, PriceYear, QuantityError, Reference, number::plain_text};

/// Longer texts are no units; the limit keeps products finite.
const TERMS_MAX: usize = 6;
const LENGTH_MAX: usize = 120;

pub(super) fn unit(text: &str) -> Result<Unit, QuantityError> {
    let plain = plain_text(text);
    if plain.is_empty() {
        return Err(QuantityError::new("no unit is written here"));
    }
    if plain.len() > LENGTH_MAX {
        return Err(QuantityError::new("this is too long for a unit"));
    }
    let mut draft = Draft::default();
    let body = draft.take_qualifiers(&plain)?;
    draft.take_terms(&body)?;
    draft.settle(&plain)
}

/// A unit while its parts are read.
pub(super) struct Draft {
    pub(super) symbol: String,
    pub(super) dimensions: Dimensions,
    pub(super) numerator: f64,
    pub(super) denominator: f64,
    pub(super) offset: f64,
    pub(super) terms: usize,
    pub(super) volume: Option<GasBasis>,
    pub(super) heat: Option<Heat>,
    pub(super) state: Option<Reference>,
    pub(super) energy_institute: bool,
    pub(super) year: Option<PriceYear>,
    pub(super) money: Option<Currency>,
    pub(super) per_money: Option<Currency>,
}

impl Default for Draft {
    fn default() -> Self {
        Self {
            symbol: String::new(),
            dimensions: Dimensions::NONE,
            numerator: 1.0,
            denominator: 1.0,
            offset: 0.0,
            terms: 0,
            volume: None,
            heat: None,
            state: None,
            energy_institute: false,
            year: None,
            money: None,
            per_money: None,
        }
    }
}

impl Draft {
    /// Takes `@...` and `(...)` out of the text and gives what is left.
    fn take_qualifiers(&mut self, text: &str) -> Result<String, QuantityError> {
        let marked = text
            .replace("per cent", "percent")
            .replace(" per ", "/")
            .replace(['(', '@'], "\u{1}")
            .replace(')', "\u{2}");
        let mut pieces = marked.split('\u{1}');
        let mut body = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            let end = piece.find(['/', '*', '·', '\u{2}']).unwrap_or(piece.len());
            let (written, rest) = piece.split_at(end);
            let mut written = written.trim();
            if let Some((before, last)) = written.rsplit_once(' ')
                && let Some(heat) = heat_word(last)
            {
                self.set_heat(heat)?;
                written = before;
            }
            match heat_word(written) {
                Some(heat) => self.set_heat(heat)?,
                None => self.set_qualifier(qualifier(written)?)?,
            }
            body.push_str(rest.trim_start_matches('\u{2}'));
        }
        Ok(body.replace('\u{2}', " "))
    }

    fn set_qualifier(&mut self, found: Qualifier) -> Result<(), QuantityError> {
        let twice = match found {
            Qualifier::State(state) => self.state.replace(state).is_some() || self.energy_institute,
            Qualifier::EnergyInstitute => std::mem::replace(&mut self.energy_institute, true) || self.state.is_some(),
            Qualifier::Year(year) => self.year.replace(year).is_some(),
        };
        if twice { Err(QuantityError::new("two states or two years are written behind `@`")) } else { Ok(()) }
    }

    fn set_heat(&mut self, heat: Heat) -> Result<(), QuantityError> {
        match self.heat.replace(heat) {
            Some(other) if other != heat => Err(QuantityError::new("both net and gross are written")),
            _ => Ok(()),
        }
    }

    fn take_terms(&mut self, body: &str) -> Result<(), QuantityError> {
        // One atom has a slash in its name.
        if body.trim().contains("kgf/cm2") && body.trim().len() == "kgf/cm2".len() {
            return self.take_atom(lookup::atom(body.trim(), body)?, body, 1);
        }
        let mut sign = 1;
        let mut rest = body;
        loop {
            let end = rest.find(['/', '*', '·']).unwrap_or(rest.len());
            self.take_term(&rest[..end], body, sign)?;
            let Some(joint) = rest[end..].chars().next() else { return Ok(()) };
            sign = if joint == '/' { -1 } else { 1 };
            self.symbol.push(if joint == '/' { '/' } else { '*' });
            rest = &rest[end + joint.len_utf8()..];
        }
    }

    fn take_term(&mut self, term: &str, body: &str, sign: i8) -> Result<(), QuantityError> {
        let mut atoms = 0;
        let mut words = 0;
        for word in term.split_whitespace() {
            if let Some(heat) = heat_word(word) {
                self.set_heat(heat)?;
                continue;
            }
            if words > 0 {
                self.symbol.push(' ');
            }
            words += 1;
            let found = lookup::atom(word, body.trim())?;
            atoms += usize::from(found.atom.form != Form::Word);
            if atoms > 1 {
                return Err(QuantityError::new(format!("`{}` has two units side by side", term.trim()))
                    .hint("join units by `/` or `*`; for large money write `million USD` or `billion USD`"));
            }
            self.take_atom(found, body, sign)?;
        }
        if words == 0 {
            return Err(QuantityError::new(format!("a part of the unit `{}` is missing", body.trim())));
        }
        Ok(())
    }

    fn take_atom(&mut self, found: Found, body: &str, sign: i8) -> Result<(), QuantityError> {
        let atom = found.atom;
        self.terms += 1;
        if self.terms > TERMS_MAX {
            return Err(QuantityError::new(format!("`{}` has too many parts for a unit", body.trim())));
        }
        if atom.offset != 0.0 && (self.terms > 1 || body.contains(['/', '*', '·'])) {
            return Err(QuantityError::new(format!(
                "`{}` counts from its own zero and cannot be part of another unit",
                found.symbol()
            )));
        }
        let (over, under) = (atom.numerator * found.power, atom.denominator);
        let (over, under) = if sign > 0 { (over, under) } else { (under, over) };
        self.numerator *= over;
        self.denominator *= under;
        self.offset = atom.offset;
        self.dimensions = self.dimensions.joined(atom.dimensions, sign);
        self.symbol.push_str(&found.symbol());
        self.take_form(atom.form, sign)
    }

    fn take_form(&mut self, form: Form, sign: i8) -> Result<(), QuantityError> {
        let twice = match form {
            Form::Plain | Form::Word => false,
            Form::OwnVolume => self.volume.replace(GasBasis::OwnVolume).is_some(),
            Form::CubicFeet => self.volume.replace(GasBasis::CubicFeet).is_some(),
            Form::At(state) => self.volume.replace(GasBasis::Volume(state)).is_some(),
            Form::Currency(currency) if sign > 0 => self.money.replace(currency).is_some(),
            Form::Currency(currency) => self.per_money.replace(currency).is_some(),
        };
        if twice { Err(QuantityError::new("one unit names two volumes or two moneys")) } else { Ok(()) }
    }
}

fn heat_word(word: &str) -> Option<Heat> {
    match word.to_ascii_lowercase().as_str() {
        "gross" | "gcv" | "hhv" => Some(Heat::Gross),
        "net" | "ncv" | "lhv" => Some(Heat::Net),
        _ => None,
    }
}
