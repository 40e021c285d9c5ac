import { witnessRule } from '../../../convert/witness-rule.js'
import type { Expr } from '../../../ir/predicate.js'
import type { RuleDocument } from '../../../rule/parse-rules.js'
import type { Rule } from '../../../rule/rule.js'
import type { RuleIndex } from '../../../rule/rule-index.js'
import { valueAt, type YamlMapping, type YamlNode } from '../../../rule/yaml/node.js'
import { placeJson } from '../../../text/diagnostic-json.js'
import { positionAt } from '../../../text/source.js'
import type { Column } from './columns.js'
import { correlationFacts } from './correlation.js'
import { findingFacts } from './findings.js'
import { indicatorsOf, type PredicateCounts } from './indicators.js'
import { metadataFacts } from './metadata.js'
import { queryFacts } from './queries.js'
import type { RelatedRules, RuleBody, RuleLink, RulePage } from './rule-page.js'
import type { SetDocument } from './rule-set.js'
import { stagesOf, type ValueNumbers } from './stages.js'

/** Facts about the other rules that the page of one rule shows. */
export interface PageContext {
  readonly rules: RuleIndex
  readonly columns: readonly Column[]
  readonly pathOf: (document: RuleDocument) => string
  readonly linkOf: (rule: Rule) => RuleLink
  readonly notesOf: (document: RuleDocument) => readonly string[]
  readonly relationsOf: (rule: Rule) => RelatedRules
  /** The meaning of a rule before pipelines; undefined for a rule over other rules. */
  readonly exprOf: (rule: Rule) => Expr | undefined
  readonly counts: PredicateCounts
}

/** The number of events on a page: enough for both verdicts of several parts of a rule, and short to read. */
const EVENTS = 6

/** Collects all that the page of a document shows. */
export function makeRulePage(own: SetDocument, context: PageContext): RulePage {
  const { document, findings, tests } = own
  const { rule, root } = document
  const known = rule ?? document.draft
  const staged = known === undefined || known.kind === 'correlation' ? undefined : stagesOf(known, conditionTexts(root))
  const expr = rule === undefined ? undefined : context.exprOf(rule)
  return {
    path: context.pathOf(document),
    kind: rule?.kind ?? 'broken',
    ...metadataFacts(known?.metadata ?? { title: document.identity.title ?? own.input.name }),
    logsource: known === undefined || known.kind === 'correlation' ? null : known.logsource,
    custom: known?.custom ?? {},
    body: bodyOf(own, staged?.numbers),
    findings: findings.map(findingFacts),
    stages: staged?.stages ?? null,
    correlation: rule?.kind === 'correlation' ? correlationFacts(rule, root, context.rules, context.linkOf) : null,
    indicators: expr === undefined ? [] : indicatorsOf(expr, context.counts),
    queries:
      rule === undefined || rule.kind === 'filter'
        ? []
        : context.columns.flatMap((column) => {
            const query = { input: own.input, rules: context.rules, numbers: staged?.numbers }
            return queryFacts({ ...document, rule }, column, query) ?? []
          }),
    events: rule?.kind === 'detection' ? witnessRule(rule, { rules: context.rules, events: EVENTS }).witnesses : [],
    related: rule === undefined ? NO_RELATIONS : context.relationsOf(rule),
    tests: tests.map(({ name, file, isPassed, diagnostic }) => ({
      name,
      file,
      isPassed,
      problem: diagnostic?.message ?? null,
    })),
    notes: context.notesOf(document),
  }
}

const NO_RELATIONS: RelatedRules = { coveredBy: [], covers: [], equivalent: [], correlations: [], filters: [] }

/** The document as written, without the line breaks around it. */
function bodyOf({ document: { span }, source, input }: SetDocument, numbers: ValueNumbers | undefined): RuleBody {
  const written = source.text.slice(span.start, span.end)
  const text = written.replace(/^(?:[ \t]*\r?\n)+/, '')
  const start = span.start + written.length - text.length
  return {
    file: input.name,
    text: text.trimEnd(),
    firstLine: positionAt(source.text, start).line,
    values: (numbers?.spans ?? []).map((value, index) => ({ number: index + 1, ...placeJson(source, value) })),
  }
}

/** The condition of a detection or a filter as written: one text for each item of a list. */
function conditionTexts(root: YamlMapping | undefined): readonly string[] {
  const section = root && (valueAt(root, 'detection') ?? valueAt(root, 'filter'))
  const condition = valueAt(section, 'condition')
  const textsOf = (node: YamlNode): readonly string[] =>
    node.kind === 'scalar' ? [node.text] : node.kind === 'sequence' ? node.items.flatMap(textsOf) : []
  return condition === undefined ? [] : textsOf(condition)
}
