import { describe, expect, test } from 'vitest'
import { selectsEvent, values } from './datadog.js'

// Statements in quotation marks are from "Log Search Syntax", docs.datadoghq.com/logs/explorer/search_syntax/.
const log = {
  source: 'okta',
  service: 'web-store',
  tags: ['env:Prod', 'version:1.2', 'plain'],
  message: 'Login of Jane failed',
  http: { status_code: 204, url: '/api-v1/test', response_time: 100.5 },
  my_attribute: 'hello world',
  evt: { name: 'user.login', outcome: 'SUCCESS' },
  users: { names: ['Peter', 'Paul'] },
  Event: { EventData: { Data: [{ Name: 'ObjectServer' }, { Name: 'Other', Value: '-5' }] } },
  network: { client: { ip: '13.1.2.3' }, ip: { list: ['10.0.0.1', '15.0.0.9'] }, six: '2001:db8::1' },
  'odd name': 'a&b',
}

describe('a query of the log search selects by', () => {
  test.each([
    ['@evt.name:user.login', true, '"add @ to specify you are searching on an attribute"'],
    ['evt.name:user.login', false, 'without @ it is a tag'],
    ['@evt.name:user', false, 'the whole value'],
    ['@evt.outcome:success', false, '"Attributes searches are case sensitive"'],
    ['@my_attribute:"hello world"', true, '"requires escaping or double quotes"'],
    ['@my_attribute:hello\\ world', true, '"requires escaping or double quotes"'],
    ['@my_attribute:hello?world', true, '"use the ? wildcard to match a single special character or space"'],
    ['@my_attribute:hell?world', false, 'it matches a single character'],
    ['@my_attribute:"hello*"', false, '"Wildcards only work as wildcards outside of double quotes"'],
    ['@http.url:/api\\-v1/*', true, '"attribute that start with /api-v1/"'],
    ['@http.status_code:[200 TO 299]', true, '"value between 200 and 299"'],
    ['@http.status_code:{204 TO 299}', false, 'curly brackets leave the ends out'],
    ['@http.response_time:>100', true, '"numerical operators (<, >, <=, or >=)"'],
    ['@http.response_time:<=100', false, '"numerical operators (<, >, <=, or >=)"'],
    ['@Event.EventData.Data.Value:>=-5', true, 'a number below zero'],
    ['-@http.status_code:*', false, '"logs not containing the attribute"'],
    ['-@http.method:*', true, '"logs not containing the attribute"'],
    ['-@http.method:GET', true, 'a missing attribute does not match, so its exclusion does'],
    ['@evt.outcome:(FAILURE OR SUCCESS)', true, '"env:(prod OR test)"'],
    ['@users.names:Peter', true, '"or an array that contains Peter"'],
    ['@Event.EventData.Data.Name:ObjectServer', true, '"logs with the key Name and value ObjectServer"'],
    ['CIDR(@network.client.ip,13.0.0.0/8)', true, '"fall under the 13.0.0.0/8 CIDR block"'],
    ['CIDR(@network.ip.list,13.0.0.0/8, 15.0.0.0/8)', true, '"any IP addresses in an array attribute"'],
    ['NOT(CIDR(@network.client.ip, 13.0.0.0/8))', false, '"do not originate in subnet 13.0.0.0/8"'],
    ['CIDR(@network.six,2001:db8::/32)', true, '"both IPv4 and IPv6 CIDR notations"'],
    ['source:okta service:web\\-store', true, 'reserved attributes'],
    ['service:*store', true, '"Wildcard searches work within tags and attributes"'],
    ['env:prod -version:beta', true, '"contain tag env:prod and that do not contain tag version:beta"'],
    ['env:Prod', false, 'tags come in lower case'],
    ['tags:plain', true, '"don\'t use the key:value syntax … tags:<MY_TAG>"'],
    ['jane', true, '"Searches only the log message"; letter case does not count'],
    ['*ogi*', true, '"have the string … anywhere in its message"'],
    ['"jane FAILED"', true, '"a sequence is a group of words"'],
    ['"failed jane"', false, 'words of a sequence have an order'],
    ['peter', false, 'an attribute is no part of the message'],
    ['*:peter', true, '"across all log attributes"'],
    ['*:*login*', true, '"including the log message"'],
    ['message:*logi*', true, 'the message by its name'],
    ['message:*', true, 'the message by its name'],
    ['jane AND failed', true, '"both terms are in the selected events"'],
    ['jane nobody', false, '"if nothing is added, AND is taken by default"'],
    ['nobody OR failed', true, '"either term is contained"'],
    ['nobody OR (-@evt.outcome:FAILURE)', true, 'an exclusion in parentheses'],
    ['jane AND -nobody', true, '"the following term is NOT in the event"'],
    ['-(nobody OR (jane @evt.outcome:FAILURE))', true, 'an exclusion of a group'],
    ['@odd\\ name:a&b', true, 'one & is no operator'],
  ])('%s: %s (%s)', (query, verdict) => {
    expect(selectsEvent(query, log)).toBe(verdict)
  })
})

describe('the reader refuses', () => {
  test.each([
    ['', 'an empty query'],
    ['@a:b @c:d OR @e:f', 'no order of AND and OR is given'],
    ['@a:b OR @c:d AND @e:f', 'no order of AND and OR is given'],
    ['@a:hello:world', 'a special character'],
    ['@a:b-c', 'a special character'],
    ['@a:x&&y', 'an operator'],
    ['@a:', 'no value'],
    ['@a:"b', 'an open quotation mark'],
    ['@a:"b\\n"', 'an unknown escape'],
    ['@a:b\\n', 'an unknown escape'],
    ['@a:"b\tc"', 'a control character'],
    ['@a*:b', 'a wildcard in a name'],
    ['@a:OR', 'an operator as a value'],
    ['@a:b OR -@c:d', 'an exclusion beside OR has no documented meaning'],
    ['- @a:b', 'a dash by itself'],
    ['--@a:b', 'an exclusion of an exclusion'],
    ['(@a:b', 'an open parenthesis'],
    ['-CIDR(@a,10.0.0.0/8)', 'the page has NOT(CIDR(…))'],
    ['CIDR(source,10.0.0.0/8)', '"needs to be passed in a log attribute"'],
  ])('%s (%s)', (query) => {
    expect(() => selectsEvent(query, log)).toThrow(/at character \d+/)
  })

  test('queries that depend on the separation of words', () => {
    expect(() => selectsEvent('user', { message: 'user_name' })).toThrow('how words are parted matters')
  })
})

describe('the values of a query read back as', () => {
  const [any, one] = [{ wildcard: 'any' }, { wildcard: 'one' }]
  test.each([
    ['@a.b:"x \\"y\\" \\\\*"', [{ of: '@a.b', by: 'quoted', value: ['x "y" \\*'] }]],
    ['@a:C\\:\\\\*\\*?', [{ of: '@a', by: 'bare', value: ['C:\\', any, '*', one] }]],
    [
      '-(env:(a OR "b c") *:x* *y)',
      [
        { of: 'env:', by: 'bare', value: ['a'] },
        { of: 'env:', by: 'quoted', value: ['b c'] },
        { of: '*:', by: 'bare', value: ['x', any] },
        { of: '', by: 'bare', value: [any, 'y'] },
      ],
    ],
  ])('%s', (query, expected) => {
    expect(values(query)).toEqual(expected)
  })
})
