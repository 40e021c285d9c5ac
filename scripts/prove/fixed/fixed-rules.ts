import { isDeepStrictEqual } from 'node:util'
import type { Json, Source } from '../../../src/index.js'
import { FIXED_FIELDS } from '../field-names.js'
import { characterItems, characterKeywords, characterRegexes, SPECIAL } from './character-items.js'
import { eventWith, layouts, valuesIn } from './event-values.js'
import { type FixedItem, quoted } from './fixed-item.js'
import { kindItems, typicalItems } from './kind-items.js'
import { NEGATED, PLAIN, type Polarity, polarities } from './polarities.js'

/** A rule of the fixed set. Its events and its meaning come from the way it is made, not from the code that is verified. */
export interface FixedRule {
  readonly source: Source
  readonly matches: (event: Json) => boolean
  readonly events: readonly Json[]
}

const [FIELD = ''] = FIXED_FIELDS

/**
 * The fixed set: every text modifier × character × place, every kind of value with every modifier, and the product of
 * kinds of predicates, polarities and fields. Two equivalences keep it small. The text of a value does not depend on
 * the rest of the rule, so characters meet polarities in turn. A group contains the texts of its parts, which depend on
 * the field only alone and under a negation, so fields meet these two polarities.
 */
export function fixedRules(): readonly FixedRule[] {
  const characters = [...characterItems, ...characterKeywords, ...characterRegexes].map((item, at) =>
    fixedRule(item, inTurn(polarities, at + Math.floor(at / polarities.length)), FIELD),
  )
  const kinds = kindItems.flatMap((item, at) => [
    fixedRule(item, PLAIN, FIELD),
    fixedRule(item, inTurn(polarities.slice(1), at), inTurn(FIXED_FIELDS, at)),
  ])
  const crossed = typicalItems.flatMap((item) => [
    ...polarities.slice(2).map((polarity) => fixedRule(item, polarity, FIELD)),
    ...FIXED_FIELDS.flatMap((field) => [PLAIN, NEGATED].map((polarity) => fixedRule(item, polarity, field))),
  ])
  const names = SPECIAL.filter((character) => !/[|\n\t.]/.test(character)).flatMap((character, at) =>
    typicalItems.slice(0, 2).map((item) => fixedRule(item, at % 2 === 0 ? PLAIN : NEGATED, `a${character}b`)),
  )
  return [...new Map([...characters, ...kinds, ...crossed, ...names].map((rule) => [rule.source.text, rule])).values()]
}

const inTurn = <T>(all: readonly T[], at: number): T => all[at % all.length] as T

function fixedRule(item: FixedItem, polarity: Polarity, field: string): FixedRule {
  const keyOf = (modifiers: readonly string[]): string => [item.isKeyword === true ? '' : field, ...modifiers].join('|')
  const written = ({ modifiers, values }: Pick<FixedItem, 'modifiers' | 'values'>): string =>
    `{ ${quoted(keyOf(modifiers))}: ${values.length === 1 ? values.join() : `[${values.join(', ')}]`} }`
  const isUsed = polarity.condition.includes('other')
  const one = keyOf(item.modifiers) === '' ? `[${item.values.join(', ')}]` : written(item)
  const selection = item.or === undefined ? one : `[${one}, ${written(item.or)}]`
  const text = `title: fixed
author: sigmacast contributors
date: 2026-01-01
logsource: { product: auth0 }
detection:
  item: ${selection}
${isUsed ? `  other: { type${polarity.isCased ? '|cased' : ''}: fixed }\n` : ''}  condition: ${polarity.condition}
`
  const about = [item.about, polarity.about, ...(item.isKeyword === true ? [] : [`field ${field}`])].join(', ')
  return {
    source: { name: `fixed rule: ${about}`, text },
    matches: (event) =>
      polarity.holds(item.holds(valuesIn(event, field), event), valuesIn(event, 'type').some(isFixed)),
    events: eventsOf(item, polarity, item.isKeyword === true ? 'message' : field),
  }
}

const isFixed = (value: Json): boolean => String(value).toLowerCase() === 'fixed'

/** The samples where the item decides; and the first one where it does not, in a list, in each layout, and as null. */
function eventsOf({ samples, other }: FixedItem, { deciding }: Polarity, field: string): readonly Json[] {
  const start = (decides: boolean) => ({
    type: decides === deciding ? 'fixed' : 'zzz',
    ...(other === undefined ? {} : { [other.field]: other.value }),
  })
  const [first] = samples.filter((sample) => sample !== undefined)
  const events = [
    ...samples.map((sample) => eventWith(start(true), field, sample)),
    eventWith(start(false), field, first),
    eventWith(start(false), field, 'zzz'),
    eventWith(start(true), field, [first, 'zzz']),
    eventWith(start(true), field, null),
    start(true),
    ...(other === undefined ? [] : [eventWith({ type: deciding ? 'fixed' : 'zzz' }, field, first)]),
    ...layouts.map((layout) => eventWith(start(true), field, first, layout)),
  ]
  return events.filter((event, at) => events.findIndex((one) => isDeepStrictEqual(one, event)) === at)
}
