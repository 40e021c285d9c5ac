import { readdirSync, readFileSync } from 'node:fs'
import { datadogRule, datadogTerraform } from '../../backends/datadog/formats.js'
import { datadog } from '../../backends/datadog/index.js'
import { findPipeline } from '../../pipelines/all.js'
import {
  type Artifact,
  type ArtifactSettings,
  indexRules,
  makeArtifact,
  type Pipeline,
  parseRules,
  type Rule,
} from '../../src/index.js'
import type { ApiRule } from '../readers/datadog/datadog-rule.js'

const root = new URL('../../', import.meta.url)

/** The rules of the repository, by file. */
export const ruleFiles: ReadonlyMap<string, readonly Rule[]> = new Map(
  readdirSync(new URL('rules/', root), { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.yml'))
    .sort()
    .map((path) => {
      const source = { name: `rules/${path}`, text: readFileSync(new URL(`rules/${path}`, root), 'utf8') }
      return [path.slice(0, -'.yml'.length), parseRules(source).flatMap(({ rule }) => rule ?? [])]
    }),
)

const rules = indexRules([...ruleFiles.values()].flat())

/** One pipeline per product. */
export const pipelines: readonly Pipeline[] = ['okta', 'auth0', 'aws-cloudtrail', 'azure', 'gcp-audit'].map(
  (name) => findPipeline(`datadog-${name}`) as Pipeline,
)

const formats = { rule: datadogRule, terraform: datadogTerraform }

/** A rule in one of the formats; other rules of the repository may be parts of it. */
export const made = (
  rule: Rule,
  format: keyof typeof formats,
  formatOptions: object = {},
  settings: ArtifactSettings = {},
): Artifact =>
  makeArtifact(rule, datadog, formats[format], { rules, lossy: true, ...settings, formatOptions } as never) as Artifact

/** A rule about single logs with additional lines. */
export const ruleWith = (lines = '', level = 'level: high'): Rule => {
  const text = `title: t\n${level}\nlogsource: { product: okta }\ndetection: { s: { a: b }, condition: s }\n${lines}\n`
  const [{ rule } = {}] = parseRules({ name: 'rule.yml', text })
  if (rule === undefined) throw new Error(text)
  return rule
}

/** The request body of a rule. */
export const objectOf = (rule: Rule, options: object = {}): ApiRule => {
  const { text, diagnostics } = made(rule, 'rule', options)
  if (text === null) throw new Error(diagnostics.join('\n'))
  return JSON.parse(text)
}
