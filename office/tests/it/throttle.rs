use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use engine::Refusal;
use office::{Failure, Role, SignIn};

use crate::house::{House, MINUTE, OPERATOR, PASSWORD, credentials, newcomer, refusal};

const GUESS: &str = "a wild guess";

fn elsewhere(staff_no: &str, password: &str, last: u8) -> SignIn {
    SignIn { address: IpAddr::from([198, 51, 100, last]), ..credentials(staff_no, password) }
}

async fn fail(house: &House, sign_in: SignIn, times: usize) {
    for _ in 0..times {
        assert_eq!(refusal(house.office.sign_in(sign_in.clone()).await), Refusal::WrongCredentials);
    }
}

impl House {
    /// Many people with [`PASSWORD`]; it is hashed once, for the sake of the test's time.
    async fn crowd(&self, count: usize) {
        self.person("C000", Role::Trainee).await;
        for number in 1..count {
            let newcomer = newcomer(&format!("C{number:03}"), Role::Trainee, None);
            self.office.add_person(&OPERATOR, newcomer).await.unwrap();
        }
        self.tamper(
            "INSERT INTO credential (person_id, password_hash, changed_at, must_change) \
             SELECT p.id, c.password_hash, 0, false FROM person p CROSS JOIN credential c \
             WHERE p.id NOT IN (SELECT person_id FROM credential)",
        )
        .await;
    }

    /// Somebody at the same address types guesses at one account, one every three seconds. Its owner is not kept out: they
    /// try whenever they are told to, and are in within half a minute.
    async fn colleague_is_guessed_at(&self, staff_no: &str) {
        let (mut guessed, mut turn) = (0, 30);
        for second in 0..60 {
            if second % 3 == 0 {
                let guess = refusal(self.office.sign_in(credentials(staff_no, GUESS)).await);
                guessed += u32::from(guess == Refusal::WrongCredentials);
            }
            if second == turn {
                match self.office.sign_in(credentials(staff_no, PASSWORD)).await {
                    Ok(_) => {
                        assert!(guessed <= 5 + 6, "{guessed} guesses in a minute");
                        return;
                    }
                    Err(Failure::Refused(Refusal::TooManyTries { retry_after_s })) => turn += retry_after_s,
                    Err(failure) => panic!("{failure:?}"),
                }
            }
            self.clock.advance(1_000);
        }
        panic!("a colleague was kept out for half a minute");
    }
}

on_both! {
    async fn after_five_failures_one_try_passes_every_ten_seconds_however_many_failed(house: House) {
        house.person("T01", Role::Trainee).await;
        fail(&house, credentials("T01", GUESS), 5).await;
        let wait = |seconds| Refusal::TooManyTries { retry_after_s: seconds };
        assert_eq!(refusal(house.office.sign_in(credentials("T01", PASSWORD)).await), wait(10));
        for _ in 0..20 {
            house.clock.advance(10_000);
            fail(&house, credentials("T01", GUESS), 1).await;
            assert_eq!(refusal(house.office.sign_in(credentials("T01", PASSWORD)).await), wait(10));
        }
        house.clock.advance(10_000);
        house.signed_in("T01").await;
        fail(&house, credentials("T01", GUESS), 5).await;
    }

    async fn waiting_does_not_make_the_wait_longer(house: House) {
        house.person("T01", Role::Trainee).await;
        fail(&house, credentials("T01", GUESS), 5).await;
        for _ in 0..9 {
            house.clock.advance(1_000);
            house.office.sign_in(credentials("T01", GUESS)).await.unwrap_err();
        }
        house.clock.advance(1_000);
        house.signed_in("T01").await;
    }

    async fn a_browser_that_was_here_before_does_not_wait_for_those_who_guess(house: House) {
        house.person("T01", Role::Trainee).await;
        house.person("T02", Role::Trainee).await;
        let earlier = house.signed_in("T01").await;
        house.office.sign_out(&earlier.viewer).await.unwrap();
        fail(&house, credentials("T01", GUESS), 5).await;
        let again = |staff_no, password| house.office.sign_in_again(credentials(staff_no, password), Some(&earlier.token));
        again("T01", PASSWORD).await.unwrap();
        // It is good for nobody else, and for guessing no better than an address.
        fail(&house, credentials("T02", GUESS), 5).await;
        assert_eq!(refusal(again("T02", PASSWORD).await), Refusal::TooManyTries { retry_after_s: 10 });
        for _ in 0..5 {
            assert_eq!(refusal(again("T01", GUESS).await), Refusal::WrongCredentials);
        }
        assert_eq!(refusal(again("T01", PASSWORD).await), Refusal::TooManyTries { retry_after_s: 10 });
    }

    async fn failures_are_forgotten_after_a_quarter_of_an_hour(house: House) {
        house.person("T01", Role::Trainee).await;
        fail(&house, credentials("T01", GUESS), 5).await;
        house.clock.advance(15 * MINUTE);
        fail(&house, credentials("T01", GUESS), 5).await;
        house.clock.advance(15 * MINUTE);
        house.office.tidy().await.unwrap();
        assert_eq!(house.count("SELECT count(*) FROM throttle").await, 0);
    }

    async fn an_unknown_number_is_slowed_like_a_known_one(house: House) {
        fail(&house, credentials("T99", GUESS), 5).await;
        let next = refusal(house.office.sign_in(credentials("T99", GUESS)).await);
        assert_eq!(next, Refusal::TooManyTries { retry_after_s: 10 });
    }

    async fn guessing_elsewhere_does_not_slow_the_owner(house: House) {
        house.person("T01", Role::Trainee).await;
        fail(&house, elsewhere("T01", GUESS, 1), 5).await;
        house.signed_in("T01").await;
    }

    async fn guessing_from_many_addresses_slows_new_ones_and_spares_the_owners_own(house: House) {
        house.person("T01", Role::Trainee).await;
        house.signed_in("T01").await;
        for last in 1..=10 {
            fail(&house, elsewhere("T01", GUESS, last), 5).await;
        }
        let eleventh = refusal(house.office.sign_in(elsewhere("T01", GUESS, 11)).await);
        assert_eq!(eleventh, Refusal::TooManyTries { retry_after_s: 10 });
        house.signed_in("T01").await;
    }

    async fn many_guesses_at_the_same_time_are_not_all_the_first(house: House) {
        house.person("T01", Role::Trainee).await;
        let guesses = (0..30).map(|_| {
            let office = Arc::clone(&house.office);
            tokio::spawn(async move { refusal(office.sign_in(credentials("T01", GUESS)).await) })
        });
        let guesses: Vec<_> = guesses.collect();
        let mut checked = 0;
        for guess in guesses {
            checked += usize::from(guess.await.unwrap() == Refusal::WrongCredentials);
        }
        assert_eq!(checked, 5);
    }

    async fn two_hundred_sign_in_behind_one_address_while_somebody_there_guesses(house: House) {
        house.crowd(200).await;
        let over = Arc::new(AtomicBool::new(false));
        let guesser = {
            let (office, over) = (Arc::clone(&house.office), Arc::clone(&over));
            tokio::spawn(async move {
                let mut guesses = 0_u32;
                while !over.load(Ordering::Relaxed) {
                    // Known numbers, unknown numbers, again and again.
                    let staff_no = format!("C{:03}", guesses * 7 % 400);
                    office.sign_in(credentials(&staff_no, GUESS)).await.unwrap_err();
                    guesses += 1;
                }
                guesses
            })
        };
        let crowd = (0..200).map(|number| {
            let office = Arc::clone(&house.office);
            tokio::spawn(async move { office.sign_in(credentials(&format!("C{number:03}"), PASSWORD)).await })
        });
        let crowd: Vec<_> = crowd.collect();
        for one in crowd {
            one.await.unwrap().unwrap();
        }
        over.store(true, Ordering::Relaxed);
        assert!(guesser.await.unwrap() > 0);
        house.colleague_is_guessed_at("C007").await;
    }

    async fn an_address_with_very_many_failures_is_served_all_the_same(house: House) {
        house.person("T01", Role::Trainee).await;
        house
            .tamper("INSERT INTO throttle (key, since, failures, last_at) VALUES ('address:203.0.113.7', 0, 100000, 9000000000000000)")
            .await;
        house.signed_in("T01").await;
    }
}
