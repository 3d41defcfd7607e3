//! A manager's desk: figures, the people behind them, records, and what is granted.

mod accommodations;
mod figures;
mod grants;
mod independent;
mod people;
mod records;
mod scope;
mod taken_back;

use engine::{Lang, Slug};
use office::views::desk::{DeskFilter, DeskOverview, Month, PeoplePage, Progress, Who};
use office::{NewPerson, PersonId, Role, Search, Viewer};

use crate::exam_room::{right, slug, wrong};
use crate::house::{DAY, House, OPERATOR, PASSWORD, newcomer};

/// Morning team: A passed at once and is certified, B at the second try, C failed yesterday, D did nothing, F sits now.
/// Evening team: E failed twice. A and B sat in August, C in September; E in August.
pub(crate) struct Desk {
    pub(crate) morning: Viewer,
    pub(crate) evening: Viewer,
    pub(crate) admin: Viewer,
    pub(crate) people: Vec<Viewer>,
}

impl Desk {
    pub(crate) fn of(&self, staff_no: &str) -> &Viewer {
        self.people.iter().find(|viewer| viewer.staff_no == staff_no).unwrap()
    }

    pub(crate) fn id(&self, staff_no: &str) -> &PersonId {
        &self.of(staff_no).person
    }
}

impl House {
    /// Adds a trainee on the way to the post `agent`, in a team, and signs them in.
    pub(crate) async fn candidate_in(&self, staff_no: &str, team: &str) -> Viewer {
        let person = NewPerson { posts: vec![slug("agent")], ..newcomer(staff_no, Role::Trainee, Some(team)) };
        let added = self.office.add_person(&OPERATOR, person).await.unwrap();
        self.office.set_first_password(&added.one_time_link_token.unwrap(), PASSWORD).await.unwrap();
        self.signed_in(staff_no).await.viewer
    }

    pub(crate) async fn desk(&self) -> Desk {
        self.furnish().await;
        let (morning, evening) = ("晨光组", "晚星组");
        let desk = Desk {
            morning: self.viewer("M1", Role::Manager, Some(morning)).await,
            evening: self.viewer("M2", Role::Manager, Some(evening)).await,
            admin: self.viewer("ADMIN", Role::Administrator, None).await,
            people: vec![
                self.candidate_in("A", morning).await,
                self.candidate_in("B", morning).await,
                self.candidate_in("C", morning).await,
                self.candidate_in("D", morning).await,
                self.candidate_in("E", evening).await,
                self.candidate_in("F", morning).await,
            ],
        };
        self.office.mark_read(desk.of("A"), &slug("greeting")).await.unwrap();
        self.sit(desk.of("A"), "cert", right).await;
        self.sit(desk.of("B"), "cert", wrong).await;
        self.sit(desk.of("E"), "cert", wrong).await;
        self.clock.advance(DAY);
        self.sit(desk.of("B"), "cert", right).await;
        self.sit(desk.of("E"), "cert", wrong).await;
        self.clock.advance(35 * DAY);
        self.sit(desk.of("C"), "cert", wrong).await;
        self.start(desk.of("F"), "cert").await;
        desk
    }

    pub(crate) async fn overview(&self, viewer: &Viewer, filter: &DeskFilter) -> DeskOverview {
        self.office.overview_figures(viewer, filter, 30, Lang::En).await.unwrap()
    }

    pub(crate) async fn people(&self, viewer: &Viewer, filter: &DeskFilter, who: &Who) -> PeoplePage {
        self.office.desk_people(viewer, filter, who, &Search::default(), Lang::En).await.unwrap()
    }

    pub(crate) async fn numbers(&self, viewer: &Viewer, filter: &DeskFilter, who: &Who) -> Vec<String> {
        self.people(viewer, filter, who).await.rows.into_iter().map(|row| row.staff_no).collect()
    }
}

pub(crate) fn of_exam(exam: &str) -> DeskFilter {
    DeskFilter { exam: Some(slug(exam)), ..DeskFilter::default() }
}

pub(crate) fn in_month(month: &str) -> DeskFilter {
    let month: Option<Month> = Some(month.parse().unwrap());
    DeskFilter { from: month, to: month, ..DeskFilter::default() }
}

/// Every list that an overview links to, with the number it shows.
pub(crate) fn links(overview: &DeskOverview) -> Vec<(Who, u32)> {
    let all = &overview.all;
    let mut links = vec![
        (Who::All, overview.people),
        (Who::MeantFor, overview.meant_for),
        (Who::Sat, all.people),
        (Who::Sat, all.any.of),
        (Who::EverPassed, all.any.passed),
        (Who::NeverPassed, all.any.of - all.any.passed),
        (Who::SatFirst, all.first.of),
        (Who::FirstPassed, all.first.passed),
        (Who::FirstFailed, all.first.of - all.first.passed),
        (Who::MayWork, overview.may_work),
        (Who::MayNotWork, overview.may_not_work),
        (Who::Ending { days: overview.ending_days }, overview.ending),
    ];
    links.extend(overview.progress.iter().map(|(progress, count)| (Who::At(*progress), *count)));
    links.extend(overview.topics.iter().map(|topic| (Who::WeakIn(topic.topic.clone()), topic.people)));
    links
}

pub(crate) fn count(overview: &DeskOverview, wanted: Progress) -> u32 {
    overview.progress.iter().find(|(progress, _)| *progress == wanted).unwrap().1
}

pub(crate) fn cert() -> Slug {
    slug("cert")
}
