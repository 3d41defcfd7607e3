//! A page without scripts sends all its answers and marks at once.

use engine::{Lang, Refusal};
use office::views::{Flag, FormSave};

use super::form;
use crate::exam_room::{chosen, entry, items};
use crate::house::{House, refusal};

on_both! {
    async fn a_form_writes_only_what_it_changes(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let attempt = house.start(&li, "cert").await;
        let told = house.office.save_form(&li, &attempt, form(0, &[(0, &[1]), (4, &[0, 2]), (5, &[])])).await.unwrap();
        assert_eq!((told.saved, told.kept_newer.len()), (2, 0), "an untouched question left empty is untouched");
        let sheet = house.sheet(&li, &attempt).await;
        assert_eq!((chosen(&sheet, 0), chosen(&sheet, 4), chosen(&sheet, 5)), (Some(vec![1]), Some(vec![0, 2]), None));
        let again = form(sheet.version, &[(0, &[1]), (4, &[0, 2])]);
        assert_eq!(house.office.save_form(&li, &attempt, again).await.unwrap().saved, 0);
        assert_eq!(house.count("SELECT count(*) FROM answer").await, 2);
        let cleared = form(sheet.version, &[(4, &[])]);
        assert_eq!(house.office.save_form(&li, &attempt, cleared).await.unwrap().saved, 1);
        assert_eq!(chosen(&house.sheet(&li, &attempt).await, 4), Some(vec![]));
    }

    async fn a_form_never_overwrites_a_newer_answer(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let attempt = house.start(&li, "cert").await;
        let old = house.sheet(&li, &attempt).await;
        let newer = house.save(&li, &attempt, entry("phone", 0, 1, 0, &[2])).await.unwrap();
        let told = house.office.save_form(&li, &attempt, form(old.version, &[(0, &[1]), (1, &[3])])).await.unwrap();
        assert_eq!((told.saved, told.kept_newer.as_slice()), (1, &[0][..]));
        let sheet = house.sheet(&li, &attempt).await;
        assert_eq!((chosen(&sheet, 0), chosen(&sheet, 1)), (Some(vec![2]), Some(vec![3])));
        assert_eq!(house.count("SELECT count(*) FROM answer WHERE standing = 'stale'").await, 1, "kept and marked");
        // The form edited, so the page with scripts is told.
        let stale = house.save(&li, &attempt, entry("phone", newer.epoch, 2, 2, &[0])).await;
        assert_eq!(refusal(stale), Refusal::HeldByAnotherDevice);
        // A form that knows the newer answer may change it.
        assert_eq!(house.office.save_form(&li, &attempt, form(sheet.version, &[(0, &[1])])).await.unwrap().saved, 1);
        assert_eq!(chosen(&house.sheet(&li, &attempt).await, 0), Some(vec![1]));
    }

    async fn a_form_after_its_own_scripts_is_not_older(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let attempt = house.start(&li, "cert").await;
        let saved = house.save(&li, &attempt, entry("page", 0, 1, 0, &[2])).await.unwrap();
        let told = house.office.save_form(&li, &attempt, form(saved.version, &[(0, &[3])])).await.unwrap();
        assert_eq!((told.saved, told.kept_newer.len()), (1, 0));
    }

    async fn marks_for_later_are_set_cleared_and_counted(house: House) {
        house.furnish().await;
        let li = house.candidate("T1").await;
        let attempt = house.start(&li, "cert").await;
        house.office.set_flag(&li, &attempt, 2, Flag::Set).await.unwrap();
        house.office.set_flag(&li, &attempt, 5, Flag::Set).await.unwrap();
        house.office.set_flag(&li, &attempt, 5, Flag::Clear).await.unwrap();
        house.save(&li, &attempt, entry("phone", 0, 1, 0, &[0])).await.unwrap();
        house.save(&li, &attempt, entry("phone", 0, 2, 1, &[0])).await.unwrap();
        house.save(&li, &attempt, entry("phone", 0, 3, 1, &[])).await.unwrap();
        let overview = house.office.overview(&li, &attempt, Lang::En).await.unwrap();
        assert_eq!((overview.unanswered, overview.flagged), (7, 1), "a cleared answer is none");
        assert!(overview.sections[0].1[2].flagged && overview.sections[0].1[0].answered && !overview.sections[0].1[1].answered);
        let flags = FormSave { flags: Some(vec![0, 7]), ..form(3, &[]) };
        house.office.save_form(&li, &attempt, flags).await.unwrap();
        let flagged: Vec<u16> = items(&house.sheet(&li, &attempt).await).filter(|item| item.flagged).map(|item| item.place).collect();
        assert_eq!(flagged, [0, 7]);
        let none = FormSave { flags: Some(vec![]), ..form(3, &[]) };
        house.office.save_form(&li, &attempt, none).await.unwrap();
        assert_eq!(house.office.overview(&li, &attempt, Lang::En).await.unwrap().flagged, 0);
    }
}
