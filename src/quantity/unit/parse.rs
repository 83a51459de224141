//! A written unit into its parts and their product.

use super::{
    Unit,
    atoms::{Form, YEAR},
    dimensions::{Base, Dimensions},
    lookup,
    state::{Qualifier, qualifier},
};
use crate::quantity::{
    Basis, Currency, GasBasis, Heat, Money, PriceYear, QuantityError, Reference, STANDARD_BCM_MJ, number::plain_text,
};

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
    draft.finish(&plain)
}

/// A unit while its parts are read.
struct Draft {
    symbol: String,
    dimensions: Dimensions,
    numerator: f64,
    denominator: f64,
    offset: f64,
    terms: usize,
    volume: Option<GasBasis>,
    heat: Option<Heat>,
    state: Option<Reference>,
    energy_institute: bool,
    year: Option<PriceYear>,
    money: Option<Currency>,
    per_money: Option<Currency>,
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
            return self.take_atom(body.trim(), body, 1);
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
            self.take_atom(word, body, sign)?;
        }
        if words == 0 {
            return Err(QuantityError::new(format!("a part of the unit `{}` is missing", body.trim())));
        }
        Ok(())
    }

    fn take_atom(&mut self, word: &str, body: &str, sign: i8) -> Result<(), QuantityError> {
        let found = lookup::atom(word, body.trim())?;
        let atom = found.atom;
        self.terms += 1;
        if self.terms > TERMS_MAX {
            return Err(QuantityError::new(format!("`{}` has too many parts for a unit", body.trim())));
        }
        if atom.offset != 0.0 && (self.terms > 1 || body.contains(['/', '*', '·'])) {
            return Err(QuantityError::new(format!(
                "`{word}` counts from its own zero and cannot be part of another unit"
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
        match form {
            Form::Plain | Form::Word => {}
            Form::OwnVolume => self.volume = Some(GasBasis::OwnVolume),
            Form::CubicFeet => self.volume = Some(GasBasis::CubicFeet),
            Form::At(state) => self.volume = Some(GasBasis::Volume(state)),
            Form::Currency(currency) => {
                let slot = if sign > 0 { &mut self.money } else { &mut self.per_money };
                if slot.replace(currency).is_some() {
                    return Err(QuantityError::new("two currencies are multiplied"));
                }
            }
        }
        Ok(())
    }

    fn finish(mut self, text: &str) -> Result<Unit, QuantityError> {
        self.settle_exchange(text)?;
        self.settle_volume(text)?;
        let money = self.settle_money(text)?;
        let heat = self.settle_heat(text)?;
        self.settle_time();
        let basis = self.basis(money, heat);
        if !(self.numerator.is_finite() && self.denominator.is_finite()) {
            return Err(QuantityError::new(format!("`{text}` is too large a unit")));
        }
        let Self { symbol, dimensions, numerator, denominator, offset, .. } = self;
        Ok(Unit { symbol, dimensions, numerator, denominator, offset, basis })
    }

    /// One currency over another is an exchange rate, told per US dollar.
    fn settle_exchange(&mut self, text: &str) -> Result<(), QuantityError> {
        match (self.money, self.per_money) {
            (Some(_), Some(Currency::Usd)) if self.money != self.per_money => {
                self.dimensions = self.dimensions.joined(Dimensions::of(&[(Base::Exchange, 1)]), 1);
                Ok(())
            }
            (Some(over), Some(under)) => {
                Err(QuantityError::new(format!("`{text}` is no exchange rate to the US dollar")).hint(match over {
                    Currency::Usd => {
                        format!("write how many {} a dollar buys, as in {}/USD", under.code(), under.code())
                    }
                    _ => format!("write {}/USD", over.code()),
                }))
            }
            (None, Some(_)) => Err(QuantityError::new(format!("`{text}` is per money, which no field here is"))),
            _ => Ok(()),
        }
    }

    fn settle_volume(&mut self, text: &str) -> Result<(), QuantityError> {
        let exponent = self.dimensions.exponent(Base::Volume);
        if self.state.is_none() && !self.energy_institute {
            return Ok(());
        }
        match self.volume {
            _ if exponent == 0 => {
                return Err(QuantityError::new(format!(
                    "`{text}` states a temperature and pressure but counts no volume"
                )));
            }
            Some(GasBasis::Volume(named)) if self.energy_institute || self.state != Some(named) => {
                return Err(QuantityError::new(format!("`{text}` names two states"))
                    .hint("Sm3 is at 15 degC, Nm3 at 0 degC; write m3@... for another state"));
            }
            _ => {}
        }
        if let Some(state) = self.state {
            self.volume = Some(GasBasis::Volume(state));
            self.symbol.push('@');
            self.symbol.push_str(&state.symbol());
        } else {
            self.count_as_energy(exponent);
        }
        Ok(())
    }

    /// The Energy Institute's volumes are energy: 40 MJ gross to the m3.
    fn count_as_energy(&mut self, exponent: i8) {
        let swap = Dimensions::of(&[(Base::Volume, -exponent), (Base::Energy, exponent)]);
        self.dimensions = self.dimensions.joined(swap, 1);
        let joules = STANDARD_BCM_MJ * 1e6;
        if exponent > 0 {
            self.numerator *= joules
        } else {
            self.denominator *= joules
        }
        self.volume = None;
        self.symbol.push_str("@EI");
    }

    fn settle_money(&mut self, text: &str) -> Result<Option<Money>, QuantityError> {
        let Some(currency) = self.money else {
            return match self.year {
                Some(_) => Err(QuantityError::new(format!("`{text}` states a year of money but no money"))),
                None => Ok(None),
            };
        };
        match self.year {
            Some(PriceYear::Stated(year)) => self.symbol.push_str(&format!("@{year}")),
            Some(PriceYear::Nominal) => self.symbol.push_str("@nominal"),
            _ => {}
        }
        Ok(Some(Money { currency, year: self.year.unwrap_or(PriceYear::OfTheRun) }))
    }

    fn settle_heat(&mut self, text: &str) -> Result<Heat, QuantityError> {
        let energy = self.dimensions.exponent(Base::Energy);
        match self.heat {
            Some(_) if energy == 0 => {
                Err(QuantityError::new(format!("`{text}` says net or gross but counts no energy")))
            }
            Some(_) if self.energy_institute => {
                Err(QuantityError::new(format!("`{text}`: standard volumes are gross")))
            }
            Some(Heat::Net) => {
                self.symbol.push_str(" net");
                Ok(Heat::Net)
            }
            _ => Ok(Heat::Gross),
        }
    }

    /// Durations are kept in months and growth per year, as the model counts them.
    fn settle_time(&mut self) {
        if self.dimensions == Dimensions::of(&[(Base::Time, 1)]) {
            self.denominator *= YEAR / 12.0;
        } else if self.dimensions == Dimensions::of(&[(Base::Fraction, 1), (Base::Time, -1)]) {
            self.numerator *= YEAR;
        }
    }

    fn basis(&self, money: Option<Money>, heat: Heat) -> Basis {
        let has = |base| self.dimensions.exponent(base) != 0;
        let gas = match self.volume.filter(|_| has(Base::Volume)) {
            Some(volume) => volume,
            None if has(Base::Mass) => GasBasis::Mass,
            None if has(Base::Energy) => GasBasis::Energy(heat),
            None => GasBasis::None,
        };
        let per_gas = has(Base::Energy) && !matches!(gas, GasBasis::Energy(_));
        Basis { gas, money, heat: if per_gas { heat } else { Heat::Gross } }
    }
}

fn heat_word(word: &str) -> Option<Heat> {
    match word.to_ascii_lowercase().as_str() {
        "gross" | "gcv" | "hhv" => Some(Heat::Gross),
        "net" | "ncv" | "lhv" => Some(Heat::Net),
        _ => None,
    }
}
