import { RangeSetBuilder } from '@codemirror/state'
import { Decoration, type DecorationSet, type EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view'
import { type ConditionToken, conditionTokens } from '../complete/condition-tokens.js'

const decorations: Readonly<Record<ConditionToken['kind'], Decoration>> = {
  operator: Decoration.mark({ class: 'word' }),
  quantifier: Decoration.mark({ class: 'word' }),
  bracket: Decoration.mark({ class: 'o' }),
  selection: Decoration.mark({ class: 'name' }),
}

/** Highlights the grammar of conditions inside YAML. */
export const conditionHighlighter = ViewPlugin.define(
  (view) => ({
    decorations: highlight(view),
    update(update: ViewUpdate) {
      if (update.docChanged || update.viewportChanged) this.decorations = highlight(update.view)
    },
  }),
  { decorations: (plugin) => plugin.decorations },
)

function highlight(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>()
  for (const { from, to } of view.visibleRanges) {
    // A condition may begin on a line above the first visible one.
    const start = view.state.doc.lineAt(Math.max(0, from - CONTEXT)).from
    const text = view.state.doc.sliceString(start, to)
    for (const token of conditionTokens(text, start)) {
      if (token.from >= from) builder.add(token.from, token.to, decorations[token.kind])
    }
  }
  return builder.finish()
}

/** The number of characters above the visible ones that are read. */
const CONTEXT = 2000
