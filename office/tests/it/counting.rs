//! Which of several attempts counts.

use std::fs;

use engine::Lang;

use crate::content::edited;
use crate::exam_room::{right, slug, wrong};
use crate::house::{DAY, House, OPERATOR};

impl House {
    /// Furnished, with `counts` in the file of the certification.
    async fn furnish_counting(&self, counts: &str) {
        let folder = edited(|text| text);
        let file = folder.path().join("exams/cert.toml");
        let text = fs::read_to_string(&file).unwrap();
        fs::write(&file, format!("counts = \"{counts}\"\n{text}")).unwrap();
        self.office.load_content(&OPERATOR, folder.path()).await.unwrap().unwrap();
    }

    /// Somebody who passes, fails a day later, and only then has read the chapter that the track asks for.
    async fn passed_and_failed(&self) -> office::Viewer {
        let li = self.candidate("A1").await;
        self.sit(&li, "cert", right).await;
        self.clock.advance(DAY);
        self.sit(&li, "cert", wrong).await;
        self.office.mark_read(&li, &slug("greeting")).await.unwrap();
        li
    }

    async fn has_passed(&self, viewer: &office::Viewer) -> bool {
        let home = self.office.home(viewer, Lang::En).await.unwrap();
        home.exams.iter().find(|card| card.exam == slug("cert")).unwrap().passed
    }

    async fn certificates(&self, viewer: &office::Viewer) -> usize {
        self.office.my_certificates(viewer, Lang::En).await.unwrap().len()
    }
}

on_both! {
    async fn where_the_best_counts_a_later_failure_takes_nothing_away(house: House) {
        house.furnish_counting("best").await;
        let li = house.passed_and_failed().await;
        assert_eq!((house.has_passed(&li).await, house.certificates(&li).await), (true, 1));
    }

    async fn where_the_last_counts_a_later_failure_takes_the_pass_away_until_the_next_one(house: House) {
        house.furnish_counting("last").await;
        let li = house.passed_and_failed().await;
        assert_eq!((house.has_passed(&li).await, house.certificates(&li).await), (false, 0));
        house.clock.advance(DAY);
        house.sit(&li, "cert", right).await;
        assert_eq!((house.has_passed(&li).await, house.certificates(&li).await), (true, 1));
    }
}
