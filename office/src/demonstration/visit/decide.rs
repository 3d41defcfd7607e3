use engine::Lang;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::Guest;
use crate::grants::{Extra, Form};
use crate::store::entity::exam_grant;
use crate::{CertificateState, GrantId, Outcome, Role, Viewer};

/// Why a certificate of the demonstration was taken back.
const REVOKED: &str =
    "演示：抽检发现私下承诺赔偿，须重新培训并考试。 Demonstration: promised compensation in a spot check.";
/// Why somebody gets more minutes.
const MORE_MINUTES: &str =
    "考试当天机房断过网，下次多给十五分钟。 The network failed during the exam: fifteen minutes more next time.";
/// Why somebody gets one more attempt.
const ONE_MORE: &str = "已由带教老师一对一补课，再给一次机会。 Has had lessons of their own since: one more attempt.";
/// Why that was taken back.
const NOT_YET: &str =
    "补课还没有上完，先收回，学完再批。 The lessons are not over yet; to be granted again afterwards.";
/// How many minutes are granted.
const MINUTES: u32 = 15;

impl Guest<'_> {
    pub(super) async fn gain_minutes(&self) -> Outcome<()> {
        self.gain(Extra::Minutes(MINUTES), MORE_MINUTES).await
    }

    pub(super) async fn gain_attempt(&self) -> Outcome<()> {
        self.gain(Extra::Attempt, ONE_MORE).await
    }

    /// Their manager grants them something; once.
    async fn gain(&self, extra: Extra, why: &str) -> Outcome<()> {
        let name = format!("demonstration-{}-{}", self.who.staff_no, self.visit.number);
        let before = exam_grant::Entity::find().filter(exam_grant::Column::Once.eq(&name));
        if before.one(self.office.store.read()).await?.is_some() {
            return Ok(());
        }
        let (manager, person, form) = (self.manager().await?, self.person().await?, Form { name, deadline: None });
        self.office.grant(&manager, &person, &self.scene.certification, extra, why, &form).await.map(|_granted| ())
    }

    /// Their manager takes back what was granted and waits.
    pub(super) async fn lose_attempt(&self) -> Outcome<()> {
        let (manager, person) = (self.manager().await?, self.person().await?);
        let waiting = exam_grant::Entity::find()
            .filter(exam_grant::Column::PersonId.eq(person.as_str()))
            .filter(exam_grant::Column::AttemptId.is_null())
            .filter(exam_grant::Column::VoidAt.is_null());
        for grant in waiting.all(self.office.store.read()).await? {
            self.office.withdraw_grant(&manager, &person, &GrantId::new(grant.id), NOT_YET).await?;
        }
        Ok(())
    }

    /// Their manager revokes their certificate.
    pub(super) async fn lose_certificate(&self) -> Outcome<()> {
        let person = self.person().await?;
        let cards = self.office.certificates_of(&person, Lang::ZhHans).await?;
        let Some(card) = cards.into_iter().find(|card| card.state == CertificateState::InForce) else {
            return Ok(());
        };
        self.office.revoke_certificate_as(&self.manager().await?, &card.number, REVOKED).await
    }

    async fn manager(&self) -> Outcome<Viewer> {
        self.scene.viewer(&self.office, &self.scene.managers[self.who.team], Role::Manager).await
    }
}
