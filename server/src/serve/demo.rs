use std::sync::Arc;

use app::desk::{Demo, DemoAccount, Moving};
use engine::Slug;
use office::{DEMONSTRATION_ACCOUNTS, DEMONSTRATION_PASSWORD, MachineClock, Office, Operator, ShiftedClock};

use super::fill;
use crate::config::{DemoPeople, Serve};
use crate::out::{self, Trouble};

/// The post that its trainees are on the way to, from the content that comes along.
const POST: &str = "online-agent";

/// How many trainees have a past, beside those whose first day it is.
const WITH_A_PAST: u16 = 55;

/// Gives a new demonstration people with a past, unless few are wanted. Content comes first: it was there before they were.
pub(crate) async fn recall(office: &Arc<Office>, operator: &Operator, serve: &Serve) -> Result<(), Trouble> {
    if serve.demo_people == DemoPeople::Few {
        return Ok(());
    }
    let (Some(past), Ok(post)) = (office.demonstration_past(operator, WITH_A_PAST).await?, POST.parse::<Slug>()) else {
        return Ok(());
    };
    out::talk("Making sixty people and what they did in the last year. This takes some seconds, once.");
    fill(past.eve(), operator, serve).await?;
    Ok(past.live(operator, &post).await?)
}

/// Makes the demonstration's accounts, unless they are there, and what its pages offer.
pub(crate) async fn prepare(
    office: &Arc<Office>,
    operator: &Operator,
    clock: Arc<ShiftedClock<MachineClock>>,
) -> Result<Demo, Trouble> {
    let posts: Vec<Slug> = POST.parse().into_iter().collect();
    office.found_demonstration(operator, &posts).await?;
    let accounts = DEMONSTRATION_ACCOUNTS.iter().map(|account| DemoAccount {
        staff_no: account.staff_no.to_owned(),
        name: account.name.to_owned(),
        password: DEMONSTRATION_PASSWORD.to_owned(),
        role: account.role,
    });
    let office = Arc::clone(office);
    let skip = move |ms: i64| -> Moving {
        let (office, clock) = (Arc::clone(&office), Arc::clone(&clock));
        Box::pin(async move {
            office.move_ahead(ms).await?;
            clock.skip(ms);
            Ok(())
        })
    };
    Ok(Demo { accounts: accounts.collect(), skip: Arc::new(skip) })
}
