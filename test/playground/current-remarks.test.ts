import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Remark, RemarkFix } from '../../site/playground/answer/answer.js'
import { emptyInput } from '../../site/playground/input/input.js'
import { applyFix } from '../../site/playground/state/apply-fix.js'
import { currentRemarks } from '../../site/playground/state/current-remarks.js'
import { initialState, type State } from '../../site/playground/state/state.js'
import { textChange } from '../../site/playground/state/text-change.js'

const remark = (from: number, to: number, fix: RemarkFix | null = null): Remark => ({
  code: 'unknown-modifier',
  documentedAs: 'diagnostic',
  severity: 'error',
  message: 'a message',
  help: null,
  place: { text: 'rules', from, to, line: 1, column: 1 },
  related: [],
  fix,
})

/** The state after the check of one text, when another one is in the editor. */
const typed = (checked: string, now: string, ...remarks: readonly Remark[]): State => ({
  ...initialState,
  input: { ...emptyInput, rules: now },
  checked: { ...emptyInput, rules: checked },
  answer: { remarks },
})

/** The remarks of the text `one two three`, of which the second word is wrong, after a change. */
const afterChange = (now: string): Remark | undefined =>
  currentRemarks(
    typed('one two three', now, remark(4, 7, { edits: [{ from: 4, to: 7, insert: 'TWO' }], keepsMeaning: true })),
    'rules',
  )[0]

test.each([
  ['the same text', 'one two three', 'two', 'one TWO three'],
  ['a text before it', 'zero one two three', 'two', 'zero one TWO three'],
  ['a text after it', 'one two three four', 'two', 'one TWO three four'],
  ['a shorter text before it', ' two three', 'two', ' TWO three'],
  ['a change inside of it', 'one twxo three', 'twxo', undefined],
  ['a change at its end', 'one twos three', 'twos', undefined],
  ['a change that cuts it', 'one t', '', undefined],
])('the place and the fix of a problem after %s', (_, now, place, fixed) => {
  const moved = afterChange(now)
  expect(now.slice(moved?.place.from, moved?.place.to)).toBe(place)
  expect(moved === undefined ? undefined : applyFix(now, moved)).toBe(fixed)
})

test('a problem of another text is left out', () => {
  expect(currentRemarks(typed('a', 'a', remark(0, 1)), 'filters')).toEqual([])
})

test('a change makes the later text of the earlier one', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 12 })
  fc.assert(
    fc.property(text, text, (before, after) => {
      const change = textChange(before, after)
      const changed =
        change === undefined ? before : before.slice(0, change.from) + change.insert + before.slice(change.to)
      expect(changed).toBe(after)
    }),
  )
})
