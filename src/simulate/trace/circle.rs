//! Nodes that feed each other, as small systems: which columns are coupled, and by which arcs.

use std::ops::Range;

use super::{failure::TraceFailure, ring::OUTSIDE, tracer::Tracer};

impl Tracer {
    /// The mixes of nodes that feed each other: first the origins, which no arc changes; with them known, the tags;
    /// then each watched set.
    pub(super) fn circle(&mut self, group: usize) -> Result<(), TraceFailure> {
        let count = self.order.group(group).len();
        self.ring.place.fill(OUTSIDE);
        for n in 0..count {
            self.ring.place[self.order.group(group)[n] as usize] = n as u32;
        }
        for n in 0..count {
            let node = self.order.group(group)[n] as usize;
            let row = self.row(node);
            self.sum.copy_from_slice(&self.mix[row.clone()]);
            let inside = std::mem::take(&mut self.ring.place);
            let fresh = self.add_arrivals(node, |from| inside[from as usize] == OUTSIDE);
            self.ring.place = inside;
            self.fed[node] += fresh?;
            self.mix[row].copy_from_slice(&self.sum);
        }
        let [origins, tags, sets] = self.parts();
        let fed = self.solve(group, origins.clone())
            && self.solve(group, tags)
            && sets.into_iter().all(|set| self.solve(group, set..set + 1));
        self.leave_circle(group, fed)
    }

    /// Solves some columns of a circle. Returns whether anything feeds it.
    fn solve(&mut self, group: usize, columns: Range<usize>) -> bool {
        let [_, tags, sets] = self.parts();
        let members = self.order.group(group);
        self.ring.begin(members.len());
        for (n, &node) in members.iter().enumerate() {
            self.ring.fresh[n] = self.fed[node as usize];
        }
        for (to, &node) in members.iter().enumerate() {
            for &(arc, from) in self.order.arrivals(node as usize) {
                let (amount, place) = (self.flows.received[arc as usize], self.ring.place[from as usize]);
                if amount <= self.flows.dust || place == OUTSIDE {
                    continue;
                }
                let (effect, row) = (&self.arcs[arc as usize], node as usize * self.width);
                match &effect.entry {
                    Some(renamed) if columns == tags => {
                        self.ring.fresh[to] += amount;
                        for &(o, t) in renamed {
                            let origin = self.mix[from as usize * self.width + o as usize];
                            self.mix[row + t as usize] += amount * origin;
                        }
                    }
                    _ if columns.start >= sets.start && effect.watched.contains(&(columns.start as u32)) => {
                        self.ring.fresh[to] += amount;
                        self.mix[row + columns.start] += amount;
                    }
                    _ => self.ring.join(to, place as usize, amount),
                }
            }
        }
        self.ring.solve(members, &mut self.mix, self.width, columns)
    }

    /// Counts what came into the nodes of a circle; or, if nothing feeds it, refuses all but rounding.
    fn leave_circle(&mut self, group: usize, fed: bool) -> Result<(), TraceFailure> {
        for n in 0..self.order.group(group).len() {
            let node = self.order.group(group)[n] as usize;
            let inside = |&&(arc, from): &&(u32, u32)| {
                self.flows.received[arc as usize] > self.flows.dust && self.ring.place[from as usize] != OUTSIDE
            };
            let amount: f64 = self
                .order
                .arrivals(node)
                .iter()
                .filter(inside)
                .map(|&(arc, _)| self.flows.received[arc as usize])
                .sum();
            if fed {
                self.fed[node] += amount;
            } else if amount > self.flows.tolerance {
                return Err(TraceFailure::Unfed { node, amount });
            } else {
                let row = self.row(node);
                self.mix[row].fill(0.0);
                self.fed[node] = 0.0;
            }
        }
        Ok(())
    }
}
