import { describe, expect, test } from 'vitest'
import {
  elasticDsl,
  elasticNdjson,
  elasticRule,
  elasticTerraform,
  elasticToml,
} from '../../backends/elastic/formats.js'
import { eql, esql, kql, lucene } from '../../backends/elastic/index.js'
import {
  type Artifact,
  type Backend,
  type DetectionRule,
  type Format,
  makeArtifact,
  trackNames,
} from '../../src/index.js'
import { butForTheRepository, readToml, ruleMistakes, wellFormed } from '../artifact/elastic-validity.js'
import { asResourceKeeps, readResources, resourceProblems, ruleOf } from '../readers/elastic/kibana-terraform.js'
import { corpusRules } from './rules.js'

// Every real rule in every language and format of Elastic: each test lists the rules that violate it.

const rules = corpusRules()

describe.each(
  [kql, lucene, eql, esql].map((backend) => [backend.name, backend as unknown as Backend] as const),
)('the artifacts of %s', (target, backend) => {
  const make = (rule: DetectionRule, format: unknown): Artifact =>
    makeArtifact(rule, backend, format as Format, { lossy: true })
  const made = rules
    .map(({ source, rule }) => ({ source, rule, artifact: make(rule, elasticRule) }))
    .filter(({ artifact }) => artifact.conversion.query !== null)
  const lacking = (format: unknown): readonly string[] =>
    made.flatMap(({ source, rule }) => (make(rule, format).text === null ? [source.name] : []))

  test('exist for every query, and Kibana accepts them', () => {
    const wrong = made.flatMap(({ source, artifact }) => {
      const mistakes =
        artifact.text === null ? artifact.diagnostics.map(String) : ruleMistakes(JSON.parse(artifact.text))
      return mistakes.length === 0 ? [] : [[source.name, ...mistakes]]
    })
    expect(wrong).toEqual([])
    expect(made.length).toBeGreaterThan(2300)
  })

  test('name every technique of the rules', () => {
    const codes = made.flatMap(({ artifact }) => artifact.diagnostics.map(({ code }) => code))
    expect(codes.filter((code) => code === 'unknown-attack-tag' || code === 'no-counterpart')).toEqual([])
  })

  test('have different names', () => {
    const track = trackNames()
    expect(made.flatMap(({ rule, artifact }) => track(rule, artifact.name)?.message ?? [])).toEqual([])
  })

  test('are equal in a line and in a file of detection-rules', () => {
    const other = made.filter(({ rule, artifact }) => {
      const object = JSON.parse(artifact.text ?? 'null')
      const line = make(rule, elasticNdjson).text ?? ''
      const { text } = make(rule, elasticToml)
      const isSame =
        text === null ||
        equal(butForTheRepository(readToml(text).rule), butForTheRepository(wellFormed(artifact.text ?? 'null')))
      return line.includes('\n') || !equal(JSON.parse(line), object) || !isSame
    })
    expect(other.map(({ source }) => source.name)).toEqual([])
    expect(lacking(elasticToml).length).toBeLessThan(10)
  })

  test('are resources that the provider accepts, in files that Terraform reads', async () => {
    const wrong: string[] = []
    for (let at = 0; at < made.length; at += 100) {
      const part = made.slice(at, at + 100)
      const file = part.flatMap(({ rule }) => make(rule, elasticTerraform).text ?? []).join('\n\n')
      const resources = new Map((await readResources(file)).map(([, body]) => [body.rule_id, body]))
      for (const { source, artifact } of part) {
        const expected = asResourceKeeps(artifact.text ?? 'null')
        const resource = resources.get(expected.rule_id) ?? {}
        const isSame = equal(ruleOf(resource), expected)
        if (resourceProblems(resource).length > 0 || !isSame) wrong.push(source.name)
      }
    }
    expect(wrong).toEqual([])
  }, 600_000)

  test('are requests, except for KQL that Elasticsearch reads differently', () => {
    const all = lacking(elasticDsl).length / made.length
    if (target === 'kql') expect(all).toBeLessThan(0.9)
    else expect(all).toBe(0)
  })
})

/** Independent of the order of their keys. */
function equal(a: unknown, b: unknown): boolean {
  try {
    expect(a).toEqual(b)
    return true
  } catch {
    return false
  }
}
