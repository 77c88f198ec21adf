//! Against whole numbers.

use super::Inversions;

/// The number of orders with 0, 1, … inversions, by q-Pascal's rule in whole numbers.
fn orders(groups: &[usize]) -> Vec<u128> {
    let mut law = vec![1_u128];
    let mut placed = 0;
    for &m in groups {
        // rows[i] holds the orders of i new values among j old ones.
        let mut rows = vec![vec![1_u128]; m + 1];
        for j in 1..=placed {
            for i in 1..=m {
                let mut row = rows[i].clone();
                row.resize(i * j + 1, 0);
                for (at, y) in rows[i - 1].clone().into_iter().enumerate() {
                    row[at + j] += y;
                }
                rows[i] = row;
            }
        }
        let mut next = vec![0; law.len() + m * placed];
        for (a, x) in law.iter().enumerate() {
            for (b, y) in rows[m].iter().enumerate() {
                next[a + b] += x * y;
            }
        }
        law = next;
        placed += m;
    }
    law
}

#[test]
fn every_tail_is_right_to_thirteen_digits() {
    let cases: [&[usize]; 8] = [
        &[1],
        &[1, 1],
        &[3, 3],
        &[2, 3, 2, 1],
        &[1; 33],
        &[17, 17],
        &[5, 5, 5, 5, 5, 5],
        &[20, 3, 1, 1, 4, 1, 2, 2],
    ];
    let mut worst = 0.0_f64;
    for groups in cases {
        let (law, orders) = (Inversions::of(groups).unwrap(), orders(groups));
        let all: u128 = orders.iter().sum();
        let mut sum = 0_u128;
        for (i, count) in (0_u64..).zip(&orders) {
            sum += count;
            let right = sum as f64 / all as f64;
            let off = (law.at_most(i) / right - 1.0).abs();
            assert!(
                off < 1e-13,
                "{groups:?}: at most {i}: {} is not {right}",
                law.at_most(i)
            );
            worst = worst.max(off);
        }
    }
    println!("worst {worst:e}");
}
