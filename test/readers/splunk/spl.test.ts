import { describe, expect, test } from 'vitest'
import { parseSpl, values } from './spl.js'
import { type Json, selectsEvent } from './spl-evaluate.js'

// Pages, all on help.splunk.com. Search Reference: search, where, eval, table, spath, and the pages of evaluation
// functions (conditional = "Comparison and Conditional functions", text, multivalue, conversion, date). Search Manual:
// boolean = "Boolean expressions with logical operators", types = "Types of expressions", regex = "SPL and regular
// expressions", backslashes, segmentation = "Event segmentation and searching". "practice" marks undocumented facts.
const event: Json = {
  type: 'sapi',
  status: 404,
  code: '1.0',
  ok: true,
  note: '',
  none: null,
  path: 'C:\\temp\\a',
  ip: '10.10.10.12',
  six: '2001:0db8:ffff:ffff:ffff:ffff:ffff:ff99',
  'a b': 'x "y"',
  user: { name: 'Jane', 'e.mail': 'j@x.org' },
  other: { name: 'Jane' },
  scopes: ['read:x', 'Delete:y'],
  target: [{ id: 'app1' }, { id: 'APP2' }],
  empty: [],
  date: '2022-08-16T14:00:15',
  _time: 1660658415,
}
type Row = readonly [query: string, verdict: boolean, statement: string]
const verdicts = (rows: readonly Row[]) =>
  test.each(rows)('%s: %s (%s)', (query, verdict) => {
    expect(selectsEvent(query, event)).toBe(verdict)
  })

describe('search', () => {
  verdicts([
    ['type=sapi', true, 'search: field-value pairs'],
    ['type="SAPI"', true, 'search: values ignore case; CASE() is there for the other way'],
    ['Type="sapi"', false, 'practice: names of fields mind case'],
    ['type="sap"', false, 'search: the whole value'],
    ['type="s*"', true, 'search, example 3: wildcards'],
    ['code=1', false, 'search: "1" does not match "1.0"'],
    ['status>50', true, 'search: numerically compare two numbers'],
    ['type>50', true, 'search: lexicographically compare other values; numbers before letters'],
    ['type<"Zebra"', false, 'search: uppercase letters are sorted before lowercase letters'],
    ['status IN (40*, 500)', true, 'search: IN with a wildcard'],
    ['type IN("a b", "SAPI")', true, 'search, example 2: IN(…) without a blank'],
    ['NOT type IN (a, b)', true, 'search: NOT with IN'],
    ['ip="10.10.10.0/24"', true, 'search: CIDR matching'],
    ['ip=10.10.11.0/24', false, 'search: CIDR matching'],
    ['six="2001:0db8:ffff:ffff:ffff:ffff:ffff:ff00/120"', true, 'search, example 7: IPv6'],
    ['NOT absent="x"', true, 'search, example 6: NOT takes events without the field'],
    ['absent!="x"', false, 'search, example 6: != wants the field'],
    ['type!="x"', true, 'search, example 6'],
    ['NOT absent=*', true, 'search, example 6: null or undefined'],
    ['type!=*', false, 'search, example 6: never returns any events'],
    ['type=sapi code=1 OR ok=true', true, 'boolean: OR before AND'],
    ['code=1 AND type=sapi OR ok=true', false, 'boolean: A=1 AND B=2 OR C=3 is A=1 AND (B=2 OR C=3)'],
    ['NOT type=sapi OR ok=true', true, 'boolean: NOT only applies to the term immediately following'],
    ['NOT (type=sapi OR ok=true)', false, 'boolean: parentheses'],
    ['type=sapi (code=1 OR ok=true) NOT (status=200)', true, 'boolean: implied AND beside groups'],
    ['path="C:\\\\temp\\\\*"', true, 'search: \\\\ sends a literal backslash'],
    ['"a b"="x \\"y\\""', true, 'search: \\" sends a literal quotation mark'],
    ['user.name="jane"', true, 'spath: nested objects'],
    ['user.e.mail="j@x.org"', true, 'a key with a dot'],
    ['"scopes{}"="delete:y"', true, 'spath: arrays; any value'],
    ['scopes="read:*"', true, 'a path with and without its array marks'],
    ['NOT "scopes{}"="delete:y"', false, 'NOT of any value is none'],
    ['"target{}.id"=app2', true, 'spath: commits{}.author.name'],
    ['empty=*', false, 'an empty array has no value'],
    ['ok="true" status="404" note=""', true, 'values are texts'],
    ['"jane"', true, 'search: a phrase in the event'],
    ['"jan"', false, 'segmentation: a phrase ends at a breaker'],
    ['"*jan*"', true, 'search: keywords with wildcards'],
    ['* NOT "absent"', true, 'wildcards: an asterisk matches everything'],
  ])
})

describe('where', () => {
  const where: readonly Row[] = [
    ['type="sapi"', true, 'where: quoted strings are literals'],
    ['type="SAPI"', false, 'where: case-sensitive'],
    ['type==sapi', false, 'where: an unquoted string is a field name'],
    ["'user.name'='other.name'", true, 'where: compare two fields'],
    ['user.name="Jane"', false, 'eval: the period joins two fields'],
    ['"type"="sapi"', false, 'where: two literals'],
    ['type="x" AND ok="x" OR status=404', true, 'where: AND before OR'],
    ['NOT type="x" AND status=404', true, 'where: NOT before AND'],
    ['status=404.0', true, 'eval: two numbers'],
    ['status="404.0"', false, 'eval: two strings'],
    ['status>50', true, 'eval: two numbers'],
    ['status>"50"', false, 'eval: two strings'],
    ['like(type, "s%_i")', true, 'conditional: % and _'],
    ['type LIKE "S%"', false, 'eval: the LIKE operator; where: case-sensitive'],
    ['match(type, "p")', true, 'conditional: any substring'],
    ['match(type, "\\\\Asapi\\\\z")', true, 'conditional: anchors'],
    ['match(type, "(?i)^SAPI$")', true, 'PCRE'],
    ['match(path, "^C:\\\\\\\\temp")', true, 'regex: four backslashes for one'],
    ['path="C:\\\\temp\\\\a"', true, 'types: "C:\\\\windows\\\\temp" has two backslashes'],
    ['path="C:\\temp\\\\a"', false, 'types: \\t is interpreted as a tab'],
    ['\'a b\'="x \\"y\\""', true, 'conditional: escape the embedded quotation marks'],
    ['match(\'a b\', "\\"y\\"|z")', true, 'conditional, regex: a quoted pipe'],
    ['match(status, "^\\d{3}$")', true, 'conditional: "^\\d{1,3}"'],
    ['in(status, "404", "500")', true, 'conditional: in'],
    ['status in("400", "4*")', false, 'conditional: no wildcards with in'],
    ['"Jane" IN (type, \'user.name\')', true, 'conditional: "203.0.113.255" in(ipaddress, clientip)'],
    ['cidrmatch("10.10.10.0/24", ip)', true, 'conditional: cidrmatch'],
    ['lower(\'scopes{}\')="delete:y"', true, 'text: lower on multivalue fields; practice: = is any'],
    ['upper(type)="SAPI"', true, 'text: upper'],
    ["len('scopes{}')=6", false, 'text: len is not supported on multivalue fields'],
    ["len('user.name')=4", true, 'text: a count of code points'],
    ['substr(type, 1, 2)."x"="sax"', true, 'text: indexes start at 1'],
    ['substr(type, -3)="api"', true, 'text: negative indexes'],
    ['substr(type, 0-len("api"))="api"', true, 'eval: - accepts two numbers'],
    ['len(type)+1=5 AND 7-len(absent)=7', false, 'eval: + accepts two numbers; NULL in, NULL out'],
    ['mvcount(split(date, "-"))=3 AND split(type, "a")="pi"', true, 'multivalue: split on the delimiter'],
    ['mvcount(split(type, "x"))=1', true, 'multivalue: without the delimiter, one value'],
    ['replace(\'date\', "^(\\d+)-(\\d+)-.*", "\\2/\\1")="08/2022"', true, 'text: \\2/\\1'],
    ['isnotnull(mvfind(\'scopes{}\', "(?i)^delete"))', true, 'multivalue: mvfind'],
    ['mvfind(\'scopes{}\', "^read")=0', true, 'multivalue: beginning with zero'],
    ['NOT isnotnull(mvfind(absent, "x"))', true, 'multivalue: NULL if no values match'],
    ['isnotnull(mvfilter(like(scopes, "r%")))', true, 'multivalue: mvfilter'],
    ["mvcount('scopes{}')=2 AND mvcount(type)=1", true, 'multivalue: mvcount'],
    ['mvmap(scopes, upper(scopes))="READ:X"', true, 'multivalue: mvmap'],
    ['isnull(absent) AND isnull(empty)', true, 'conditional: NULL is no value'],
    ['absent="x"', false, 'NULL is not true'],
    ['NOT absent="x"', false, 'where returns only true, and NOT of NULL is not'],
    ['isnull(absent) OR NOT match(absent, "x")', true, 'a true side decides OR'],
    ['NOT (isnotnull(absent) AND match(absent, "x"))', true, 'a false side decides AND'],
    ['if(match(absent, "x"), false(), true())', true, 'conditional: otherwise the false value'],
    ['coalesce(absent, type)="sapi"', true, 'conditional: the first value that is not NULL'],
    ['tonumber(code)=1 AND isnull(tonumber(type))', true, 'conversion: no number is NULL'],
    ['tostring(status)="404"', true, 'conversion: tostring'],
    ['strftime(_time, "%V")="33" AND strftime(_time, "%H")="14"', true, 'date: %V, %H'],
    ['strftime(strptime(date, "%Y-%m-%dT%H:%M:%S"), "%d")="16"', true, 'date: strptime'],
    ['isnull(strptime("2022-08", "%Y-%m"))', true, 'date: the timestamps must include a day'],
    ['match(_raw, "Jan")', true, '_raw stands for every value'],
  ]
  verdicts(where.map(([condition, verdict, statement]) => [`* | where ${condition}`, verdict, statement]))
  verdicts([
    ['type=sapi | where status=200', false, 'every command filters'],
    ['type=sapi | where status=404 | where ok="true" | table type, "a b" target{}.id', true, 'table: blanks or commas'],
  ])
})

test('an event without values still has a raw text', () => {
  expect(selectsEvent('* | where NOT match(_raw, "x")', {})).toBe(true)
})

describe('a JSON null is', () => {
  test.each([
    ['NOT none=*', 'absent', true],
    ['* | where isnull(none)', 'absent', true],
    ['none="null"', 'text', true],
    ['NOT none=*', 'text', false],
  ] as const)('%s with null as %s: %s', (query, jsonNull, verdict) => {
    expect(selectsEvent(query, event, { jsonNull })).toBe(verdict)
  })
})

describe('the reader refuses', () => {
  test.each([
    ['', 'an empty search'],
    ['type="sapi', 'search: quotation marks must be balanced'],
    ['(type=sapi', 'an open parenthesis'],
    ['type=sapi or ok=true', 'boolean: the operators must be capitalized'],
    ['type=a b', 'an unquoted word is a keyword'],
    ['country=IN', 'search: enclose a keyword in quotation marks'],
    ['type=a*>b', 'search: quote what is no plain word'],
    ['type>"a*"', 'no wildcard in an order'],
    ['type=="a"', 'search: comparison operators'],
    ["'a b'=x", 'single quotation marks mean nothing in search'],
    ['a.b{}=x', 'a name with braces needs quotation marks'],
    ['type="a\\*b"', 'backslashes: cannot escape the asterisk'],
    ['type="C:\\temp"', 'search: not said which sequences are known'],
    ['latest="x"', 'search: a time modifier'],
    ['type=CASE(x)', 'search: CASE() is a directive'],
    ['type IN ()', 'search: a value list'],
    ['type in (a)', 'search: IN'],
    ['scopes!=x', 'not said for several values'],
    ['a=1 | stats count', 'a command outside the reader'],
    ['a=1 | table type | where ok=1', 'table: at the end'],
    ['a=1 | table', 'table: fields'],
    ['* | where "a" = ', 'no right side'],
    ['* | where type', 'where: must be Boolean'],
    ['* | where type="a" or ok="b"', 'boolean: the operators must be capitalized'],
    ['* | where type="a" ok="b"', 'where: no implied AND'],
    ['* | where a-b="x"', 'where: quote unusual names'],
    ['* | where scopes{}="x"', 'where: quote unusual names'],
    ['* | where len(a)-b=1', 'where: a-b could be a name'],
    ['* | where len(a)-1."x"="1x"', 'eval: . beside - needs parentheses'],
    ["* | where 'a='x'", 'an open quotation mark'],
    ['* | where isnull(a)=true()', 'eval: two numbers or two strings'],
    ['* | where coalesce(match(a,"x"), false())', 'conditional: Booleans only in case, if, validate'],
    ['* | where match(a, "(")', 'a broken expression'],
    ['* | where match(a, b)', 'an expression without quotation marks'],
    ['* | where match(a)', 'the number of arguments'],
    ['* | where like(a, "50\\\\%")', 'conditional: no escape for like'],
    ['* | where a="\\n"', 'types: only \\t is shown'],
    ['* | where cidrmatch("10.0.0.0", ip)', 'conditional: a CIDR subnet'],
    ['* | where tonumber("seven")=7', 'conversion: returns an error'],
    ['* | where mvfilter(a="x" OR b="x")="x"', 'multivalue: only one field'],
    ['* | where searchmatch("x")', 'a function outside the reader'],
    ['* | where \'scopes{}\'!="x"', 'not said for several values'],
  ])('%s (%s)', (query) => {
    expect(() => selectsEvent(query, event)).toThrow()
  })

  test('with the place in the query', () => {
    expect(() => parseSpl('type=sapi | where a="b" c')).toThrow(/at character 24 /)
    expect(() => parseSpl('type=sapi | where a="b" AND nope(c)')).toThrow(/nope.*at character 28 /)
  })
})

describe('the values of a query read back as', () => {
  const any = { wildcard: 'any' }
  test('the printed values, with separate wildcards', () => {
    const query =
      'a="x\\"\\\\*" NOT "b{}" IN (1, y*) "*k|w*" | where like(\'c.d\', "_%e") OR match(lower(f), "\\\\.") OR g.h<5'
    expect(values(query)).toEqual([
      { field: 'a', by: '=', value: ['x"\\', any] },
      { field: 'b{}', by: 'IN', value: ['1'] },
      { field: 'b{}', by: 'IN', value: ['y', any] },
      { field: undefined, by: 'keyword', value: [any, 'k|w', any] },
      { field: 'c.d', by: 'like', value: [{ wildcard: 'one' }, any, 'e'] },
      { field: 'f', by: 'match', value: ['\\.'] },
      { field: 'g', by: '<', value: ['5'] },
    ])
  })
})

test.each([
  'a="x*y"',
  'a IN (x, "*y*z")',
  '"*a*b*"',
  'NOT a="x*y"',
])('a wildcard inside a value is refused: %s', (query) => {
  expect(() => parseSpl(query)).toThrow('inconsistent results')
})
