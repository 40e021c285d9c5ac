import { type Assumption, type Code, optionValues, plan } from '../../src/backend.js'
import {
  type Backend,
  convertRule,
  type Diagnostic,
  lowerRule,
  type Pipeline,
  parseRules,
  type Rule,
  type Source,
} from '../../src/index.js'

export type Result = 'exact' | 'wider' | 'approximate' | 'failed' | 'unreadable' | 'other product' | 'internal error'

/** The result for one document of a corpus. */
export interface Outcome {
  /** The id of the rule, or its place in the corpus if it has none. */
  readonly rule: string
  readonly file: string
  readonly result: Result
  readonly query: string | null
  readonly assumptions: readonly Assumption[]
  readonly codes: readonly Code[]
  /**
   * Codes of the diagnostics that are errors here. An error of the catalogue may be a warning for a value that can be
   * read.
   */
  readonly errors: readonly Code[]
  /** Reasons why the target cannot express parts of the rule, without duplicates. */
  readonly losses: readonly string[]
  /** Messages of the diagnostics or of the thrown error, with code frames. */
  readonly messages: readonly string[]
  /** Reason why an independent reader of the language rejects the query. */
  readonly refused: string | undefined
}

/** Throws if a query is not valid in the language. */
export type QueryReader = (query: string) => unknown

/**
 * Reads and converts every rule, with `lossy` to count losses and failures separately. Never throws because of the
 * content of a rule.
 */
export function survey(
  sources: readonly Source[],
  backend: Backend,
  reader: QueryReader | undefined,
  pipelines: readonly Pipeline[] = [],
): readonly Outcome[] {
  return sources.flatMap((source) => {
    try {
      return surveySource(source, backend, reader, pipelines)
    } catch (thrown) {
      return [{ ...nothing(source), result: 'internal error', messages: [String(thrown)] }]
    }
  })
}

const nothing = (source: Source, index = 0): Omit<Outcome, 'result'> => ({
  rule: `${source.name}#${index + 1}`,
  file: source.name,
  query: null,
  assumptions: [],
  codes: [],
  errors: [],
  losses: [],
  messages: [],
  refused: undefined,
})

function surveySource(
  source: Source,
  backend: Backend,
  reader: QueryReader | undefined,
  pipelines: readonly Pipeline[],
): Outcome[] {
  return parseRules(source).map(({ rule, identity, diagnostics }, index): Outcome => {
    const base = { ...nothing(source, index), ...(identity.id === null ? {} : { rule: identity.id }) }
    if (rule === undefined) {
      return { ...base, result: 'unreadable', ...diagnosticFields(diagnostics) }
    }
    try {
      const {
        query,
        fidelity,
        assumptions,
        diagnostics: converting,
      } = convertRule(rule, backend, {
        lossy: true,
        pipelines,
      })
      const all = [...diagnostics, ...converting]
      return {
        ...base,
        result: fidelity === 'none' ? failure(rule, backend) : fidelity,
        query,
        assumptions,
        losses: fidelity === 'exact' ? [] : lossesOf(rule, backend),
        ...diagnosticFields(all),
        refused: query === null || reader === undefined ? undefined : refusal(query, reader),
      }
    } catch (thrown) {
      return {
        ...base,
        result: 'internal error',
        messages: [thrown instanceof Error ? `${thrown.stack}` : `${thrown}`],
      }
    }
  })
}

/** Classifies a missing query: the rule has no meaning, it is not about the target's product, or another reason. */
function failure(rule: Rule, { product }: Backend): Result {
  if (rule.kind !== 'detection') return 'failed'
  if (lowerRule(rule).detection === undefined) return 'unreadable'
  return product === undefined || rule.logsource.product === product ? 'failed' : 'other product'
}

function lossesOf(rule: Rule, backend: Backend): readonly string[] {
  const detection = rule.kind === 'detection' ? lowerRule(rule).detection : undefined
  if (detection === undefined) return []
  const { losses } = plan(detection.expr, backend.stages(optionValues(backend.options), {}))
  return [...new Set(losses.map(({ because }) => because))]
}

const diagnosticFields = (diagnostics: readonly Diagnostic[]): Pick<Outcome, 'codes' | 'errors' | 'messages'> => ({
  codes: diagnostics.map(({ code }) => code),
  errors: diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code),
  messages: diagnostics.map(String),
})

function refusal(query: string, reader: QueryReader): string | undefined {
  try {
    reader(query)
    return undefined
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown)
  }
}

/** The number of occurrences of each word, most frequent first. */
export function tally<Word extends string>(words: Iterable<Word>): readonly (readonly [Word, number])[] {
  const counts = new Map<Word, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
}

/** The number of rules with each loss. Field names are removed, so that each reason is listed once. */
export const lossTally = (outcomes: readonly Outcome[]): readonly (readonly [string, number])[] =>
  tally(
    outcomes
      .filter(({ result }) => result !== 'other product')
      .flatMap(({ losses }) => [...new Set(losses.map((because) => because.replace(/`[^`]*`/g, '…')))]),
  )
