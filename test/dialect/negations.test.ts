import { expect, test } from 'vitest'
import { unsupported } from '../../src/backend.js'
import type { Dialect } from '../../src/dialect/dialect.js'
import { plan } from '../../src/dialect/plan.js'
import { planTexts } from '../../src/dialect/print.js'
import { assuming, negated, type Rendering, reversible, wider } from '../../src/dialect/rendering.js'
import { and, type Bool, leaf, not, or } from '../../src/ir/bool.js'
import { exprText } from '../../src/ir/expr-text.js'
import type { Predicate } from '../../src/ir/predicate.js'

const span = { start: 0, end: 1 }
const is = (field: string): Bool<Predicate> => leaf({ kind: 'isNull', field, span, item: span })

const answers: Readonly<Record<string, Rendering>> = {
  plain: 'plain = 1',
  wide: wider('wide = *', 'it is wide'),
  absent: negated('absent = *'),
  cased: assuming('cased = 1', 'letter-case'),
  both: reversible('both =~ 1', 'both !~ 1', 'letter-case'),
}
const never = unsupported('unused')

/** A language in which only some comparisons have their own negation. */
const dialect: Dialect = {
  name: 'Toy',
  logic: { and: ' and ', or: ' or ', not: unsupported('it has no negation'), missing: 'false' },
  field: (name) => name,
  predicates: {
    isNull: ({ field }) => answers[field] ?? reversible(`${field} = 1`, `${field} != 1`),
    ...{ match: never, equals: never, exists: never, compare: never, regex: never, cidr: never, fieldRef: never },
    ...{ keyword: never, keywordRegex: never, timePart: never, expression: never },
  },
}

const planned = (expr: Bool<Predicate>) => {
  const { residual, losses, assumptions, ...whole } = plan(expr, [dialect])
  return {
    text: planTexts(whole as ReturnType<typeof plan>)[0],
    residual: exprText(residual),
    losses: losses.map(({ because, effect }) => `${effect}: ${because}`),
    assumptions,
  }
}
const exact = { residual: 'true', losses: [], assumptions: [] }

test.each([
  [not(is('a')), 'a != 1'],
  [not(or([is('a'), is('b')])), 'a != 1 and b != 1'],
  [not(and([is('a'), or([is('b'), not(is('c'))])])), 'a != 1 or (b != 1 and c = 1)'],
  [not(is('absent')), 'absent = *'],
])('a negation moves down to the predicates: %#', (expr, text) => {
  expect(planned(expr)).toEqual({ ...exact, text })
})

test('a text and its negation rest on the same assumptions', () => {
  expect(planned(not(is('both')))).toEqual({ ...exact, text: 'both !~ 1', assumptions: ['letter-case'] })
})

test.each(['plain', 'cased'])('drops a negated predicate without its own negation: %s', (field) => {
  expect(planned(and([is('a'), not(is(field))]))).toEqual({
    text: 'a = 1',
    residual: exprText(not(is(field))),
    losses: ['dropped: it has no negation'],
    assumptions: [],
  })
  expect(planned(is(field)).losses).toEqual([])
})

test('drops a negated text if it would have to be negated', () => {
  expect(planned(is('absent')).losses).toEqual(['dropped: it has no negation'])
})

test('uses a wider text if it is positive after the move', () => {
  expect(planned(not(not(is('wide'))))).toMatchObject({ text: 'wide = *', losses: ['widened: it is wide'] })
  expect(planned(not(is('wide')))).toMatchObject({ text: undefined, losses: ['dropped: it is wide'] })
})
