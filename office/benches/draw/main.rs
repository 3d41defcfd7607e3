//! What a paper of 42 questions costs in a bank of 200, of 20,000 and of 200,000 questions: the draw alone, for somebody who
//! has seen nothing and for somebody who has seen 150; and the start of an attempt, on SQLite. Writes Markdown to stdout.
#![expect(clippy::print_stdout, reason = "a bench tells what it measured")]

mod banks;
mod start;

use engine::{Pool, Seen, draw};
use office::Stopwatch;

/// What is done, or what stood in the way.
type Done<T> = Result<T, Box<dyn std::error::Error>>;

/// How many questions the banks hold.
const SIZES: [u32; 3] = [200, 20_000, 200_000];
/// How often each draw is measured.
const ROUNDS: u32 = 2_000;

fn main() -> Done<()> {
    println!(
        "| questions | pool ms | draw p50 µs | draw p99 µs | p50 µs with 150 seen | p99 µs |\n|--:|--:|--:|--:|--:|--:|"
    );
    for size in SIZES {
        let candidates = banks::candidates(size)?;
        let made = Stopwatch::start();
        let pool = Pool::new(&banks::blueprint()?, candidates);
        let made = made.ms();
        let (fresh, after) = (measure(&pool, &Seen::new())?, measure(&pool, &banks::seen(150))?);
        println!("| {size} | {made:.0} | {:.0} | {:.0} | {:.0} | {:.0} |", fresh.0, fresh.1, after.0, after.1);
    }
    println!("\n| questions | first start ms | start p50 ms | start p99 ms | statements |\n|--:|--:|--:|--:|--:|");
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    SIZES.iter().try_for_each(|&size| runtime.block_on(start::measure(size)))
}

/// The median and the 99th percentile of a draw, in microseconds.
fn measure(pool: &Pool, seen: &Seen) -> Done<(f64, f64)> {
    let mut took = Vec::new();
    for round in 0..ROUNDS {
        let mut seed = [0; 32];
        seed[..4].copy_from_slice(&round.to_le_bytes());
        let start = Stopwatch::start();
        let drawn = draw(&seed, pool, seen).map_err(|refusal| format!("{refusal:?}"))?;
        took.push(start.seconds() * 1e6);
        if drawn.paper.items().count() != 42 {
            return Err("not 42 questions".into());
        }
    }
    Ok(within(&mut took))
}

/// The median and the 99th percentile.
fn within(took: &mut [f64]) -> (f64, f64) {
    took.sort_by(f64::total_cmp);
    let at =
        |percent: usize| took.get((took.len() * percent).div_ceil(100).saturating_sub(1)).copied().unwrap_or_default();
    (at(50), at(99))
}
