import { readdirSync, readFileSync } from 'node:fs'
import { splunk } from '../../backends/splunk/index.js'
import { convertRule, indexRules, parsePipeline, parseRules } from '../../src/index.js'
import { templates } from '../../src/templates.js'
import { placed } from '../diagnostics/placed.js'
import { splitPipeline } from '../diagnostics/split-pipeline.js'
import { reviewed } from './reviewed.js'

// Each file contains a pipeline and, after it, rules: the effect on each rule, on its metadata, and on the state.
const folder = new URL('correlations/', import.meta.url)
const outcomes = new Map(
  readdirSync(folder).map((file) => [
    file.replace(/\.yml$/, ''),
    outcome(file, readFileSync(new URL(file, folder), 'utf8')),
  ]),
)
reviewed(new URL('correlations.expected.txt', import.meta.url), outcomes)

function outcome(name: string, text: string): string {
  const sources = splitPipeline(name, text)
  const { pipeline, diagnostics } = parsePipeline(sources.pipeline, { templates })
  if (pipeline === undefined) throw new Error(diagnostics.join('\n'))
  const all = parseRules(sources.rule).map(({ rule, diagnostics }) => {
    if (rule === undefined) throw new Error(diagnostics.join('\n'))
    return rule
  })
  const rules = indexRules(all)
  return all
    .map((rule) => {
      const { query, head, state, diagnostics } = convertRule(rule, splunk, { pipelines: [pipeline], rules })
      return [
        `${rule.metadata.title}: ${query}`,
        ...(head?.metadata.fields === undefined ? [] : [`  fields: ${head.metadata.fields.join(', ')}`]),
        ...(head === null || Object.keys(head.custom).length === 0 ? [] : [`  custom: ${JSON.stringify(head.custom)}`]),
        ...(Object.keys(state).length === 0 ? [] : [`  state: ${JSON.stringify(state)}`]),
        ...diagnostics.map((one) => `  ${placed(one)}: ${one.message}`),
      ].join('\n')
    })
    .join('\n')
}
