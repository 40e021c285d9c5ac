import { expect, test } from 'vitest'
import type { Remark, RemarkFix } from '../../site/playground/answer/answer.js'
import { splitDocuments } from '../../site/playground/answer/split-documents.js'
import { readPageData, writePageData } from '../../site/playground/page-data.js'
import { applyFix } from '../../site/playground/state/apply-fix.js'
import { fixLabel } from '../../site/playground/state/fix-label.js'
import { initialState } from '../../site/playground/state/state.js'
import { nextTab } from '../../site/playground/view/next-tab.js'

const fix = (keepsMeaning: boolean, ...edits: RemarkFix['edits']): RemarkFix => ({ edits, keepsMeaning })
const labelOf = (text: string, given: RemarkFix): string => {
  const { verb, code, rest } = fixLabel(text, given)
  return `${verb} [${code}]${rest}`
}

test.each<readonly [label: string, fix: RemarkFix]>([
  ['Insert [and b]', fix(true, { from: 5, to: 5, insert: ' and b' })],
  ['Remove [two]', fix(true, { from: 4, to: 7, insert: '' })],
  ['Replace with [TWO]', fix(true, { from: 4, to: 7, insert: 'TWO' })],
  ['Replace with [a: 1 ⏎ b: 2]', fix(true, { from: 4, to: 7, insert: 'a: 1\n  b: 2\n' })],
  ['Remove [one] and 1 more edit', fix(true, { from: 0, to: 3, insert: '' }, { from: 4, to: 7, insert: '' })],
  ['Remove [one] (the rule may then match other events)', fix(false, { from: 0, to: 3, insert: '' })],
])('the button of a fix says %s', (label, given) => {
  expect(labelOf('one two three', given)).toBe(label)
})

const remark = (given: RemarkFix | null): Pick<Remark, 'fix'> => ({ fix: given })

test('a fix makes all of its edits, or none', () => {
  const both = fix(true, { from: 0, to: 3, insert: '1' }, { from: 4, to: 7, insert: '2' })
  expect(applyFix('one two', remark(both))).toBe('1 2')
  expect(applyFix('one', remark(both))).toBeUndefined()
  expect(applyFix('one', remark(null))).toBeUndefined()
})

test.each([
  ['ArrowRight', 'a', 'b'],
  ['ArrowRight', 'c', 'a'],
  ['ArrowLeft', 'a', 'c'],
  ['Home', 'c', 'a'],
  ['End', 'a', 'c'],
  ['Enter', 'a', undefined],
  ['toString', 'a', undefined],
])('%s leads from tab %s to %s', (key, selected, expected) => {
  expect(nextTab(['a', 'b', 'c'], selected, key)).toBe(expected)
})

test('page data cannot end its script element', () => {
  const data = { targets: [], state: { ...initialState, notice: '</script><!--' }, isEmbedded: false }
  expect(writePageData(data)).not.toContain('<')
  expect(readPageData(writePageData(data))).toEqual(data)
})

test('a long text is split at the lines between documents, and nothing is lost', () => {
  const one = `title: x\ntext: |\n    --- not a line\n${'a: 1\n'.repeat(4000)}`
  const text = `${one}---\n${one}--- # comment\n${one}`
  const parts = splitDocuments(text)
  expect(parts.map(({ text: part }) => part).join('')).toBe(text)
  expect(parts.map(({ from }) => text.slice(from, from + 3))).toEqual(['tit', '---', '---'])
  expect(splitDocuments(`---\n${text}`)[0]?.from).toBe(0)
  expect(splitDocuments(`action: global\n${text}`)).toHaveLength(1)
  expect(splitDocuments('a: 1\n---\nb: 1\n')).toHaveLength(1)
})
