//! Gas and friction against figures from elsewhere.

use super::*;

fn gases() -> [Gas; 4] {
    let with = |compressibility| Gas { compressibility, ..specimen::gas() };
    [
        with(Compressibility::constant(0.9)),
        with(Compressibility::Inverse { b1: 1.003, b2: 2.97e-8 }),
        with(Compressibility::Linear { slope: -2.2e-8 }),
        with(Compressibility::Linear { slope: -2.2e-12 }),
    ]
}

#[test]
fn the_potential_is_the_integral_of_density() {
    for gas in gases() {
        for top in [1e3, 1e5, 6e6, 1.2e7] {
            let steps = 2000;
            let h = top / f64::from(steps);
            let weight = |n: i32| if n == 0 || n == steps { 1.0 } else { 2.0 + 2.0 * f64::from(n % 2) };
            let sum: f64 = (0..=steps).map(|n| weight(n) * gas.density(f64::from(n) * h)).sum();
            close(gas.potential(top), sum * h / 3.0, 1e-9);
            close(gas.pressure(gas.potential(top)), top, 1e-13);
            close(gas.pressure(-gas.potential(top)), -top, 1e-13);
        }
        assert_eq!(gas.pressure(0.0), 0.0);
    }
}

/// Re, k/D, Colebrook, Hofer, Nikuradse: computed by an independent fixed-point iteration (Colebrook in its 3.71 form; within
/// 0.03 % of `fluids` 1.3.1, which uses 3.7).
const FACTORS: [[f64; 5]; 4] = [
    [1e5, 1e-4, 0.018512499481647092, 0.018579262973069673, 0.01197365149564789],
    [1e6, 5e-5, 0.012646508369037725, 0.012712833346306393, 0.010539258353491105],
    [2e7, 2e-5, 0.009336564685061829, 0.009373618890958352, 0.00900724079978607],
    [5e7, 7.3e-6, 0.00798062938081334, 0.008008482990970426, 0.007678364118686308],
];

fn factor(re: f64, friction: Friction) -> f64 {
    let (length, diameter, viscosity) = (1000.0, 0.8, 1.1e-5);
    let area = std::f64::consts::PI * diameter * diameter / 4.0;
    let flow = re * std::f64::consts::PI * viscosity * diameter / 4.0;
    let lost = Loss::new(length, diameter, friction, 0.0, viscosity).of(flow).0;
    lost * 2.0 * diameter * area * area / (length * flow * flow)
}

#[test]
fn friction_factors_are_the_published_ones() {
    for [re, relative, colebrook, hofer, nikuradse] in FACTORS {
        let roughness = relative * 0.8;
        close(factor(re, Friction::Colebrook { roughness }), colebrook, 1e-10);
        close(factor(re, Friction::Hofer { roughness }), hofer, 1e-10);
        close(factor(re, Friction::Nikuradse { roughness }), nikuradse, 1e-8);
    }
    close(factor(500.0, Friction::Colebrook { roughness: 2e-5 }), 64.0 / 500.0, 1e-12);
}

#[test]
fn loss_grows_with_flow_and_its_slope_is_its_derivative() {
    let roughness = 3e-5;
    for friction in [
        Friction::Constant(0.01),
        Friction::Colebrook { roughness },
        Friction::Hofer { roughness },
        Friction::Nikuradse { roughness },
    ] {
        let loss = Loss::new(5e4, 0.6, friction, 3.0, 1.1e-5);
        let mut before = 0.0;
        for n in -120..60 {
            let flow = libm::pow(10.0, f64::from(n) / 15.0);
            let (lost, slope) = loss.of(flow);
            assert!(lost > before, "{friction:?} at {flow}");
            let h = 1e-5 * flow;
            let rise = (loss.of(flow + h).0 - loss.of(flow - h).0) / (2.0 * h);
            let kink = loss.of(flow * 1.01).1 > 1.5 * loss.of(flow * 0.99).1;
            assert!(kink || (rise / slope - 1.0).abs() < 1e-6, "{friction:?} at {flow}: {rise} {slope}");
            assert_eq!(loss.of(-flow), (-lost, slope));
            before = lost;
        }
        assert!(loss.of(0.0).0 == 0.0 && loss.of(0.0).1 > 0.0);
    }
}
