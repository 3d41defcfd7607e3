/// Who stands before a door. The fixture's things belong to the trainee, who is in the manager's team.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum View {
    Nobody,
    Trainee,
    WrongTrainee,
    Trainer,
    Manager,
    OtherManager,
    Administrator,
}

impl View {
    /// All, in the order of the columns of the door table.
    pub(crate) const ALL: [Self; 7] = [
        Self::Nobody,
        Self::Trainee,
        Self::WrongTrainee,
        Self::Trainer,
        Self::Manager,
        Self::OtherManager,
        Self::Administrator,
    ];

    /// Staff number of whoever has this point of view.
    pub(crate) const fn staff_no(self) -> Option<&'static str> {
        match self {
            Self::Nobody => None,
            Self::Trainee => Some("T1"),
            Self::WrongTrainee => Some("T2"),
            Self::Trainer => Some("R1"),
            Self::Manager => Some("M1"),
            Self::OtherManager => Some("M2"),
            Self::Administrator => Some("A1"),
        }
    }
}
