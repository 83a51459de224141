//! Every refusal, by name; and no panic on any number.

use super::*;
use proptest::prelude::*;
use specimen::pipe;

fn line() -> Network {
    let nodes = vec![Node::at("Herat", 8e6), Node::taking("Kandahar", 10.0), Node::taking("Quetta", 20.0)];
    let edges = vec![
        Edge::new("west", "Herat", "Kandahar", pipe(5e4, 0.9)),
        Edge::new("east", "Kandahar", "Quetta", pipe(8e4, 0.9)),
    ];
    network(nodes, edges)
}

fn fault(change: impl FnOnce(&mut Network)) -> Fault {
    let mut network = line();
    change(&mut network);
    solve(&network).unwrap_err().remove(0)
}

#[test]
fn bad_numbers_are_named_with_their_range() {
    for bad in [f64::NAN, 0.0, -5.0, f64::INFINITY] {
        let length = fault(|n| n.edges[1].element = pipe(bad, 0.9));
        assert!(matches!(&length, Fault::Number { of, field: "length", .. } if of == "edge \"east\""), "{length}");
        let diameter = fault(|n| n.edges[0].element = pipe(1e4, bad));
        assert!(matches!(diameter, Fault::Number { field: "diameter", .. }));
        assert!(matches!(fault(|n| n.nodes[0].pressure = Some(bad)), Fault::Number { field: "pressure", .. }));
        assert!(matches!(fault(|n| n.gas.temperature = bad), Fault::Number { field: "temperature", .. }));
    }
    assert!(matches!(fault(|n| n.gas.temperature = 20.0), Fault::Number { .. }));
    assert!(matches!(fault(|n| n.nodes[1].withdrawal = f64::NAN), Fault::Number { field: "withdrawal", .. }));
    let text = fault(|n| n.edges[0].element = pipe(-1.0, 0.9)).to_string();
    assert_eq!(text, "edge \"west\": length is -1; expected above 0 to 1e8 m");
}

#[test]
fn a_pipe_is_as_long_as_it_rises() {
    let up = fault(|n| (n.nodes[1].elevation, n.edges[0].element) = (3000.0, pipe(100.0, 0.9)));
    assert_eq!(up.to_string(), "edge \"west\" rises 3000 m on 100 m; expected at most its length");
    let down = fault(|n| (n.nodes[1].elevation, n.edges[0].element) = (-300.0, pipe(100.0, 0.9)));
    assert_eq!(down.to_string(), "edge \"west\" falls 300 m on 100 m; expected at most its length");
    let mut sheer = line();
    (sheer.nodes[1].elevation, sheer.edges[0].element) = (100.0, pipe(100.0, 0.9));
    assert!(solve(&sheer).is_ok());
}

#[test]
fn names_must_be_there_and_once() {
    let unknown = fault(|n| n.edges[1].to = "Queta".to_owned());
    assert!(matches!(&unknown, Fault::UnknownNode { end: "to", nearest: Some(near), .. } if near == "Quetta"));
    assert!(matches!(fault(|n| n.nodes[2].id = "Herat".to_owned()), Fault::Twice { what: "node", .. }));
    assert!(matches!(fault(|n| n.edges[1].id = "west".to_owned()), Fault::Twice { what: "edge", .. }));
    assert!(matches!(fault(|n| n.edges[1].to = "Kandahar".to_owned()), Fault::Loop { .. }));
}

#[test]
fn every_pressure_must_be_fixed_by_something() {
    assert_eq!(fault(|n| n.nodes[0].pressure = None), Fault::NoPressure);
    let alone = fault(|n| n.nodes.push(Node::taking("Gwadar", 1.0)));
    assert_eq!(alone, Fault::Unconnected { nodes: vec!["Gwadar".to_owned()], more: 0, shut: Vec::new() });
    let shut = fault(|n| n.edges[0].element = Element::Valve { open: false });
    let both = ["Kandahar", "Quetta"].map(str::to_owned).to_vec();
    assert_eq!(shut, Fault::Unconnected { nodes: both, more: 0, shut: vec!["west".to_owned()] });
    let west = ": edge \"west\" is shut, as it is told or as gas would run backwards in it";
    let nodes = "nodes \"Kandahar\", \"Quetta\"";
    assert_eq!(shut.to_string(), format!("{nodes} are not connected to any node of given pressure{west}"));
    let many = fault(|n| {
        n.edges[0].element = Element::Valve { open: false };
        for at in 0..5 {
            n.nodes.push(Node::taking(&format!("town {at}"), 1.0));
            n.edges.push(Edge::new(&format!("to {at}"), "Quetta", &format!("town {at}"), Element::ShortPipe));
        }
    });
    assert_eq!(
        many.to_string(),
        format!(
            "{nodes}, \"town 0\", \"town 1\", \"town 2\" and 2 more are not connected to any node of given pressure{west}"
        )
    );
}

#[test]
fn given_pressures_must_agree_without_resistance() {
    for element in [Element::ShortPipe, Element::Valve { open: true }] {
        let two = fault(|n| {
            n.nodes.push(Node::at("Mary", 7e6));
            n.edges.push(Edge::new("short", "Mary", "Herat", element));
        });
        assert!(matches!(&two, Fault::Disagree { edge, node, .. } if edge == "short" && node == "Mary"), "{two}");
    }
    let circle = fault(|n| {
        n.edges[1].element = Element::Compressor { ratio: 1.2, reverse: Reverse::Hold };
        n.edges.push(Edge::new("short", "Kandahar", "Quetta", Element::ShortPipe));
    });
    assert!(matches!(circle, Fault::Disagree { .. }));
    let open = fault(|n| {
        n.nodes.push(Node::taking("Chaman", 0.0));
        n.edges[1].element = Element::ShortPipe;
        n.edges.push(Edge::new("a", "Kandahar", "Chaman", Element::ShortPipe));
        n.edges.push(Edge::new("b", "Chaman", "Quetta", Element::ShortPipe));
    });
    assert!(matches!(open, Fault::Undetermined { .. }));
}

#[test]
fn a_shortage_names_the_node_and_what_it_lacks() {
    let mut network = line();
    network.nodes[2].withdrawal = 900.0;
    let faults = solve(&network).unwrap_err();
    let Fault::Shortage { node, pressure: None, missing, nodes } = &faults[0] else { panic!("{faults:?}") };
    assert_eq!((node.as_str(), *nodes), ("Quetta", 2));
    // The loss of potential follows the flow alone, so this much more at the source, in squares, is just enough.
    let mut enough = line();
    enough.nodes[2].withdrawal = 900.0;
    enough.nodes[0].pressure = Some((64e12 + missing * missing).sqrt() * 1.0001);
    let solution = solve(&enough).unwrap();
    assert!(solution.pressure[2] < 0.05 * solution.pressure[0], "{:?}", solution.pressure);
    let mut needy = line();
    needy.nodes[2].pressure_min = 7.999e6;
    let Fault::Shortage { pressure: Some(p), missing, .. } = solve(&needy).unwrap_err().remove(0) else { panic!() };
    close(p + missing, 7.999e6, 1e-12);
}

proptest! {
    #[test]
    fn no_number_makes_it_panic(numbers in prop::collection::vec(prop::num::f64::ANY, 12), which in 0..7usize) {
        let mut network = line();
        network.nodes[0].pressure = Some(numbers[0].abs().clamp(1.0, 1e8));
        network.nodes[1].withdrawal = numbers[1];
        network.nodes[2].elevation = numbers[2];
        let elements = [
            rough(numbers[3], numbers[4], numbers[5]),
            Element::Pipe {
                length: numbers[3],
                diameter: numbers[4],
                friction: Friction::Hofer { roughness: numbers[5] },
                loss_coefficient: numbers[6],
            },
            Element::Resistor { loss_coefficient: numbers[3], diameter: numbers[4] },
            Element::Compressor { ratio: numbers[3], reverse: Reverse::Shut },
            Element::CompressorTo { pressure: numbers[3] },
            Element::ControlValve { pressure: numbers[3] },
            Element::ShortPipe,
        ];
        network.edges[1].element = elements[which];
        network.gas.compressibility = Compressibility::Inverse { b1: 1.0, b2: numbers[7].clamp(-1e-5, 1e-5) };
        match solve(&network) {
            Ok(solution) => prop_assert!(solution.pressure.iter().all(|p| p.is_finite() && *p > 0.0)),
            Err(faults) => prop_assert!(!faults.is_empty() && !faults[0].to_string().is_empty()),
        }
    }

    #[test]
    fn no_size_within_range_makes_it_panic(
        sizes in prop::collection::vec((-8.0..8.0f64, -6.0..1.3f64, -5.0..1.0f64), 4),
        taken in -6.0..6.0f64,
        given in 0.0..9.0f64,
    ) {
        let mut network = line();
        network.edges.push(Edge::new("loop", "Herat", "Quetta", Element::ShortPipe));
        network.edges.push(Edge::new("twin", "Herat", "Kandahar", Element::ShortPipe));
        for (edge, &(length, diameter, lambda)) in network.edges.iter_mut().zip(&sizes) {
            let ten = |x: f64| libm::pow(10.0, x);
            edge.element = rough(ten(length), ten(diameter), ten(lambda));
        }
        network.nodes[0].pressure = Some(libm::pow(10.0, given));
        network.nodes[1].withdrawal = libm::pow(10.0, taken);
        match solve(&network) {
            Ok(solution) => prop_assert!(solution.pressure.iter().all(|p| p.is_finite() && *p > 0.0)),
            Err(faults) => prop_assert!(matches!(faults[0], Fault::Shortage { .. }), "{:?}", faults),
        }
    }
}
