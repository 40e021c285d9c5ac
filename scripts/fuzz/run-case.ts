import { backends as onDemand } from '../../backends/index.js'
import { optionMistakes } from '../../src/backend/artifact/option-mistakes.js'
import type { LoadedBackend } from '../../src/backend/loaded-backend.js'
import { optionProblem } from '../../src/backend/option-problem.js'
import { loadTargetFormats } from '../../src/backend/targets.js'
import type { OptionSettings, OptionSpecs } from '../../src/backend.js'
import { checkRules, type Finding, fixRules, formatRules } from '../../src/check.js'
import {
  type Backend,
  type ConvertSettings,
  compileRuleMatcher,
  type Diagnostic,
  explainRule,
  type Format,
  finalizeQueries,
  indexRules,
  lowerRule,
  makeArtifact,
  type Pipeline,
  parsePipeline,
  parseRules,
  type Rule,
  witnessRule,
} from '../../src/index.js'
import { compareRules } from '../../src/reason.js'
import { templates } from '../../src/templates.js'
import { formatDiagnostic } from '../../src/text/diagnostic.js'
import type { FuzzCase } from './fuzz-case.js'

const backends = await loadTargetFormats(onDemand)

/** An error, and the step in which it occurred. */
export interface Crash {
  readonly step: string
  readonly error: unknown
}

/** The number of artifacts, and of rejections with a diagnostic; or the crash. */
export type Outcome = { readonly made: number; readonly refused: number } | Crash

/** Names the step that runs next, and runs it. */
type At = <Result>(name: string, work: () => Result) => Result

/**
 * Runs an input through checks, fixes, the formatter, comparisons, explanations, witnesses, matchers, and every format of
 * every target.
 */
export function runCase(fuzzCase: FuzzCase): Outcome {
  let step = 'start'
  const at: At = (name, work) => {
    step = name
    return work()
  }
  try {
    const pipelines = at('parse pipeline', () => pipelinesOf(fuzzCase))
    const rules = at('parse rules', () => rulesOf(fuzzCase))
    const settings = { rules: indexRules(rules), pipelines, lossy: fuzzCase.lossy }
    runTools(fuzzCase, at)
    for (const rule of rules) studyRule(rule, rules[0] ?? rule, settings, at)
    const artifacts = rules.flatMap((rule) =>
      [...backends.values()].flatMap((backend) => artifactsOf(rule, backend, settings, fuzzCase, at)),
    )
    const made = artifacts.filter((text) => text !== null).length
    return { made, refused: artifacts.length - made }
  } catch (error) {
    return { step, error }
  }
}

function studyRule(rule: Rule, first: Rule, settings: ConvertSettings, at: At): void {
  at('lower', () => assertSound(checked(rule)))
  at('witness', () => assertSound(witnessRule(rule, { ...settings, events: 6 }).diagnostics))
  if (rule.kind === 'filter') return
  at('matcher', () => assertSound(compileRuleMatcher(rule, settings).diagnostics))
  if (first.kind !== 'filter') at('compare', () => compareRules(first, rule, settings))
}

function artifactsOf(
  rule: Rule,
  backend: LoadedBackend,
  settings: ConvertSettings & { readonly pipelines: readonly Pipeline[] },
  fuzzCase: FuzzCase,
  at: At,
): readonly (string | null)[] {
  at(`explain ${backend.name}`, () => JSON.stringify(explainRule(rule, backend, settings).stages))
  const artifacts = backend.formats.map((format) =>
    at(`format ${backend.name} ${format.name}`, () => artifactOf(rule, backend, format, settings, fuzzCase)),
  )
  const texts = artifacts.flatMap((text) => text ?? [])
  at(`finalize ${backend.name}`, () => assertSound(finalizeQueries(texts, settings.pipelines, {})?.diagnostics ?? []))
  return artifacts
}

/** Checks, fixes and formats the rules as one file. A fixed and a formatted text stay as they are the second time. */
function runTools({ rules: text }: FuzzCase, at: At): void {
  const source = { name: 'rules.yml', text }
  at('check', () => assertSound(checkRules([source], { targets: backends, profiles: ['strict'] })))
  const fixed = at('fix', () => fixRules(source, { targets: backends, unsafe: true }))
  const again = at('fix again', () => fixRules({ ...source, text: fixed.text }, { targets: backends, unsafe: true }))
  if (again.text !== fixed.text) throw new Error('a fixed text is fixed again')
  const formatted = at('format', () => formatRules(source))
  assertSound(formatted.diagnostics)
  if (formatRules({ ...source, text: formatted.text }).text !== formatted.text)
    throw new Error('a formatted text is formatted again')
}

function pipelinesOf({ pipeline: text }: FuzzCase): readonly Pipeline[] {
  if (text === null) return []
  const { pipeline, diagnostics } = parsePipeline({ name: 'pipeline.yml', text }, { templates })
  assertSound(diagnostics)
  return pipeline === undefined ? [] : [pipeline]
}

function rulesOf({ rules: text }: FuzzCase): readonly Rule[] {
  const documents = parseRules({ name: 'rules.yml', text })
  assertSound(documents.flatMap(({ diagnostics }) => diagnostics))
  return documents.flatMap(({ rule }) => rule ?? [])
}

const checked = (rule: Rule): readonly Diagnostic[] => [
  ...(rule.kind === 'detection' ? lowerRule(rule).diagnostics : []),
  ...optionMistakes(rule, [...backends.values()]),
]

function artifactOf(
  rule: Rule,
  backend: Backend,
  format: Format,
  settings: ConvertSettings,
  { option }: FuzzCase,
): string | null {
  const { text, diagnostics } = makeArtifact(rule, backend, format, {
    ...settings,
    options: optionsOf(backend.options, option),
    formatOptions: optionsOf(format.options, option),
  })
  assertSound(diagnostics)
  const isRefused = diagnostics.some(({ severity }) => severity === 'error') || rule.kind === 'filter'
  if ((text === null) !== isRefused) throw new Error('an artifact despite an error, or no artifact without one')
  return text
}

const optionsOf = (specs: OptionSpecs, value: unknown): OptionSettings<OptionSpecs> =>
  value === null
    ? {}
    : (Object.fromEntries(
        Object.entries(specs).flatMap(([name, spec]) =>
          optionProblem(spec, value) === undefined ? [[name, value]] : [],
        ),
      ) as OptionSettings<OptionSpecs>)

/** Throws for a diagnostic without a valid place, or one that cannot be displayed. */
function assertSound(diagnostics: readonly (Diagnostic | Finding)[]): void {
  for (const diagnostic of diagnostics) {
    const { source, span, message } = diagnostic
    const isInside = span.start >= 0 && span.start <= span.end && span.end <= source.text.length
    if (!isInside) throw new Error(`${diagnostic.code}: ${span.start}–${span.end} is not a span of its text`)
    if (/\[object |\bundefined\b|\bNaN\b/.test(message) && !/\[object |undefined|NaN/.test(source.text))
      throw new Error(`${diagnostic.code}: odd sentence: ${message}`)
  }
  for (const diagnostic of diagnostics.slice(0, 20)) formatDiagnostic(diagnostic)
}
