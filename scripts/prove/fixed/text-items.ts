import { everyValue, textOf } from './event-values.js'
import { type FixedItem, quoted, some } from './fixed-item.js'
import { around, filled, matchesText, type TextValue, written } from './text-meaning.js'

/** An item with a text, and values that differ from it in a character. */
export function textItem(value: TextValue, modifier: string, cased: boolean, about: string): FixedItem {
  const matches = matchesText((around[modifier] ?? ((same) => same))(value), cased)
  return {
    about: [modifier || 'equals', ...(cased ? ['cased'] : []), about].join(', '),
    modifiers: [modifier, ...(cased ? ['cased'] : [])].filter((one) => one !== ''),
    values: [quoted(written(value))],
    holds: some((field) => textOf(field).some(matches)),
    samples: nearTexts(value),
  }
}

export function keywordItem(value: TextValue, cased: boolean, about: string): FixedItem {
  const matches = matchesText(around.contains?.(value) ?? value, cased)
  return {
    about: `keyword, ${about}`,
    modifiers: cased ? ['cased'] : [],
    values: [quoted(written(value))],
    isKeyword: true,
    holds: (_, event) => everyValue(event).flatMap(textOf).some(matches),
    samples: nearTexts(value),
  }
}

/** An item with a regular expression that JavaScript and RE2 read alike. */
export function regexItem(source: string, flags: string, samples: FixedItem['samples'], about: string): FixedItem {
  const expression = new RegExp(source, `${flags}u`)
  return {
    about,
    modifiers: ['re', ...flags],
    values: [quoted(source)],
    holds: some((field) => textOf(field).some((text) => expression.test(text))),
    samples,
  }
}

/** The same, anywhere in the event. */
export function keywordRegexItem(source: string, flags: string, samples: FixedItem['samples']): FixedItem {
  const { holds, ...item } = regexItem(source, flags, samples, `keyword, the regular expression ${source}`)
  return { ...item, isKeyword: true, holds: (_, event) => holds(everyValue(event), event) }
}

/** The text itself, with other characters around it, in other cases, and with a character too few or too many. */
function nearTexts(value: TextValue): readonly string[] {
  const text = filled(value)
  const points = [...text]
  const without = (at: number): string => points.toSpliced(at, 1).join('')
  const replaced = points.map((point) => (/[\p{L}\p{N}]/u.test(point) ? point : 'q')).join('')
  return [
    ...new Set([
      text,
      `y${text}z`,
      `${text}z`,
      `y${text}`,
      text.toUpperCase(),
      text.toLowerCase(),
      `\\${text}`,
      written(value),
      replaced,
      without(0),
      without(points.length - 1),
      without(points.length >> 1),
    ]),
  ]
}
