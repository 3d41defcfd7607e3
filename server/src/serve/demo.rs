use std::sync::Arc;

use app::desk::{Demo, DemoAccount};
use engine::Slug;
use office::{DEMONSTRATION_ACCOUNTS, DEMONSTRATION_PASSWORD, Office, Operator, ShiftedClock, SystemClock};

use crate::out::Trouble;

/// The post that its trainees are on the way to, from the content that comes along.
const POST: &str = "online-agent";

/// Makes the demonstration's accounts, unless they are there, and what its pages offer.
pub(crate) async fn prepare(
    office: &Office,
    operator: &Operator,
    clock: Arc<ShiftedClock<SystemClock>>,
) -> Result<Demo, Trouble> {
    let posts: Vec<Slug> = POST.parse().into_iter().collect();
    office.found_demonstration(operator, &posts).await?;
    let accounts = DEMONSTRATION_ACCOUNTS.iter().map(|account| DemoAccount {
        staff_no: account.staff_no.to_owned(),
        name: account.name.to_owned(),
        password: DEMONSTRATION_PASSWORD.to_owned(),
        role: account.role,
    });
    Ok(Demo { accounts: accounts.collect(), skip: Arc::new(move |ms| clock.skip(ms)) })
}
