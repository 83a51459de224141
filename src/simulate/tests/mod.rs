#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod contract;
mod design;
mod jump;
mod kink;
mod nameplate;
mod oracle;
mod peak;
mod quality;
mod relief;
mod soil;
mod spacing;
mod stages;
mod storage;
mod system;
mod tables;
mod transit;
mod value;
