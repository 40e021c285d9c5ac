import { type EditorState, type Range, StateEffect, StateField } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view'
import type { EditorMarks } from './editor-marks.js'

export const setMarks = StateEffect.define<EditorMarks>()

const LOOKS = { error: 'bad', warning: 'warn', info: 'warn', unchecked: 'gap' } as const

/** Shows the marks that `setMarks` sets, and moves them with the text until the next ones. */
export const marksField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (decorations, transaction) => {
    const effect = transaction.effects.find((candidate) => candidate.is(setMarks))
    if (effect === undefined) return decorations.map(transaction.changes)
    return Decoration.set(decorationsOf(effect.value as EditorMarks, transaction.state.doc), true)
  },
  provide: (field) => EditorView.decorations.from(field),
})

type Doc = EditorState['doc']

function decorationsOf(marks: EditorMarks, doc: Doc): readonly Range<Decoration>[] {
  const fits = ({ from, to }: { readonly from: number; readonly to: number }): boolean => from < to && to <= doc.length
  return [
    ...marks.ranges.filter(fits).map(({ from, to, look }) => Decoration.mark({ class: LOOKS[look] }).range(from, to)),
    ...marks.predicates
      .filter(fits)
      .map(({ from, to, number }) =>
        Decoration.mark({ class: 'p', attributes: { 'data-p': String(number) } }).range(from, to),
      ),
    ...marks.notes
      .filter(({ at }) => at <= doc.length)
      .map(({ at, text }) => Decoration.line({ attributes: { 'data-note': text } }).range(doc.lineAt(at).from)),
    ...marks.lines
      .filter(({ line }) => line <= doc.lines)
      .map(({ line, state, word }) =>
        Decoration.line({ class: `line-${state}`, attributes: { 'data-note': word } }).range(doc.line(line).from),
      ),
  ]
}
