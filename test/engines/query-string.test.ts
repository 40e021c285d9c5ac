import { expectJudgements } from './judgements.js'
import { openQueryString } from './opensearch.js'

await expectJudgements('query_string', openQueryString, {
  accepts: ['a:"x"', 'a:(x OR "y z") AND NOT b:*', '*foo\\ bar*', 'a:>=5', 'a:/[ab]c.*/', '_exists_:a', 'a\\{\\}:x'],
  refuses: ['a:(x', 'a:', 'a:[1 TO', 'a:"x', 'AND', 'a:x)', 'a:/[/'],
  selects: [
    ['a:"x y"', [{ a: 'x y' }, { a: ['q', 'x y'] }], [{ a: 'x' }, { a: 'X Y' }, { a: 'x y z' }, {}]],
    // Keyword fields: whole values, case-sensitive, and text for numbers and booleans.
    [
      'a:4625 OR a:true',
      [{ a: 4625 }, { a: '4625' }, { a: true }, { a: 'true' }],
      [{ a: 46250 }, { a: null }, { a: [] }],
    ],
    ['a:*46*', [{ a: 4625 }, { a: 'x46' }], [{ a: 45 }]],
    ['a:j?ne', [{ a: 'jane' }, { a: 'j\nne' }], [{ a: 'jne' }, { a: 'jaane' }]],
    ['a:j\\?n\\*', [{ a: 'j?n*' }], [{ a: 'jan*' }, { a: 'j?nx' }]],
    ['a.b.c:x', [{ a: { b: { c: 'x' } } }, { 'a.b': { c: 'x' } }, { a: [{ b: { c: ['y', 'x'] } }] }], [{ c: 'x' }]],
    ['a:>5', [{ a: 6 }, { a: '7' }, { a: 5.5 }, { a: [1, 6] }], [{ a: 5 }, { a: 'x' }, { a: '50x' }, {}]],
    ['a:>9007199254740992', [{ a: 9007199254740993n }], [{ a: 9007199254740992 }]],
    ['a:[10 TO 20}', [{ a: 10 }, { a: 19.5 }], [{ a: 20 }, { a: 9 }, { a: 100 }]],
    ['a:"10.0.0.0/8"', [{ a: '10.1.2.3' }, { a: '10.0.0.0/8' }], [{ a: '11.1.2.3' }, { a: 'x' }]],
    ['a:"2001:db8::/32"', [{ a: '2001:DB8:0::1' }], [{ a: '2001:db9::1' }]],
    ['_exists_:a AND b:*', [{ a: '', b: 0 }], [{ a: null, b: 1 }, { a: [], b: 1 }, { a: {}, b: 1 }, { b: 1 }]],
    ['a:""', [{ a: '' }], [{ a: ' ' }, {}]],
    ['NOT a:x', [{ a: 'y' }, {}], [{ a: 'x' }, { a: ['y', 'x'] }]],
    // There is no operator precedence: optional clauses only affect the score.
    ['a:x OR b:y AND c:z', [{ b: 'y', c: 'z' }], [{ a: 'x' }, { c: 'z' }]],
    ['a:x OR NOT b:y', [{ a: 'x' }], [{ a: 'x', b: 'y' }, { a: 'z' }]],
    ['*foo*', [{ a: 'xfoox' }, { b: { c: ['foo'] } }], [{ foo: 'x' }]],
    ['a:/[aA]b.*/', [{ a: 'Abc' }, { a: 'ab\n' }], [{ a: 'xab' }, { a: 'AB' }]],
    // Values under a name and below it, which no single index could contain.
    ['a:x OR a.b:x', [{ a: 'x' }, { a: { b: 'x' } }], [{ a: { c: 'x' } }]],
  ],
})
