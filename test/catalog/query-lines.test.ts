import fc from 'fast-check'
import { expect, test } from 'vitest'
import { queryLines } from '../../src/site/query/query-lines.js'
import type { QueryMark } from '../../src/site/query/query-marks.js'

/** Marks the parts of a query between brackets. */
function marked(text: string): readonly [query: string, marks: readonly QueryMark[]] {
  const marks: QueryMark[] = []
  let query = ''
  for (const [index, part] of text.split(/«(.*?)»/s).entries()) {
    if (index % 2 === 1) marks.push({ start: query.length, end: query.length + part.length, number: marks.length + 1 })
    query += part
  }
  return [query, marks]
}

const linesOf = (text: string): readonly string[] =>
  queryLines(...marked(text)).map(
    ({ pieces, isInner }) => `${isInner ? '  ' : ''}${pieces.map((piece) => piece.text).join('')}`,
  )

test.each<readonly [text: string, lines: readonly string[]]>([
  ['«a:"x"» AND «b:"y AND z"» AND NOT «c:1»', ['a:"x" ', 'AND b:"y AND z" ', 'AND NOT c:1']],
  ['«a=1» («b=1» OR «c=2») d IN («"x"», «"y"»)', ['a=1 ', '(b=1 OR c=2) ', 'd IN ("x", "y")']],
  ['any where «a : "x"» and («b : 1» or «c : 2»)', ['any where a : "x" ', 'and (b : 1 or c : 2)']],
  ['FROM logs-* | WHERE «a == 1» AND «b == 2»', ['FROM logs-* ', '| WHERE a == 1 ', '  AND b == 2']],
  [
    'sequence by u\n  [any where «a : 1»]\n  [any where «b : 2»]',
    ['sequence by u\n', '  [any where a : 1]\n', '  [any where b : 2]'],
  ],
  ['«a=1»\n| stats count by «b»\n| where c > 1', ['a=1\n', '| stats count by b\n', '| where c > 1']],
  ['index="x" sourcetype="y" «a="1"»', ['index="x" ', 'sourcetype="y" ', 'a="1"']],
  ['FROM "logs" METADATA _id | WHERE «a == "x"» IS NULL', ['FROM "logs" METADATA _id ', '| WHERE a == "x" IS NULL']],
  ['«a >= 1 AND a <= 5» AND «b:/x (y|z AND/» AND c', ['a >= 1 AND a <= 5 ', 'AND b:/x (y|z AND/ ', 'AND c']],
  ['a:x\\ AND\\ y AND `b AND c`:1', ['a:x\\ AND\\ y ', 'AND `b AND c`:1']],
  ['a:"x\nAND y" AND b', ['a:"x\nAND y" ', 'AND b']],
  ['«a:(x OR y)» «-b:1»', ['a:(x OR y) ', '-b:1']],
  ['a:"it\\" AND x" AND b', ['a:"it\\" AND x" ', 'AND b']],
])('breaks %s', (text, lines) => {
  expect(linesOf(text)).toEqual(lines)
})

const piecesOf = (...query: Parameters<typeof queryLines>) =>
  queryLines(...query).flatMap(({ pieces }) => pieces.map(({ text, look, numbers }) => [text, look, numbers]))

test('pieces have the numbers of the marks', () => {
  expect(piecesOf(...marked('«a:"x"» AND b'))).toEqual([
    ['a:', 'plain', [1]],
    ['"x"', 'value', [1]],
    [' ', 'plain', []],
    ['AND', 'operator', []],
    [' b', 'plain', []],
  ])
})

test('a piece of several values has all of their numbers', () => {
  const marks = [
    { start: 0, end: 3, number: 2 },
    { start: 0, end: 3, number: 5 },
    { start: 2, end: 3, number: 2 },
  ]
  expect(piecesOf('a:1', marks)).toEqual([
    ['a:', 'plain', [2, 5]],
    ['1', 'plain', [2, 5]],
  ])
})

test.each([
  ['process.where:1 and in:2 or not (x in ("a"))', ['and', 'or', 'not', 'in']],
  ['a with runs=3 until | by', ['with', 'until', '|', 'by']],
  ['where-x from@y _by_', []],
])('the operators of %s', (query, operators) => {
  expect(piecesOf(query, []).flatMap(([text, look]) => (look === 'operator' ? [text] : []))).toEqual(operators)
})

test('lines add nothing to a query and leave nothing out', () => {
  const word = fc.constantFrom('a', 'AND ', ' OR', '(', ')', '"', "'", ' ', '\n', '|', '\\', '=', 'where ')
  const query = fc.array(word, { maxLength: 30 }).map((words) => words.join(''))
  const mark = fc.record({ start: fc.nat(40), end: fc.nat(40), number: fc.nat(3) })
  fc.assert(
    fc.property(query, fc.array(mark, { maxLength: 4 }), (text, some) => {
      const marks = some.filter(({ start, end }) => start < end && end <= text.length)
      const joined = queryLines(text, marks).flatMap(({ pieces }) => pieces.map((piece) => piece.text))
      expect(joined.join('')).toBe(text)
    }),
  )
})
