import { expectJudgements } from './judgements.js'
import { openKibana, openKqlGrammar } from './kibana.js'

await expectJudgements('kibana', openKibana, {
  accepts: ['a: "x"', 'a: (x or "y") and not b: *', '"a b": x', 'a > 5', '*foo*', 'a: x\\{y', 'a: "\\u0041"'],
  refuses: ['a: (x', 'a: not b', 'a >', 'a: "x', 'a: {b: c}', 'a: null'],
  selects: [
    ['a: "x y"', [{ a: 'x y' }, { a: ['q', 'x y'] }], [{ a: 'x' }, { a: 'X Y' }, {}]],
    ['a: 4625 or a: true', [{ a: 4625 }, { a: '4625' }, { a: true }], [{ a: 46250 }, { a: '04625' }]],
    ['a: 007', [{ a: '007' }], [{ a: 7 }, { a: '7' }]],
    ['a: C\\:\\\\j*e smi*', [{ a: 'C:\\jane smith' }], [{ a: 'C:\\jane' }, { a: 'smith' }, { a: 'C:jane smith' }]],
    ['a: *\\*?b', [{ a: 'x*?b' }], [{ a: 'x*ab' }, { a: 'x??b' }]],
    ['a: "x\\u0041\\t"', [{ a: 'xA\t' }], [{ a: 'xA' }]],
    ['not a: x', [{ a: 'y' }, {}], [{ a: 'x' }, { a: ['y', 'x'] }]],
    ['a: x or b: y and c: z', [{ a: 'x' }, { b: 'y', c: 'z' }], [{ c: 'z' }]],
    ['a: *', [{ a: '' }, { a: 0 }], [{ a: null }, { a: [] }, {}]],
    ['a: ""', [{ a: '' }], [{ a: ' ' }, {}]],
    ['a > 5 and a <= 10.5', [{ a: 6 }, { a: '10.5' }], [{ a: 5 }, { a: 11 }, { a: 'x' }]],
    ['a: "10.0.0.0/8"', [{ a: '10.1.2.3' }], [{ a: '11.1.2.3' }]],
    ['*foo*', [{ a: 'xfoox' }, { b: { c: ['foo'] } }], [{ foo: 'x' }]],
    // A search over all fields splits a text at its spaces.
    ['*foo bar*', [{ a: 'foo', b: 'bar' }, { a: 'xfoo' }], [{ a: 'fo' }]],
  ],
})

await expectJudgements('kql-grammar', openKqlGrammar, {
  accepts: ['a: "x\\u0041" or b: (c* and not d)', 'a >= 5', 'a: \\{x\\}'],
  refuses: ['a: not b', 'a: (x', 'a: {b: 1}', 'a: "x'],
})
