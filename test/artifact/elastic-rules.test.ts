// Every rule of the repository, in every language and format of Elastic.
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  elasticDsl,
  elasticNdjson,
  elasticRule,
  elasticTerraform,
  elasticToml,
} from '../../backends/elastic/formats.js'
import { eql, esql, kql, lucene } from '../../backends/elastic/index.js'
import { findPipeline } from '../../pipelines/all.js'
import { type Artifact, type Backend, type Format, indexRules, makeArtifact, parseRules } from '../../src/index.js'
import { asResourceKeeps, readResources, resourceProblems, ruleOf } from '../readers/elastic/kibana-terraform.js'
import { butForTheRepository, readToml, ruleMistakes, wellFormed } from './elastic-validity.js'

const folder = new URL('../../rules/', import.meta.url)
const rules = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yml'))
  .sort()
  .flatMap((name) => parseRules({ name, text: readFileSync(new URL(name, folder), 'utf8') }))
  .flatMap(({ rule }) => rule ?? [])
const index = indexRules(rules)

const pipelines = ['ecs-okta', 'ecs-auth0', 'ecs-windows', 'ecs-aws-cloudtrail'].map((name) => findPipeline(name)!)

describe.each(
  [kql, lucene, eql, esql].map((backend) => [backend.name, backend as unknown as Backend] as const),
)('%s', (target, backend) => {
  const make = (format: unknown, isMapped: boolean): Artifact[] =>
    rules.map((rule) =>
      makeArtifact(rule, backend, format as Format, {
        rules: index,
        lossy: true,
        unmapped: 'ignore',
        pipelines: isMapped ? pipelines : [],
      }),
    )

  describe.each([
    ['as they are', false],
    ['in the Elastic Common Schema', true],
  ])('%s', (_, isMapped) => {
    const made = make(elasticRule, isMapped)

    test('every rule with a query becomes a rule that the Kibana API accepts', () => {
      const queries = made.filter(({ conversion }) => conversion.query !== null)
      expect(queries.filter(({ text }) => text === null).flatMap(({ diagnostics }) => diagnostics)).toEqual([])
      expect(queries.flatMap(({ text }) => ruleMistakes(JSON.parse(text!)))).toEqual([])
      expect(queries.length).toBeGreaterThan(20)
    })

    // The other formats do not depend on the names of fields.
    if (!isMapped) return

    test('a line for import has the same content', () => {
      const lines = make(elasticNdjson, isMapped).map(({ text }) => text)
      expect(lines.map((line) => line && JSON.parse(line))).toEqual(made.map(({ text }) => text && JSON.parse(text)))
      expect(lines.filter((line) => line?.includes('\n'))).toEqual([])
    })

    test('a file of detection-rules has the same content', () => {
      const files = make(elasticToml, isMapped)
      expect(files.map(({ text }) => text && butForTheRepository(readToml(text).rule))).toEqual(
        made.map(({ text }) => text && butForTheRepository(wellFormed(text))),
      )
    })

    test('a Terraform resource has the same content', async () => {
      const texts = make(elasticTerraform, isMapped).map(({ text }) => text)
      for (const [index, text] of texts.entries()) {
        const [[, resource] = []] = text === null ? [] : await readResources(text)
        const expected = made[index]?.text ?? null
        expect(resource === undefined ? [] : resourceProblems(resource)).toEqual([])
        expect(resource && ruleOf(resource)).toEqual(expected === null ? undefined : asResourceKeeps(expected))
      }
    })

    test('a request body contains the query', () => {
      const bodies = make(elasticDsl, isMapped)
      const refused = bodies.filter(({ text, conversion }) => text === null && conversion.query !== null)
      const codes = refused.map(({ diagnostics }) => diagnostics.at(-1)?.code)
      expect(new Set(codes)).toEqual(new Set(target === 'kql' || target === 'lucene' ? ['no-artifact'] : []))
      for (const { text, conversion } of bodies.filter((one) => one.text !== null)) {
        expect(JSON.stringify(JSON.parse(text!))).toContain(JSON.stringify(conversion.query))
      }
    })
  })
})
