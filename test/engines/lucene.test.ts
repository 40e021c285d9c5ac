import { expectJudgements } from './judgements.js'
import { openLucene } from './opensearch.js'

await expectJudgements('lucene', openLucene, {
  accepts: ['a:"x"', 'a:(x OR "y z") AND NOT b:*', '*foo\\ bar*', 'a:/[ab]c.*/', 'a\\{\\}:x'],
  refuses: ['a:(x', 'a:', 'a:[1 TO', 'a:"x', 'AND', 'a:/[/'],
  leavesOpen: ['a:[5 TO *]', 'a:"10.0.0.0/8"', '_exists_:a'],
  selects: [
    ['a:"x y"', [{ a: 'x y' }, { a: ['q', 'x y'] }], [{ a: 'x' }, { a: 'X Y' }, {}]],
    ['a:j?ne OR a:/[sS]am/', [{ a: 'jane' }, { a: 'Sam' }], [{ a: 'jne' }, { a: 'SAM' }]],
    ['a:x AND (*:* AND NOT b:*)', [{ a: 'x' }], [{ a: 'x', b: 1 }]],
    ['*foo*', [{ a: 'xfoox' }, { b: { c: 'foo' } }], [{ a: 'fo' }]],
    ['a:x OR b:y AND c:z', [{ b: 'y', c: 'z' }], [{ a: 'x' }]],
    // Elasticsearch repairs this, Lucene does not.
    ['NOT a:x', [], [{ a: 'y' }, { a: 'x' }, {}]],
  ],
})
