//! What must hold of any mixing, on random networks with and without circles.

use proptest::prelude::*;

use super::{witness, *};

/// A network with flows that balance: what a node lacks is injected, what is left over is used there.
#[derive(Debug, Clone)]
struct Case {
    mesh: Mesh,
    sent: Vec<f64>,
    received: Vec<f64>,
    injected: Vec<f64>,
}

type ArcParts = (usize, usize, f64, f64, Option<u32>, Vec<usize>);

fn arcs(nodes: usize) -> impl Strategy<Value = Vec<ArcParts>> {
    let flow = prop_oneof![1 => Just(0.0), 6 => 0.01..10.0f64];
    let gain = prop_oneof![2 => Just(0.999), 3 => 0.8..0.999f64];
    let entry = prop_oneof![3 => Just(None), 2 => (20..23u32).prop_map(Some)];
    let watched = prop::collection::btree_set(0..2usize, 0..2).prop_map(|sets| sets.into_iter().collect());
    prop::collection::vec((0..nodes, 0..nodes, flow, gain, entry, watched), 4..16)
}

fn case(circles: bool) -> impl Strategy<Value = Case> {
    (3..7usize)
        .prop_flat_map(|nodes| (arcs(nodes), prop::collection::vec((0..3u32, 0.0..5.0f64, any::<bool>()), nodes)))
        .prop_map(move |(arcs, fields)| build(circles, &arcs, &fields))
}

fn build(circles: bool, parts: &[ArcParts], fields: &[(u32, f64, bool)]) -> Case {
    let mut case = Case { mesh: mesh(fields.len(), &[], &[]), sent: vec![], received: vec![], injected: vec![] };
    case.mesh.watched = 2;
    let mut lack = vec![0.0; fields.len()];
    for &(a, b, flow, gain, entry, ref watched) in parts.iter().filter(|(a, b, ..)| a != b) {
        let (from, to) = if circles { (a, b) } else { (a.min(b), a.max(b)) };
        case.mesh.arcs.push(Passage { from, to, entry, watched: watched.clone() });
        case.sent.push(flow);
        case.received.push(flow * gain);
        lack[from] += flow;
        lack[to] -= flow * gain;
    }
    for (node, &(origin, extra, own)) in fields.iter().enumerate() {
        let tag = Tag { entry: own.then_some(30 + node as u32), origin };
        case.mesh.injections.push(Injection { node, tag, watched: if node == 0 { vec![1] } else { vec![] } });
        case.injected.push(lack[node].max(0.0) + if own { extra } else { 0.0 });
    }
    case
}

impl Case {
    fn slice(&self) -> SliceFlows<'_> {
        SliceFlows { sent: &self.sent, received: &self.received, injected: &self.injected }
    }
    fn trace(&self) -> Tracer {
        traced(&self.mesh, &self.sent, &self.received, &self.injected)
    }

    fn partitions_add_to_one(&self) -> Result<(), TestCaseError> {
        let tracer = self.trace();
        for node in 0..self.mesh.nodes {
            let mix = tracer.mix(node);
            let whole = if tracer.inflow(node) > 0.0 { 1.0 } else { 0.0 };
            for part in [mix.origins, mix.tags] {
                prop_assert!((part.iter().sum::<f64>() - whole).abs() < 1e-12, "node {node}: {mix:?}");
            }
            let all = mix.origins.iter().chain(mix.tags).chain(mix.passed);
            prop_assert!(all.copied().all(|x| (0.0..=1.0 + 1e-12).contains(&x)), "node {node}: {mix:?}");
            for (n, origin) in tracer.origins().iter().enumerate() {
                let joint: f64 =
                    tracer.tags().iter().zip(mix.tags).filter(|(t, _)| t.origin == *origin).map(|(_, x)| x).sum();
                prop_assert!((joint - mix.origins[n]).abs() < 1e-12, "node {node}, origin {origin}: {mix:?}");
            }
        }
        Ok(())
    }

    /// What is injected or renamed into a tag = what is used, lost on the way, or renamed out of it.
    fn each_tag_is_conserved(&self) -> Result<(), TestCaseError> {
        let tracer = self.trace();
        let mut used: Vec<f64> = (0..self.mesh.nodes).map(|node| tracer.inflow(node)).collect();
        (0..self.sent.len()).for_each(|arc| used[self.mesh.arcs[arc].from] -= tracer.sent(arc));
        for (n, &tag) in tracer.tags().iter().enumerate() {
            let (mut come, mut gone) = (0.0, 0.0);
            for (injection, amount) in self.mesh.injections.iter().zip(&self.injected) {
                come += if injection.tag == tag { *amount } else { 0.0 };
            }
            (0..self.mesh.nodes).for_each(|node| gone += used[node] * tracer.mix(node).tags[n]);
            for (arc, passage) in self.mesh.arcs.iter().enumerate() {
                let mix = tracer.mix(passage.from);
                gone += (tracer.sent(arc) - tracer.received(arc)) * mix.tags[n];
                if passage.entry.is_some() {
                    gone += tracer.received(arc) * mix.tags[n];
                }
                if passage.entry == tag.entry && tag.entry.is_some() {
                    come +=
                        tracer.received_by_origin(arc).filter(|(o, _)| *o == tag.origin).map(|(_, x)| x).sum::<f64>();
                }
            }
            prop_assert!((come - gone).abs() < 1e-10, "{tag:?}: {come} came, {gone} went");
        }
        Ok(())
    }

    fn a_dense_solve_agrees(&self) -> Result<(), TestCaseError> {
        let tracer = self.trace();
        let (by_tag, by_set) = witness::solve(&self.mesh, &self.slice(), tracer.tags());
        for node in (0..self.mesh.nodes).filter(|node| tracer.inflow(*node) > 1e-9) {
            let mix = tracer.mix(node);
            for (a, b) in mix.tags.iter().chain(mix.passed).zip(by_tag[node].iter().chain(&by_set[node])) {
                prop_assert!(
                    (a - b).abs() < 1e-9,
                    "node {node}: {mix:?} against {:?} {:?}",
                    by_tag[node],
                    by_set[node]
                );
            }
        }
        Ok(())
    }
}

proptest! {
    #[test]
    fn chains_add_up(case in case(false)) {
        case.partitions_add_to_one()?;
        case.each_tag_is_conserved()?;
    }

    #[test]
    fn circles_add_up(case in case(true)) {
        case.partitions_add_to_one()?;
        case.each_tag_is_conserved()?;
    }

    #[test]
    fn a_dense_solve_agrees_on_chains(case in case(false)) {
        case.a_dense_solve_agrees()?;
    }

    #[test]
    fn a_dense_solve_agrees_on_circles(case in case(true)) {
        case.a_dense_solve_agrees()?;
    }
}

/// The random networks do hold circles, also such as cross a border: else half of the above would prove nothing.
#[test]
fn random_networks_hold_circles() {
    use proptest::{strategy::ValueTree, test_runner::TestRunner};
    let mut runner = TestRunner::deterministic();
    let mut border = 0;
    for _ in 0..400 {
        let case = case(true).new_tree(&mut runner).unwrap().current();
        let tracer = case.trace();
        let renewed = |arc: &Passage| arc.entry.is_some();
        let circle = (0..tracer.order.groups()).map(|n| tracer.order.group(n)).find(|group| group.len() > 2);
        border += usize::from(circle.is_some_and(|group| {
            case.mesh
                .arcs
                .iter()
                .any(|arc| renewed(arc) && group.contains(&(arc.from as u32)) && group.contains(&(arc.to as u32)))
        }));
    }
    assert!(border > 30, "{border} of 400");
}
