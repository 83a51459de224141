//! What joins what, for the tracer; and which tags can be met where.

use std::collections::BTreeSet;

/// What is known of a molecule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tag {
    /// By which border point, terminal or field it came into the country it is in; `None` on a transit line that is
    /// nobody's, and in the tanks of a terminal.
    pub entry: Option<u32>,
    /// Where it was produced.
    pub origin: u32,
}

/// An arc along which gas goes from node to node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The node it leaves.
    pub from: usize,
    /// The node it reaches; another one.
    pub to: usize,
    /// If it leads into a country's market: the entry that all its gas has from here on.
    pub entry: Option<u32>,
    /// The watched sets it belongs to.
    pub watched: Vec<usize>,
}

/// Gas that comes into a node from the ground or the sea.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Injection {
    /// The node.
    pub node: usize,
    /// Its tag; a field in its own country's market is its own entry.
    pub tag: Tag,
    /// The watched sets it belongs to.
    pub watched: Vec<usize>,
}

/// A node that keeps gas from slice to slice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StockPoint {
    /// The node; nothing is injected there but by arcs.
    pub node: usize,
    /// What its stock at the beginning counts as.
    pub opening: Tag,
}

/// What joins what, the same in every slice. Arcs, injections and stocks are known by their place in these lists.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mesh {
    /// How many nodes there are.
    pub nodes: usize,
    /// How many sets of arcs and injections are watched for what passed through them.
    pub watched: usize,
    /// All arcs.
    pub arcs: Vec<Passage>,
    /// All injections.
    pub injections: Vec<Injection>,
    /// All stocks.
    pub stocks: Vec<StockPoint>,
}

impl Mesh {
    /// The tags that gas may have at each node, whatever flows.
    pub(super) fn reachable(&self) -> Vec<BTreeSet<Tag>> {
        let mut at = vec![BTreeSet::new(); self.nodes];
        self.injections.iter().for_each(|injection| _ = at[injection.node].insert(injection.tag));
        self.stocks.iter().for_each(|stock| _ = at[stock.node].insert(stock.opening));
        loop {
            let mut grown = false;
            for arc in &self.arcs {
                let tags: Vec<Tag> = at[arc.from].iter().map(|&tag| arc.tag(tag)).collect();
                tags.into_iter().for_each(|tag| grown |= at[arc.to].insert(tag));
            }
            if !grown {
                return at;
            }
        }
    }
}

impl Passage {
    /// The tag after this arc.
    pub(super) fn tag(&self, tag: Tag) -> Tag {
        Tag { entry: self.entry.or(tag.entry), ..tag }
    }
}
