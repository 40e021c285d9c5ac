import { expect } from 'vitest'
import { elasticRule } from '../../backends/elastic/formats.js'
import { kql } from '../../backends/elastic/index.js'
import { type Backend, type Format, indexRules, makeArtifact, parsePipeline, parseRules } from '../../src/index.js'
import { ruleMistakes } from './elastic-validity.js'

export const plain = `title: Cmd
logsource: { product: windows }
detection:
  s: { Image: cmd.exe }
  condition: s
`
export const correlation = (type: string, timespan: string, rest: string) => `title: Many
correlation:
  type: ${type}
  rules: [one]
  group-by: [User]
  timespan: ${timespan}
  condition: ${rest}
---
${plain}name: one
`
export const firstSeen = (timespan: string) =>
  `${plain}sigmacast: { first-seen: { fields: [User], timespan: ${timespan} } }\n`

export interface Asked {
  readonly backend?: unknown
  readonly format?: unknown
  readonly options?: Readonly<Record<string, unknown>>
  readonly targetOptions?: Readonly<Record<string, unknown>>
  readonly state?: string
  /** Templates of a finalizer that surround the query. */
  readonly embed?: string
}

export function make(
  text: string,
  { backend = kql, format = elasticRule, options, targetOptions, state, embed }: Asked = {},
) {
  const documents = parseRules({ name: 'rule.yml', text })
  const rules = documents.map(({ rule, diagnostics }) => {
    if (rule === undefined) throw new Error(diagnostics.join('\n'))
    return rule
  })
  const { pipeline } = parsePipeline({
    name: 'pipeline.yml',
    text: `transformations: [{ type: set_state, ${state ?? 'key: none, val: none'} }]
${embed === undefined ? '' : `postprocessing: [{ type: embed, suffix: '${embed}' }]`}`,
  })
  return makeArtifact(rules[0]!, backend as Backend, format as Format, {
    rules: indexRules(rules),
    pipelines: [pipeline!],
    options: targetOptions as never,
    formatOptions: options as never,
  })
}

/** Some keys of a valid rule, or its problems. */
export function keys(names: readonly string[], text: string, asked: Asked = {}): unknown {
  const artifact = make(text, asked)
  if (artifact.text === null) return artifact.diagnostics.at(-1)!.message
  const rule = JSON.parse(artifact.text)
  expect(ruleMistakes(rule)).toEqual([])
  return names.map((name) => rule[name])
}
