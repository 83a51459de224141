//! All that one year leaves to the next: stock, and gas paid for but not lifted.

use crate::{
    model::{Structure, Values},
    quantity::{GasProperties, Id},
};

/// Years for which make-up is remembered at most.
const VINTAGES: usize = 16;

/// What a year finds when it begins.
#[derive(Debug, Clone)]
pub(crate) struct Carry {
    /// Stock by storage, PJ.
    pub(crate) stock: Vec<f64>,
    /// Make-up by contract and age in years, PJ: this year's first entry fell due last year.
    make_up: Vec<f64>,
}

impl Carry {
    pub(crate) fn new(structure: &Structure) -> Self {
        Self { stock: vec![0.0; structure.storages.len()], make_up: vec![0.0; structure.contracts.len() * VINTAGES] }
    }

    /// Before the first year: nothing to make up, and storages as their opening says. One that is built later
    /// begins empty: what a year cannot hold is not carried.
    pub(crate) fn begin(&mut self, structure: &Structure, values: &Values, gas: &[GasProperties]) {
        self.make_up.fill(0.0);
        for (id, _, storage) in structure.storages.iter() {
            let joules = super::derive::joules(storage.capacity.basis(values), Some(&gas[storage.gas.row()]));
            let volume = storage.capacity.get(values) * joules / super::derive::PETA;
            self.stock[id.row()] = volume * storage.opening.get(values).clamp(0.0, 1.0);
        }
    }

    /// What was paid for in earlier years and may still be lifted.
    pub(crate) fn make_up_left(&self, contract: usize) -> f64 {
        self.make_up[contract * VINTAGES..(contract + 1) * VINTAGES].iter().sum()
    }

    /// Ends a contract's year: `lifted` of what was left is taken, oldest first; what has grown too old is lost; the
    /// year's `deficiency` is the youngest. Gives what next year begins with.
    pub(crate) fn age_make_up(
        &mut self,
        structure: &Structure,
        values: &Values,
        contract: usize,
        mut lifted: f64,
        deficiency: f64,
    ) -> f64 {
        let months = structure.contracts[Id::new(contract)].make_up.get(values);
        let years = (libm::floor(months / 12.0).max(0.0) as usize).min(VINTAGES);
        let all = &mut self.make_up[contract * VINTAGES..(contract + 1) * VINTAGES];
        for left in all.iter_mut().rev() {
            let taken = left.min(lifted);
            *left -= taken;
            lifted -= taken;
        }
        all.rotate_right(1);
        all[0] = deficiency;
        all[years..].fill(0.0);
        all.iter().sum()
    }
}
