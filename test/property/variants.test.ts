/** Laws: the meaning of joined variants is the union of their meanings, and its parts do not depend on each other. */
import fc from 'fast-check'
import {
  compileRuleMatcher,
  type DetectionRule,
  type Json,
  parsePipeline,
  parseRules,
  witnessRule,
} from '../../src/index.js'
import { joinVariants, oneVariant, type Variant, variantsFor } from '../../src/variants.js'
import { itemKinds, keywordItem } from './arbitraries/items.js'
import { FIELDS, somePipeline } from './arbitraries/pipelines.js'
import { ruleSpec } from './arbitraries/rules.js'
import { law } from './law.js'

const kinds = itemKinds(fc.constantFrom(...FIELDS))
const rules = ruleSpec(fc.oneof(...Object.values(kinds), kinds.text, kinds.text), keywordItem)
const someVariants = fc.array(somePipeline, { minLength: 2, maxLength: 3 })

/** A rule with a log source, which variants need. */
function ruleOf(text: string): DetectionRule | undefined {
  const rule = parseRules({ name: 'rule.yml', text })[0]?.rule
  return rule?.kind === 'detection' && rule.firstSeen === undefined
    ? { ...rule, logsource: { ...rule.logsource, product: rule.logsource.product ?? 'any' } }
    : undefined
}

/** A variant for every log source, because its first pipeline has no condition. */
function variantOf(text: string, index: number): Variant {
  const marker = JSON.stringify({ transformations: [{ type: 'add_condition', conditions: { kind: `k${index}` } }] })
  const own = [marker, text].map((each, at) => {
    const { pipeline, diagnostics } = parsePipeline({ name: `${index} ${at}.yml`, text: each })
    if (pipeline === undefined) throw new Error(diagnostics.join('\n'))
    return pipeline
  })
  return { name: `v${index}`, title: `v${index}`, own, pipelines: own }
}

const resolvePlaceholder = () => ['abc', 'x*']

function matchesWith(rule: DetectionRule, settings: Parameters<typeof compileRuleMatcher>[1]) {
  const { matcher } = compileRuleMatcher(rule, { ...settings, resolvePlaceholder })
  return matcher && ((event: Json): boolean => matcher.push(event).length > 0)
}

law(
  'joined variants match an event if one of them does',
  [rules, someVariants],
  ({ text }, pipelines) => {
    const rule = ruleOf(text)
    fc.pre(rule !== undefined)
    const variants = pipelines.map(variantOf)
    fc.pre(variantsFor(rule, variants, undefined).length === variants.length)
    const alone = variants.map((variant) => matchesWith(rule, { pipelines: variant.pipelines }))
    const joined = matchesWith(rule, { variants: joinVariants(variants) })
    // A variant that a pipeline refuses is left out before variants are joined.
    if (alone.some((matches) => matches === undefined)) return joined === undefined
    const settings = { events: 8, resolvePlaceholder }
    const events = [
      ...variants.map((variant) => ({ pipelines: variant.pipelines })),
      { variants: joinVariants(variants) },
      {},
    ].flatMap((use) => witnessRule(rule, { ...settings, ...use }).witnesses.map(({ event }) => event))
    return events.every((event) => joined?.(event) === alone.some((matches) => matches?.(event)))
  },
  { share: 0.1, few: 1 },
)

law(
  'a variant alone means what its pipelines mean',
  [rules, somePipeline],
  ({ text }, pipeline) => {
    const rule = ruleOf(text)
    fc.pre(rule !== undefined)
    const variant = variantOf(pipeline, 1)
    fc.pre(variantsFor(rule, [variant], undefined).length === 1)
    const [one, plain] = [{ variants: oneVariant(variant) }, { pipelines: variant.pipelines }].map((use) =>
      matchesWith(rule, use),
    )
    const { witnesses } = witnessRule(rule, { pipelines: variant.pipelines, events: 8, resolvePlaceholder })
    return witnesses.every(({ event }) => one?.(event) === plain?.(event))
  },
  { share: 0.1 },
)
