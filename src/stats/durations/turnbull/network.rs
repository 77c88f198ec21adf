//! Linear equations of a network: their matrix is positive definite, and empty before the first neighbour in each row.

use std::ops::Range;

/// Which node of a network stands where in its matrix, so that neighbours stand near each other.
pub(super) struct Order {
    /// The place of each node; none for a node that is held at 0.
    places: Vec<Option<usize>>,
    free: usize,
}

impl Order {
    /// The order of Cuthill and `McKee` for the nodes of a connected network, of which all but those `free` are held at 0: breadth first from an end.
    pub(super) fn of(edges: impl Iterator<Item = (usize, usize)>, free: Range<usize>) -> Self {
        let nodes = free.end + 1;
        let mut neighbours: Vec<Vec<usize>> = vec![Vec::new(); nodes];
        // OK because an edge joins two nodes.
        #[expect(clippy::indexing_slicing, reason = "below the nodes")]
        for (a, b) in edges {
            if free.contains(&a) && free.contains(&b) {
                neighbours[a].push(b);
                neighbours[b].push(a);
            }
        }
        for list in &mut neighbours {
            list.sort_unstable();
            list.dedup();
        }
        // The node reached last from any lies at an end, and that reached last from there at the other.
        let mut order: Vec<usize> = free.clone().take(1).collect();
        for _ in 0..3 {
            order = breadth_first(&neighbours, order.last().copied());
        }
        let mut places = vec![None; nodes];
        #[expect(clippy::indexing_slicing, reason = "below the nodes")]
        for (place, node) in order.into_iter().enumerate() {
            places[node] = Some(place);
        }
        Self {
            places,
            free: free.len(),
        }
    }

    /// The place of a node; none for one that is held at 0.
    pub(super) fn place(&self, node: usize) -> Option<usize> {
        // OK because edges and sums are of the network's nodes.
        #[expect(clippy::indexing_slicing, reason = "below the nodes")]
        self.places[node]
    }
}

/// All nodes that can be reached, those with few neighbours before others of one step.
fn breadth_first(neighbours: &[Vec<usize>], start: Option<usize>) -> Vec<usize> {
    let mut order: Vec<usize> = start.into_iter().collect();
    let mut seen = vec![false; neighbours.len()];
    let mut at = 0;
    // OK because lists of neighbours hold nodes.
    #[expect(clippy::indexing_slicing, reason = "below the nodes")]
    {
        for &node in &order {
            seen[node] = true;
        }
        while let Some(&node) = order.get(at) {
            at += 1;
            let from = order.len();
            for &next in &neighbours[node] {
                if !std::mem::replace(&mut seen[next], true) {
                    order.push(next);
                }
            }
            order[from..].sort_by_key(|&next| neighbours[next].len());
        }
    }
    order
}

/// The lower half of a matrix, each row from its first number that is not 0 up to the diagonal.
pub(super) struct Network {
    rows: Vec<Row>,
}

struct Row {
    first: usize,
    /// The numbers of the columns `first ..= row`.
    cells: Vec<f64>,
}

impl Order {
    /// The ends of edges in their places, the later first.
    fn placed<'a>(
        &'a self,
        edges: &'a [(usize, usize, f64)],
    ) -> impl Iterator<Item = (Option<usize>, Option<usize>, f64)> + 'a {
        edges.iter().map(|&(a, b, weight)| {
            let (a, b) = (self.place(a), self.place(b));
            (a.max(b), a.min(b), weight)
        })
    }

    /// Where each row of the matrix begins.
    fn first(&self, edges: &[(usize, usize, f64)]) -> Vec<usize> {
        let mut first: Vec<usize> = (0..self.free).collect();
        for (later, earlier, _) in self.placed(edges) {
            if let (Some(later), Some(earlier)) = (later, earlier) {
                // OK because an order has a place for each free node.
                #[expect(clippy::indexing_slicing, reason = "below the free nodes")]
                {
                    first[later] = first[later].min(earlier);
                }
            }
        }
        first
    }

    /// About how many multiplications [`factor`](Network::factor) takes.
    pub(super) fn work(&self, edges: &[(usize, usize, f64)]) -> usize {
        let widths = (1..)
            .zip(self.first(edges))
            .map(|(end, first): (usize, _)| end - first);
        widths.fold(0, |sum: usize, width| sum.saturating_add(width * width))
    }
}

impl Network {
    /// The matrix of `Σ weight (x_a − x_b)²` over edges.
    pub(super) fn of(edges: &[(usize, usize, f64)], order: &Order) -> Self {
        let mut rows: Vec<Row> = (0..)
            .zip(order.first(edges))
            .map(|(at, first)| Row {
                first,
                cells: vec![0.0; at - first + 1],
            })
            .collect();
        // OK because an order has a place for each free node, and a row begins with the first edge to it.
        #[expect(clippy::indexing_slicing, reason = "each edge lies within its row")]
        for (later, earlier, weight) in order.placed(edges) {
            for place in [later, earlier].into_iter().flatten() {
                let row = &mut rows[place];
                row.cells[place - row.first] += weight;
            }
            if let (Some(later), Some(earlier)) = (later, earlier) {
                let row = &mut rows[later];
                row.cells[earlier - row.first] -= weight;
            }
        }
        Self { rows }
    }

    /// Cholesky's factor; `None` if rounding has left the matrix without one.
    pub(super) fn factor(mut self) -> Option<Factor> {
        for at in 0..self.rows.len() {
            let (done, open) = self.rows.split_at_mut(at);
            let row = open.first_mut()?;
            for column in row.first..=at {
                // OK because `column` is a place of the row, and below `at` a row that is done.
                #[expect(clippy::indexing_slicing, reason = "first <= column <= at")]
                let (before, cell) = {
                    let (before, rest) = row.cells.split_at_mut(column - row.first);
                    (before, &mut rest[0])
                };
                let Some(other) = done.get(column) else {
                    let left = *cell - dot(before, before);
                    if left.is_nan() || left <= 0.0 {
                        return None;
                    }
                    *cell = left.sqrt();
                    break;
                };
                let from = row.first.max(other.first);
                let (_, own) = before.split_at((from - row.first).min(before.len()));
                let (_, theirs) = other
                    .cells
                    .split_at((from - other.first).min(other.cells.len()));
                *cell = (*cell - dot(own, theirs)) / other.cells.last()?;
            }
        }
        Some(Factor { rows: self.rows })
    }
}

/// Cholesky's factor of a [`Network`].
pub(super) struct Factor {
    rows: Vec<Row>,
}

impl Factor {
    /// Puts the solution of `matrix · x = right` in the place of `right`.
    ///
    /// # Panics
    /// Never where `right` has a number for each row.
    pub(super) fn solve(&self, right: &mut [f64]) {
        for (at, row) in self.rows.iter().enumerate() {
            let (before, open) = right.split_at_mut(at);
            // OK because there is a number for each row, and a row ends with its diagonal.
            #[expect(clippy::indexing_slicing, reason = "row.first <= at < numbers")]
            {
                let (own, diagonal) = row.cells.split_at(at - row.first);
                open[0] = (open[0] - dot(own, &before[row.first..])) / diagonal[0];
            }
        }
        for (at, row) in self.rows.iter().enumerate().rev() {
            let (before, open) = right.split_at_mut(at);
            #[expect(clippy::indexing_slicing, reason = "row.first <= at < numbers")]
            let solved = {
                let (own, diagonal) = row.cells.split_at(at - row.first);
                open[0] /= diagonal[0];
                (own, open[0], &mut before[row.first..])
            };
            let (own, x, before) = solved;
            for (taken, cell) in before.iter_mut().zip(own) {
                *taken -= cell * x;
            }
        }
    }
}

/// The sum of products, four at a time so that they need not wait for each other; of the shorter list's length.
fn dot(a: &[f64], b: &[f64]) -> f64 {
    let (a_fours, _) = a.as_chunks::<4>();
    let (b_fours, _) = b.as_chunks::<4>();
    let mut sums = [0.0; 4];
    for (x, y) in a_fours.iter().zip(b_fours) {
        for ((sum, x), y) in sums.iter_mut().zip(x).zip(y) {
            *sum += x * y;
        }
    }
    let done = 4 * a_fours.len().min(b_fours.len());
    let rest = a.iter().zip(b).skip(done).map(|(x, y)| x * y);
    sums.iter().sum::<f64>() + rest.sum::<f64>()
}
