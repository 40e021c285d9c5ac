import { openEql } from './eql.js'
import { expectJudgements } from './judgements.js'

await expectJudgements('eql', openEql, {
  accepts: [
    'any where a : "x*"',
    'any where ?a.b : ("x", "y") and not (c != null and c == 5)',
    'any where `a b` regex~ """x\\-."""',
    'any where cidrMatch(a, "10.0.0.0/8")',
    'sequence by a, `b c` with maxspan=5m [any where d == 1] [process where true] with runs=3',
    'sequence with maxspan=90s [any where a == 1] by b [any where a == 2] by c',
    'sequence by ?a with maxspan=30d [any where b == 1] with runs=10',
  ],
  refuses: [
    'sequence by a with maxspan=5m [any where b == 1] with runs=x',
    'sequence by a with maxspan=5m [any where b == 1] by c [any where b == 2]',
    'sequence by a with maxspan=5 [any where b = 1] [any where b == 2]',
    'any where a = "x"',
    'any where a : 5',
    'any where a == b',
    "any where a == 'x'",
    'any where a : "\\q"',
    'any where "x"',
    'any where cidrMatch(a, "10.0.0.0/33")',
    'any where a : ("x"',
  ],
  selects: [
    [
      'any where a : "J?ne*"',
      [{ a: 'jane' }, { a: 'JONEs' }, { a: ['x', 'jane'] }],
      [{ a: 'jne' }, { a: 'xjane' }, {}],
    ],
    ['any where a == "Jane"', [{ a: 'Jane' }], [{ a: 'jane' }]],
    ['any where a like "J*e" or a like~ "s?m"', [{ a: 'Jane' }, { a: 'SAM' }], [{ a: 'jane' }, { a: 'saam' }]],
    [
      'any where a regex "J.+" or a regex~ ("s[ab]m", "x")',
      [{ a: 'Jane' }, { a: 'SAM' }],
      [{ a: 'jane' }, { a: 'samx' }],
    ],
    ['any where a in~ ("a*B", "?")', [{ a: 'A*b' }, { a: '?' }], [{ a: 'axb' }, { a: 'x' }]],
    [
      'any where a : "4625" or a == true',
      [{ a: 4625 }, { a: '4625' }, { a: true }],
      [{ a: 46 }, { a: false }, { a: {} }],
    ],
    ['any where a == 4625', [{ a: 4625 }, { a: '4625' }], [{ a: '4625.0' }, { a: '04625' }, { a: 46 }]],
    ['any where a == 1 or a == false', [{ a: 1 }, { a: 'false' }], [{ a: '1 ' }, { a: '1.0' }, { a: true }, { a: 0 }]],
    ['any where a == 0 or a == false', [{ a: 0 }, { a: false }], [{ a: 1 }, { a: true }]],
    ['any where a in ("Jane", "jane")', [{ a: 'Jane' }, { a: 'jane' }], [{ a: 'JANE' }]],
    ['any where a == "x" and a == "y"', [{ a: ['x', 'y'] }], [{ a: 'x' }, { a: ['x'] }]],
    ['any where not (a != null and a == 0)', [{ a: '' }, { a: 'x' }, { a: false }, {}], [{ a: 0 }, { a: '0' }]],
    ['any where a : "\\u{2028}x\\u{0085}" or a == "y"', [{ a: '\u2028x\u0085' }, { a: 'y' }], [{ a: 'Y' }]],
    ['any where a > -5 and a < -1', [{ a: -2 }, { a: '-2' }], [{ a: -5 }, { a: 1 }, { a: -1 }]],
    ['any where a > 5', [{ a: 6 }, { a: '7' }, { a: [1, 6] }], [{ a: 5 }, { a: 'x' }, {}]],
    ['any where cidrMatch(a, "10.0.0.0/8")', [{ a: '10.1.2.3' }], [{ a: '11.1.2.3' }, { a: 'x' }, { a: 5 }, {}]],
    ['any where a.b : "x"', [{ a: { b: 'x' } }, { 'a.b': 'x' }, { a: [{ b: ['x'] }] }], [{ b: 'x' }]],
    ['any where a != null or b == null', [{ a: '' }, {}], [{ b: 1 }, { a: [], b: 1 }, { a: null, b: 1 }]],
    ['any where not (a != null and a : "x")', [{ a: 'y' }, {}], [{ a: 'X' }]],
    // SQL's null under `not`, which Elasticsearch has for some comparisons only.
    ['any where not a : "x"', [{ a: 'y' }], [{}, { a: 'x' }]],
    ['any where a : "x" or b : "y" and c : "z"', [{ a: 'x' }, { b: 'y', c: 'z' }], [{ c: 'z' }]],
  ],
})
