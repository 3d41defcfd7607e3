//! Saves that wait together go to the database together. What each of them is worth does not depend on its neighbours.

use std::collections::BTreeSet;
use std::sync::Arc;

use engine::Refusal;
use office::views::{Save, Saved};
use office::{AttemptId, Outcome, Verified, Viewer};

use super::whole;
use crate::exam_room::{chosen, entry};
use crate::house::{House, MINUTE, OPERATOR, refusal};

const PEOPLE: usize = 40;
const PLACES: u16 = 8;

/// Sends all of these before any is answered.
async fn at_once(house: &House, saves: Vec<(Viewer, AttemptId, Save)>) -> Vec<Outcome<Saved>> {
    let sent = saves.into_iter().map(|(viewer, attempt, save)| {
        let office = Arc::clone(&house.office);
        tokio::spawn(async move { office.save(&viewer, &attempt, save).await })
    });
    let mut told = Vec::new();
    for one in sent.collect::<Vec<_>>() {
        told.push(one.await.unwrap());
    }
    told
}

async fn verified(house: &House, attempt: &AttemptId) -> Verified {
    house.office.verify_attempt(&OPERATOR, attempt).await.unwrap()
}

on_both! {
    async fn the_saves_of_many_share_their_statements_and_each_has_its_receipt(house: House) {
        house.furnish().await;
        let mut sitting = Vec::new();
        for number in 0..PEOPLE {
            let viewer = house.candidate(&format!("M{number}")).await;
            let attempt = house.start(&viewer, "cert").await;
            // Whoever saves has opened the paper before.
            house.sheet(&viewer, &attempt).await;
            sitting.push((viewer, attempt));
        }
        let (before, mut receipts) = (house.office.statements(), BTreeSet::new());
        for place in 0..PLACES {
            let save = |(viewer, attempt): &(Viewer, AttemptId)| {
                (viewer.clone(), attempt.clone(), entry("phone", 0, u32::from(place) + 1, place, &[1]))
            };
            let told = at_once(&house, sitting.iter().map(save).collect()).await;
            receipts.extend(told.into_iter().map(|saved| saved.unwrap().receipt));
        }
        let (spent, saves) = (house.office.statements() - before, PEOPLE * usize::from(PLACES));
        assert!(spent < saves as u64, "{spent} statements for {saves} saves");
        assert_eq!(receipts.len(), saves);
        for (viewer, attempt) in &sitting {
            assert_eq!(verified(&house, attempt).await, whole(u32::from(PLACES)));
            let sheet = house.sheet(viewer, attempt).await;
            assert!((0..PLACES).all(|place| chosen(&sheet, place) == Some(vec![1])));
        }
    }

    async fn retries_that_come_together_get_one_receipt(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let attempt = house.start(&li, "cert").await;
        let same = || (li.clone(), attempt.clone(), entry("phone", 0, 1, 0, &[1]));
        let told = at_once(&house, (0..20).map(|_| same()).collect()).await;
        let receipts: BTreeSet<String> = told.into_iter().map(|saved| saved.unwrap().receipt).collect();
        assert_eq!(receipts.len(), 1);
        assert_eq!(house.count("SELECT count(*) FROM answer").await, 1);
        assert_eq!(verified(&house, &attempt).await, whole(1));
    }

    async fn what_is_unusual_is_judged_by_itself_and_changes_nothing_for_its_neighbours(house: House) {
        house.furnish().await;
        let (li, wang) = (house.candidate("T1").await, house.candidate("T2").await);
        let (mine, other) = (house.start(&li, "cert").await, house.start(&wang, "cert").await);
        house.save(&wang, &other, entry("desk", 0, 1, 0, &[0])).await.unwrap();
        let closed = house.candidate("T3").await;
        let over = house.start(&closed, "cert").await;
        house.office.hand_in(&closed, &over).await.unwrap();
        house.clock.advance(MINUTE);
        let mut saves = vec![
            (li.clone(), other.clone(), entry("phone", 1, 7, 1, &[2])),
            (wang.clone(), other.clone(), entry("phone", 0, 1, 1, &[2])),
            (closed.clone(), over.clone(), entry("phone", 0, 1, 1, &[2])),
            (wang.clone(), other.clone(), entry("tablet", 1, 1, 2, &[1])),
        ];
        saves.extend((0..PLACES).map(|place| (li.clone(), mine.clone(), entry("phone", 0, u32::from(place) + 1, place, &[1]))));
        let mut told = at_once(&house, saves).await.into_iter();
        assert_eq!(refusal(told.next().unwrap()), Refusal::NotFound, "somebody else's");
        assert_eq!(refusal(told.next().unwrap()), Refusal::HeldByAnotherDevice, "an old page");
        assert_eq!(refusal(told.next().unwrap()), Refusal::AlreadyHandedIn);
        let taken = told.next().unwrap().unwrap();
        assert_eq!((taken.epoch, taken.others.is_some()), (2, true), "a page that takes over hears what there is");
        assert!(told.all(|saved| saved.is_ok()));
        assert_eq!(verified(&house, &mine).await, whole(u32::from(PLACES)));
        assert_eq!(verified(&house, &other).await.findings, vec![]);
        assert_eq!(house.count("SELECT count(*) FROM answer WHERE standing = 'late'").await, 1);
        assert_eq!(house.count("SELECT count(*) FROM answer WHERE standing = 'stale'").await, 1);
    }
}
