//! What people see: pages rendered on the server, actions that take a form, and the islands, which alone reach the
//! browser as wasm. On the server everything here is built; in a browser only the islands and what they exchange.

#![recursion_limit = "256"]

#[cfg(feature = "ssr")]
#[macro_use]
pub mod messages;

#[cfg(feature = "ssr")]
mod actions;
#[cfg(feature = "ssr")]
mod address;
#[cfg(feature = "ssr")]
mod carried;
#[cfg(feature = "ssr")]
mod cookies;
#[cfg(feature = "ssr")]
mod csv;
#[cfg(feature = "ssr")]
pub mod desk;
#[cfg(feature = "ssr")]
pub mod doors;
#[cfg(feature = "ssr")]
mod exports;
#[cfg(feature = "ssr")]
mod headings;
#[cfg(feature = "ssr")]
pub mod import_words;
#[cfg(feature = "ssr")]
pub mod language;
#[cfg(feature = "ssr")]
pub mod look;
#[cfg(feature = "ssr")]
pub mod looker;
#[cfg(feature = "ssr")]
pub mod moments;
#[cfg(feature = "ssr")]
mod names;
#[cfg(feature = "ssr")]
pub mod page;
#[cfg(feature = "ssr")]
mod pages;
#[cfg(feature = "ssr")]
mod refusals;
#[cfg(feature = "ssr")]
mod shell;
#[cfg(feature = "ssr")]
pub mod trouble;

pub mod api;
pub mod islands;
pub mod text_size;
pub mod wire;

#[cfg(feature = "hydrate")]
pub mod hydrate;
