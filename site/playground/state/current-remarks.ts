import type { Remark, RemarkFix } from '../answer/answer.js'
import type { TextName } from '../input/input.js'
import type { State } from './state.js'
import { movedRange, type TextChange, textChange } from './text-change.js'

/**
 * Returns the problems of a text. They may be about an earlier version of it; their places and fixes are those in the
 * text as it is now. A fix of something that has been changed since is left out.
 */
export function currentRemarks({ answer, input, checked }: State, name: TextName): readonly Remark[] {
  const remarks = (answer.remarks ?? []).filter(({ place }) => place.text === name)
  const change = checked === undefined ? undefined : textChange(checked[name], input[name])
  return change === undefined ? remarks : remarks.map((remark) => movedRemark(remark, change))
}

function movedRemark(remark: Remark, change: TextChange): Remark {
  const { from, to } = movedRange(remark.place, change) ?? { from: change.from, to: change.from }
  return { ...remark, place: { ...remark.place, from, to }, fix: remark.fix && movedFix(remark.fix, change) }
}

function movedFix({ edits, keepsMeaning }: RemarkFix, change: TextChange): RemarkFix | null {
  const moved = edits.flatMap(({ insert, ...range }) => {
    const now = movedRange(range, change)
    return now === undefined || now.isTouched ? [] : [{ from: now.from, to: now.to, insert }]
  })
  return moved.length === edits.length ? { edits: moved, keepsMeaning } : null
}
