import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { load } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { findPipeline, pipelineTexts } from '../../pipelines/all.js'
import { exprText } from '../../src/backend.js'
import { parseRules } from '../../src/index.js'
import { itemsToExpr } from '../../src/lower/items-to-expr.js'
import { processedBy } from '../pipeline/built-in.js'

// The event codes that Auth0 documents, with the actions of Elastic's integration and the names of Datadog's, compared
// with the pipelines ecs-auth0 and datadog-auth0.

const folder = process.env.SIGMACAST_DATA ?? fileURLToPath(new URL('../../../shared/data', import.meta.url))
const read = (name: string): string =>
  existsSync(`${folder}/${name}`) ? readFileSync(`${folder}/${name}`, 'utf8') : ''
const pairs = (name: string): ReadonlyMap<string, string> =>
  new Map([...read(name).matchAll(/^(\w+),(\S+)$/gm)].map(([, code = '', other = '']) => [code, other]))
const actions = pairs('auth0-elastic-event-actions.txt')
const names = pairs('auth0-datadog-evt-names.txt')
const documented = [...read('auth0-event-codes.txt').matchAll(/^`(\w+)`/gm)].map(([, code = '']) => code)
const codesOf = (more: ReadonlyMap<string, string>) => [...new Set([...documented, ...more.keys()])].toSorted()
const codes = codesOf(actions)

describe.skipIf(codes.length === 0)('ecs-auth0', () => {
  test.each(codes)('maps the code %s to its action', (code) => {
    expect(typeAsked(code, 'ecs-auth0')).toBe(
      `event.dataset: "auth0.logs" and (event.action: "${actions.get(code) ?? `unknown-${code}`}" or auth0.logs.data.type: "${code}")`,
    )
  })

  test('maps every code of each family', () => {
    const { transformations } = load(pipelineTexts.get('ecs-auth0')!.text) as {
      readonly transformations: readonly Step[]
    }
    const families = Object.entries(transformations.find(({ id }) => id === 'families of codes')?.mapping ?? {})
    expect(families.length).toBeGreaterThan(10)
    for (const [family, listed] of families) {
      const pattern = new RegExp(`^${family.replace('*', '.*')}$`)
      expect([family, ...listed]).toEqual([family, ...codes.filter((code) => pattern.test(code))])
    }
  })
})

describe.skipIf(codes.length === 0)('datadog-auth0', () => {
  test.each(codesOf(names))('compares the code %s itself', (code) => {
    expect(typeAsked(code.toUpperCase(), 'datadog-auth0')).toBe(`source: "auth0" and data.type: "${code}"`)
  })

  test('cannot compare names instead, because many codes have none', () => {
    expect(documented.filter((code) => !names.has(code)).length).toBeGreaterThan(documented.length / 3)
  })
})

interface Step {
  readonly id: string
  readonly mapping?: Readonly<Record<string, readonly string[]>>
}

function typeAsked(code: string, pipeline: string): string {
  const text = `title: t\nlogsource: { product: auth0 }\ndetection:\n  sel:\n    data.type: '${code}'\n  condition: sel\n`
  const [document] = parseRules({ name: 'code.yml', text })
  if (document?.rule?.kind !== 'detection') throw new Error(document?.diagnostics.join('\n'))
  const processed = processedBy(document.rule, [findPipeline(pipeline)!])
  return typeof processed === 'string' ? processed : exprText(itemsToExpr(document.rule.source, processed.detection))
}
