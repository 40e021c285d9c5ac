import { describe, expect, test } from 'vitest'
import { selectsEvent, values } from './auth0.js'

// Statements in quotation marks are from "Log Search Query Syntax",
// auth0.com/docs/deploy-monitor/logs/log-search-query-syntax.
const login = {
  date: '2018-12-18T09:30:00.000Z',
  type: 's',
  description: 'Get client by ID',
  connection: 'Username-Password-Authentication',
  client_id: 'abc',
  ip: '10.1.2.3',
  user_id: 'auth0|123',
  user_name: 'jane.q.smith',
  log_id: '9002',
}
const selected = (rows: readonly (readonly [string, boolean, string])[]) =>
  test.each(rows)('%s: %s (%s)', (query, verdict) => {
    expect(selectsEvent(query, login)).toBe(verdict)
  })

describe('a query of the tenant log search selects by', () => {
  selected([
    ['user_id:"auth0|123"', true, '"To find exact matches, use double quotes"'],
    ['user_id:"123"', false, '"Fields match the whole value that is provided"'],
    ['description:"Get client"', false, '"Log fields are not tokenized"'],
    ['description:"get client by ID"', false, '"The following fields are searchable and case sensitive"'],
    ['user_name:j*', true, '"They can be used for prefix matching, for example user_name:j*"'],
    ['user_name:*mith', true, '"suffix matching … literals must have 3 characters or more"'],
    ['user_name:jane*smith', true, '"user names that start with jane and end with smith"'],
    ['user_name:*ane*', true, '"a user name that contains"'],
    ['description:*client*', true, '"Instead, use description:*rule": only a wildcard reaches a word'],
    ['description:client', false, '"description:rule will not match … Create a rule"'],
    ['description:Get\\ client*', true, "Lucene's escapes, which the page links to"],
    ['type:("f" OR "s")', true, '"Multiple terms can be grouped together with parentheses"'],
    ['type:"s" AND client_id:"abc"', true, '"Operators (AND, OR, NOT) work on all searchable fields"'],
    ['type:"f" OR client_id:"abc"', true, '"Operators (AND, OR, NOT) work on all searchable fields"'],
    ['NOT type:"f" AND client_id:"abc"', true, '"Operators (AND, OR, NOT) work on all searchable fields"'],
    ['NOT hostname:"x"', true, 'a missing field does not match, so its NOT does'],
    ['type:"f" OR (client_id:"abc" AND NOT ip:10.9.*)', true, '"parentheses to form sub-queries"'],
    ['hostname:*', false, 'a prefix of no length: any value'],
    ['date:[2018-12-18 TO *]', true, '"from December 18, 2018 until the present"'],
    ['date:[* TO 2018-12-19}', true, '"until, but not including, December 19, 2018"'],
    ['date:[* TO 2018-12-18}', false, '"until, but not including"'],
    ['date:[2018-12 TO 2019-01-01}', true, '"Search for all logs in December 2018"'],
    ['date:[2018-12-18T10:00:00 TO 2018-12-18T12:23:45}', false, '"Curly and square brackets can be combined"'],
    ['"9002"', true, '"A term without a field name will only match these selected fields"'],
    ['"auth0|123"', false, 'user_id is not among the fields for bare terms'],
    ['user_name:"*"', false, 'quotation marks ask for the exact value, also of a star'],
  ])

  test('reads the event inside the wrapper of a log stream', () => {
    expect(selectsEvent('type:"s"', { log_id: '9002', data: login })).toBe(true)
  })
})

describe('the reader refuses', () => {
  test.each([
    ['data.type:"s"', '"The following fields are searchable": no other'],
    ['details.request.path:"x"', '"The following fields are searchable": no other'],
    ['scope:"x"', '"The following fields are searchable": no other'],
    ['type:"a" AND type:"b" OR type:"c"', 'no order of operators is given'],
    ['type:"a" type:"b"', 'no implied operator is given'],
    ['type:"a" and type:"b"', 'operators are AND, OR, NOT'],
    ['type:"a" OR NOT type:"b"', 'Lucene does not read this as a Boolean'],
    ['user_name:*sa', '"*usa is allowed, but *sa is not"'],
    ['user_name:j*smith', '"literals must have 3 characters or more"'],
    ['user_name:jan?', '"The question mark character (?), is not supported"'],
    ['date:[* TO 2018-12-19]', 'where an inclusive day ends is not said'],
    ['date:"2018-12-18"', 'a date is a range'],
    ['type:"s', 'an open quotation mark'],
    ['type:"a\\d"', 'an unknown escape'],
    ['type:', 'no value'],
    ['-type:"s"', 'not on the page'],
    ['type:(f s)', 'no implied operator is given'],
    ['type:AND', 'an operator as a value'],
    ['(type:"s"', 'an open parenthesis'],
    ['', 'an empty query'],
    ['type:/s/', 'regular expressions are not on the page'],
    ['type:s~', 'fuzzy search is not on the page'],
  ])('%s (%s)', (query) => {
    expect(() => selectsEvent(query, login)).toThrow(/at character \d+/)
  })
})

describe('the values of a query read back as', () => {
  const any = { wildcard: 'any' }
  test.each([
    ['description:"a \\"b\\" \\\\c*"', [{ field: 'description', by: 'exact', value: ['a "b" \\c*'] }]],
    ['user_name:jane*smith', [{ field: 'user_name', by: 'term', value: ['jane', any, 'smith'] }]],
    ['user_name:a\\*b*', [{ field: 'user_name', by: 'term', value: ['a*b', any] }]],
    ['NOT (type:("s" OR "f") AND *wxyz*)', ['s', 'f', [any, 'wxyz', any]]],
  ])('%s', (query, expected) => {
    const full = expected.map((entry) => {
      if (typeof entry === 'string') return { field: 'type', by: 'exact', value: [entry] }
      return Array.isArray(entry) ? { field: undefined, by: 'term', value: entry } : entry
    })
    expect(values(query)).toEqual(full)
  })
})
