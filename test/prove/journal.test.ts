import { appendFileSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openJournal } from '../../scripts/mutate/journal.js'

const path = (): string => join(mkdtempSync(join(tmpdir(), 'journal-')), 'inner', 'journal.jsonl')
const found = { key: '1', mutant: 'a.ts: one', outcome: { disagreement: 'they differ', rule: 'a rule' }, seconds: 1 }
const proved = { key: '2', mutant: 'a.ts: two', outcome: { claims: [], questions: [] }, seconds: 2 }

test('a journal has the outcomes of earlier runs', () => {
  const file = path()
  const first = openJournal(file)
  expect(first.read('1')).toBeUndefined()
  first.write(found)
  first.write(proved)
  expect(first.read('2')).toEqual(proved)
  const second = openJournal(file)
  expect([second.read('1'), second.read('2'), second.read('3')]).toEqual([found, proved, undefined])
  expect([second.ruleFor('a.ts: one'), second.ruleFor('a.ts: two')]).toEqual(['a rule', undefined])
})

test('an entry that an interruption has cut off is left out', () => {
  const file = path()
  openJournal(file).write(found)
  appendFileSync(file, '{"key":"2","mut')
  const journal = openJournal(file)
  expect([journal.read('1'), journal.read('2')]).toEqual([found, undefined])
  // The next entry must not continue the line that was cut off.
  journal.write(proved)
  expect(openJournal(file).read('2')).toEqual(proved)
})
