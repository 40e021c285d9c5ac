import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { QuerySpan } from '../../site/playground/answer/answer.js'
import { queryLines } from '../../site/playground/state/query-lines.js'

/** Marks the parts of a query between brackets as spans. */
function marked(text: string): readonly [query: string, spans: readonly QuerySpan[]] {
  const spans: QuerySpan[] = []
  let query = ''
  for (const [index, part] of text.split(/«(.*?)»/).entries()) {
    if (index % 2 === 1)
      spans.push({ from: query.length, to: query.length + part.length, predicates: [spans.length + 1] })
    query += part
  }
  return [query, spans]
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
    ['sequence by u\n  ', '[any where a : 1]\n  ', '[any where b : 2]'],
  ],
  ['«a:(x OR y)» «-b:1»', ['a:(x OR y) ', '-b:1']],
  ['a:"it\\" AND x" AND b', ['a:"it\\" AND x" ', 'AND b']],
])('breaks %s', (text, lines) => {
  expect(linesOf(text)).toEqual(lines)
})

test('the pieces have the predicates of the spans', () => {
  const [line] = queryLines(...marked('«a:"x"» AND b'))
  expect(line?.pieces.map(({ text, look, predicates }) => [text, look, predicates])).toEqual([
    ['a:', 'plain', [1]],
    ['"x"', 'value', [1]],
    [' ', 'plain', []],
  ])
})

test('lines add nothing to a query and leave nothing out', () => {
  const word = fc.constantFrom('a', 'AND ', ' OR', '(', ')', '"', "'", ' ', '\n', '|', '\\', '=', 'where ')
  const query = fc.array(word, { maxLength: 30 }).map((words) => words.join(''))
  const span = fc.record({ from: fc.nat(40), to: fc.nat(40), predicates: fc.constant([1]) })
  fc.assert(
    fc.property(query, fc.array(span, { maxLength: 4 }), (text, some) => {
      const spans = some.filter(({ from, to }) => from < to && to <= text.length)
      const joined = queryLines(text, spans).flatMap(({ pieces }) => pieces.map((piece) => piece.text))
      expect(joined.join('')).toBe(text)
    }),
  )
})
