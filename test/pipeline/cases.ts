import { readdirSync, readFileSync } from 'node:fs'
import { exprText, type PlaceholderResolver } from '../../src/backend.js'
import { type Diagnostic, parsePipeline, parseRules } from '../../src/index.js'
import { itemsToExpr } from '../../src/lower/items-to-expr.js'
import { resolveRule } from '../../src/lower/resolve.js'
import { applyPipelines } from '../../src/pipeline/apply/apply-pipelines.js'
import { startOf } from '../../src/pipeline/processed-rule.js'
import { templates } from '../../src/templates.js'
import { placed } from '../diagnostics/placed.js'
import { splitPipeline } from '../diagnostics/split-pipeline.js'

const folder = new URL('cases/', import.meta.url)

/** A pipeline and a rule, by file name without extension. */
export const cases: ReadonlyMap<string, string> = new Map(
  readdirSync(folder).map((name) => [name.replace(/\.yml$/, ''), readFileSync(new URL(name, folder), 'utf8')]),
)

/** The effect of the pipeline on the rule of a case, in lines. */
export function outcome(name: string, text: string): string {
  const sources = splitPipeline(`${name}.yml`, text)
  const { pipeline, diagnostics } = parsePipeline(sources.pipeline, { templates })
  if (pipeline === undefined) return lines({ pipeline: diagnostics })
  const [document] = parseRules(sources.rule)
  if (document?.rule?.kind !== 'detection') throw new Error(`${name}: ${document?.diagnostics.join('\n')}`)
  const { rule } = document
  const processing = applyPipelines(startOf(rule, resolveRule(rule).detection), [pipeline], {
    resolve: resolverOf(text),
  })
  const { processed } = processing
  if (processed === undefined) return lines({ rule: processing.diagnostics })
  const found: Diagnostic[] = [...processing.diagnostics]
  const expr = exprText(itemsToExpr(sources.rule, processed.detection, (diagnostic) => void found.push(diagnostic)))
  return [
    ...(diagnostics.length === 0 ? [] : [lines({ pipeline: diagnostics })]),
    `expression: ${expr}`,
    ...(processed.rule.logsource === rule.logsource ? [] : [`log source: ${JSON.stringify(processed.rule.logsource)}`]),
    ...(processed.rule.metadata.fields === undefined ? [] : [`fields: ${processed.rule.metadata.fields.join(', ')}`]),
    ...(Object.keys(processed.state).length === 0 ? [] : [`state: ${JSON.stringify(processed.state)}`]),
    ...(processed.rule.custom === rule.custom ? [] : [`custom: ${JSON.stringify(processed.rule.custom)}`]),
    ...(found.length === 0 ? [] : [lines({ rule: found })]),
  ].join('\n')
}

/** `# resolve: admins = alice, bob`: the values that the user's own function returns for a placeholder. */
function resolverOf(text: string): PlaceholderResolver | undefined {
  const values = new Map(
    [...text.matchAll(/^# resolve: (\S+) = (.*)$/gm)].map(([, name = '', list = '']) => [name, list.split(', ')]),
  )
  return values.size === 0 ? undefined : ({ placeholder }) => values.get(placeholder)
}

const lines = (found: Readonly<Record<string, readonly Diagnostic[]>>): string =>
  Object.entries(found)
    .flatMap(([where, diagnostics]) =>
      diagnostics.map((diagnostic) => `${where} ${placed(diagnostic)}: ${diagnostic.message}`),
    )
    .join('\n')
