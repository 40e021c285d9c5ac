import { describe, expect, test } from 'vitest'
import type { Dialect } from '../../src/dialect/dialect.js'
import { withMarks, withoutMarks } from '../../src/dialect/marks.js'
import { plan } from '../../src/dialect/plan.js'
import { planTexts } from '../../src/dialect/print.js'
import { and, leaf, not, or } from '../../src/ir/bool.js'
import type { Expr } from '../../src/ir/predicate.js'
import { plainDialect } from './plain-dialect.js'

const field = (name: string, text: string, number?: number): Expr => {
  const place = { span: { start: 0, end: 1 }, item: { start: 0, end: 1 } }
  return leaf({
    kind: 'equals',
    field: name,
    type: 'number',
    text,
    ...place,
    ...(number === undefined ? {} : { number }),
  })
}

/** The text of an expression, and its spans as `number: text`. */
function printed(expr: Expr, dialect: Dialect = plainDialect()) {
  const [marked = ''] = planTexts(plan(expr, [dialect]))
  const read = withoutMarks(marked)
  return {
    text: read?.text,
    spans: read?.spans.map(({ predicate, start, end }) => `${predicate}: ${read.text.slice(start, end)}`),
  }
}

describe('print', () => {
  test('has no marks without numbers', () => {
    expect(planTexts(plan(and([field('a', '1'), field('b', '2')]), [plainDialect()]))).toEqual(['a=1 and b=2'])
  })

  test('marks only predicates with numbers', () => {
    expect(printed(and([field('a', '1'), field('b', '2', 7)]))).toEqual({ text: 'a=1 and b=2', spans: ['7: b=2'] })
  })

  test('keeps spans through groups, negations and guards', () => {
    const expr = not(and([field('a', '1', 1), not(or([field('b', '2', 2), field('c', '3', 3)]))]))
    expect(printed(expr)).toEqual({
      text: 'not (a=1 and not (b=2 or c=3))',
      spans: ['1: a=1', '2: b=2', '3: c=3'],
    })
  })

  test('gives repeated texts to all of their predicates', () => {
    const expr = and([field('a', '1', 1), or([field('a', '1', 2), field('a', '1', 2)]), field('b', '1', 3)])
    expect(printed(expr)).toEqual({ text: 'a=1 and b=1', spans: ['1: a=1', '2: a=1', '3: b=1'] })
  })

  test('gives the whole text of a negation that rewrites what it negates to each predicate', () => {
    const dialect = plainDialect({ not: (atom) => atom.replaceAll('=', '!=') })
    expect(printed(and([field('x', '0', 3), not(field('a', '1', 1))]), dialect)).toEqual({
      text: 'x=0 and a!=1',
      spans: ['3: x=0', '1: a!=1'],
    })
  })
})

describe('marks', () => {
  test('nest as spans do', () => {
    const spanned = {
      text: 'abcdef',
      spans: [
        { predicate: 1, start: 0, end: 6 },
        { predicate: 2, start: 0, end: 3 },
        { predicate: 3, start: 0, end: 3 },
        { predicate: 4, start: 3, end: 6 },
      ],
    }
    expect(withoutMarks(withMarks(spanned))).toEqual(spanned)
  })

  test('that are not in pairs are no spans', () => {
    const marked = withMarks({ text: 'abc', spans: [{ predicate: 1, start: 0, end: 3 }] })
    expect(withoutMarks(marked.slice(0, -2))).toBeUndefined()
    expect(withoutMarks(marked.slice(2))).toBeUndefined()
  })
})
