import { describe, expect, test } from 'vitest'
import { type DetectionRule, trackNames } from '../../src/index.js'
import { made, pipelines } from '../artifact/datadog-rules.js'
import { openDatadogClient } from '../engines/datadog-client.js'
import { readMessage } from '../readers/datadog-message.js'
import { type ApiRule, ruleProblems } from '../readers/datadog-rule.js'
import { asTerraformKeeps, readTerraform } from '../readers/terraform-rule.js'
import { corpusRules, type PlacedRule } from './rules.js'

// What must hold of whatever is deployed to Datadog: each test lists the rules that break it.

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
  test('is there for every query', () => {
    const missing = rules.filter(({ rule }) => {
      const { text, conversion } = made(rule, 'rule', {}, settings)
      return text === null && conversion.query !== null
    })
    expect([all.length > 0.9 * rules.length, missing.map(({ source }) => source.name)]).toEqual([true, []])
  })

  test('is one that the API takes', () => {
    expect(breaking(({ object }) => ruleProblems(object).length > 0)).toEqual([])
  })

  const unknownIn = openDatadogClient()

  test.skipIf(unknownIn === undefined)("is one that Datadog's own client knows all of", () => {
    expect(breaking(({ object }) => unknownIn?.(object).length !== 0)).toEqual([])
  })

  test('has a message that can be read, and notifies nobody', () => {
    const mentions = ({ object }: { object: ApiRule }): number =>
      [object.message, object.name].flatMap((text) => readMessage(text).mentions).length
    expect(breaking((one) => mentions(one) > 0)).toEqual([])
  })

  test('says in its message what the rule says of itself', () => {
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

  test('is the same in Terraform, in blocks and as JSON', async () => {
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

test('the resources of Terraform of nearly all rules have names of their own', () => {
  const track = trackNames()
  const taken = rules.filter(({ rule }) => track(rule, made(rule, 'terraform', {}, settings).name) !== undefined)
  expect(taken.length).toBeLessThan(rules.length / 100)
})

const seen = (text: string): string => text.replaceAll('%40', '@').trim()

/** Whatever the order of keys. */
const same = (one: unknown, other: unknown): boolean => {
  try {
    expect(one).toEqual(other)
    return true
  } catch {
    return false
  }
}
