//! A second way to the same shares: one dense system over all nodes and tags, by elimination with pivoting.

use super::*;

/// Shares by node and tag, and by node and watched set.
pub(super) fn solve(mesh: &Mesh, slice: &SliceFlows<'_>, tags: &[Tag]) -> (Vec<Vec<f64>>, Vec<Vec<f64>>) {
    let received = netted(mesh, slice);
    let mut total = vec![0.0; mesh.nodes];
    mesh.arcs.iter().zip(&received).for_each(|(arc, r)| total[arc.to] += r);
    mesh.injections.iter().zip(slice.injected).for_each(|(injection, amount)| total[injection.node] += amount);
    let place = |tag: Tag| tags.iter().position(|t| *t == tag).unwrap();

    let count = mesh.nodes * tags.len();
    let (mut a, mut b) = diagonal(&total, tags.len());
    for (arc, r) in mesh.arcs.iter().zip(&received) {
        for (n, tag) in tags.iter().enumerate() {
            let after = Tag { entry: arc.entry.or(tag.entry), origin: tag.origin };
            // A tag that cannot occur here has no share, so it needs no place after the arc.
            if let Some(m) = tags.iter().position(|t| *t == after) {
                a[arc.to * tags.len() + m][arc.from * tags.len() + n] -= r;
            }
        }
    }
    for (injection, amount) in mesh.injections.iter().zip(slice.injected) {
        b[injection.node * tags.len() + place(injection.tag)] += amount;
    }
    let by_tag = rows(eliminate(a, b), tags.len(), mesh.nodes);
    assert_eq!(by_tag.len() * tags.len(), count);

    let mut by_set = vec![vec![0.0; mesh.watched]; mesh.nodes];
    for set in 0..mesh.watched {
        let (mut a, mut b) = diagonal(&total, 1);
        for (arc, r) in mesh.arcs.iter().zip(&received) {
            if arc.watched.contains(&set) {
                b[arc.to] += r;
            } else {
                a[arc.to][arc.from] -= r;
            }
        }
        for (injection, amount) in mesh.injections.iter().zip(slice.injected) {
            b[injection.node] += if injection.watched.contains(&set) { *amount } else { 0.0 };
        }
        eliminate(a, b).into_iter().enumerate().for_each(|(node, share)| by_set[node][set] = share);
    }
    (by_tag, by_set)
}

/// What arcs deliver after opposite flows cancel, pair by pair.
fn netted(mesh: &Mesh, slice: &SliceFlows<'_>) -> Vec<f64> {
    let total = |of: &[f64], from: usize, to: usize| -> f64 {
        mesh.arcs.iter().zip(of).filter(|(arc, _)| arc.from == from && arc.to == to).map(|(_, x)| x).sum()
    };
    let net = |(arc, r): (&Passage, &f64)| {
        let there = total(slice.received, arc.from, arc.to);
        let back = total(slice.sent, arc.to, arc.from);
        if there > back { r * (1.0 - back / there) } else { 0.0 }
    };
    mesh.arcs.iter().zip(slice.received).map(net).collect()
}

fn diagonal(total: &[f64], each: usize) -> (Vec<Vec<f64>>, Vec<f64>) {
    let count = total.len() * each;
    let mut a = vec![vec![0.0; count]; count];
    (0..count).for_each(|n| a[n][n] = if total[n / each] > 0.0 { total[n / each] } else { 1.0 });
    (a, vec![0.0; count])
}

fn rows(x: Vec<f64>, width: usize, count: usize) -> Vec<Vec<f64>> {
    (0..count).map(|n| x[n * width..(n + 1) * width].to_vec()).collect()
}

fn eliminate(mut a: Vec<Vec<f64>>, mut b: Vec<f64>) -> Vec<f64> {
    let n = b.len();
    for k in 0..n {
        let best = (k..n).max_by(|&i, &j| a[i][k].abs().total_cmp(&a[j][k].abs())).unwrap();
        a.swap(k, best);
        b.swap(k, best);
        for i in k + 1..n {
            let f = a[i][k] / a[k][k];
            let pivot = a[k].clone();
            (k..n).for_each(|j| a[i][j] -= f * pivot[j]);
            b[i] -= f * b[k];
        }
    }
    for k in (0..n).rev() {
        b[k] = (b[k] - (k + 1..n).map(|j| a[k][j] * b[j]).sum::<f64>()) / a[k][k];
    }
    b
}
