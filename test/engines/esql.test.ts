import { openEsql, openEsqlGrammar } from './esql.js'
import { expectJudgements } from './judgements.js'

/** Its depth equals its length, except for two levels of each comparison. */
const chain = (parts: number): string =>
  `FROM logs-* | WHERE ${Array.from({ length: parts }, (_, index) => `a == "${index}"`).join(' OR ')}`

const accepts = [
  chain(298),
  'FROM logs-* METADATA _id, _index | WHERE a == "x" AND NOT COALESCE(`b c` RLIKE """x"y""", false)',
  'FROM logs-* | WHERE a.b IN ("x", "y") OR c IS NOT NULL | WHERE d LIKE ("x*", "y?")',
  'FROM logs-* | WHERE CIDR_MATCH(TO_IP(a), "10.0.0.0/8") AND DATE_EXTRACT("HOUR_OF_DAY", b) >= 22',
]
const refuses = [
  chain(299),
  'FROM logs-* | WHERE a = "x"',
  'FROM logs-* | WHERE a == "x" OR',
  "FROM logs-* | WHERE a == 'x'",
  'FROM logs-* | WHERE a == "\\q"',
  'FROM logs-* | WHERE a-b == """x',
  'FROM logs-* | WHERE a.not == "x"',
  'FROM logs-* | WHERE (a == "x"',
  'WHERE a == "x"',
]

await expectJudgements('esql-grammar', openEsqlGrammar, {
  accepts: [...accepts, 'FROM logs-* | WHERE KQL("""a: x""", {"case_insensitive": true})'],
  // Lists after RLIKE require version 9.2.
  refuses: [...refuses, 'FROM logs-* | WHERE a RLIKE ("x", "y")'],
})

const where = (condition: string): string => `FROM logs-* | WHERE ${condition}`

await expectJudgements('esql', openEsql, {
  accepts: [...accepts, where('a RLIKE ("x", "y")')],
  refuses: [
    ...refuses,
    // Elasticsearch verifies types before it runs a query.
    where('TO_LOWER(a) == "x" OR a == 42'),
    where('a == 1 AND a LIKE "x"'),
  ],
  leavesOpen: [where('KQL("a: x")'), where('a == "x" OR QSTR("a:x")')],
  // More tests are in test/readers/esql/esql.test.ts.
  selects: [
    [where('a == "x"'), [{ a: 'x' }], [{ a: 'X' }, { a: ['x', 'y'] }, { a: null }, {}]],
    [where('NOT a == "x"'), [{ a: 'y' }], [{}, { a: ['y', 'z'] }, { a: 'x' }]],
    [where('a == 9007199254740993'), [{ a: 9007199254740993n }], [{ a: 9007199254740992 }]],
  ],
})
