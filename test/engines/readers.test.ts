import { expectJudgements } from './judgements.js'
import { openAuth0 } from './opensearch.js'
import { openAuth0Reader, openDatadogReader, openSpl } from './readers.js'

await expectJudgements('spl', openSpl, {
  accepts: ['a="x" NOT b=5', 'a="x" | where like(b, "y%")'],
  refuses: ['a="x" | where b ==', 'a="x', 'a="x" | stats count'],
  selects: [
    ['a="X*" NOT b=5', [{ a: 'xy' }, { a: 'x', b: null }], [{ a: 'y' }, { a: 'x', b: 5 }]],
    ['a=* | where match(a, "^J")', [{ a: 'Jane' }], [{ a: 'jane' }, {}]],
  ],
})

await expectJudgements('datadog', openDatadogReader, {
  accepts: ['@a:x -@b:5', '(@a:x OR @b:"y z")', 'CIDR(@ip,10.0.0.0/8)', '*word*'],
  refuses: ['@a:x OR @b:y @c:z', '@a:"x', '@a:x ||'],
  selects: [
    ['@a:(x OR "y z")', [{ a: 'x' }, { a: ['q', 'y z'] }, { a: [['x']] }], [{ a: 'X' }, { a: 'y' }, { a: { x: 'x' } }]],
    ['-@a.b:x', [{}, { a: [{ b: 'y' }] }], [{ a: [{ b: 'y' }, { b: 'x' }] }, { 'a.b': 'x' }]],
    ['@n:>5', [{ n: 6 }, { n: [1, 7] }], [{ n: 5 }, { n: [1, 2] }, {}]],
    ['@a:[1 TO 2]', [{ a: 1 }, { a: [5, 2] }], [{ a: 3 }]],
    ['CIDR(@ip,10.0.0.0/8)', [{ ip: ['::1', '10.1.1.1'] }], [{ ip: '11.1.1.1' }]],
  ],
})

const accepts = ['type:"s" AND NOT user_name:*jane*', 'date:[2018-12-18 TO *]', 'user_name:("x" OR y*)', 'ip:10.*']
const refuses = ['details.x:"s"', 'user_name:*sa', 'user_name:jan?', 'type:/s/', 'type:"s', 'type:s~', 'date:"2018"']
const login = { type: 's', user_name: 'jane.smith', date: '2018-12-18T09:30:00.000Z' }
const selects = [
  ['type:"s" AND NOT user_name:*mary*', [login, { data: login }], [{ ...login, user_name: 'xmary' }, { type: 'f' }]],
  ['date:[2018-12 TO 2019-01-01}', [login], [{ type: 's', date: '2019-01-01T00:00:00Z' }, { type: 's' }]],
  ['user_name:jane*', [login, { user_name: ['x', 'jane'] }], [{ user_name: 'Jane' }, { type: 'jane' }]],
  ['"jane.smith"', [login], [{ user_agent: 'jane.smith' }]],
] as const

await expectJudgements('auth0', openAuth0Reader, { accepts, refuses, selects })
await expectJudgements('auth0-lucene', openAuth0, { accepts, refuses, selects })
