//! Answers one JSON object a line with one a line, in order. {"query"} is answered with {"refused": why or null}, and with
//! {"events"} beside it with {"selected": a verdict each, or null with "why"}.

use std::io::{BufRead, Write};
use std::panic::catch_unwind;

use serde_json::{json, Value as Json};
use vrl::compiler::state::RuntimeState;
use vrl::compiler::{compile, Context, Function, Program, TargetValue, TimeZone};
use vrl::datadog_search_syntax::QueryNode;
use vrl::value::{Secrets, Value};

fn main() {
    // The parser of queries panics where it meets what it does not expect; that is an answer too.
    std::panic::set_hook(Box::new(|_| ()));
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let line = line.expect("a line of UTF-8");
        let answer = catch_unwind(|| answer(&line)).unwrap_or_else(|_| refusal(&line, "it panics"));
        writeln!(out, "{answer}").and_then(|()| out.flush()).expect("somebody who reads");
    }
}

fn answer(line: &str) -> Json {
    let request: Json = match serde_json::from_str(line) {
        Ok(request) => request,
        Err(error) => return refusal(line, &error.to_string()),
    };
    let query = request["query"].as_str().unwrap_or_default();
    match request["events"].as_array() {
        None => json!({ "refused": query.parse::<QueryNode>().err().map(|error| error.to_string()) }),
        Some(events) => match select(query, events) {
            Ok(selected) => json!({ "selected": selected }),
            Err(why) => json!({ "selected": null, "why": why }),
        },
    }
}

/// Text that is no JSON to this side, such as half of a surrogate pair, gets an answer of both kinds.
fn refusal(line: &str, why: &str) -> Json {
    if line.contains("\"events\"") {
        json!({ "selected": null, "why": why })
    } else {
        json!({ "refused": why })
    }
}

fn select(query: &str, events: &[Json]) -> Result<Vec<bool>, String> {
    let program = program(query)?;
    events.iter().map(|event| is_selected(&program, event)).collect()
}

fn program(query: &str) -> Result<Program, String> {
    let functions: Vec<Box<dyn Function>> = vec![Box::new(vrl::stdlib::MatchDatadogQuery)];
    // VRL's texts have templates and escapes of their own, so every character is written by its number.
    let text: String = query.chars().map(|char| format!("\\u{{{:x}}}", char as u32)).collect();
    compile(&format!("match_datadog_query(., \"{text}\")"), &functions)
        .map(|compiled| compiled.program)
        .map_err(|errors| format!("{errors:?}"))
}

fn is_selected(program: &Program, event: &Json) -> Result<bool, String> {
    let mut target = TargetValue {
        value: Value::from(event),
        metadata: Value::Object(Default::default()),
        secrets: Secrets::default(),
    };
    let (mut state, zone) = (RuntimeState::default(), TimeZone::default());
    let result = program.resolve(&mut Context::new(&mut target, &mut state, &zone));
    Ok(result.map_err(|error| error.to_string())? == Value::Boolean(true))
}
