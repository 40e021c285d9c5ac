import type { Backend } from './emit/backend.js'
import { type OptionSettings, type OptionSpecs, optionValues } from './emit/option.js'
import { type Loss, plan } from './emit/plan.js'
import { print } from './emit/print.js'
import type { Assumption } from './emit/rendering.js'
import { forEachLeaf } from './ir/bool.js'
import { exprText } from './ir/expr-text.js'
import { placeholders } from './ir/pattern.js'
import type { Expr } from './ir/predicate.js'
import { askItems } from './lower/ask.js'
import { resolveRule } from './lower/resolve.js'
import type { PlaceholderResolver } from './pipeline/action.js'
import { applyPipelines, relatedStep } from './pipeline/apply-pipelines.js'
import type { Pipeline } from './pipeline/pipeline.js'
import { postprocessQuery } from './pipeline/postprocess-query.js'
import { startOf } from './pipeline/processed-rule.js'
import { checkMapped } from './pipeline/unmapped-fields.js'
import type { DetectionRule, Rule } from './rule/rule.js'
import { spanWithin } from './rule/yaml/span-within.js'
import { type Diagnostic, diagnose, isError } from './text/diagnostic.js'
import type { Source, Span } from './text/source.js'

export interface ConvertSettings<Specs extends OptionSpecs = OptionSpecs> {
  /** Accept a query that matches more than the rule, with warnings and a residual. Default `false`: a loss is an error. */
  readonly lossy?: boolean
  /** Options of the backend; each has a default. */
  readonly options?: OptionSettings<Specs>
  /** What the rule goes through before it is converted, in the order of their priorities. */
  readonly pipelines?: readonly Pipeline[]
  /** What a field is that no pipeline maps, if some of them map fields. Default `warn`. */
  readonly unmapped?: 'error' | 'warn' | 'ignore'
  /** Gives the values that a pipeline takes from files, URLs and commands; without it, such a step is an error. */
  readonly resolvePlaceholder?: PlaceholderResolver
}

/** A rule as a query of one target, and how faithful the query is. */
export interface Conversion {
  readonly target: string
  /** After the postprocessing of the pipelines. Null if a diagnostic is an error. */
  readonly query: string | null
  /**
   * What the target itself is asked, without what postprocessing made of it: the fidelity, the assumptions and the residual are about this
   * text. Null if there is no query.
   */
  readonly bareQuery: string | null
  /** `exact`: as the rule, under the assumptions. `wider`: rule = query and residual. `none`: there is no query. */
  readonly fidelity: 'exact' | 'wider' | 'none'
  /** Facts about the data that the query rests on. */
  readonly assumptions: readonly Assumption[]
  /** What the query does not check; null unless `wider`. */
  readonly residual: { readonly expr: Expr; readonly text: string } | null
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Converts one rule: resolve, process, ask, plan, print, postprocess. Never throws for what a rule holds; an option that the backend does not
 * have is a TypeError.
 * What `parseRules` said of the rule is not repeated in the diagnostics.
 *
 * @example
 * const { query, fidelity } = convertRule(rule, splunk)
 * query // 'EventID=4625 Image="*\\\\cmd.exe"'
 * fidelity // 'exact'
 */
export function convertRule<Specs extends OptionSpecs>(
  rule: Rule,
  backend: Backend<Specs>,
  settings: ConvertSettings<Specs> = {},
): Conversion {
  if (rule.kind !== 'detection') {
    return failed(backend, [diagnose('not-converted-yet', rule.source, rule.sectionSpan, [rule.kind])])
  }
  const { processed, expr, diagnostics: before } = prepare(rule, backend, settings)
  if (processed === undefined || before.some(isError)) return failed(backend, before)

  const options = optionValues(backend.options, settings.options, processed.state)
  const { stages, residual, losses, assumptions } = plan(expr, backend.stages(options))
  const diagnostics = [...before, ...lossDiagnostics(rule, backend, losses, settings.lossy === true)]
  if (stages.every(({ query }) => query.kind === 'const')) {
    return failed(backend, [
      ...diagnostics,
      diagnose('nothing-expressible', rule.source, rule.sectionSpan, [backend.title]),
    ])
  }
  if (diagnostics.some(isError)) return failed(backend, diagnostics)
  const texts = stages.map(({ query, dialect }) => (query.kind === 'const' ? undefined : print(query, dialect)))
  const wide = losses.length > 0
  const bareQuery = backend.join(texts, processed.rule, options)
  const query = postprocessQuery(bareQuery, processed, settings.pipelines ?? [])
  if (typeof query !== 'string') return failed(backend, [...diagnostics, query])
  return {
    target: backend.name,
    query,
    bareQuery,
    fidelity: wide ? 'wider' : 'exact',
    assumptions,
    residual: wide ? { expr: residual, text: exprText(residual) } : null,
    diagnostics,
  }
}

/** The rule as predicates, after its pipelines. */
function prepare(rule: DetectionRule, backend: Backend, settings: ConvertSettings) {
  const { pipelines = [], unmapped = 'warn', resolvePlaceholder } = settings
  const { source } = rule
  const resolved = resolveRule(rule)
  const found = [...resolved.diagnostics]
  for (const items of resolved.unused) askItems(source, items, found)
  const start = startOf(rule, resolved.detection)
  const allowed = checkAllowed(pipelines, backend)
  const { processed, diagnostics } =
    found.some(isError) || allowed.length > 0
      ? { processed: undefined, diagnostics: allowed }
      : applyPipelines(start, pipelines, resolvePlaceholder)
  const expr = askItems(source, (processed ?? start).detection, found)
  found.sort((a, b) => a.span.start - b.span.start)
  found.push(...diagnostics, ...checkProduct(processed?.rule ?? rule, backend))
  if (processed !== undefined)
    found.push(...checkMapped(processed, pipelines, unmapped), ...openPlaceholders(source, expr))
  return { processed, expr, diagnostics: found }
}

/** Whether each pipeline is made for the target. */
function checkAllowed(pipelines: readonly Pipeline[], { name, pipelineNames = [] }: Backend): Diagnostic[] {
  return pipelines
    .filter(
      ({ allowedBackends: allowed }) =>
        allowed.length > 0 && ![name, ...pipelineNames].some((one) => allowed.includes(one)),
    )
    .map((pipeline) =>
      diagnose('pipeline-not-for-target', pipeline.source, pipeline.allowedBackendsSpan, [
        pipeline.name,
        name,
        pipeline.allowedBackends,
      ]),
    )
}

const failed = (backend: Backend, diagnostics: readonly Diagnostic[]): Conversion => ({
  target: backend.name,
  query: null,
  bareQuery: null,
  fidelity: 'none',
  assumptions: [],
  residual: null,
  diagnostics,
})

function checkProduct(rule: DetectionRule, backend: Backend): Diagnostic[] {
  const { product } = rule.logsource
  if (backend.product === undefined || product === undefined || product.toLowerCase() === backend.product) return []
  return [diagnose('wrong-product', rule.source, rule.productSpan, [backend.title, product, backend.product])]
}

function openPlaceholders(source: Source, expr: Expr): Diagnostic[] {
  const found: Diagnostic[] = []
  forEachLeaf(expr, (predicate) => {
    if (predicate.kind !== 'match' && predicate.kind !== 'keyword') return
    for (const name of placeholders(predicate.pattern)) {
      found.push(diagnose('unresolved-placeholder', source, predicate.span, [name]))
    }
  })
  return found
}

/** One diagnostic for each item and reason: at the value, or at the item's key where several of its values are lost. */
function lossDiagnostics(
  rule: DetectionRule,
  { title }: Backend,
  losses: readonly Loss[],
  lossy: boolean,
): Diagnostic[] {
  const groups = new Map<string, Loss[]>()
  for (const loss of losses) {
    const key = `${loss.predicate.item.start} ${loss.effect} ${loss.because}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [loss])
    else group.push(loss)
  }
  return [...groups.values()].flatMap(([loss, ...others]) => {
    if (loss === undefined) return []
    const code = !lossy ? 'not-expressible' : loss.effect === 'widened' ? 'widened' : 'left-out'
    const several = others.some(({ predicate }) => predicate.span !== loss.predicate.span)
    const span = several ? loss.predicate.item : placeOf(rule, loss)
    const related = (loss.predicate.changedBy ?? []).map(relatedStep)
    return [diagnose(code, rule.source, span, [title, loss.because], related.length === 0 ? {} : { related })]
  })
}

/** The value, or the part of a regular expression that is to blame. */
function placeOf({ source }: DetectionRule, { predicate, at }: Loss): Span {
  if (at === undefined || !('source' in predicate)) return predicate.span
  return spanWithin(source.text, { text: predicate.source, span: predicate.span }, at.start, at.end)
}
