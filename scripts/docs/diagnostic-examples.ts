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
  type RuleDocument,
  type RuleIndex,
  type Source,
  witnessRule,
} from '../../src/index.js'
import { splitPipeline } from '../../test/diagnostics/split-pipeline.js'

/**
 * An example of each diagnostic code, from the fixtures of a folder. Fixtures are named `<code>.yml` or
 * `<code>.<variant>.yml`, or `.txt` if they are not YAML; the plain name is preferred.
 */
export function diagnosticExamples(folder: string, codes: readonly Code[]): ReadonlyMap<Code, string> {
  const files = readdirSync(folder).filter((name) => /\.(yml|txt)$/.test(name))
  const examples = codes.map((code): [Code, string | undefined] => {
    const named = files.filter((file) => file.startsWith(`${code}.`)).sort((a, b) => a.length - b.length)
    const found = named.map((file) => exampleOf(code, readFixture(folder, file)))
    return [code, found.find((example) => example !== undefined)]
  })
  return new Map(examples.flatMap(([code, example]) => (example === undefined ? [] : [[code, example]])))
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
  const found = all.find((diagnostic) => diagnostic.code === code)
  return found === undefined ? undefined : formatDiagnostic(found)
}

function processed(text: string): readonly Diagnostic[] {
  const sources = splitPipeline('', text)
  const parsed = parsePipeline(named('pipeline.yml', sources.pipeline.text))
  const { pipeline } = parsed
  if (pipeline === undefined) return parsed.diagnostics
  return [...parsed.diagnostics, ...diagnosticsOf(named('rule.yml', sources.rule.text.trimStart()), [pipeline])]
}

const witnessed = (source: Source): readonly Diagnostic[] =>
  parseRules(source).flatMap(({ rule }) => (rule === undefined ? [] : witnessRule(rule).diagnostics))

/** A text with a typical file name. */
const named = (name: string, text: string): Source => ({ name, text })

function diagnosticsOf(source: Source, pipelines: readonly Pipeline[]): readonly Diagnostic[] {
  const documents = parseRules(source)
  const rules = indexRules(documents.flatMap(({ rule }) => rule ?? []))
  return documents.flatMap((document) => allDiagnostics(document, pipelines, rules))
}

/** All diagnostics of reading, converting to any target, and matching. */
function allDiagnostics(
  { rule, diagnostics }: RuleDocument,
  pipelines: readonly Pipeline[],
  rules: RuleIndex,
): Diagnostic[] {
  if (rule === undefined) return [...diagnostics]
  const conversions = [{ lossy: false }, { lossy: true }, { unmapped: 'error' as const }].flatMap((settings) =>
    [...backends.values()].flatMap(
      (backend) => convertRule(rule, backend, { ...settings, pipelines, rules }).diagnostics,
    ),
  )
  const detection = rule.kind === 'detection' ? lowerRule(rule).detection : undefined
  const matching = detection === undefined ? [] : compileMatcher(detection.expr, detection.source).diagnostics
  return [...diagnostics, ...conversions, ...matching]
}
