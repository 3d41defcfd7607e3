//! A department to look at: invented people with a password that everybody may know. It exists only in a database that
//! was made for it.

mod affairs;
mod ahead;
mod dice;
mod evening;
mod mind;
mod past;
mod plan;
mod remarks;
mod scene;
mod story;
mod visit;

use std::collections::BTreeMap;

use engine::{Lang, Refusal, Slug};

use crate::events::Actor;
use crate::people::NewPerson;
use crate::sessions::MustChange;
use crate::{Department, Office, Operator, Outcome, Role};
pub use past::Past;

/// The password of every account of a demonstration.
pub const DEMONSTRATION_PASSWORD: &str = "passgate-demo";

/// An account of a demonstration, as the sign-in page offers it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DemonstrationAccount {
    /// What to sign in with.
    pub staff_no: &'static str,
    /// The person's name.
    pub name: &'static str,
    /// What they are.
    pub role: Role,
    /// Their team; none for those who are in none.
    pub team: Option<&'static str>,
}

const MORNING_LIGHT: Option<&str> = Some("晨光组 Daylight");
const EVENING_STAR: Option<&str> = Some("晚星组 Evening Star");
const SEA_BREEZE: Option<&str> = Some("海风组 Sea Breeze");
const HILL_MIST: Option<&str> = Some("山岚组 Hill Mist");

const fn account(
    staff_no: &'static str,
    name: &'static str,
    role: Role,
    team: Option<&'static str>,
) -> DemonstrationAccount {
    DemonstrationAccount { staff_no, name, role, team }
}

/// Everybody in a demonstration. `manager02` leads another team: what one manager sees, the other does not.
pub const DEMONSTRATION_ACCOUNTS: [DemonstrationAccount; 9] = [
    account("trainee01", "演示学员一", Role::Trainee, MORNING_LIGHT),
    account("trainee02", "演示学员二", Role::Trainee, MORNING_LIGHT),
    account("trainee03", "演示学员三", Role::Trainee, MORNING_LIGHT),
    account("trainee04", "Demo Trainee Four", Role::Trainee, EVENING_STAR),
    account("trainee05", "演示学员五", Role::Trainee, EVENING_STAR),
    account("trainer01", "演示培训师", Role::Trainer, None),
    account("manager01", "演示组长甲", Role::Manager, MORNING_LIGHT),
    account("manager02", "演示组长乙", Role::Manager, EVENING_STAR),
    account("admin01", "演示管理员", Role::Administrator, None),
];

/// Who leads the teams that only people with a past are in; nobody is offered their accounts.
const MORE_MANAGERS: [DemonstrationAccount; 2] = [
    account("manager03", "演示组长丙", Role::Manager, SEA_BREEZE),
    account("manager04", "演示组长丁", Role::Manager, HILL_MIST),
];

impl Office {
    /// Fills an empty demonstration database with a department, teams and accounts; trainees are on the way to these
    /// posts. Doing it again changes nothing.
    ///
    /// # Errors
    /// `NotAllowed` in a database that is no demonstration.
    pub async fn found_demonstration(&self, operator: &Operator, posts: &[Slug]) -> Outcome<()> {
        self.found(operator, posts, DEMONSTRATION_ACCOUNTS.iter()).await
    }

    /// The same with these accounts.
    async fn found(
        &self,
        operator: &Operator,
        posts: &[Slug],
        accounts: impl Iterator<Item = &DemonstrationAccount>,
    ) -> Outcome<()> {
        if !self.is_demonstration() {
            return Err(Refusal::NotAllowed.into());
        }
        let department = department();
        if self.department().await? != department {
            self.set_department(operator, department).await?;
        }
        for account in accounts {
            if self.present_person(account.staff_no).await?.is_some() {
                continue;
            }
            let trainee = account.role == Role::Trainee;
            let new = NewPerson {
                staff_no: account.staff_no.to_owned(),
                name: account.name.to_owned(),
                roles: [account.role].into_iter().collect(),
                team: account.team.map(ToOwned::to_owned),
                posts: if trainee { posts.to_vec() } else { Vec::new() },
                language: None,
                password: Some(DEMONSTRATION_PASSWORD.to_owned()),
            };
            self.enter_person(Actor::Operator, new, MustChange::No).await?;
        }
        Ok(())
    }
}

fn department() -> Department {
    let name = BTreeMap::from([
        (Lang::ZhHans, "晨光百货客户服务部（演示）".to_owned()),
        (Lang::ZhHant, "晨光百貨客戶服務部（演示）".to_owned()),
        (Lang::En, "Daylight Stores Customer Service (demonstration)".to_owned()),
    ]);
    Department { name, ..Department::default() }
}
