import { expect, test } from 'vitest'
import { indentBelow } from '../../site/playground/editor/indent-below.js'

test.each([
  ['detection:', 4],
  ['logsource: ', 4],
  ['    selection:', 8],
  ['        CommandLine|contains|all:', 12],
  ['        - CommandLine:', 14],
  ["    'a: b':", 8],
  ['    selection: # the tool', 8],
  ['title: Test', undefined],
  ['    - foo', undefined],
  ['# a comment:', undefined],
  ["    - 'http:", undefined],
  ['---', undefined],
  ['', undefined],
])('below %o the cursor is in column %o', (line, column) => {
  expect(indentBelow(line, 4)).toBe(column)
})
