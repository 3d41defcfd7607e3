use std::borrow::Borrow;
use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, PoisonError, RwLock};

/// Things that never change, by name. When it is full it starts anew: what is in use comes back with the next request.
pub(super) struct Cabinet<K, V> {
    things: RwLock<HashMap<K, Arc<V>>>,
    most: usize,
}

impl<K: Eq + Hash, V> Cabinet<K, V> {
    /// Holds at most so many.
    pub(super) fn holding(most: usize) -> Self {
        Self { things: RwLock::new(HashMap::new()), most }
    }

    pub(super) fn get<Q>(&self, name: &Q) -> Option<Arc<V>>
    where
        K: Borrow<Q>,
        Q: Eq + Hash + ?Sized,
    {
        self.things.read().unwrap_or_else(PoisonError::into_inner).get(name).cloned()
    }

    pub(super) fn put(&self, name: K, thing: V) -> Arc<V> {
        let thing = Arc::new(thing);
        let mut things = self.things.write().unwrap_or_else(PoisonError::into_inner);
        if things.len() >= self.most {
            things.clear();
        }
        things.insert(name, Arc::clone(&thing));
        thing
    }

    /// The same, beside those things only whose names are still asked for.
    pub(super) fn put_beside(&self, name: K, thing: V, still: impl Fn(&K) -> bool) -> Arc<V> {
        self.things.write().unwrap_or_else(PoisonError::into_inner).retain(|name, _| still(name));
        self.put(name, thing)
    }
}
