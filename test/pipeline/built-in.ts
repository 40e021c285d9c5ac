import { readdirSync, readFileSync } from 'node:fs'
import { backends } from '../../backends/index.js'
import { findPipeline } from '../../pipelines/all.js'
import { exprText } from '../../src/backend.js'
import { convertRule, type DetectionRule, type Pipeline, parseRules } from '../../src/index.js'
import { itemsToExpr } from '../../src/lower/items-to-expr.js'
import { resolveRule } from '../../src/lower/resolve.js'
import { applyPipelines } from '../../src/pipeline/apply/apply-pipelines.js'
import { type ProcessedRule, startOf } from '../../src/pipeline/processed-rule.js'

const folder = new URL('built-in/', import.meta.url)

/** The effect of built-in pipelines on each rule in test/pipeline/built-in, by the file and the rule's title. */
export function builtInOutcomes(): ReadonlyMap<string, string> {
  return new Map(readdirSync(folder).flatMap((file) => outcomesOf(file, readFileSync(new URL(file, folder), 'utf8'))))
}

/** Comments at the top of a file name the `pipelines` of its rules, the `target` to convert them for, and its `options` as JSON. */
function outcomesOf(file: string, text: string): readonly (readonly [string, string])[] {
  const said = (key: string): string | undefined => new RegExp(`^# ${key}: (.*)$`, 'm').exec(text)?.[1]
  const pipelines = (said('pipelines') ?? '').split(', ').map(named)
  const settings = { pipelines, lossy: said('lossy') === 'true', options: JSON.parse(said('options') ?? '{}') }
  const backend = backends.get(said('target') ?? '')
  return parseRules({ name: file, text }).map(({ rule, diagnostics }) => {
    if (rule?.kind !== 'detection') throw new Error(`${file}: ${diagnostics.join('\n')}`)
    const conversion = backend && convertRule(rule, backend, settings)
    const processed = processedBy(rule, pipelines)
    if (typeof processed === 'string')
      return [`${file.replace('.yml', '')}: ${rule.metadata.title}`, `refused: ${processed}`]
    const lines = [
      ...processedLines(rule, processed),
      ...(conversion?.query ? [`query: ${conversion.query}`] : []),
      ...(conversion?.residual ? [`residual: ${conversion.residual.text}`] : []),
      ...(conversion?.diagnostics.map(({ code, message }) => `${code}: ${message}`) ?? []),
    ]
    return [`${file.replace('.yml', '')}: ${rule.metadata.title}`, lines.join('\n')] as const
  })
}

function named(name: string): Pipeline {
  const pipeline = findPipeline(name)
  if (pipeline === undefined) throw new Error(`there is no built-in pipeline ${name}`)
  return pipeline
}

/** The rule after the pipelines, or the reason why they reject it. */
export function processedBy(rule: DetectionRule, pipelines: readonly Pipeline[]): ProcessedRule | string {
  const { processed, diagnostics } = applyPipelines(startOf(rule, resolveRule(rule).detection), pipelines)
  return processed ?? diagnostics.map(({ code, message }) => `${code}: ${message}`).join('\n')
}

function processedLines(rule: DetectionRule, processed: ProcessedRule): readonly string[] {
  const { logsource } = processed.rule
  return [
    `expression: ${exprText(itemsToExpr(rule.source, processed.detection))}`,
    ...(logsource === rule.logsource ? [] : [`log source: ${JSON.stringify(logsource)}`]),
    ...(Object.keys(processed.state).length === 0 ? [] : [`state: ${JSON.stringify(processed.state)}`]),
  ]
}
