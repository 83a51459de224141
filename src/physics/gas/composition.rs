//! What a gas consists of.

use super::component::Component;
use crate::physics::Refusal;

/// Mole fractions may miss 1 by this much, as published analyses do (ISO 6976 asks for 0.0001).
const SUM_TOLERANCE: f64 = 1.001e-4;

/// Mole fractions that are not negative and add to one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Composition {
    shares: [f64; 21],
}

impl Composition {
    /// Pure methane.
    pub const METHANE: Self = {
        let mut shares = [0.0; 21];
        shares[0] = 1.0;
        Self { shares }
    };

    /// A composition from names and mole fractions; a name that stands twice counts twice.
    ///
    /// # Errors
    /// An unknown name, a share outside 0 to 1, shares that do not add to one within 0.0001.
    pub fn new<'a>(named: impl IntoIterator<Item = (&'a str, f64)>) -> Result<Self, Refusal> {
        let mut shares = [0.0; 21];
        for (name, share) in named {
            let component = Component::named(name).ok_or_else(|| Refusal::UnknownComponent(name.to_owned()))?;
            if !(0.0..=1.0).contains(&share) {
                return Err(Refusal::Share { component: component.name(), share });
            }
            shares[component as usize] += share;
        }
        let sum: f64 = shares.iter().sum();
        if (sum - 1.0).abs() > SUM_TOLERANCE { Err(Refusal::Sum(sum)) } else { Ok(Self { shares }) }
    }

    /// The mole fraction of a component.
    pub fn share(&self, component: Component) -> f64 {
        self.shares[component as usize]
    }

    /// Each component that is there, with its mole fraction.
    pub fn parts(&self) -> impl Iterator<Item = (Component, f64)> {
        let all = *self;
        Component::ALL.into_iter().map(move |component| (component, all.share(component))).filter(|part| part.1 > 0.0)
    }

    /// Molar mass in kg/mol by ISO 6976:2016.
    pub fn molar_mass(&self) -> f64 {
        self.parts().map(|(component, share)| share * component.record().mass * 1e-3).sum()
    }

    /// This gas with another, by mole: `amount` of this, `other_amount` of that, in mol or any unit both share (standard
    /// volumes differ by the ratio of Z at the base state, below 0.1 %).
    ///
    /// # Errors
    /// Amounts that are negative, not finite, or both zero.
    pub fn mixed(&self, amount: f64, other: &Self, other_amount: f64) -> Result<Self, Refusal> {
        for amount in [amount, other_amount, amount + other_amount] {
            crate::physics::refusal::within("an amount of gas", amount, 0.0, f64::MAX, "mol")?;
        }
        let all = amount + other_amount;
        if all <= 0.0 {
            return Err(Refusal::Sum(0.0));
        }
        let mut shares = [0.0; 21];
        for (at, share) in shares.iter_mut().enumerate() {
            *share = (amount * self.shares[at] + other_amount * other.shares[at]) / all;
        }
        Ok(Self { shares })
    }
}
