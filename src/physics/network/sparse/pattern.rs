//! What stays while numbers change: order, fronts, and where each entry of the matrix goes.

use super::order::{Neighbours, ROOT, counts, order, parents, places};

/// Columns that are eliminated together.
#[derive(Debug)]
pub(super) struct Block {
    /// First column and the one after the last.
    pub(super) columns: std::ops::Range<usize>,
    /// Later rows that the front touches, ascending.
    pub(super) rows: Vec<u32>,
    /// Blocks whose remains are added here, latest first.
    pub(super) children: Vec<u32>,
    /// Where each of `rows` stands in the front of the parent.
    pub(super) into_parent: Vec<u32>,
    /// Entries of the matrix that start here.
    pub(super) entries: Vec<Entry>,
    /// Where its columns stand in the factor.
    pub(super) offset: usize,
}

impl Block {
    pub(super) fn width(&self) -> usize {
        self.columns.len()
    }

    pub(super) fn height(&self) -> usize {
        self.columns.len() + self.rows.len()
    }
}

/// A pair of the matrix in the front where it starts: `row > column` there.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) pair: u32,
    /// Whether the pair's first node is the column.
    pub(super) straight: bool,
    pub(super) row: u32,
    pub(super) column: u32,
}

/// The pattern of a matrix: which pairs of nodes are joined, ordered for elimination.
#[derive(Debug)]
pub(in super::super) struct Pattern {
    pub(super) place: Vec<u32>,
    pub(super) blocks: Vec<Block>,
    pub(super) pairs: usize,
    pub(super) tallest: usize,
    pub(super) stack: usize,
    pub(super) size: usize,
}

/// Widest block that is made by joining unlike columns, and the share of zeros it may hold.
const JOIN_WIDTH: usize = 8;
const JOIN_ZEROS: f64 = 0.2;

impl Pattern {
    /// Orders a matrix of `nodes` columns whose entries off the diagonal stand at `pairs` (each both ways; a pair may
    /// come twice, then it adds up).
    pub(in super::super) fn new(nodes: usize, pairs: &[(u32, u32)]) -> Self {
        let neighbours = Neighbours::new(nodes, pairs);
        let order = order(&neighbours);
        let place = places(&order);
        let parent = parents(&neighbours, &order, &place);
        let count = counts(&neighbours, &order, &place, &parent);
        let mut blocks = blocks(&parent, &count);
        let of = block_of(&blocks, nodes);
        rows(&mut blocks, &of, &neighbours, &order, &place);
        into_parents(&mut blocks, &of);
        entries(&mut blocks, &of, pairs, &place);
        let mut size = 0;
        for block in &mut blocks {
            block.offset = size;
            size += block.width() * block.height();
        }
        let tallest = blocks.iter().map(Block::height).max().unwrap_or(0);
        let stack = deepest(&blocks);
        Self { place, blocks, pairs: pairs.len(), tallest, stack, size }
    }

    /// How many columns.
    pub(in super::super) fn nodes(&self) -> usize {
        self.place.len()
    }
}

fn blocks(parent: &[u32], count: &[u32]) -> Vec<Block> {
    let mut blocks: Vec<(std::ops::Range<usize>, usize)> = Vec::new();
    for at in 0..parent.len() {
        let below = count[at] as usize;
        let mut own = (at..at + 1, 0);
        while let Some((columns, zeros)) = blocks.last() {
            let last = columns.end - 1;
            if parent[last] == ROOT || !own.0.contains(&(parent[last] as usize)) {
                break;
            }
            let joined = columns.start..own.0.end;
            let gained = own.0.len() + below - count[last] as usize;
            let zeros = zeros + own.1 + columns.len() * gained;
            let all = joined.len() * (joined.len() + below);
            let narrow = joined.len() <= JOIN_WIDTH && below < 4 * JOIN_WIDTH;
            if zeros > 0 && !(narrow && zeros as f64 <= JOIN_ZEROS * all as f64) {
                break;
            }
            own = (joined, zeros);
            blocks.pop();
        }
        blocks.push(own);
    }
    let empty = |columns| Block {
        columns,
        rows: Vec::new(),
        children: Vec::new(),
        into_parent: Vec::new(),
        entries: Vec::new(),
        offset: 0,
    };
    blocks.into_iter().map(|(columns, _)| empty(columns)).collect()
}

fn block_of(blocks: &[Block], nodes: usize) -> Vec<u32> {
    let mut of = vec![0; nodes];
    for (b, block) in blocks.iter().enumerate() {
        of[block.columns.clone()].fill(b as u32);
    }
    of
}

/// Rows of each block: neighbours of its columns and what its children leave, later than its own columns.
fn rows(blocks: &mut [Block], of: &[u32], neighbours: &Neighbours, order: &[u32], place: &[u32]) {
    let mut seen = vec![ROOT; order.len()];
    for b in 0..blocks.len() {
        let end = blocks[b].columns.end as u32;
        let mut found = Vec::new();
        let mut take = |row: u32| {
            if row >= end && seen[row as usize] != b as u32 {
                seen[row as usize] = b as u32;
                found.push(row);
            }
        };
        for column in blocks[b].columns.clone() {
            neighbours.of(order[column] as usize).iter().for_each(|&other| take(place[other as usize]));
        }
        for &child in &blocks[b].children {
            blocks[child as usize].rows.iter().for_each(|&row| take(row));
        }
        found.sort_unstable();
        if let Some(&row) = found.first() {
            blocks[of[row as usize] as usize].children.insert(0, b as u32);
        }
        blocks[b].rows = found;
    }
}

/// Where a later row stands in the front of a block.
fn within(block: &Block, row: u32) -> u32 {
    if (row as usize) < block.columns.end {
        row - block.columns.start as u32
    } else {
        (block.width() + block.rows.binary_search(&row).unwrap_or_else(|at| at)) as u32
    }
}

fn into_parents(blocks: &mut [Block], of: &[u32]) {
    for b in 0..blocks.len() {
        if let Some(&first) = blocks[b].rows.first() {
            let parent = &blocks[of[first as usize] as usize];
            blocks[b].into_parent = blocks[b].rows.iter().map(|&row| within(parent, row)).collect();
        }
    }
}

fn entries(blocks: &mut [Block], of: &[u32], pairs: &[(u32, u32)], place: &[u32]) {
    for (pair, &(a, b)) in pairs.iter().enumerate() {
        let (a, b) = (place[a as usize], place[b as usize]);
        let (column, row) = (a.min(b), a.max(b));
        let block = &mut blocks[of[column as usize] as usize];
        let entry = Entry {
            pair: pair as u32,
            straight: a < b,
            row: within(block, row),
            column: column - block.columns.start as u32,
        };
        block.entries.push(entry);
    }
}

/// The most that remains of fronts at any moment.
fn deepest(blocks: &[Block]) -> usize {
    let (mut now, mut most) = (0, 0);
    for block in blocks {
        now -= block.children.iter().map(|&child| blocks[child as usize].rows.len().pow(2)).sum::<usize>();
        now += block.rows.len().pow(2);
        most = most.max(now);
    }
    most
}
