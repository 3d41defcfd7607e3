use crate::Done;
use crate::ask::Ask;
use crate::paper::Paper;

/// One person, as far as they have come.
pub(crate) struct Candidate {
    pub(crate) staff_no: String,
    /// The path of the one-time link.
    pub(crate) invitation: String,
    /// The session's cookie.
    pub(crate) cookie: Option<String>,
    /// The path of the running attempt.
    pub(crate) attempt: Option<String>,
    pub(crate) paper: Option<Paper>,
    /// How many answers are to be sent, where nothing else is done.
    pub(crate) saves: usize,
    /// Something went wrong: no further step is tried.
    pub(crate) is_out: bool,
}

impl Candidate {
    pub(crate) fn new(staff_no: String) -> Self {
        Self { staff_no, invitation: String::new(), cookie: None, attempt: None, paper: None, saves: 0, is_out: false }
    }

    /// The request with this candidate's session.
    pub(crate) fn signed<'a>(&self, ask: Ask<'a>) -> Done<Ask<'a>> {
        let cookie = self.cookie.as_deref().ok_or("not signed in")?;
        Ok(ask.header("cookie", cookie))
    }

    /// The path of the running attempt with something behind it.
    pub(crate) fn attempt(&self, rest: &str) -> Done<String> {
        let attempt = self.attempt.as_deref().ok_or("no attempt was started")?;
        Ok(format!("{attempt}{rest}"))
    }
}
