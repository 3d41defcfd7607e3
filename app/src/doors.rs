//! The one list of all doors of the house. The router is made from it, so a door that is not listed does not exist;
//! a test holds the list against the hand-written table of who may pass.

mod call;
#[cfg(test)]
mod checks;
mod door;
mod entry;
mod fields;
mod guard;
mod origin;
mod request;
mod rescue;
mod upload;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::Method;

use crate::desk::Desk;
use crate::{actions, api, exports, pages};
pub(crate) use call::{ResponseOptions, call};
pub use door::{Audience, Door, Speaks};
pub(crate) use entry::Entry;
pub(crate) use fields::Fields;
use guard::guarded;
pub use rescue::rescued;
pub(crate) use upload::Upload;

/// Every door for people, in the order in which people meet them.
#[must_use]
pub fn all() -> Vec<Door> {
    use Audience::{Administers, Anyone, Demonstration, Judges, Leads, SignedIn, Trains};
    vec![
        Door::page("/", SignedIn, pages::home::show),
        Door::page("/sign-in", Anyone, pages::sign_in::show),
        Door::form("/sign-in", Anyone, actions::sign_in::take),
        Door::form("/sign-out", SignedIn, actions::sign_out::take),
        Door::page("/password", SignedIn, pages::password::show),
        Door::form("/password", SignedIn, actions::password::take),
        Door::page("/invitations/{token}", Anyone, pages::invitation::show),
        Door::form("/invitations/{token}", Anyone, actions::invitation::take),
        Door::form("/language", Anyone, actions::language::take),
        Door::form("/text-size", Anyone, actions::text_size::take),
        Door::data("/api/text-size", Anyone, api::serve),
        Door::page("/exams/{exam}", SignedIn, pages::briefing::show),
        Door::form("/exams/{exam}/start", SignedIn, actions::start::take),
        Door::page("/attempts/{id}", SignedIn, pages::paper::show),
        Door::form("/attempts/{id}/answers", SignedIn, actions::answers::take),
        Door::page("/attempts/{id}/overview", SignedIn, pages::overview::show),
        Door::form("/attempts/{id}/section", SignedIn, actions::section::take),
        Door::form("/attempts/{id}/hand-in", SignedIn, actions::hand_in::take),
        Door::page("/attempts/{id}/marks", SignedIn, pages::marks::show),
        Door::page("/practice/{id}/{place}", SignedIn, pages::practice::show),
        Door::form("/practice/{id}/{place}", SignedIn, actions::practice::take),
        Door::page("/notebook", SignedIn, pages::notebook::show),
        Door::form("/notebook/practise", SignedIn, actions::notebook::practise),
        Door::form("/notebook/{id}/{place}/known", SignedIn, actions::notebook::know),
        Door::form("/notebook/{id}/{place}/keep", SignedIn, actions::notebook::keep),
        Door::data("/api/save", SignedIn, api::serve),
        Door::data("/api/flag", SignedIn, api::serve),
        Door::data("/api/clock", SignedIn, api::serve),
        Door::data("/api/noted", SignedIn, api::serve),
        Door::data("/api/session", Anyone, api::serve),
        Door::page("/handbook", SignedIn, pages::handbook::show),
        Door::page("/handbook/{chapter}", SignedIn, pages::chapter::show),
        Door::form("/handbook/{chapter}/read", SignedIn, actions::read::take),
        Door::page("/certificates/{id}", SignedIn, pages::certificate::show),
        Door::page("/verify", Anyone, pages::verify::ask),
        Door::page("/verify/{number}", Anyone, pages::verify::show),
        // Operations.
        Door::page("/people", Administers, pages::staff::show),
        Door::page("/people.csv", Administers, pages::staff::download),
        Door::page("/people/new", Administers, pages::newcomer::show),
        Door::form("/people/new", Administers, actions::newcomer::take),
        Door::page("/people/import", Administers, pages::import::show),
        Door::form("/people/import", Administers, actions::import::take)
            .behind(|handler| handler.layer(DefaultBodyLimit::max(actions::import::LARGEST))),
        Door::page("/people/teams", Administers, pages::teams::show),
        Door::form("/people/teams/{id}/name", Administers, actions::teams::rename),
        Door::form("/people/teams/{id}/remove", Administers, actions::teams::remove),
        Door::page("/people/{id}/account", Administers, pages::account::show),
        Door::form("/people/{id}/account/name", Administers, actions::account::name),
        Door::form("/people/{id}/account/roles", Administers, actions::account::roles),
        Door::form("/people/{id}/account/link", Administers, actions::account::invite),
        Door::form("/people/{id}/account/sessions/end", Administers, actions::account::end_sessions),
        Door::form("/people/{id}/account/teams", Administers, actions::account::assign),
        Door::form("/people/{id}/account/teams/end", Administers, actions::account::unassign),
        Door::form("/people/{id}/account/posts", Administers, actions::account::enrol),
        Door::form("/people/{id}/account/posts/end", Administers, actions::account::unenrol),
        Door::form("/people/{id}/account/mentor", Administers, actions::account::mentor),
        Door::form("/people/{id}/account/leave", Administers, actions::account::leave),
        Door::form("/people/{id}/account/return", Administers, actions::account::take_back),
        Door::form("/people/{id}/erase", Administers, actions::account::erase),
        Door::page("/sessions", SignedIn, pages::sessions::show),
        Door::form("/sessions/end", SignedIn, actions::sessions::take),
        Door::page("/tokens", Administers, pages::tokens::show),
        Door::form("/tokens", Administers, actions::tokens::make),
        Door::form("/tokens/{id}/end", Administers, actions::tokens::end),
        Door::page("/system", Administers, pages::system::show),
        Door::form("/system/department", Administers, actions::department::set),
        Door::form("/demo/skip-day", Demonstration, actions::skip_day::take),
        // The studio, and what candidates say about questions.
        Door::page("/studio", Trains, pages::studio::show),
        Door::page("/studio/questions", Trains, pages::studio::found::show),
        Door::page("/studio/questions/{bank}/{question}", Trains, pages::studio::editor::show),
        Door::form("/studio/questions/{bank}/{question}", Trains, actions::studio::save::change),
        Door::form("/studio/questions/{bank}/{question}/retire", Trains, actions::studio::retire::retire),
        Door::form("/studio/questions/{bank}/{question}/return", Trains, actions::studio::retire::give_back),
        Door::page("/studio/banks/{bank}", Trains, pages::studio::bank::show),
        Door::page("/studio/banks/{bank}/new", Trains, pages::studio::editor::blank),
        Door::form("/studio/banks/{bank}/new", Trains, actions::studio::save::new),
        Door::data("/api/preview", Trains, api::serve),
        Door::page("/studio/coverage", Trains, pages::studio::coverage::show),
        Door::page("/studio/exams", Trains, pages::studio::exams::show),
        Door::page("/studio/exams/{exam}", Trains, pages::studio::exam::show),
        Door::form("/studio/exams/{exam}/pause", Trains, actions::studio::pause::begin),
        Door::form("/studio/exams/{exam}/resume", Trains, actions::studio::pause::end),
        Door::page("/studio/exams/{exam}/sample", Trains, pages::studio::sample::show),
        Door::page("/studio/reports", Trains, pages::studio::reports::show),
        Door::form("/studio/reports/{id}/answer", Trains, actions::studio::answer::take),
        Door::form("/attempts/{id}/marks/{place}/report", SignedIn, actions::report::take),
        // The manager's desk, and everybody's own record.
        Door::page("/overview", Leads, pages::figures::show),
        Door::page("/overview/people", Leads, pages::people::show),
        Door::page("/overview/people.csv", Leads, exports::people),
        Door::page("/overview/rates.csv", Leads, exports::rates),
        Door::page("/overview/topics.csv", Leads, exports::topics),
        Door::page("/overview/attempts.csv", Leads, exports::attempts),
        Door::page("/overview/attempts.json", Leads, exports::raw),
        Door::page("/overview/certificates.csv", Leads, exports::certificates),
        Door::page("/people/{id}", SignedIn, pages::person::show),
        Door::form("/people/{id}/grant", Leads, actions::grant::take),
        Door::form("/people/{id}/accommodation", Leads, actions::accommodation::take),
        Door::form("/people/{id}/accommodation/end", Leads, actions::accommodation::end),
        Door::form("/people/{id}/grants/{grant}/withdraw", Leads, actions::withdraw::take),
        Door::form("/people/{id}/certificates/{number}/revoke", Leads, actions::revoke::take),
        // Answers that were kept and not graded, and the proofs that any were received.
        Door::page("/late", Judges, pages::late::list),
        Door::page("/people/{id}/attempts/{attempt}", Judges, pages::late::show),
        Door::form("/people/{id}/attempts/{attempt}/answers/{ordinal}", Judges, actions::late::take),
        Door::page("/attempts/{id}/receipts.json", SignedIn, exports::receipts),
        Door::page("/me", SignedIn, pages::person::me),
        Door::page("/me/record.json", SignedIn, exports::my_record),
    ]
}

/// The router of these doors; whatever else is asked for is politely not there.
pub fn router(desk: Desk, doors: Vec<Door>) -> Router {
    let mut router = Router::new();
    for door in doors {
        router = router.route(door.path, guarded(&desk, &door));
    }
    let nothing = {
        let desk = desk.clone();
        move |asked: Request| guard::nothing(desk.clone(), asked)
    };
    router.fallback(nothing.clone()).method_not_allowed_fallback(nothing).with_state(desk)
}

/// Whether a method changes anything: those must come from our own pages.
fn changes(method: &Method) -> bool {
    !method.is_safe()
}
