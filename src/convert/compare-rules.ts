import { or } from '../ir/bool.js'
import { type EventQuery, eventsOf, type QueryPart } from '../ir/correlation-query.js'
import type { Expr } from '../ir/predicate.js'
import { compileStreamMatcher } from '../match/stream/compile-stream-matcher.js'
import { type Comparison, compareExpressions } from '../reason/compare.js'
import { openReasoner, type Reasoner, type ReasonSettings } from '../reason/reasoner.js'
import type { CorrelationRule, DetectionRule } from '../rule/rule.js'
import type { RuleIndex } from '../rule/rule-index.js'
import type { Diagnostic } from '../text/diagnostic.js'
import type { EventObject } from '../witness/event-object.js'
import { compareCorrelations } from './compare-correlations.js'
import type { ConvertSettings } from './convert-settings.js'
import { type PreparedQuery, prepareQuery } from './prepare-query.js'
import { exampleStream } from './streams/example-stream.js'

/** Settings of a conversion that decide the meaning of a rule. */
export type MeaningSettings = Pick<
  ConvertSettings,
  'rules' | 'pipelines' | 'unmapped' | 'resolvePlaceholder' | 'limits'
>

/** Settings of `compareRules`: those that decide the meaning of both rules, and differences between the two sides. */
export interface CompareSettings extends MeaningSettings, ReasonSettings {
  /** The rules that the rule before the change belongs to. Default: `rules`. */
  readonly rulesBefore?: RuleIndex
  /** The pipelines for the rule before the change. Default: `pipelines`. */
  readonly pipelinesBefore?: MeaningSettings['pipelines']
  /** A reasoner to share between comparisons. Default: one with the other settings. */
  readonly reasoner?: Reasoner
}

/** The relation of the events that a rule matches to those before, with an event for each direction. */
export type RuleComparison = Comparison & {
  /** The diagnostics of both rules. The relation is `undecided` if one of them is an error. */
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Compares what a rule matches before and after a change, with an event for each direction. Filters and pipelines are
 * applied as in `convertRule`. Log sources count only where pipelines turn them into conditions. A correlation is `wider`
 * if it matches at least at the same events, as with a lower threshold or a longer time. Its proof is a stream of events.
 *
 * @example
 * const [wide] = parseRules({ name: 'wide.yml', text: text.replace("'\\cmd.exe'", 'cmd.exe') }).map(({ rule }) => rule)
 * compareRules(rule, wide).relation // 'wider'
 * compareRules(rule, wide).gained // { EventID: 4625, Image: 'cmd.exe' }
 * compareRules(wide, rule).relation // 'narrower'
 */
export function compareRules(
  before: DetectionRule | CorrelationRule,
  after: DetectionRule | CorrelationRule,
  settings: CompareSettings = {},
): RuleComparison {
  const { rulesBefore, pipelinesBefore, reasoner = openReasoner(settings), ...meaning } = settings
  const earlier = prepareQuery(before, undefined, {
    ...meaning,
    ...(rulesBefore === undefined ? {} : { rules: rulesBefore }),
    ...(pipelinesBefore === undefined ? {} : { pipelines: pipelinesBefore }),
  })
  const later = prepareQuery(after, undefined, meaning)
  return comparePrepared(earlier, later, reasoner)
}

/** Compares rules that are prepared, as `compareRules` does. A rule that is compared several times is prepared once. */
export function comparePrepared(earlier: PreparedQuery, later: PreparedQuery, reasoner: Reasoner): RuleComparison {
  const diagnostics = [...earlier.diagnostics, ...later.diagnostics]
  if (earlier.query === undefined || later.query === undefined)
    return { relation: 'undecided', reason: 'not-prepared', diagnostics }
  const comparison = compareQueries(earlier.query, later.query, reasoner)
  return { ...withStreams(comparison, earlier.query, later.query, reasoner), diagnostics }
}

/**
 * Adds a stream for each direction in which a correlation may have changed. Proofs in both directions decide what steps
 * leave open.
 */
function withStreams(comparison: Comparison, before: QueryPart, after: QueryPart, reasoner: Reasoner): Comparison {
  const { relation, gained, lost } = comparison
  if ((before.kind === 'events' && after.kind === 'events') || relation === 'same') return comparison
  const gainedStream = relation === 'narrower' ? undefined : exampleStream(after, before, reasoner)
  const lostStream = relation === 'wider' ? undefined : exampleStream(before, after, reasoner)
  const proofs = {
    ...(gained === undefined ? {} : { gained }),
    ...(lost === undefined ? {} : { lost }),
    ...(gainedStream === undefined ? {} : { gainedStream }),
    ...(lostStream === undefined ? {} : { lostStream }),
  }
  const isOther = (gainedStream ?? gained) !== undefined && (lostStream ?? lost) !== undefined
  return isOther ? { relation: 'other', ...proofs } : { ...comparison, ...proofs }
}

function compareQueries(before: QueryPart, after: QueryPart, reasoner: Reasoner): Comparison {
  if (before.kind === 'events' && after.kind === 'events') return compareExpressions(before.expr, after.expr, reasoner)
  if (before.kind === 'events') return compareWithEvents(after, before, 'narrower', reasoner)
  if (after.kind === 'events') return compareWithEvents(before, after, 'wider', reasoner)
  return compareCorrelations(before, after, (earlier, later) => compareQueries(earlier, later, reasoner))
}

/** Compares a correlation with a rule about single events. It matches only at events that one of its rules matches. */
function compareWithEvents(
  correlation: QueryPart,
  { expr }: EventQuery,
  relation: 'wider' | 'narrower',
  reasoner: Reasoner,
): Comparison {
  const implied = reasoner.implies(or(eventsOf(correlation).map((part) => part.expr)), expr)
  const event = singleEvent(expr, correlation, reasoner)
  const shown = event === undefined ? {} : { [relation === 'wider' ? 'gained' : 'lost']: event }
  if (implied.answer !== 'yes') return { relation: 'undecided', reason: 'correlation', ...shown }
  return { relation, ...shown, ...(implied.assuming === undefined ? {} : { assuming: implied.assuming }) }
}

/** Returns an event that satisfies the expression, and at which, as the only one, the correlation does not match. */
function singleEvent(expr: Expr, correlation: QueryPart, reasoner: Reasoner): EventObject | undefined {
  const found = reasoner.satisfiable(expr)
  const { matcher } = compileStreamMatcher(correlation)
  if (matcher === undefined || found.answer !== 'yes' || !('event' in found)) return undefined
  const matches = matcher.push({ '@timestamp': '2026-01-01T00:00:00Z', ...found.event })
  return matches.length + matcher.end().length === 0 ? found.event : undefined
}
