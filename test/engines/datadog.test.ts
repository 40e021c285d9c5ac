import { openDatadog } from './datadog.js'
import { expectJudgements } from './judgements.js'

await expectJudgements('vrl', openDatadog, {
  accepts: ['@a:x', 'source:okta @a.b:(x OR "y z") -@c:*', '@n:>=10', '@n:[1 TO 5]', 'NOT (@a:x OR @b:y)'],
  refuses: ['@a:(x', '@a:x AND', '@a:"x', '(', '@n:[1 TO'],
  leavesOpen: ['CIDR(@a,10.0.0.0/8)', '@a:j?ne', '@a:x\\**'],
  selects: [
    ['@a:x', [{ a: 'x' }], [{ a: 'X' }, { a: 'xy' }, {}]],
    ['@a.b:foo*', [{ a: { b: 'foobar' } }, { 'a.b': 'foo' }], [{ a: { b: 'xfoo' } }, { b: 'foo' }]],
    ['@a:"CIDR(x?*)"', [{ a: 'CIDR(x?*)' }], [{ a: 'CIDR(xyz)' }]],
    ['source:okta (@a:x OR @a:y)', [{ source: 'okta', a: 'y' }], [{ source: 'okta' }, { a: 'x' }]],
    ['@a:x -@b:y', [{ a: 'x' }, { a: 'x', b: null }], [{ a: 'x', b: 'y' }]],
    ['-@a:*', [{}, { a: null }], [{ a: '' }, { a: 1 }]],
    ['@n:>=10', [{ n: 10 }, { n: 10.5 }], [{ n: 9 }, {}]],
    ['@n:5 OR @n:true', [{ n: 5 }, { n: '5' }, { n: true }], [{ n: 50 }]],
    ['@a:(x OR NOT*) OR @b:NOT*', [{ a: 'x' }, { b: 'NOTE' }], [{ a: 'NOTE' }]],
    ['@a:x OR @b:y @c:z', [{ a: 'x' }, { b: 'y', c: 'z' }], [{ c: 'z' }]],
    ['@a:"{{x}} \\" \\\\ é😀"', [{ a: '{{x}} " \\ é😀' }], [{ a: 'x' }]],
  ],
})
