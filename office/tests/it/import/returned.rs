//! Who comes back by a file, to a post or to the house.

use engine::Refusal;
use office::{Does, NewPerson, Role};

use super::{HEAD, does};
use crate::exam_room::{entry, items, right};
use crate::house::{DAY, House, OPERATOR, PASSWORD, credentials, newcomer, refusal};

on_both! {
    async fn who_comes_back_to_a_post_with_everything_done_is_certified_again(house: House) {
        let admin = house.ground().await;
        let li = house.certified("77").await;
        let number = house.number(&li).await;
        house.office.revoke_certificate(&OPERATOR, &number, "away").await.unwrap();
        house.clock.advance(DAY);
        let attempt = house.start(&li, "cert").await;
        for (sequence, item) in (1..).zip(items(&house.sheet(&li, &attempt).await)) {
            house.save(&li, &attempt, entry("phone", 0, sequence, item.place, &right(item))).await.unwrap();
        }
        house.office.unenrol_person(&admin, &li.person, "agent").await.unwrap();
        house.office.hand_in(&li, &attempt).await.unwrap();
        assert_eq!(house.number(&li).await, number, "nothing is issued off the post");
        house.take_in(&admin, format!("{HEAD}77,员工77,,agent,,,,\n").as_bytes()).await;
        assert_ne!(house.number(&li).await, number);
    }

    async fn who_left_under_this_number_and_name_is_back_and_another_is_new(house: House) {
        let admin = house.ground().await;
        let ann = house.person("1", Role::Trainee).await;
        house.person("2", Role::Trainee).await;
        for number in ["1", "2"] {
            house.office.deactivate_person(&OPERATOR, number).await.unwrap();
        }
        let text = format!("{HEAD}1,员工1,,,,,,\n2,Somebody Else,,,,,,\n");
        let plan = house.plan(&admin, text.as_bytes()).await;
        assert_eq!(does(&plan), [Does::Returns, Does::Adds]);
        house.take_in(&admin, text.as_bytes()).await;
        assert_eq!(house.office.sign_in(credentials("1", PASSWORD)).await.unwrap().viewer.person, ann);
        assert_eq!(refusal(house.office.sign_in(credentials("2", PASSWORD)).await), Refusal::WrongCredentials);
    }

    async fn who_is_back_by_a_file_administers_nothing_and_can_come_in(house: House) {
        let admin = house.ground().await;
        house.person("1", Role::Administrator).await;
        let both = NewPerson {
            roles: [Role::Administrator, Role::Trainer].into_iter().collect(),
            ..newcomer("2", Role::Trainer, None)
        };
        house.office.add_person(&OPERATOR, both).await.unwrap();
        for number in ["1", "2"] {
            house.office.deactivate_person(&OPERATOR, number).await.unwrap();
        }
        let text = format!("{HEAD}1,员工1,,,,,,\n2,员工2,,,,,,\n");
        let plan = house.plan(&admin, text.as_bytes()).await;
        let roles: Vec<_> = plan.rows.iter().map(|row| row.roles.as_slice()).collect();
        assert_eq!(roles, [&[Role::Trainee][..], &[Role::Trainer][..]], "it is shown before");
        let done = house.take_in(&admin, text.as_bytes()).await;
        assert_eq!((done.added.len(), done.returned, done.invited.len()), (0, 2, 1), "one has a password");
        let one = house.signed_in("1").await.viewer;
        assert!(one.roles.has(Role::Trainee) && !one.roles.has(Role::Administrator));
        house.office.set_first_password(&done.invited[0].token, PASSWORD).await.unwrap();
        let two = house.signed_in("2").await.viewer;
        assert!(two.roles.has(Role::Trainer) && !two.roles.has(Role::Administrator));
    }
}
