//! The tracer: one sweep over a slice's nodes, each after all that feed it.

use std::ops::Range;

use super::{
    failure::TraceFailure,
    mesh::{Mesh, StockPoint, Tag},
    net::{Netted, SliceFlows},
    order::Order,
    ring::Ring,
    stock::Stocks,
};

/// Follows gas through a [`Mesh`], slice by slice. All memory is taken by [`Tracer::new`].
#[derive(Debug, Clone)]
pub struct Tracer {
    pub(super) origins: Vec<u32>,
    pub(super) tags: Vec<Tag>,
    /// Columns of a mix: origins, then tags, then watched sets.
    pub(super) width: usize,
    pub(super) stocks: Vec<StockPoint>,
    /// By stock: the arcs that leave it.
    pub(super) leaving: Vec<Vec<u32>>,
    pub(super) arcs: Vec<Effect>,
    /// By injection: its node and the columns it counts in.
    injections: Vec<(u32, Vec<u32>)>,
    held: Vec<bool>,
    pub(super) order: Order,
    pub(super) ring: Ring,
    pub(super) flows: Netted,
    /// By node: its columns.
    pub(super) mix: Vec<f64>,
    /// By node: what came into it.
    pub(super) fed: Vec<f64>,
    /// The columns of the node in hand, as amounts.
    pub(super) sum: Vec<f64>,
}

/// What an arc does to the mix of the node it leaves.
#[derive(Debug, Clone)]
pub(super) struct Effect {
    pub(super) from: u32,
    /// If it gives its gas a new entry: from which column of origin to which column of tag.
    pub(super) entry: Option<Vec<(u32, u32)>>,
    /// The columns of the sets it belongs to.
    pub(super) watched: Vec<u32>,
}

impl Tracer {
    /// A tracer for a mesh. The tags that can occur are found here, once, in order.
    pub fn new(mesh: &Mesh) -> Self {
        let reachable = mesh.reachable();
        let mut tags: Vec<Tag> = reachable.iter().flatten().copied().collect();
        tags.sort_unstable();
        tags.dedup();
        let mut origins: Vec<u32> = tags.iter().map(|tag| tag.origin).collect();
        origins.sort_unstable();
        origins.dedup();
        let width = origins.len() + tags.len() + mesh.watched;
        let leaving = |stock: &StockPoint| {
            let leaves = |arc: &u32| mesh.arcs[*arc as usize].from == stock.node;
            (0..mesh.arcs.len() as u32).filter(leaves).collect()
        };
        let mut tracer = Self {
            width,
            leaving: mesh.stocks.iter().map(leaving).collect(),
            stocks: mesh.stocks.clone(),
            arcs: Vec::new(),
            injections: Vec::new(),
            held: (0..mesh.nodes).map(|node| mesh.stocks.iter().any(|stock| stock.node == node)).collect(),
            order: Order::new(mesh.nodes, mesh.arcs.iter().map(|arc| (arc.from, arc.to))),
            ring: Ring::new(mesh.nodes),
            flows: Netted::new(mesh),
            mix: vec![0.0; mesh.nodes * width],
            fed: vec![0.0; mesh.nodes],
            sum: vec![0.0; width],
            origins,
            tags,
        };
        let narrow = |columns: Vec<usize>| columns.into_iter().map(|c| c as u32).collect::<Vec<_>>();
        for injection in &mesh.injections {
            let columns = narrow(tracer.columns(injection.tag, &injection.watched));
            tracer.injections.push((injection.node as u32, columns));
        }
        let sets_from = tracer.origins.len() + tracer.tags.len();
        for arc in &mesh.arcs {
            let mut renamed: Vec<_> =
                reachable[arc.from].iter().map(|&tag| narrow(tracer.columns(arc.tag(tag), &[]))).collect();
            renamed.dedup();
            renamed.sort_unstable();
            renamed.dedup();
            let renamed = renamed.iter().map(|columns| (columns[0], columns[1])).collect();
            let watched = arc.watched.iter().map(|set| (sets_from + set) as u32).collect();
            tracer.arcs.push(Effect { from: arc.from as u32, entry: arc.entry.map(|_| renamed), watched });
        }
        tracer
    }

    /// Traces a slice; `stocks` go from what they held before it to what they hold after it.
    ///
    /// # Errors
    /// If the flows are none, or gas comes from nowhere; the mixes are then those of no slice.
    pub fn trace(&mut self, slice: &SliceFlows<'_>, stocks: &mut Stocks) -> Result<(), TraceFailure> {
        self.flows.take(slice)?;
        self.mix.fill(0.0);
        self.fed.fill(0.0);
        for ((node, columns), &amount) in self.injections.iter().zip(slice.injected) {
            if amount > self.flows.dust {
                let node = *node as usize;
                self.fed[node] += amount;
                columns.iter().for_each(|&c| self.mix[node * self.width + c as usize] += amount);
            }
        }
        self.show_stocks(stocks);
        let (received, dust) = (&self.flows.received, self.flows.dust);
        self.order.arrange(&self.held, |arc| received[arc as usize] > dust);
        for group in 0..self.order.groups() {
            match *self.order.group(group) {
                [node] => self.blend(node as usize)?,
                _ => self.circle(group)?,
            }
        }
        self.close_stocks(stocks)
    }

    /// The mix of a node that waits for no other.
    fn blend(&mut self, node: usize) -> Result<(), TraceFailure> {
        if self.held[node] {
            return Ok(());
        }
        let row = self.row(node);
        self.sum.copy_from_slice(&self.mix[row.clone()]);
        let amount = self.fed[node] + self.add_arrivals(node, |_| true)?;
        self.fed[node] = amount;
        if amount > 0.0 {
            self.mix[row].iter_mut().zip(&self.sum).for_each(|(share, sum)| *share = sum / amount);
        }
        Ok(())
    }

    /// Adds to `sum` what comes along arcs into `node`, from nodes where `counts` holds; returns how much it is.
    pub(super) fn add_arrivals(&mut self, node: usize, counts: impl Fn(u32) -> bool) -> Result<f64, TraceFailure> {
        let mut total = 0.0;
        for &(arc, from) in self.order.arrivals(node) {
            let amount = self.flows.received[arc as usize];
            if amount <= self.flows.dust || !counts(from) {
                continue;
            }
            if self.fed[from as usize] <= 0.0 {
                if amount > self.flows.tolerance {
                    return Err(TraceFailure::Dry { node: from as usize, amount });
                }
                continue;
            }
            total += amount;
            let mix = &self.mix[from as usize * self.width..][..self.width];
            let effect = &self.arcs[arc as usize];
            let [origins, tags, _] = self.parts();
            match &effect.entry {
                None => add(&mut self.sum, mix, amount),
                Some(renamed) => {
                    add(&mut self.sum[origins.clone()], &mix[origins], amount);
                    renamed.iter().for_each(|&(o, t)| self.sum[t as usize] += amount * mix[o as usize]);
                    add(&mut self.sum[tags.end..], &mix[tags.end..], amount);
                }
            }
            // What passes here has passed, also the part that had not before.
            effect.watched.iter().for_each(|&c| self.sum[c as usize] += amount * (1.0 - mix[c as usize]).max(0.0));
        }
        Ok(total)
    }

    /// Columns of origins, of tags, of watched sets.
    pub(super) fn parts(&self) -> [Range<usize>; 3] {
        let (tags, sets) = (self.origins.len(), self.origins.len() + self.tags.len());
        [0..tags, tags..sets, sets..self.width]
    }
    pub(super) fn row(&self, node: usize) -> Range<usize> {
        node * self.width..(node + 1) * self.width
    }
}

fn add(sum: &mut [f64], mix: &[f64], amount: f64) {
    sum.iter_mut().zip(mix).for_each(|(sum, share)| *sum += amount * share);
}
