//! The public API of the crate from rustdoc's JSON: listed, compared with the list that is checked in, and counted. See `tests/api/run`.

mod count;
mod listing;

use rustdoc_types::Crate;
use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

fn read(json: &Path) -> Result<Crate, Box<dyn Error>> {
    Ok(serde_json::from_str(&fs::read_to_string(json)?)?)
}

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["--write", json, list] => {
            let json = Path::new(json);
            fs::write(list, listing::of(json, &read(json)?)?)?;
            Ok(ExitCode::SUCCESS)
        }
        ["--check", json, list] => {
            let json = Path::new(json);
            let written = fs::read_to_string(list)?;
            let krate = read(json)?;
            let differ = listing::differences(&written, &listing::of(json, &krate)?);
            for line in &differ {
                println!("{line}");
            }
            if !differ.is_empty() {
                println!(
                    "the public API is not the one listed: if it is meant, tests/api/run --write"
                );
            }
            let faults = count::faults(&krate);
            for line in &faults {
                println!("{line}");
            }
            Ok(ExitCode::from(u8::from(
                !differ.is_empty() || !faults.is_empty(),
            )))
        }
        ["--count", json] => {
            print!("{}", count::Counts::of(&read(Path::new(json))?));
            Ok(ExitCode::SUCCESS)
        }
        _ => Err("expected --check JSON LIST, --write JSON LIST or --count JSON".into()),
    }
}
