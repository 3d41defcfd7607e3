use engine::Refusal;
use office::{DEMONSTRATION_ACCOUNTS, DEMONSTRATION_PASSWORD, OpenError, Role, Settings};

use crate::exam_room::slug;
use crate::house::{House, OPERATOR, credentials, refusal};

impl House {
    fn other_kind(&self) -> Settings {
        Settings { demo: !self.settings.demo, ..self.settings.clone() }
    }
}

on_both! {
    async fn a_real_database_is_no_demonstration(house: House) {
        let error = house.reopen(house.other_kind()).await.unwrap_err();
        assert!(matches!(error, OpenError::IsNoDemonstration), "{error}");
        assert_eq!(refusal(house.office.found_demonstration(&OPERATOR, &[]).await), Refusal::NotAllowed);
    }

    async fn a_demonstration_is_never_opened_as_the_real_thing(house: House) {
        house.tamper("UPDATE setting SET value = 'demonstration' WHERE name = 'ground'").await;
        let error = house.reopen(house.settings.clone()).await.unwrap_err();
        assert!(matches!(error, OpenError::IsDemonstration), "{error}");
        house.reopen(house.other_kind()).await.unwrap();
    }

    async fn everybody_in_a_demonstration_can_sign_in_and_founding_twice_is_founding_once(house: House) {
        house.tamper("UPDATE setting SET value = 'demonstration' WHERE name = 'ground'").await;
        let demo = house.reopen(house.other_kind()).await.unwrap();
        for _ in 0..2 {
            demo.found_demonstration(&OPERATOR, &[slug("agent")]).await.unwrap();
        }
        assert_eq!(house.count("SELECT count(*) FROM person").await, 9);
        assert_eq!(house.count("SELECT count(*) FROM enrolment").await, 5);
        for account in DEMONSTRATION_ACCOUNTS {
            let signed_in = demo.sign_in(credentials(account.staff_no, DEMONSTRATION_PASSWORD)).await.unwrap();
            assert!(signed_in.viewer.roles.has(account.role) && !signed_in.viewer.must_change_password);
            assert_eq!(signed_in.viewer.name, account.name);
            if account.role == Role::Manager {
                assert!(!demo.team(&signed_in.viewer, engine::Lang::En).await.unwrap().is_empty());
            }
        }
    }

    async fn another_secret_does_not_open_the_house(house: House) {
        let settings = Settings { secret: [9; 32], ..house.settings.clone() };
        assert!(matches!(house.reopen(settings).await.unwrap_err(), OpenError::OtherSecret));
    }
}
