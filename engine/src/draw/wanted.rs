use std::collections::BTreeMap;

use super::Method;
use super::shuffle::Stream;
use super::stock::Known;

/// The candidates of a cell in the order they are wanted: the unseen, then the seen from the least used on; equals in
/// random order. It is found out only as far as it is asked for.
pub(super) struct Wanted<'a> {
    fitting: &'a [u32],
    /// Positions of what was seen, ascending, and how often each was used.
    seen: Vec<(u32, u32)>,
    /// For each of them, how many unseen stand before it.
    before: Vec<u32>,
    /// Where a shuffle of the unseen has put something else than what stood there.
    moved: BTreeMap<u32, u32>,
    found: Vec<u32>,
}

impl<'a> Wanted<'a> {
    pub(super) fn new(stream: &mut Stream, fitting: &'a [u32], known: &Known, method: Method) -> Self {
        let seen = seen(fitting, known);
        let before = (0..).zip(&seen).map(|(passed, (position, _))| position - passed).collect();
        let mut wanted = Self { fitting, seen, before, moved: BTreeMap::new(), found: Vec::new() };
        if method == Method::Whole {
            wanted.shuffle_whole(stream);
        }
        wanted
    }

    pub(super) const fn len(&self) -> usize {
        self.fitting.len()
    }

    /// Whether what was seen had to be looked at.
    pub(super) fn reused(&self) -> bool {
        self.found.len() > self.unseen()
    }

    /// The index of the candidate at a place of the order, below [`Self::len`].
    pub(super) fn at(&mut self, stream: &mut Stream, place: usize) -> u32 {
        while self.found.len() <= place {
            if self.found.len() < self.unseen() {
                self.find_unseen(stream);
            } else {
                self.find_seen(stream);
            }
        }
        self.found[place]
    }

    fn unseen(&self) -> usize {
        self.fitting.len() - self.seen.len()
    }

    /// One step of a Fisher–Yates shuffle from the front over the ranks of the unseen, of which only what has moved is kept.
    fn find_unseen(&mut self, stream: &mut Stream) {
        let next = self.found.len() as u32;
        let chosen = next + stream.below((self.unseen() - self.found.len()) as u64) as u32;
        let there = self.moved.remove(&next).unwrap_or(next);
        let rank = if chosen == next { there } else { self.moved.insert(chosen, there).unwrap_or(chosen) };
        let passed = self.before.partition_point(|&before| before <= rank);
        self.found.push(self.fitting[rank as usize + passed]);
    }

    fn find_seen(&mut self, stream: &mut Stream) {
        let mut seen = self.seen.clone();
        stream.shuffle(&mut seen);
        seen.sort_by_key(|&(_, used)| used);
        self.found.extend(seen.into_iter().map(|(position, _)| self.fitting[position as usize]));
    }

    /// As the first version of the algorithm did it: everything is shuffled together, then sorted.
    fn shuffle_whole(&mut self, stream: &mut Stream) {
        let uses: BTreeMap<u32, u32> = self.seen.iter().copied().collect();
        let mut positions: Vec<u32> = (0..).take(self.fitting.len()).collect();
        stream.shuffle(&mut positions);
        positions.sort_by_key(|position| uses.get(position).map_or((0, 0), |&used| (1, used)));
        self.found = positions.into_iter().map(|position| self.fitting[position as usize]).collect();
    }
}

/// What of a cell was seen: positions, ascending, with how often each was used.
pub(super) fn seen(fitting: &[u32], known: &Known) -> Vec<(u32, u32)> {
    let position = |(index, &used): (&u32, &u32)| {
        let position = fitting.binary_search(index).ok()?;
        Some((u32::try_from(position).ok()?, used))
    };
    known.iter().filter_map(position).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first so many positions of a cell of so many candidates, some of which were seen.
    fn order(seed: u8, count: u32, seen: &[(u32, u32)], first: usize) -> Vec<u32> {
        let fitting: Vec<u32> = (0..count).collect();
        let (mut stream, known) = (Stream::from_seed([seed; 32]), seen.iter().copied().collect());
        let mut wanted = Wanted::new(&mut stream, &fitting, &known, Method::Sparse);
        (0..first).map(|place| wanted.at(&mut stream, place)).collect()
    }

    /// Version 2 of the algorithm, from an implementation of its own in another language. A change here means that no
    /// stored record replays: raise `ALGORITHM` instead.
    #[test]
    fn the_same_seed_wants_the_same_candidates_for_ever() {
        assert_eq!(order(0, 10, &[], 10), [5, 2, 1, 8, 7, 6, 0, 3, 4, 9]);
        assert_eq!(order(7, 200_000, &[], 6), [51534, 87871, 68493, 179484, 27043, 92658]);
        assert_eq!(order(7, 12, &[(0, 5), (3, 1), (4, 1), (11, 0)], 12), [5, 7, 2, 10, 1, 9, 6, 8, 11, 4, 3, 0]);
        assert_eq!(order(255, 5, &[(0, 2), (1, 2), (2, 2), (3, 1), (4, 2)], 5), [3, 0, 4, 2, 1]);
    }

    #[test]
    fn every_candidate_comes_once_the_unseen_first_and_then_the_least_used() {
        for seed in 0..100 {
            let seen: Vec<(u32, u32)> = (0..40).filter(|one| one % 3 == 0).map(|one| (one, one % 4)).collect();
            let whole = order(seed, 40, &seen, 40);
            assert!(whole[..26].iter().all(|one| one % 3 != 0));
            assert!(whole[26..].is_sorted_by_key(|one| one % 4));
            let mut sorted = whole.clone();
            sorted.sort_unstable();
            assert!(sorted.into_iter().eq(0..40));
            assert_eq!(order(seed, 40, &seen, 7), whole[..7], "a short look finds the same as a long one");
        }
    }
}
