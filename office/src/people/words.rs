use serde::Serialize;

/// How somebody belongs to a team.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TeamPlace {
    /// For good.
    Regular,
    /// To see whether it works.
    Trial,
    /// For a time.
    Temporary,
    /// As the one who leads it; only managers can.
    Leads,
}

impl TeamPlace {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Regular, Self::Trial, Self::Temporary, Self::Leads];

    /// Its name in the store and in forms.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Regular => "regular",
            Self::Trial => "trial",
            Self::Temporary => "temporary",
            Self::Leads => "leads",
        }
    }

    /// The place of this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|place| place.as_str() == name)
    }
}

/// Whether somebody is here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PersonState {
    /// Works here and has a password.
    Present,
    /// Works here and has not chosen a password yet.
    Invited,
    /// Has left.
    Left,
}

impl PersonState {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Present, Self::Invited, Self::Left];

    /// Its name in addresses.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Present => "present",
            Self::Invited => "invited",
            Self::Left => "left",
        }
    }

    /// The state of this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == name)
    }
}
