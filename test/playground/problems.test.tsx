import { render } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import type { Place, Remark } from '../../site/playground/answer/answer.js'
import { Problems } from '../../site/playground/view/problems.js'

const place = (text: Place['text'], line: number): Place => ({ text, from: 0, to: 1, line, column: 5 })

const remark: Remark = {
  code: 'duplicate-value',
  documentedAs: 'finding',
  severity: 'warning',
  message: 'the list contains `a` twice',
  help: 'remove one of them',
  place: place('rules', 7),
  related: [
    { message: 'first occurrence', place: place('rules', 6) },
    { message: 'the step that adds it', place: place('pipeline', 3) },
    { message: 'a built-in pipeline', place: null },
  ],
  fix: null,
}

test('a problem names the other places that it refers to', () => {
  const html = render(<Problems remarks={[remark]} text="" onGoTo={() => {}} onFix={() => {}} />)
  const text = html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
  expect(text).toContain('first occurrence (6:5)')
  expect(text).toContain('the step that adds it (pipeline 3:5)')
  expect(text).toContain('a built-in pipeline remove one of them')
})
