import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { backends } from '../../backends/index.js'
import type { Code } from '../../src/backend.js'
import {
  compileMatcher,
  convertRule,
  type Diagnostic,
  formatDiagnostic,
  indexRules,
  lowerRule,
  type Pipeline,
  parsePipeline,
  parseRules,
  type Rule,
  type Source,
  witnessRule,
} from '../../src/index.js'
import { templates } from '../../src/templates.js'
import { splitPipeline } from '../../test/diagnostics/split-pipeline.js'

/**
 * An example of each diagnostic code, from the fixtures of a folder. Fixtures are named `<code>.yml` or
 * `<code>.<variant>.yml`, or `.txt` if they are not YAML; the plain name is preferred.
 */
export function diagnosticExamples(folder: string, codes: readonly Code[]): ReadonlyMap<Code, string> {
  const files = readdirSync(folder).filter((name) => /\.(yml|txt)$/.test(name))
  const examples = new Map<Code, string>()
  for (const code of codes) {
    const named = files.filter((file) => file.startsWith(`${code}.`)).sort((a, b) => a.length - b.length)
    const example = firstOf(named, (file) => exampleOf(code, readFixture(folder, file)))
    if (example !== undefined) examples.set(code, example)
  }
  return examples
}

/** The first result that is not undefined. */
function firstOf<Item, Result>(items: readonly Item[], result: (item: Item) => Result | undefined): Result | undefined {
  for (const item of items) {
    const found = result(item)
    if (found !== undefined) return found
  }
  return undefined
}

interface Fixture {
  readonly text: string
  /** True if a pipeline precedes the rule. */
  readonly pipeline: boolean
  /** True if the fixture generates events for the rule. */
  readonly witness: boolean
}

/** Reads a fixture. The comments before its text list the expected diagnostics. */
function readFixture(folder: string, file: string): Fixture {
  const text = readFileSync(join(folder, file), 'utf8')
  return {
    text: text.replace(/^(# .*\n)+/, ''),
    pipeline: /^# pipeline: true$/m.test(text),
    witness: /^# witness: true$/m.test(text),
  }
}

function exampleOf(code: Code, { text, pipeline, witness }: Fixture): string | undefined {
  const source = named('rule.yml', text)
  const all = pipeline ? processed(text) : witness ? witnessed(source) : diagnosticsOf(source, [])
  for (const diagnostic of all) if (diagnostic.code === code) return formatDiagnostic(diagnostic)
  return undefined
}

function* processed(text: string): Iterable<Diagnostic> {
  const sources = splitPipeline('', text)
  const { pipeline, diagnostics } = parsePipeline(named('pipeline.yml', sources.pipeline.text), { templates })
  yield* diagnostics
  if (pipeline !== undefined) yield* diagnosticsOf(named('rule.yml', sources.rule.text.trimStart()), [pipeline])
}

const witnessed = (source: Source): readonly Diagnostic[] =>
  parseRules(source).flatMap(({ rule }) => (rule === undefined ? [] : witnessRule(rule).diagnostics))

/** A text with a typical file name. */
const named = (name: string, text: string): Source => ({ name, text })

function* diagnosticsOf(source: Source, pipelines: readonly Pipeline[]): Iterable<Diagnostic> {
  const documents = parseRules(source)
  yield* documents.flatMap(({ diagnostics }) => diagnostics)
  const rules = documents.flatMap(({ rule }) => rule ?? [])
  yield* ofConversions(rules, pipelines)
  for (const rule of rules) {
    const detection = rule.kind === 'detection' ? lowerRule(rule).detection : undefined
    if (detection !== undefined) yield* compileMatcher(detection.expr, detection.source).diagnostics
  }
}

/** The diagnostics of converting each rule to any target, each computed when it is asked for. */
function* ofConversions(rules: readonly Rule[], pipelines: readonly Pipeline[]): Iterable<Diagnostic> {
  const index = indexRules(rules)
  for (const settings of [{ lossy: false }, { lossy: true }, { unmapped: 'error' as const }])
    for (const backend of backends.values())
      for (const rule of rules) yield* convertRule(rule, backend, { ...settings, pipelines, rules: index }).diagnostics
}
