import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { load } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { builtInPipelines, findPipeline } from '../../pipelines/index.js'
import { exprText, parseRules } from '../../src/index.js'
import { askItems } from '../../src/lower/ask.js'
import { processedBy } from '../pipeline/built-in.js'

// The event codes that Auth0 documents, and the actions that Elastic's integration gives them, against the pipeline ecs-auth0.

const folder = process.env.SIGMACAST_DATA ?? fileURLToPath(new URL('../../../shared/data', import.meta.url))
const read = (name: string): string =>
  existsSync(`${folder}/${name}`) ? readFileSync(`${folder}/${name}`, 'utf8') : ''
const actions = new Map(
  [...read('auth0-elastic-event-actions.txt').matchAll(/^(\w+),(\S+)$/gm)].map(([, code = '', slug = '']) => [
    code,
    slug,
  ]),
)
const documented = [...read('auth0-event-codes.txt').matchAll(/^`(\w+)`/gm)].map(([, code = '']) => code)
const codes = [...new Set([...documented, ...actions.keys()])].toSorted()

describe.skipIf(codes.length === 0)('ecs-auth0', () => {
  test.each(codes)('asks for the code %s as its action', (code) => {
    expect(typeAsked(code)).toBe(
      `event.dataset: "auth0.logs" and (event.action: "${actions.get(code) ?? `unknown-${code}`}" or auth0.logs.data.type: "${code}")`,
    )
  })

  test('knows every code of each family', () => {
    const { transformations } = load(builtInPipelines.get('ecs-auth0')!.text) as {
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

interface Step {
  readonly id: string
  readonly mapping?: Readonly<Record<string, readonly string[]>>
}

function typeAsked(code: string): string {
  const text = `title: t\nlogsource: { product: auth0 }\ndetection:\n  sel:\n    data.type: '${code}'\n  condition: sel\n`
  const [document] = parseRules({ name: 'code.yml', text })
  if (document?.rule?.kind !== 'detection') throw new Error(document?.diagnostics.join('\n'))
  const processed = processedBy(document.rule, [findPipeline('ecs-auth0')!])
  return typeof processed === 'string' ? processed : exprText(askItems(document.rule.source, processed.detection, []))
}
