import { expect, test } from 'vitest'
import { backends } from '../../backends/index.js'
import {
  type Backend,
  compileRuleMatcher,
  convertRule,
  type DetectionRule,
  type Json,
  parsePipeline,
} from '../../src/index.js'
import { keepRecent } from '../../src/text/keep-recent.js'
import { joinVariants, oneVariant, type Variant, type VariantUse } from '../../src/variants.js'
import { constructRule, constructs } from '../constructs/constructs.js'
import { events } from '../constructs/events.js'
import { judgeOf, matcherOf } from './agreement.js'

// Two ways to collect each construct's events: all fields below `x`, with the kind 1, or below `y`, with the kind 2. An
// independent reader of each target's language decides whether the joined query finds the events of both.
const variants: readonly Variant[] = [variantOf('x', 1), variantOf('y', 2)]

function variantOf(name: string, kind: number): Variant {
  const text = JSON.stringify({
    transformations: [
      { type: 'field_name_prefix', prefix: `${name}.` },
      { type: 'add_condition', conditions: { kind } },
    ],
  })
  const { pipeline, diagnostics } = parsePipeline({ name: `${name}.yml`, text })
  if (pipeline === undefined) throw new Error(diagnostics.join('\n'))
  return { name, title: name, own: [pipeline], pipelines: [pipeline] }
}

/** Each event as both variants store it, in the form of the other one, and with the kind of neither. */
const stored = (event: Json): readonly Json[] => [
  { kind: 1, x: event },
  { kind: 2, y: event },
  { kind: 1, y: event },
  { kind: 2, x: event },
  { kind: 3, x: event, y: event },
]

const rowsOf = (name: string): readonly Json[] =>
  (events[name] ?? []).filter(([, , outside]) => outside === undefined).flatMap(([event]) => stored(event))

/** Rules without a log source are about no variant. */
const ruleOf = (name: string) => ({ ...constructRule(name), logsource: { product: 'any' } })

const names = [...constructs.keys()].filter((name) => !name.startsWith('expand'))

/** The variants that match each row of a construct, by an ordinary conversion with the pipelines of each. */
const verdicts = keepRecent((name) => rowsOf(name).map(verdictOf(name)))

function verdictOf(name: string): (event: Json) => { event: Json; wanted: readonly string[] } {
  const alone = variants.map((one) => ({ ...one, matches: matchesWith(ruleOf(name), { pipelines: one.pipelines }) }))
  return (event) => ({ event, wanted: alone.filter(({ matches }) => matches(event)).map((one) => one.name) })
}

// The tenant logs of Auth0 have none of these fields.
const targets = [...backends].filter(([name]) => name !== 'auth0')

test.each(targets)('a joined query of %s finds the events of each variant, and no others', (target, backend) => {
  const found = names.flatMap((name) => {
    const { query, residual, assumptions, variants: joined } = converted(name, backend)
    if (query === null) return []
    const selects = judgeOf(target)(query, assumptions)
    const rest = matcherOf(residual?.expr)
    return verdicts(name).map(({ event, wanted }) => ({
      query,
      event,
      isFound: selects(event) && rest(event),
      wanted: wanted.filter((one) => joined.includes(one)),
    }))
  })
  expect(found.filter(({ isFound, wanted }) => isFound !== wanted.length > 0)).toEqual([])
  for (const { name } of variants)
    expect(found.filter(({ wanted }) => wanted.includes(name)).length).toBeGreaterThan(20)
})

const converted = (name: string, backend: Backend) =>
  convertRule(ruleOf(name), backend, { variants: joinVariants(variants), lossy: true })

test('the matcher of joined variants is the union of their matchers', () => {
  const wrong = names.flatMap((name) => {
    const joined = matcherWith(name, joinVariants(variants))
    const ones = variants.map((variant) => matcherWith(name, oneVariant(variant)))
    return verdicts(name).filter(({ event, wanted }) => {
      const isWanted = wanted.length > 0
      return joined(event) !== isWanted || ones.some((matches) => matches(event)) !== isWanted
    })
  })
  expect(wrong).toEqual([])
})

const matcherWith = (name: string, use: VariantUse) => matchesWith(ruleOf(name), { variants: use })

function matchesWith(
  rule: DetectionRule,
  settings: Parameters<typeof compileRuleMatcher>[1],
): (event: Json) => boolean {
  const { matcher } = compileRuleMatcher(rule, settings)
  return (event) => (matcher?.push(event) ?? []).length > 0
}
