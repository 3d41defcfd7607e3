//! Practice: a key comes with the answer, not before.

use engine::{AttemptState, Lang, Payload, QuestionType, Refusal};
use office::views::{Flag, PracticePage};

use crate::answers::form;
use crate::exam_room::{entry, slug};
use crate::house::{House, refusal};

/// The right choices, as the fixture's texts say them.
pub(crate) fn right(page: &PracticePage) -> Payload {
    let good = |text: &str| match page.face.kind {
        QuestionType::Boolean => (text == "对") == page.face.stem.as_str().contains('真'),
        QuestionType::Single | QuestionType::Multi => text.contains('好'),
    };
    Payload::choices((0..).zip(&page.face.choices).filter(|(_, text)| good(text.as_str())).map(|(place, _)| place))
}

on_both! {
    async fn a_question_settles_only_by_answering_it(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let attempt = house.start(&li, "drill").await;
        let office = &house.office;
        let before = office.practice_question(&li, &attempt, 0, Lang::ZhHans).await.unwrap();
        assert_eq!((before.place, before.count, before.chosen.as_ref(), before.right), (0, 3, None, None));
        assert!(before.solution.is_none() && before.rules.is_empty());
        assert!(!serde_json::to_string(&before).unwrap().contains("密钥"));
        office.practice_answer(&li, &attempt, 0, right(&before), Lang::ZhHans).await.unwrap();
        let after = office.practice_question(&li, &attempt, 0, Lang::ZhHans).await.unwrap();
        assert_eq!((after.right, after.score.answered, after.score.right, after.next), (Some(true), 1, 1, Some(1)));
        assert!(after.solution.unwrap().explanation.as_str().contains("密钥解析"));
        assert_eq!(after.rules.len(), 1);
        let other = office.practice_question(&li, &attempt, 1, Lang::ZhHans).await.unwrap();
        assert!(other.solution.is_none(), "the others stay shut");
        let again = office.practice_answer(&li, &attempt, 0, Payload::choices([0]), Lang::ZhHans).await;
        assert_eq!(refusal(again), Refusal::AlreadyAnswered);
        assert_eq!(house.count("SELECT count(*) FROM answer").await, 1);
    }

    async fn the_last_answer_ends_the_practice_and_another_may_begin(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let attempt = house.start(&li, "drill").await;
        for place in 0..3 {
            let page = house.office.practice_question(&li, &attempt, place, Lang::ZhHans).await.unwrap();
            house.office.practice_answer(&li, &attempt, place, right(&page), Lang::ZhHans).await.unwrap();
        }
        let page = house.office.practice_question(&li, &attempt, 2, Lang::ZhHans).await.unwrap();
        assert_eq!((page.state, page.next, page.score.right), (AttemptState::Closed, None, 3));
        assert!(page.solution.is_some());
        let marks = house.office.marks(&li, &attempt, Lang::ZhHans).await.unwrap();
        assert_eq!((marks.marks.total, marks.items.len()), (engine::Points::whole(3), 3));
        assert_ne!(house.start(&li, "drill").await, attempt);
        assert_eq!(house.count("SELECT count(*) FROM marks").await, 1);
        let told = "SELECT count(*) FROM event WHERE kind = 'attempt.closed' AND after LIKE '%\"answers\":3,%'";
        assert_eq!(house.count(told).await, 1, "the log names the last answer, and not the one before");
    }

    async fn what_is_no_answer_settles_nothing(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let attempt = house.start(&li, "drill").await;
        let answer = |place, places: &[u8]| {
            let payload = Payload::Choices { places: places.to_vec() };
            house.office.practice_answer(&li, &attempt, place, payload, Lang::ZhHans)
        };
        assert_eq!(refusal(answer(0, &[]).await), Refusal::MalformedAnswer);
        assert_eq!(refusal(answer(0, &[9]).await), Refusal::MalformedAnswer);
        assert_eq!(refusal(answer(0, &[1, 0]).await), Refusal::MalformedAnswer);
        assert_eq!(refusal(answer(3, &[0]).await), Refusal::NoSuchQuestion);
        let beyond = house.office.practice_question(&li, &attempt, 3, Lang::ZhHans).await;
        assert_eq!(refusal(beyond), Refusal::NoSuchQuestion);
        assert_eq!(house.count("SELECT count(*) FROM attempt_item WHERE settled_at IS NOT NULL").await, 0);
    }

    async fn practice_and_exam_have_doors_of_their_own(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let (drill, cert) = (house.start(&li, "drill").await, house.start(&li, "cert").await);
        let office = &house.office;
        assert_eq!(refusal(office.save(&li, &drill, entry("d", 0, 1, 0, &[0])).await), Refusal::NotFound);
        assert_eq!(refusal(office.save_form(&li, &drill, form(0, &[(0, &[0])])).await), Refusal::NotFound);
        assert_eq!(refusal(office.set_flag(&li, &drill, 0, Flag::Set).await), Refusal::NotFound);
        assert_eq!(refusal(office.overview(&li, &drill, Lang::En).await), Refusal::NotFound);
        assert_eq!(refusal(office.practice_question(&li, &cert, 0, Lang::En).await), Refusal::NotFound);
        let answer = office.practice_answer(&li, &cert, 0, Payload::choices([0]), Lang::En).await;
        assert_eq!(refusal(answer), Refusal::NotFound);
        assert_eq!(office.sheet(&li, &drill, Lang::En).await.unwrap().mode, engine::Mode::Practice);
    }

    async fn the_handbook_reads_in_both_languages_and_remembers_who_read_it(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let cards = house.office.handbook(&li, Lang::En).await.unwrap();
        assert_eq!((cards.len(), cards[0].title.as_str(), cards[0].rules, cards[0].read), (1, "Greeting", 3, false));
        let page = house.office.chapter(&li, &slug("greeting"), Lang::ZhHans).await.unwrap();
        assert!(page.rules[1].body.as_str().contains("1 分钟"));
        assert_eq!(page.rules[1].valid_from.as_deref(), Some("2026-01-01"));
        house.office.mark_read(&li, &slug("greeting")).await.unwrap();
        let traditional = house.office.chapter(&li, &slug("greeting"), Lang::ZhHant).await.unwrap();
        assert!(traditional.read && traditional.converted && !page.converted);
        assert!(traditional.rules[1].body.as_str().contains("1 分鐘"), "limits are converted along");
        assert_eq!(refusal(house.office.chapter(&li, &slug("nothing"), Lang::En).await), Refusal::NotFound);
        assert_eq!(refusal(house.office.mark_read(&li, &slug("nothing")).await), Refusal::NotFound);
        let edited = crate::content::edited(|text| text.replace("先问好,再问事", "先问好,再问事,最后道谢"));
        house.office.load_content(&crate::house::OPERATOR, edited.path()).await.unwrap().unwrap();
        assert!(!house.office.handbook(&li, Lang::En).await.unwrap()[0].read, "the new version is not read yet");
    }

    async fn rules_are_found_in_every_language_and_in_either_kind_of_characters(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        for (query, lang, expect) in [
            ("问好", Lang::ZhHans, true),
            ("問好", Lang::ZhHans, true),
            ("问好", Lang::ZhHant, true),
            ("1 分鐘", Lang::ZhHant, true),
            ("hel", Lang::En, true),
            ("退货", Lang::ZhHans, false),
            ("\0 %_", Lang::En, false),
        ] {
            let search = house.office.search_handbook(&li, query, lang).await.unwrap();
            assert_eq!(!search.found.is_empty(), expect, "{query} {lang}");
        }
        let long = "好".repeat(100_000);
        assert_eq!(house.office.search_handbook(&li, &long, Lang::ZhHans).await.unwrap().query.chars().count(), 100);
    }
}
