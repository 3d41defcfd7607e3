//! The trainer's studio: banks and questions with their keys, exams before anybody sits them, and what candidates
//! report. Every verb asks for the permission first, at one place ([`authoring`]).

mod authoring;

mod cards;
mod ground;
mod inspect;
mod texts;
mod writers;

mod banks;
mod edit;
mod find;
mod preview;
mod retire;
mod save;

mod blueprints;
mod papers;
mod sample;
mod shortages;

mod answering;
mod reporting;

pub(crate) use authoring::Author;
pub(crate) use reporting::own_reports;
