import { describe, expect, test } from 'vitest'
import { esql } from '../../backends/elastic/index.js'
import { convertRule, parseRules } from '../../src/index.js'

// Values stand here as in a rule, with String.raw: what is between the back-ticks is what the author wrote.
const raw = String.raw

/** The condition for one item, and what it rests on beside single values, which nearly all of ES|QL rests on. */
function said(key: string, value: string, condition = 's'): string {
  const text = `title: t\nlogsource: {}\ndetection:\n  s:\n    ${JSON.stringify(key)}: ${value}\n  condition: ${condition}\n`
  const rule = parseRules({ name: 'x', text })[0]?.rule
  if (rule === undefined) throw new Error(`no rule: ${text}`)
  const { query, assumptions } = convertRule(rule, esql)
  return [query?.replace(/^FROM .*? WHERE /, ''), ...assumptions.filter((fact) => fact !== 'single-valued')].join(' # ')
}

// https://www.elastic.co/docs/reference/query-languages/esql/esql-syntax
describe('a name in ES|QL', () => {
  test.each([
    ['user', 'user'],
    ['process.name', 'process.name'],
    ['@timestamp', '@timestamp'],
    ['_source.a1', '_source.a1'],
    ['a{}.b', 'a.b'],
    ['a-b', '`a-b`'],
    ['my field', '`my field`'],
    ['a@b', '`a@b`'],
    ['@', '`@`'],
    ['_', '`_`'],
    ['a._', '`a._`'],
    ['a.1', '`a.1`'],
    ['größe', '`größe`'],
    ['a`b', '`a``b`'],
    ['a"b', '`a"b`'],
    ['in', '`in`'],
    ['Not', '`Not`'],
    ['file.first', '`file.first`'],
    ['desc.name', '`desc.name`'],
    ['info.WHERE.x', '`info.WHERE.x`'],
    ['inside.order', 'inside.order'],
  ])('%s', (name, written) => {
    expect(said(name, '7')).toBe(`${written} == 7 # field-type`)
  })
})

describe('a text in ES|QL', () => {
  test.each([
    ['f', "''", 'f == ""'],
    ['f', 'Jane', 'TO_LOWER(f) == "jane"'],
    ['f', "'10.0.0.1'", 'f == "10.0.0.1"'],
    ['f', raw`'C:\Windows'`, raw`TO_LOWER(f) == "c:\\windows"`],
    ['f', `'say "hi"'`, raw`TO_LOWER(f) == "say \"hi\""`],
    ['f', raw`"a\n\r\tb"`, raw`TO_LOWER(f) == "a\n\r\tb"`],
    ['f', raw`"\u0007"`, 'f == "\u0007"'],
    ['f', "'*'", 'f IS NOT NULL'],
    ['f', "'?'", 'f LIKE "?"'],
    ['f|contains', 'A', 'TO_LOWER(f) LIKE "*a*"'],
    ['f|cased', 'Jane', 'f == "Jane"'],
    ['f|cased|contains', 'J', 'f LIKE "*J*"'],
    ['f', raw`'a\*b'`, 'TO_LOWER(f) == "a*b"'],
    ['f|contains', raw`'a\?\b'`, raw`TO_LOWER(f) LIKE """*a\?\\b*"""`],
    ['f|startswith', raw`'"\'`, raw`f LIKE "\"\\\\*"`],
    ['f|startswith', raw`"\t\\?"`, raw`f LIKE "\t\\?*"`],
    ['f|endswith', raw`'\?'`, raw`f LIKE """*\?"""`],
    ['f|endswith', raw`'\\'`, raw`f LIKE """*\\"""`],
    ['f', 'ZOË 魏', 'TO_LOWER(f) == "zoë 魏"'],
    ['f|cased', 'ΑΣ', 'f == "ΑΣ"'],
    ['f|endswith', 'İ', 'f RLIKE ".*İ"'],
  ])('%s: %s', (key, value, text) => {
    expect(said(key, value)).toBe(text)
  })
})

describe('a value in ES|QL', () => {
  test.each([
    ['f', '4625', 'f == 4625 # field-type'],
    ['f', '-1.5', 'f == -1.5 # field-type'],
    ['f', 'true', 'f == true # field-type'],
    ['f', 'null', 'f IS NULL'],
    ['f|exists', 'true', 'f IS NOT NULL'],
    ['f|exists', 'false', 'f IS NULL'],
    ['f|gte', '-2.5', 'f >= -2.5 # field-type'],
    ['f|cidr', '10.0.0.0/8', 'CIDR_MATCH(TO_IP(f), "10.0.0.0/8")'],
    ['f|re', 'ab+c', 'f RLIKE ".*ab+c.*"'],
    ['f|re|i', 'ab+', 'f RLIKE ".*[aA][bB].*"'],
    ['f|re', raw`'^a\.b$'`, raw`f RLIKE """a\.b""" # single-line`],
    ['f', '[a, B]', 'TO_LOWER(f) IN ("a", "b")'],
    ['f', '[a, b*, 7]', 'TO_LOWER(f) == "a" OR TO_LOWER(f) LIKE "b*" OR f == 7 # field-type'],
    ['f', "[a, b, 'İ']", 'TO_LOWER(f) IN ("a", "b") OR f RLIKE "İ"'],
    ['f|contains|all', '[a, b]', 'TO_LOWER(f) LIKE "*a*" AND TO_LOWER(f) LIKE "*b*"'],
    ['f|fieldref', 'g', 'TO_LOWER(f) == TO_LOWER(g)'],
    ['f|cased|fieldref', 'in', 'f == `in`'],
    ['f|fieldref|contains', 'g', 'LOCATE(TO_LOWER(f), TO_LOWER(g)) > 0'],
    ['f|hour|gte', '22', 'DATE_EXTRACT("HOUR_OF_DAY", f) >= 22 # field-type'],
    ['f|day', '1', 'DATE_EXTRACT("DAY_OF_MONTH", f) == 1 # field-type'],
  ])('%s: %s', (key, value, text) => {
    expect(said(key, value)).toBe(text)
  })
})

describe('a negation in ES|QL makes null false', () => {
  test.each([
    ['f', 'a', 'NOT COALESCE(TO_LOWER(f) == "a", false)'],
    ['f', '[a, b]', 'NOT COALESCE(TO_LOWER(f) IN ("a", "b"), false)'],
    ['f', '[a, b*]', 'NOT COALESCE(TO_LOWER(f) == "a" OR TO_LOWER(f) LIKE "b*", false)'],
    ['f|gt', '5', 'NOT COALESCE(f > 5, false) # field-type'],
    ['f|fieldref|contains', 'g', 'NOT COALESCE(LOCATE(TO_LOWER(f), TO_LOWER(g)) > 0, false)'],
    ['f|fieldref|endswith', 'g', 'NOT COALESCE(ENDS_WITH(TO_LOWER(f), TO_LOWER(g)), false)'],
    ['f', "'*'", 'f IS NULL'],
    ['f', 'null', 'f IS NOT NULL'],
    ['f|exists', 'true', 'f IS NULL'],
    ['f|exists', 'false', 'f IS NOT NULL'],
  ])('not %s: %s', (key, value, text) => {
    expect(said(key, value, 'not s')).toBe(text)
  })
})
