//! Answers one JSON object a line with one a line, in order. {"rule", "events"} is answered with {"verdicts": a verdict for
//! each event}, or with {"refused": why} if the rule cannot be read.

use std::io::{BufRead, Write};
use std::panic::catch_unwind;

use rsigma_eval::{compile_rule, evaluate_rule, JsonEvent};
use rsigma_parser::parse_sigma_yaml;
use serde_json::{json, Value as Json};

fn main() {
    std::panic::set_hook(Box::new(|_| ()));
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let line = line.expect("a line of UTF-8");
        let answer = match catch_unwind(|| judge(&line)) {
            Ok(Ok(verdicts)) => json!({ "verdicts": verdicts }),
            Ok(Err(why)) => json!({ "refused": why }),
            Err(_) => json!({ "refused": "it panics" }),
        };
        writeln!(out, "{answer}").and_then(|()| out.flush()).expect("somebody who reads");
    }
}

fn judge(line: &str) -> Result<Vec<bool>, String> {
    let request: Json = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let text = request["rule"].as_str().unwrap_or_default();
    let collection = parse_sigma_yaml(text).map_err(|error| error.to_string())?;
    let rule = collection.rules.first().ok_or_else(|| format!("no rule: {:?}", collection.errors))?;
    let compiled = compile_rule(rule).map_err(|error| error.to_string())?;
    let events = request["events"].as_array().ok_or("no events")?;
    Ok(events.iter().map(|event| evaluate_rule(&compiled, &JsonEvent::borrow(event)).is_some()).collect())
}
