import { approximations } from '../../../backend/approximation.js'
import type { ConvertSettings } from '../../../convert/convert-settings.js'
import { distinctDiagnostics } from '../../../convert/first-of.js'
import { type TracedArtifact, traceArtifact } from '../../../convert/make-artifact.js'
import type { Loss, Plan } from '../../../dialect/plan.js'
import { assumptions } from '../../../ir/assumptions.js'
import { predicateText } from '../../../ir/expr-text.js'
import type { Input } from '../../../project/files/inputs.js'
import { readsExpression, refusedParts } from '../../../project/generate/acceptance.js'
import type { TargetSettings } from '../../../project/workspace/convert-file.js'
import type { RuleDocument } from '../../../rule/parse-rules.js'
import type { Rule } from '../../../rule/rule.js'
import type { RuleIndex } from '../../../rule/rule-index.js'
import { type Diagnostic, isError } from '../../../text/diagnostic.js'
import { positionAt } from '../../../text/source.js'
import { type QueryMark, queryMarks } from '../../query/query-marks.js'
import { MAX_QUERY_LENGTH } from '../page-limits.js'
import type { Column } from './columns.js'
import { findingFacts } from './findings.js'
import type { LossFacts, NamedFact, QueryFacts } from './rule-page.js'
import type { ValueNumbers } from './stages.js'

export interface QueryContext {
  readonly input: Input
  readonly rules: RuleIndex
  /** The numbers of the values of the rule; undefined if it has no selections. */
  readonly numbers: ValueNumbers | undefined
}

/** Returns the query of a rule in a column; undefined if the column does not contain the rule. */
export function queryFacts(
  document: RuleDocument & { readonly rule: Rule },
  column: Column,
  context: QueryContext,
): QueryFacts | undefined {
  const settings = column.settingsFor(document, context.input, context.rules)
  const [preferred] = settings?.targets ?? []
  if (settings === undefined || preferred === undefined) return undefined
  const { targets, accept } = settings
  const common = { ...settings.common, rules: context.rules }
  const refusals: Diagnostic[] = []
  for (const target of targets) {
    const { backend, format, options, formatOptions } = target
    const artifact = traceArtifact(document.rule, backend, format, { ...common, options, formatOptions })
    const { conversion, text, diagnostics } = artifact
    const refused = refusedParts(document.rule, { ...conversion, format, artifact: text }, accept)
    if (text !== null && refused.length === 0)
      return madeFacts(column, target, artifact, document.rule, { ...context, settings: { ...common, options } })
    refusals.push(...diagnostics, ...refused)
  }
  const problems = distinctDiagnostics(refusals)
  const errors = problems.filter(isError)
  return {
    ...headOf(column, preferred),
    verdict: 'none',
    artifact: null,
    assumptions: [],
    approximations: [],
    residual: null,
    losses: [],
    findings: (errors.length > 0 ? errors : problems).map(findingFacts),
    marks: [],
  }
}

const headOf = ({ name, title }: Column, { backend, format }: TargetSettings) => ({
  column: name,
  title: title === name && title !== backend.name ? `${title}: ${backend.title}` : title,
  target: backend.name,
  format: format.name,
})

/** Codes of warnings that the residual of a query repeats. */
const LOSS_CODES: ReadonlySet<string> = new Set(['left-out', 'widened'])

function madeFacts(
  column: Column,
  target: TargetSettings,
  { conversion, trace, text, diagnostics }: TracedArtifact,
  rule: Rule,
  { numbers, settings }: QueryContext & { readonly settings: ConvertSettings },
): QueryFacts {
  const isWhole = readsExpression(target.format)
  // Conditions of filters and pipelines have no number on the page.
  const marksOf = ({ numberOf }: ValueNumbers): readonly QueryMark[] =>
    queryMarks(trace, target.backend, settings, (source, span) => (source === rule.source ? numberOf(span) : undefined))
  return {
    ...headOf(column, target),
    verdict: isWhole ? 'exact' : conversion.fidelity,
    artifact: text,
    assumptions: isWhole ? [] : conversion.assumptions.map((name) => named(name, assumptions[name])),
    approximations: isWhole ? [] : conversion.approximations.map((name) => named(name, approximations[name])),
    residual: isWhole ? null : (conversion.residual?.text ?? null),
    losses: isWhole || trace.plan === undefined ? [] : lossesOf(trace.plan, rule, numbers),
    findings: diagnostics.filter(({ code }) => !LOSS_CODES.has(code)).map(findingFacts),
    marks: numbers === undefined || !canBeMarked(text, conversion.query) ? [] : marksOf(numbers),
  }
}

/** True for a query that a page shows. Other formats write it in a notation of their own. */
const canBeMarked = (text: string | null, query: string | null): boolean =>
  text !== null && text === query && text.length <= MAX_QUERY_LENGTH

const named = (name: string, meaning: string): NamedFact => ({ name, meaning })

/** Lists the losses without repetitions: a value may have several predicates with one reason. */
function lossesOf({ losses }: Plan, { source }: Rule, numbers: ValueNumbers | undefined): readonly LossFacts[] {
  const facts = losses.map((loss) => lossFacts(loss, source.text, numbers))
  return [...new Map(facts.map((fact) => [JSON.stringify(fact), fact])).values()]
}

function lossFacts({ predicate, because, effect }: Loss, text: string, numbers: ValueNumbers | undefined): LossFacts {
  const isOwn = predicate.changedBy?.some(({ kind }) => kind === 'filter') !== true
  return {
    text: predicateText(predicate),
    because,
    effect,
    number: (isOwn ? numbers?.numberOf(predicate.span) : undefined) ?? null,
    line: isOwn ? positionAt(text, predicate.span.start).line : null,
  }
}
