import { readdirSync, readFileSync } from 'node:fs'
import { splunk } from '../../backends/splunk/index.js'
import { convertRule, finalizeQueries, parsePipeline, parseRules } from '../../src/index.js'
import { templates } from '../../src/templates.js'
import { splitPipeline } from '../diagnostics/split-pipeline.js'
import { reviewed } from './reviewed.js'

// Each file contains a pipeline and, after it, rules: the query of each rule, and the output of finalizers. An arrow
// marks the end of a line, so that trailing spaces are visible.
const folder = new URL('postprocessing/', import.meta.url)
const outcomes = new Map(
  readdirSync(folder).map((file) => [
    file.replace(/\.yml$/, ''),
    outcome(file, readFileSync(new URL(file, folder), 'utf8')),
  ]),
)
reviewed(new URL('postprocessing.expected.txt', import.meta.url), outcomes)

function outcome(name: string, text: string): string {
  const sources = splitPipeline(name, text)
  const { pipeline, diagnostics } = parsePipeline(sources.pipeline, { templates })
  if (pipeline === undefined) throw new Error(diagnostics.join('\n'))
  const conversions = parseRules(sources.rule).map(({ rule, diagnostics }) => {
    if (rule === undefined) throw new Error(diagnostics.join('\n'))
    return convertRule(rule, splunk, { pipelines: [pipeline] })
  })
  const said = conversions.map(({ query, diagnostics }) =>
    query === null ? `no query:\n${diagnostics.join('\n')}` : arrows(query),
  )
  const queries = conversions.flatMap(({ query }) => query ?? [])
  const finalized = finalizeQueries(queries, [pipeline], { index: 'main' })
  if (finalized === undefined) return said.join('\n')
  return `${said.join('\n')}\n=>\n${arrows(finalized.text ?? finalized.diagnostics.join('\n'))}`
}

function arrows(text: string): string {
  return text.replace(/\n|$/g, '↵\n').trimEnd()
}
