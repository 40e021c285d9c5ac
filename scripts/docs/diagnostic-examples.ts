import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { backends } from '../../backends/index.js'
import {
  type Code,
  compileMatcher,
  convertRule,
  type Diagnostic,
  formatDiagnostic,
  lowerRule,
  parseRules,
  type RuleDocument,
  type Source,
} from '../../src/index.js'

/**
 * A diagnostic as a person sees it, for each code that a fixture of the folder brings about. Fixtures are named `<code>.yml`, or
 * `<code>.<variant>.yml`, or `.txt` where they are no YAML; the plain one is looked at first.
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

/** The fixture under a name that a rule could have. The comments before its text say what a test expects. */
const readFixture = (folder: string, file: string): Source => ({
  name: 'rule.yml',
  text: readFileSync(join(folder, file), 'utf8').replace(/^(# .*\n)+/, ''),
})

function exampleOf(code: Code, source: Source): string | undefined {
  const found = parseRules(source)
    .flatMap(allDiagnostics)
    .find((diagnostic) => diagnostic.code === code)
  return found === undefined ? undefined : formatDiagnostic(found)
}

/** Whatever reading, converting to any target and matching say. */
function allDiagnostics({ rule, diagnostics }: RuleDocument): Diagnostic[] {
  if (rule === undefined) return [...diagnostics]
  const conversions = [false, true].flatMap((lossy) =>
    [...backends.values()].flatMap((backend) => convertRule(rule, backend, { lossy }).diagnostics),
  )
  const detection = rule.kind === 'detection' ? lowerRule(rule).detection : undefined
  const matching = detection === undefined ? [] : compileMatcher(detection.expr, detection.source).diagnostics
  return [...diagnostics, ...conversions, ...matching]
}
