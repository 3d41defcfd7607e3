use crate::{AttemptState, Payload, Refusal};

/// A reason to open a key. There are two, [`Settled`] and [`Authoring`], and nobody else can make another.
pub trait Proof: sealed::Sealed {}

mod sealed {
    pub trait Sealed {}
    impl Sealed for super::Settled {}
    impl Sealed for super::Authoring {}
}

/// Proof that the answer to a question can no longer change.
#[derive(Debug)]
pub struct Settled(());

impl Proof for Settled {}

impl Settled {
    /// From an attempt that is closed: handed in, time up, or ended by staff.
    ///
    /// ```
    /// # #[cfg(feature = "keys")] {
    /// use engine::{AttemptState, Refusal, Settled};
    /// assert!(Settled::closed(AttemptState::Closed).is_ok());
    /// assert_eq!(Settled::closed(AttemptState::Running).unwrap_err(), Refusal::NotYetSettled);
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`Refusal::NotYetSettled`] in every other state.
    pub const fn closed(state: AttemptState) -> Result<Self, Refusal> {
        match state {
            AttemptState::Closed => Ok(Self(())),
            AttemptState::Running | AttemptState::Paused | AttemptState::Annulled => Err(Refusal::NotYetSettled),
        }
    }

    /// From the answer to a question of a practice, where each question is settled by answering it.
    ///
    /// ```
    /// # #[cfg(feature = "keys")] {
    /// use engine::{Payload, Settled};
    /// assert!(Settled::practised(&Payload::choices([1])).is_ok());
    /// assert!(Settled::practised(&Payload::choices([])).is_err());
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`Refusal::NotYetSettled`] when nothing is ticked.
    pub fn practised(answer: &Payload) -> Result<Self, Refusal> {
        if answer.is_cleared() { Err(Refusal::NotYetSettled) } else { Ok(Self(())) }
    }
}

/// Proof that a viewer writes or checks questions. Made in one file of `office`, from a permission.
#[derive(Debug)]
pub struct Authoring(());

impl Proof for Authoring {}

impl Authoring {
    /// The caller has seen the permission.
    ///
    /// ```
    /// # #[cfg(feature = "keys")]
    /// let _proof = engine::Authoring::permit();
    /// ```
    #[must_use]
    pub const fn permit() -> Self {
        Self(())
    }
}
