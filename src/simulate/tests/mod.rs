#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod contract;
mod nameplate;
mod oracle;
mod relief;
mod storage;
mod system;
mod transit;
mod value;
