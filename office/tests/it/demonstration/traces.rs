//! What the people of a demonstration leave behind for those who look after them: every page has something to show.

use engine::Lang;
use office::views::desk::{DeskFilter, GrantRecord, GrantState, Who};
use office::views::{ReportCard, ReportsWanted};
use office::{PeopleFilter, PersonRow, Search, TeamPlace};

use super::{enter, live};
use crate::house::{House, MORNING};

on_both! {
    async fn candidates_have_said_what_is_wrong_and_the_trainer_has_answered_and_changed_questions(house: House) {
        let demo = house.lived().await;
        let trainer = enter(&demo, "trainer01").await;
        let open = demo.reports(&trainer, ReportsWanted::Open, 0, Lang::ZhHans).await.unwrap();
        let done = demo.reports(&trainer, ReportsWanted::Answered, 0, Lang::ZhHans).await.unwrap();
        assert!((2..=5).contains(&open.open) && done.answered >= 4, "{} open, {} answered", open.open, done.answered);
        assert!(open.reports.iter().any(|card| card.language == Lang::En), "somebody reads English");
        let changed = |card: &&ReportCard| card.present > card.number;
        let changed = done.reports.iter().find(changed).expect("one that was changed since");
        let page = demo.edit_question(&trainer, &changed.bank, &changed.slug, Lang::ZhHans).await.unwrap();
        assert_eq!((page.versions.len(), page.base), (2, 2));
        assert!(page.texts.iter().all(|one| one.text.contains("手册") || one.text.contains("handbook")), "in each language");
        let retired = done.reports.iter().find(|card| card.retired).expect("one that was retired");
        let named = (&retired.bank, &retired.slug);
        let shortages = demo.retire_question(&trainer, named, "再查一次", Lang::ZhHans).await.unwrap();
        assert!(shortages.is_empty(), "no exam misses it: {shortages:?}");
        let unread = "SELECT count(*) FROM report WHERE answered_at IS NOT NULL AND read_at IS";
        demo.settled().await;
        assert!(house.count(&format!("{unread} NULL")).await > 0 && house.count(&format!("{unread} NOT NULL")).await > 0);
        let versions = "SELECT count(*) FROM question_version WHERE number = 1 AND state = 'replaced' \
            AND id IN (SELECT question_version_id FROM attempt_item)";
        assert_eq!(house.count(versions).await, 1, "papers were drawn from the first version");
        // The next evening changes nothing, nor does a past that is lived again.
        live(&demo).await;
        let again = demo.reports(&trainer, ReportsWanted::Answered, 0, Lang::ZhHans).await.unwrap();
        assert_eq!(again.answered, done.answered);
    }

    async fn attempts_and_minutes_were_granted_spent_and_taken_back(house: House) {
        let demo = house.lived().await;
        let admin = enter(&demo, "admin01").await;
        let people = demo.desk_people(&admin, &DeskFilter::default(), &Who::All, &Search::default(), Lang::En).await.unwrap();
        let mut grants: Vec<GrantRecord> = Vec::new();
        for row in people.rows {
            grants.extend(demo.record(&admin, &row.person, Lang::En).await.unwrap().grants);
        }
        for state in [GrantState::Waits, GrantState::Used, GrantState::Void] {
            assert!(grants.iter().any(|one| one.state == state), "{state:?}: {grants:?}");
        }
    }

    async fn some_are_here_for_a_time_and_some_have_a_mentor(house: House) {
        let demo = house.lived().await;
        let admin = enter(&demo, "admin01").await;
        let people = demo.all_people(&admin, &PeopleFilter::default()).await.unwrap();
        let of = |number: &str| people.iter().find(|row| row.staff_no == number).unwrap();
        let (season, over): (&PersonRow, &PersonRow) = (of("trainee09"), of("trainee19"));
        assert_eq!(season.teams[0].place, TeamPlace::Temporary);
        assert!(season.teams[0].until.is_some_and(|until| until > MORNING), "{season:?}");
        assert!(season.posts[0].until.is_some_and(|until| until > MORNING), "{season:?}");
        assert!(over.posts.iter().all(|post| post.until.is_some_and(|until| until <= MORNING)), "{over:?}");
        let mentored = people.iter().filter(|row| row.mentor.is_some()).count();
        assert!(mentored >= 4, "{mentored}");
    }
}
