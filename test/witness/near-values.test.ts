import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { predicateText } from '../../src/backend.js'
import { seeded } from '../../src/witness/choose.js'
import { nearValues } from '../../src/witness/near-values.js'
import { testOf } from '../../src/witness/satisfying-event.js'
import { predicatesOf } from '../unit/lowered.js'

// Generated values for each kind of predicate, with `+` if they satisfy it and `-` if not. Each line is a reviewed
// claim about Sigma. `npm run test:update -- test/witness` rewrites them.
const items: readonly (readonly [key: string, value: string])[] = [
  ['f', '"C:\\\\Ab"'],
  ['f|cased', 'Ab'],
  ['f', '"a?b*c"'],
  ['f|endswith', '".exe"'],
  ['f', '4625'],
  ['f', 'true'],
  ['f', 'null'],
  ['f|exists', 'true'],
  ['f|gte', '10'],
  ['f|re', '"^a[bc]+\\\\d?$"'],
  ['f|cidr', '"10.1.0.0/16"'],
  ['f|cidr', '"2001:db8::/32"'],
  ['f|contains|fieldref', 'g'],
  ['f|hour', '13'],
  ['f|week', '53'],
]

const file = new URL('near-values.expected.txt', import.meta.url)

const text = items
  .flatMap(([key, value]) => predicatesOf(key, value))
  .map((predicate) => {
    const holds = testOf('f', predicate)
    const lines = nearValues(predicate, seeded(1)).map(
      ({ about, value }) => `${holds(value) ? '+' : '-'} ${JSON.stringify(value)} (${about})`,
    )
    return [`## ${predicateText(predicate)}`, ...lines, ''].join('\n')
  })
  .join('\n')
if (process.env.UPDATE_EXPECTED === '1') writeFileSync(file, text)

test('the values for each kind of predicate satisfy it, or do not, as reviewed', () => {
  expect(text).toBe(readFileSync(file, 'utf8'))
})
