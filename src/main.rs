//! The programme `corridor`: a thin door to the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    corridor::cli::main()
}
