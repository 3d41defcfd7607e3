use std::slice::IterMut;
use std::sync::{Mutex, PoisonError};
use std::thread;

use crate::Done;

/// Items that several workers take one by one.
pub(crate) struct Queue<'a, I>(Mutex<IterMut<'a, I>>);

impl<'a, I> Queue<'a, I> {
    pub(crate) fn next(&self) -> Option<&'a mut I> {
        // Taking the next item cannot stop half-way.
        self.0.lock().unwrap_or_else(PoisonError::into_inner).next()
    }
}

/// So many workers take from one queue; what each of them brings back.
pub(crate) fn shared<I: Send, R: Send>(
    items: &mut [I],
    workers: usize,
    work: impl Fn(&Queue<'_, I>) -> R + Sync,
) -> Done<Vec<R>> {
    let queue = Queue(Mutex::new(items.iter_mut()));
    thread::scope(|scope| {
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(|| work(&queue))).collect();
        workers.into_iter().map(|worker| worker.join().map_err(|_| "a worker panicked".to_owned())).collect()
    })
}
