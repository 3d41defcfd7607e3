//! From the first day to the last: who is here for a time only serves customers only then.

use engine::{Lang, Moment};
use office::views::desk::{DeskFilter, Who};
use office::{ApiCaller, ApiScope, GateQuery, ImportEnd, Posting, Reason, Role, Viewer};

use crate::exam_room::{right, slug};
use crate::house::{DAY, HOUR, House, MORNING, OPERATOR, credentials};

const HEAD: &str = "staff number,name,team,post,mentor,language,from,until\n";
/// Midnight after 1 August in Shanghai.
const MIDNIGHT: Moment = Moment(MORNING.0 + 15 * HOUR);

/// Where somebody's gate is shown.
struct Eyes {
    caller: ApiCaller,
    li: Viewer,
    admin: Viewer,
}

impl House {
    async fn eyes(&self, li: Viewer) -> Eyes {
        let token = self.office.make_token(&OPERATOR, "roster", ApiScope::Gate).await.unwrap();
        let caller = self.office.api_caller(&token).await.unwrap();
        Eyes { caller, li, admin: self.viewer("ADMIN", Role::Administrator, None).await }
    }

    async fn take(&self, eyes: &Eyes, row: &str) {
        let file = format!("{HEAD}{row}\n");
        let plan = self.office.plan_import(&eyes.admin, file.as_bytes()).await.unwrap();
        assert_eq!(plan.faults, []);
        let end = self.office.import_people(&eyes.admin, file.as_bytes(), &plan.fingerprint).await.unwrap();
        assert!(matches!(end, ImportEnd::Done(_)));
    }

    /// What the gate says now, to a system, to whoever leads, to the person: all the same.
    async fn gate_everywhere(&self, eyes: &Eyes, staff_no: &str) -> (bool, Vec<Reason>, Option<Moment>) {
        let query = GateQuery { staff_no: staff_no.to_owned(), post: "agent".to_owned(), at: None };
        let answer = self.office.gate(&eyes.caller, query).await.unwrap();
        let home = self.office.home(&eyes.li, Lang::En).await.unwrap();
        assert_eq!((home.posts[0].open, &home.posts[0].reasons), (answer.open, &answer.reasons), "home");
        let record = self.office.record(&eyes.admin, &eyes.li.person, Lang::En).await.unwrap();
        assert_eq!((record.posts[0].open, &record.posts[0].reasons), (answer.open, &answer.reasons), "record");
        assert_eq!(record.posts[0].until, answer.changes_at.filter(|_| answer.open));
        let rows = self.people(&eyes.admin, &DeskFilter::default(), &Who::All).await.rows;
        let desk = rows.iter().find(|row| row.staff_no == staff_no).unwrap().posts.first();
        match desk {
            Some(state) => assert_eq!((state.open, &state.reasons), (answer.open, &answer.reasons), "desk"),
            None => assert!(matches!(answer.reasons[..], [Reason::Over { .. }]), "a desk shows no post that is over"),
        }
        (answer.open, answer.reasons, answer.changes_at)
    }

    fn posting(from: &str, until: &str) -> Posting {
        Posting { post: "agent".to_owned(), from: from.to_owned(), until: until.to_owned() }
    }
}

on_both! {
    async fn the_gate_closes_at_the_end_of_the_last_day_that_a_file_names(house: House) {
        house.furnish().await;
        let li = house.certified("L1").await;
        let eyes = house.eyes(li).await;
        house.take(&eyes, "L1,员工L1,one,,,,,2026-08-01").await;
        assert_eq!(house.gate_everywhere(&eyes, "L1").await, (true, vec![], Some(MIDNIGHT)));
        house.clock.set(Moment(MIDNIGHT.0 - 1));
        assert!(house.gate_everywhere(&eyes, "L1").await.0);
        house.clock.set(MIDNIGHT);
        assert_eq!(house.gate_everywhere(&eyes, "L1").await, (false, vec![Reason::Over { at: MIDNIGHT }], None));
        let home = house.office.home(&eyes.li, Lang::En).await.unwrap();
        assert!(home.next.is_none() && home.posts[0].phases.is_empty(), "nothing is asked of who is no longer there");
    }

    async fn the_gate_stays_shut_until_the_first_day_of_who_comes_back(house: House) {
        house.furnish().await;
        let li = house.certified("L1").await;
        let eyes = house.eyes(li).await;
        house.office.deactivate_person(&OPERATOR, "L1").await.unwrap();
        house.take(&eyes, "L1,员工L1,one,agent,,,2026-08-03,2026-08-03").await;
        let li = house.office.sign_in(credentials("L1", crate::house::PASSWORD)).await.unwrap().viewer;
        let eyes = Eyes { li, ..eyes };
        let (first, over) = (Moment(MIDNIGHT.0 + DAY), Moment(MIDNIGHT.0 + 2 * DAY));
        let not_yet = (false, vec![Reason::NotYet { from: first }], Some(first));
        assert_eq!(house.gate_everywhere(&eyes, "L1").await, not_yet);
        house.clock.set(Moment(first.0 - 1));
        assert_eq!(house.gate_everywhere(&eyes, "L1").await, not_yet);
        house.clock.set(first);
        assert_eq!(house.gate_everywhere(&eyes, "L1").await, (true, vec![], Some(over)));
        house.clock.set(Moment(over.0 - 1));
        assert!(house.gate_everywhere(&eyes, "L1").await.0);
        house.clock.set(over);
        assert_eq!(house.gate_everywhere(&eyes, "L1").await, (false, vec![Reason::Over { at: over }], None));
    }

    async fn who_begins_later_may_prepare_and_serves_from_the_first_day_on(house: House) {
        house.furnish().await;
        let eyes = house.eyes(house.viewer("L1", Role::Trainee, None).await).await;
        let days = House::posting("2026-08-02", "");
        house.office.enrol_person(&eyes.admin, &eyes.li.person, days).await.unwrap();
        house.office.mark_read(&eyes.li, &slug("greeting")).await.unwrap();
        let attempt = house.sit(&eyes.li, "cert", right).await;
        let verified = house.office.verify_attempt(&OPERATOR, &attempt).await.unwrap();
        assert!(verified.findings.is_empty(), "the draw replays: {:?}", verified.findings);
        assert_eq!(house.gate_everywhere(&eyes, "L1").await.1, [Reason::NotYet { from: MIDNIGHT }]);
        house.clock.set(MIDNIGHT);
        assert!(house.gate_everywhere(&eyes, "L1").await.0, "the certificate was issued before the first day");
    }

    async fn days_on_the_account_are_given_changed_and_taken(house: House) {
        house.furnish().await;
        let eyes = house.eyes(house.certified("L1").await).await;
        let enrol = async |from: &str, until: &str| {
            house.office.enrol_person(&eyes.admin, &eyes.li.person, House::posting(from, until)).await.unwrap();
        };
        enrol("", "2026-08-01").await;
        assert_eq!(house.gate_everywhere(&eyes, "L1").await.2, Some(MIDNIGHT));
        enrol("", "2026-08-02").await;
        assert_eq!(house.gate_everywhere(&eyes, "L1").await.2, Some(Moment(MIDNIGHT.0 + DAY)));
        enrol("2026-08-05", "").await;
        assert_eq!(house.gate_everywhere(&eyes, "L1").await.1, [Reason::NotYet { from: Moment(MIDNIGHT.0 + 3 * DAY) }]);
        enrol("", "").await;
        assert!(house.gate_everywhere(&eyes, "L1").await.2 > Some(Moment(MORNING.0 + 300 * DAY)), "until the certificate ends");
        house.clock.advance(HOUR);
        house.office.unenrol_person(&eyes.admin, &eyes.li.person, "agent").await.unwrap();
        assert_eq!(house.gate_everywhere(&eyes, "L1").await.1, [Reason::Over { at: Moment(MORNING.0 + HOUR) }]);
        // What has ended makes room.
        house.clock.advance(HOUR);
        enrol("", "2026-08-01").await;
        house.clock.set(MIDNIGHT);
        enrol("", "").await;
        assert!(house.gate_everywhere(&eyes, "L1").await.0);
        let twice = "INSERT INTO enrolment (person_id, post, from_at, created_at, in_force) SELECT person_id, 'agent', 7, 7, TRUE FROM person_data WHERE staff_no = 'L1'";
        let raw = house.raw().await;
        let second = sea_orm::ConnectionTrait::execute_unprepared(&raw, twice).await;
        assert!(second.is_err(), "two of a person and a post cannot be");
    }

    async fn an_enrolment_that_changes_nothing_is_no_event(house: House) {
        house.furnish().await;
        let eyes = house.eyes(house.viewer("L1", Role::Trainee, None).await).await;
        for _ in 0..2 {
            house.office.enrol_person(&eyes.admin, &eyes.li.person, House::posting("", "2026-08-31")).await.unwrap();
        }
        assert_eq!(house.count("SELECT count(*) FROM event WHERE kind = 'enrolment.begun'").await, 1);
        house.office.end_sessions(&eyes.admin, &eyes.li.person).await.unwrap();
        let told = house.office.record(&eyes.admin, &eyes.li.person, Lang::En).await.unwrap().events;
        let about = |kind: &str| told.iter().find(|one| one.kind == kind).map(|one| one.about.as_deref());
        assert_eq!(about("enrolment.begun"), Some(Some("Online agent")), "a record names the post");
        assert_eq!((about("session.withdrawn"), about("session.started")), (Some(None), None));
    }
}
