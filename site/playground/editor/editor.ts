import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { yaml } from '@codemirror/lang-yaml'
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language'
import { EditorState, type Extension } from '@codemirror/state'
import { drawSelection, EditorView, highlightSpecialChars, keymap, lineNumbers } from '@codemirror/view'
import type { TextName } from '../input/input.js'
import { completionSource } from './completion-source.js'
import { conditionHighlighter } from './condition-highlighter.js'
import type { EditorMarks } from './editor-marks.js'
import { jsonLines } from './json-lines.js'
import { looks } from './looks.js'
import { marksField, setMarks } from './marks.js'

export interface EditorSettings {
  readonly parent: HTMLElement
  readonly name: TextName
  /** The name for screen readers. */
  readonly label: string
  readonly text: string
  readonly onChange: (text: string) => void
  /** Receives the offset of the cursor each time that it moves. */
  readonly onCursor: (offset: number) => void
  /** Applies the first fix; true if there was one. */
  readonly onFix: () => boolean
}

export interface Editor {
  /** Replaces the text, if it differs. */
  readonly setText: (text: string) => void
  readonly setMarks: (marks: EditorMarks) => void
  /** Moves the cursor to a range and shows it. */
  readonly goTo: (from: number, to: number) => void
  /** Moves the cursor to a line, counted from 1. */
  readonly goToLine: (line: number) => void
  readonly destroy: () => void
}

/** The nonce that the policy of the page gives to styles of the editor. */
export const STYLE_NONCE = 'editor'

/** Opens an editor for one of the texts of an input. */
export function openEditor({ parent, name, label, text, onChange, onCursor, onFix }: EditorSettings): Editor {
  let isSetting = false
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        EditorView.cspNonce.of(STYLE_NONCE),
        EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false' }),
        keymap.of([{ key: 'Mod-.', run: onFix, preventDefault: true }]),
        basics,
        languageOf(name),
        marksField,
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !isSetting) onChange(update.state.doc.toString())
          if (update.selectionSet || update.docChanged) onCursor(update.state.selection.main.head)
        }),
      ],
    }),
  })
  const goTo = (from: number, to: number): void => {
    const { length } = view.state.doc
    view.dispatch({
      selection: { anchor: Math.min(from, length), head: Math.min(to, length) },
      effects: EditorView.scrollIntoView(Math.min(from, length), { y: 'center' }),
    })
    view.focus()
  }
  return {
    setText: (next) => {
      if (view.state.doc.length === next.length && view.state.doc.toString() === next) return
      isSetting = true
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } })
      isSetting = false
    },
    setMarks: (marks) => view.dispatch({ effects: setMarks.of(marks) }),
    goTo,
    goToLine: (line) => {
      const { from, to } = view.state.doc.line(Math.min(line, view.state.doc.lines))
      goTo(from, to)
    },
    destroy: () => view.destroy(),
  }
}

const basics: Extension = [
  lineNumbers(),
  highlightSpecialChars(),
  history(),
  drawSelection(),
  indentOnInput(),
  bracketMatching(),
  closeBrackets(),
  indentUnit.of('    '),
  keymap.of([...closeBracketsKeymap, ...completionKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab]),
]

function languageOf(name: TextName): Extension {
  if (name === 'events') return [jsonLines, syntaxHighlighting(looks)]
  const hasConditions = name !== 'pipeline'
  return [
    yaml(),
    syntaxHighlighting(looks),
    hasConditions ? conditionHighlighter : [],
    autocompletion({ override: [completionSource(name)], icons: false }),
  ]
}
