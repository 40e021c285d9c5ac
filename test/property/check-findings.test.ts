import fc from 'fast-check'
import { expect } from 'vitest'
import { logicOf } from '../../src/check/logic/rule-logic.js'
import { ruleContext } from '../../src/check/rule-context.js'
import { compileMatcher, lowerRule, parseRules } from '../../src/index.js'
import { findingsIn } from '../check/findings-of.js'
import { law } from './law.js'

// Findings about small random rules, against every event of a small world.

const TEXTS = ['a', 'b', 'ab', 'ba', 'c', '']
const values: readonly (string | null | undefined)[] = [undefined, null, ...TEXTS]
const events = values.flatMap((x) => values.map((y) => ({ x, y })))

const value = fc.constantFrom('a', 'b', 'ab', "'a*'", "'*b'", 'c', 'null')
const key = fc.constantFrom('x', 'y', 'x|contains', 'y|startswith', 'x|neq', 'y|endswith')
/** Expressions, of which some match no text. */
const regex = fc.constantFrom("'^a'", "'b$'", "'a^b'", "'a.?b'", "'$a'", "'[^ab]'", "'a\\Bb'", "'^$'")
const regexItem = fc
  .tuple(fc.constantFrom('x|re', 'y|re', 'x|re|neq'), fc.uniqueArray(regex, { minLength: 1, maxLength: 2 }))
  .map(([name, list]) => `${name}: [ ${list.join(', ')} ]`)
const textItem = fc.tuple(key, fc.uniqueArray(value, { minLength: 1, maxLength: 3 })).map(([name, list]) => {
  const texts = name.includes('|') ? list.map((text) => (text === 'null' ? 'b' : text)) : list
  return `${name}: [ ${texts.join(', ')} ]`
})
const item = fc.oneof({ weight: 3, arbitrary: textItem }, { weight: 1, arbitrary: regexItem })
const map = fc
  .uniqueArray(item, { minLength: 1, maxLength: 2, selector: (text) => text.split(':')[0] })
  .map((items) => `{ ${items.join(', ')} }`)
const selection = fc.oneof(
  map,
  fc.array(map, { minLength: 2, maxLength: 3 }).map((maps) => `[ ${maps.join(', ')} ]`),
)
const condition = fc.constantFrom(
  's1 and not s2',
  's1 or s2',
  's1 and (s2 or s3)',
  's1 and not (s2 or s3)',
  'not s1 or not s2',
  '(s1 or s2) and not s3',
  's1 and not (s2 and not s3)',
  '2 of s*',
  's1 and not 1 of s* or s3',
  '(s1 and s2) or (s1 and not s2)',
  's3 or (s1 and 1 of s*)',
)
const rule = fc
  .tuple(selection, selection, selection, condition)
  .map(
    ([s1, s2, s3, text]) =>
      `title: A\nlogsource: { product: x }\ndetection:\n    s1: ${s1}\n    s2: ${s2}\n    s3: ${s3}\n    condition: ${text}\n`,
  )

function matchesOf(text: string): readonly boolean[] {
  const [document] = parseRules({ name: 'rule.yml', text })
  if (document?.rule?.kind !== 'detection') throw new Error(text)
  const { detection } = lowerRule(document.rule)
  const { matcher } = compileMatcher(detection!.expr)
  return events.map((event) => matcher!.matches(event))
}

/** Replaces values of a rule by one that no event has. */
const without = (text: string, starts: readonly number[]): string =>
  starts
    .toSorted((a, b) => b - a)
    .reduce((rest, start) => rest.slice(0, start) + rest.slice(start).replace(/^(?:'[^']*'|\w+)/, 'zz'), text)

law(
  'a value that is dead can be replaced without any effect',
  [rule],
  (text) => {
    const source = { name: 'rule.yml', text }
    const [document] = parseRules(source, { keepWritten: true })
    const context = ruleContext(source, document!)!
    const starts = logicOf(context).flatMap((logic) => [...logic.dead().keys()])
    for (const start of starts) expect(matchesOf(without(text, [start]))).toEqual(matchesOf(text))
  },
  { share: 0.5 },
)

law(
  'a selection that is dead can be replaced without any effect',
  [rule],
  (text) => {
    for (const { span } of findingsIn([{ name: 'rule.yml', text }], ['dead-selection', 'filter-never-excludes'])) {
      const name = text.slice(span.start, span.end)
      const replaced = text.replace(new RegExp(`^    ${name}: .*$`, 'm'), `    ${name}: { zz: z }`)
      expect(matchesOf(replaced)).toEqual(matchesOf(text))
    }
  },
  { share: 0.5 },
)

law('a selection that never decides can hold for all events or for none', [rule], (text) => {
  for (const { span } of findingsIn([{ name: 'rule.yml', text }], ['idle-selection'])) {
    const name = text.slice(span.start, span.end)
    const [all, none] = ['{ zz: null }', '{ zz: z }'].map((selection) =>
      matchesOf(text.replace(new RegExp(`^    ${name}: .*$`, 'm'), `    ${name}: ${selection}`)),
    )
    expect(all).toEqual(none)
  }
})

law('a rule that never or always matches does so', [rule], (text) => {
  const matches = matchesOf(text)
  for (const { code } of findingsIn(
    [{ name: 'rule.yml', text }],
    ['never-matches', 'filter-always-excludes', 'always-matches'],
  ))
    expect(new Set(matches)).toEqual(new Set([code === 'always-matches']))
})
