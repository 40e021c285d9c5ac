import { backends as onDemand } from '../../backends/index.js'
import { optionMistakes } from '../../src/backend/artifact/option-mistakes.js'
import { optionProblem } from '../../src/backend/option-problem.js'
import { loadTargetFormats } from '../../src/backend/targets.js'
import type { OptionSettings, OptionSpecs } from '../../src/backend.js'
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

/** Runs an input through parsing, checking, explaining, witnesses, matchers, and every format of every target. */
export function runCase(fuzzCase: FuzzCase): Outcome {
  let step = 'start'
  const at = <Result>(name: string, work: () => Result): Result => {
    step = name
    return work()
  }
  const counts = { made: 0, refused: 0 }
  try {
    const pipelines = at('parse pipeline', () => pipelinesOf(fuzzCase))
    const rules = at('parse rules', () => rulesOf(fuzzCase))
    const settings = { rules: indexRules(rules), pipelines, lossy: fuzzCase.lossy }
    for (const rule of rules) {
      at('check', () => assertSound(checked(rule)))
      at('witness', () => assertSound(witnessRule(rule, { ...settings, events: 6 }).diagnostics))
      if (rule.kind !== 'filter') at('matcher', () => assertSound(compileRuleMatcher(rule, settings).diagnostics))
      for (const backend of backends.values()) {
        at(`explain ${backend.name}`, () => JSON.stringify(explainRule(rule, backend, settings).stages))
        const artifacts = backend.formats.map((format) =>
          at(`format ${backend.name} ${format.name}`, () => artifactOf(rule, backend, format, settings, fuzzCase)),
        )
        for (const artifact of artifacts) counts[artifact === null ? 'refused' : 'made']++
        const texts = artifacts.flatMap((text) => text ?? [])
        at(`finalize ${backend.name}`, () => assertSound(finalizeQueries(texts, pipelines, {})?.diagnostics ?? []))
      }
    }
    return counts
  } catch (error) {
    return { step, error }
  }
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
function assertSound(diagnostics: readonly Diagnostic[]): void {
  for (const diagnostic of diagnostics) {
    const { source, span, message } = diagnostic
    const isInside = span.start >= 0 && span.start <= span.end && span.end <= source.text.length
    if (!isInside) throw new Error(`${diagnostic.code}: ${span.start}–${span.end} is not a span of its text`)
    if (/\[object |\bundefined\b|\bNaN\b/.test(message) && !/\[object |undefined|NaN/.test(source.text))
      throw new Error(`${diagnostic.code}: odd sentence: ${message}`)
  }
  for (const diagnostic of diagnostics.slice(0, 20)) formatDiagnostic(diagnostic)
}
