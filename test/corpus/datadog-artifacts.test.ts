import { describe, expect, test } from 'vitest'
import { type DetectionRule, trackNames } from '../../src/index.js'
import { made, pipelines } from '../artifact/datadog-rules.js'
import { openDatadogClient } from '../engines/datadog-client.js'
import { readMessage } from '../readers/datadog/datadog-message.js'
import { type ApiRule, ruleProblems } from '../readers/datadog/datadog-rule.js'
import { asTerraformKeeps, readTerraform } from '../readers/terraform-rule.js'
import { corpusRules, type PlacedRule } from './rules.js'

// Requirements for everything that is deployed to Datadog: each test lists the rules that violate it.

const rules = corpusRules()
const settings = { pipelines }
const textOf = (rule: DetectionRule): string | null => made(rule, 'rule', {}, settings).text
const all = rules.flatMap((placed) => {
  const text = textOf(placed.rule)
  return text === null ? [] : [{ ...placed, object: JSON.parse(text) as ApiRule }]
})
const breaking = (broken: (one: PlacedRule & { readonly object: ApiRule }) => boolean): string[] =>
  all.filter(broken).map(({ source }) => source.name)

describe('every rule of Cloud SIEM', () => {
  test('exists for every query', () => {
    const missing = rules.filter(({ rule }) => {
      const { text, conversion } = made(rule, 'rule', {}, settings)
      return text === null && conversion.query !== null
    })
    expect([all.length > 0.9 * rules.length, missing.map(({ source }) => source.name)]).toEqual([true, []])
  })

  test('is accepted by the API', () => {
    expect(breaking(({ object }) => ruleProblems(object).length > 0)).toEqual([])
  })

  const unknownIn = openDatadogClient()

  test.skipIf(unknownIn === undefined)("has only keys that Datadog's own client knows", () => {
    expect(breaking(({ object }) => unknownIn?.(object).length !== 0)).toEqual([])
  })

  test('has a readable message that notifies nobody', () => {
    const mentions = ({ object }: { object: ApiRule }): number =>
      [object.message, object.name].flatMap((text) => readMessage(text).mentions).length
    expect(breaking((one) => mentions(one) > 0)).toEqual([])
  })

  test('includes the metadata of the rule in its message', () => {
    const isLost = ({ rule, object }: PlacedRule & { readonly object: ApiRule }): boolean => {
      const { description = '', author = '', falsepositives = [], references = [] } = rule.metadata
      const message = seen(readMessage(object.message).text)
      return [description, author, ...falsepositives, ...references].some((text) =>
        text
          .trim()
          .split('\n')
          .some((line) => !message.includes(seen(line))),
      )
    }
    expect(breaking(isLost)).toEqual([])
  })

  test('is equal in Terraform, in blocks and as JSON', async () => {
    const wrong: string[] = []
    for (const resource of ['blocks', 'json']) {
      const texts = all.map(({ rule }) => made(rule, 'terraform', { resource, 'resource-name': 'a' }, settings).text)
      for (const [index, { object, source }] of all.entries()) {
        const found = [...(await readTerraform(`${texts[index]}\n`)).values()]
        if (!same(found, [asTerraformKeeps(object, resource === 'json')])) wrong.push(source.name)
      }
    }
    expect(wrong).toEqual([])
  }, 600_000)
})

test('almost all rules have different Terraform resource names', () => {
  const track = trackNames()
  const taken = rules.filter(({ rule }) => track(rule, made(rule, 'terraform', {}, settings).name) !== undefined)
  expect(taken.length).toBeLessThan(rules.length / 100)
})

const seen = (text: string): string => text.replaceAll('%40', '@').trim()

/** Independent of the order of keys. */
const same = (one: unknown, other: unknown): boolean => {
  try {
    expect(one).toEqual(other)
    return true
  } catch {
    return false
  }
}
