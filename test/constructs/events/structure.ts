import type { Rows } from './row.js'

/** Field names and conditions. */
export const structure: Rows = {
  'field-with-dots': [
    [{ data: { user_name: 'jane' } }, true],
    [{ data: { user_name: 'mary' } }, false],
    [{ data: { user: { name: 'jane' } } }, false],
  ],
  'field-with-dots-in-where': [
    [{ data: { user_name: 'jane' } }, true],
    [{ data: { user_name: 'mary' } }, false],
    [{ data: 'jane' }, false],
  ],
  'field-with-braces': [
    [{ data: { details: { accessedSecrets: ['x', 'client_secret'] } } }, true, 'single-valued'],
    [{ data: { details: { accessedSecrets: 'client_secret' } } }, true],
    [{ data: { 'details.accessedSecrets': ['client_secret'] } }, true],
    [{ data: { details: [{}, { accessedSecrets: ['client_secret'] }] } }, true],
    [{ data: { details: { accessedSecrets: ['x'] } } }, false],
    [{ data: { details: { accessedSecrets: [{ name: 'client_secret' }] } } }, false],
  ],
  'field-with-braces-in-where': [
    [{ data: { details: { accessedSecrets: ['x', 'client_secret'] } } }, true, 'single-valued'],
    [{ data: { details: { accessedSecrets: ['Client_Secret'] } } }, false],
  ],
  'field-with-blank-and-dash': [
    [{ 'user name': 'jane', 'user-id': 7 }, true],
    [{ 'user name': 'jane', 'user-id': 8 }, false],
    [{ user: 'jane', name: 'jane', 'user-id': 7 }, false],
  ],
  'field-with-blank-and-dash-in-where': [
    [{ 'user name': 'jane' }, true],
    [{ 'user name': 'Jane' }, false],
  ],
  'field-with-quote': [
    [{ type: 's', 'user"name': 'jane' }, true],
    [{ type: 's', 'user"name': 'mary' }, false],
    [{ type: 's' }, false],
  ],
  'field-named-like-a-search-setting': [
    [{ earliest: 'jane' }, true],
    [{ earliest: 'JANE' }, true, 'letter-case'],
    [{ earliest: 'janet' }, false],
  ],
  'field-named-like-an-operator': [
    [{ not: 'jane', in: 'Jane' }, true],
    [{ not: 'jane', in: 'jane' }, false],
    [{ in: 'Jane' }, false],
  ],
  'and-or-not': [
    [{ type: 's', user_name: 'jane', ip: '192.0.2.1' }, true],
    [{ type: 's', user_name: 'mary' }, true],
    [{ type: 's', user_name: 'mary', ip: '127.0.0.1' }, false],
    [{ type: 'f', user_name: 'mary' }, false],
    [{ type: 's' }, false],
  ],
  'and-before-or': [
    [{ user_name: 'mary', type: 'f' }, true],
    [{ user_name: 'jane', type: 's' }, true],
    [{ user_name: 'jane', type: 'f' }, false],
    [{ type: 's' }, false],
  ],
  'or-not': [
    [{ type: 's', user_name: 'jane' }, true],
    [{ type: 'f', user_name: 'mary' }, true],
    [{}, true],
    [{ type: 'f', user_name: 'jane' }, false],
  ],
  'nested-parentheses': [
    [{ type: 's' }, true],
    [{ type: 's', description: 'test' }, true],
    [{ user_name: 'jane' }, true],
    [{ user_name: 'jane', description: 'test' }, false],
    [{ type: 's', ip: '127.0.0.1' }, false],
    [{}, false],
  ],
  'one-of-them': [
    [{ type: 's' }, true],
    [{ user_name: 'jane' }, true],
    [{ type: 's', ip: '127.0.0.1' }, true],
    [{ ip: '127.0.0.1' }, false],
    [{}, false],
  ],
  'all-of-them': [
    [{ type: 's', user_name: 'jane' }, true],
    [{ type: 's', user_name: 'jane', ip: '127.0.0.1' }, false],
    [{ type: 's' }, false],
  ],
  'all-of-pattern': [
    [{ type: 's', user_name: 'jane' }, true],
    [{ type: 's', user_name: 'jane', ip: '127.0.0.1' }, false],
    [{ user_name: 'jane' }, false],
  ],
  'none-of-pattern': [
    [{ type: 's', user_name: 'mary' }, true],
    [{ type: 's' }, true],
    [{ type: 's', user_name: 'jane' }, false],
    [{ type: 's', ip: '127.0.0.1' }, false],
  ],
  'n-of': [
    [{ type: 's', user_name: 'jane' }, true],
    [{ ip: '127.0.0.1', user_name: 'jane' }, true],
    [{ type: 's', user_name: 'jane', ip: '127.0.0.1' }, true],
    [{ user_name: 'jane' }, false],
    [{ type: 'f', user_name: 'jane' }, false],
  ],
  // The specification about `them`: detections starting with underscores are excluded by convention; pySigma also
  // applies this to patterns.
  'pattern-and-underscore': [
    [{ type: 's' }, true],
    [{ type: 's', ip: '127.0.0.1' }, true],
    [{ type: 's', user_name: 'jane' }, false],
    [{ type: 's', user_name: 'mary' }, false],
    [{ ip: '127.0.0.1' }, false],
  ],
  'pattern-of-underscore': [
    [{ type: 's', user_name: 'jane' }, true],
    [{ type: 's', user_name: 'jane', ip: '10.0.0.1' }, true],
    [{ type: 's', user_name: 'jane', ip: '127.0.0.1' }, false],
    [{ type: 's', ip: '127.0.0.1' }, false],
    [{ user_name: 'jane' }, false],
  ],
  'condition-list': [
    [{ type: 's' }, true],
    [{ user_name: 'jane' }, true],
    [{ type: 'f', user_name: 'mary' }, false],
  ],
  'not-equals': [
    [{ type: 's', user_name: 'mary' }, true],
    [{ type: 's' }, true],
    [{ type: 's', user_name: ['mary', 'jane'] }, false, 'single-valued'],
    [{ user_name: 'mary' }, false],
  ],
  'not-of-or-with-a-lost-part': [
    [{ type: 's', user_name: 'mary', ip: '192.0.2.1' }, true],
    [{ type: 's' }, true],
    [{ type: 's', user_name: 'jane' }, false],
    [{ type: 's', user_name: 'svc-1' }, false],
    [{ type: 's', ip: '127.0.0.1' }, false],
  ],
  'not-of-and-with-a-lost-part': [
    [{ type: 's', user_name: 'svc-1' }, true],
    [{ type: 's', ip: '127.0.0.1' }, true],
    [{ type: 's' }, true],
    [{ type: 's', user_name: 'svc-1', ip: '127.0.0.1' }, false],
  ],
  'or-with-a-lost-part': [
    [{ type: 's' }, true],
    [{ user_name: 'svc-1', ip: '127.0.0.1' }, true],
    [{ user_name: 'jane', ip: '127.0.0.1' }, false],
    [{ user_name: 'svc-1' }, false],
  ],
}
