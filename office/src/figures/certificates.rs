use std::cmp::Reverse;

use engine::{Lang, Moment, Slug};

use super::sight::{Person, Sight};
use super::sittings::Wanted;
use crate::certificates::state;
use crate::store::entity::certificate;
use crate::views::desk::{DeskCertificate, DeskFilter};
use crate::{Office, Outcome, PersonId, Viewer};

impl Office {
    /// The certificates of the people in sight for the posts they are on the way to, or at; for the post asked for only, if
    /// one is. The newest first.
    ///
    /// # Errors
    /// As [`Office::overview_figures`].
    pub async fn desk_certificates(
        &self,
        viewer: &Viewer,
        filter: &DeskFilter,
        lang: Lang,
    ) -> Outcome<Vec<DeskCertificate>> {
        let sight = self.sight(viewer, filter, Wanted::Nothing, lang).await?;
        let asked = |post: &str| sight.filter.post.as_ref().is_none_or(|asked| asked.as_str() == post);
        let mut list: Vec<DeskCertificate> = Vec::new();
        for person in sight.present() {
            let rows = person.posts.iter().filter(|post| asked(&post.id)).flat_map(|post| &post.evidence.certificates);
            list.extend(rows.filter_map(|row| sight.certificate(person, row)));
        }
        list.sort_by_key(|one| Reverse(one.issued_at));
        Ok(list)
    }
}

impl Sight {
    fn certificate(&self, person: &Person, row: &certificate::Model) -> Option<DeskCertificate> {
        Some(DeskCertificate {
            number: row.number.clone(),
            person: PersonId::new(person.id.clone()),
            name: person.name.clone(),
            staff_no: person.staff_no.clone(),
            teams: self.team_names(person),
            post: Slug::parse(&row.post).ok()?,
            title: self.post_title(&row.post),
            issued_at: Moment(row.issued_at),
            expires_at: Moment(row.expires_at),
            state: state(row, self.now),
            revoked_reason: row.revoked_reason.clone(),
        })
    }
}
