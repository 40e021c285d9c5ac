import type { Target } from '../../backend/backend.js'
import type { Pipeline } from '../../pipeline/pipeline.js'
import type { PipelineRun } from '../../pipeline/processed-rule.js'
import { type DetectionRule, LOGSOURCE_PARTS, type LogSource } from '../../rule/rule.js'
import { diagnose } from '../../text/diagnose.js'
import type { Diagnostic } from '../../text/diagnostic.js'
import { oncePer } from '../../text/keep-recent.js'
import { inBackQuotes } from '../../text/word-list.js'
import type { ConvertSettings, PipelineSuggestion } from '../convert-settings.js'
import { processorOf } from '../run-pipelines.js'
import { checkProduct } from './check-rule.js'

/**
 * Checks that the pipelines define the events of the rule's log source. A target for one product knows the events of
 * that product.
 */
export function checkLogsource(
  rule: DetectionRule,
  run: PipelineRun,
  backend: Target,
  { unmappedLogsource, suggestPipelines }: ConvertSettings,
): readonly Diagnostic[] {
  const { pipelines } = run
  const treatment = unmappedLogsource ?? (pipelines.some(hasLogsourceCondition) ? 'warn' : 'ignore')
  if (treatment === 'ignore' || isHandled(run, backend)) return []
  // No pipeline brings events of another product to the target.
  if (checkProduct(rule, backend).length > 0) return []
  const name = logsourceText(rule.logsource)
  const suggestions = suggestPipelines?.(rule, backend) ?? []
  return [
    diagnose('unmapped-logsource', rule.source, rule.productSpan, [pipelines.length === 0 ? undefined : name], {
      severity: treatment === 'error' ? 'error' : 'warning',
      help: suggestions.length === 0 ? letterCaseHelp(name) : helpOf(suggestions, name, pipelines),
    }),
  ]
}

/**
 * True if a log source needs no diagnostic: it has no parts, or the target or the pipelines define its events. Without a
 * target, every state counts.
 */
export function isHandled(run: PipelineRun, backend: Target | undefined): boolean {
  const { logsource } = run.start.rule
  return (
    LOGSOURCE_PARTS.every((part) => logsource[part] === undefined) ||
    (backend?.product !== undefined && logsource.product?.toLowerCase() === backend.product) ||
    processorOf(run.pipelines)?.handlesLogsource(
      run,
      (key) => backend === undefined || stateKeysOf(backend).has(key),
    ) === true
  )
}

const hasLogsourceCondition = (pipeline: Pipeline): boolean => pipeline.processor.hasLogsourceCondition(pipeline)

/** Returns the keys of the state from which the options of a target and of its formats are read. */
const stateKeysOf = oncePer(
  (backend: Target): ReadonlySet<string> =>
    new Set(
      [backend, ...backend.formats].flatMap(({ options }) =>
        Object.values(options).flatMap((spec) => ('state' in spec && spec.state !== undefined ? [spec.state] : [])),
      ),
    ),
)

/** Formats a log source as in a rule: `category: image_load, product: windows`. */
const logsourceText = (logsource: LogSource): string =>
  LOGSOURCE_PARTS.flatMap((part) => (logsource[part] === undefined ? [] : [`${part}: ${logsource[part]}`])).join(', ')

/** Log sources are case-sensitive in pipelines: `product: Windows` is not `product: windows`. */
function letterCaseHelp(logsource: string): string | undefined {
  const lower = logsource.toLowerCase()
  return lower === logsource ? undefined : `pipelines compare log sources case-sensitively: write \`${lower}\``
}

function helpOf(suggestions: readonly PipelineSuggestion[], logsource: string, inUse: readonly Pipeline[]): string {
  const used = new Set(inUse.map(({ source }) => source.name))
  const names = inBackQuotes(suggestions.map(({ name }) => name)).join(' or ')
  const followers = new Set(suggestions.flatMap(({ before }) => before ?? []))
  const missing = inBackQuotes([...followers].filter((name) => !used.has(`${name}.yml`)))
  const others = missing.length === 0 ? '' : `, then ${missing.join(' or ')} to map the field names`
  const subject = inUse.length === 0 ? `for \`${logsource}\`, ` : ''
  const needs = [...new Set(suggestions.flatMap((suggestion) => suggestion.needs ?? []))].map((need) => `; ${need}`)
  return `${subject}use the pipeline ${names}${others} (\`-p\`, or \`pipelines\` in sigmacast.yml)${needs.join('')}`
}
