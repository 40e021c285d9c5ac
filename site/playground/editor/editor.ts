import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { yaml } from '@codemirror/lang-yaml'
import { bracketMatching, indentOnInput, indentService, indentUnit, syntaxHighlighting } from '@codemirror/language'
import { EditorState, type Extension } from '@codemirror/state'
import { drawSelection, EditorView, highlightSpecialChars, keymap, lineNumbers } from '@codemirror/view'
import type { TextName } from '../input/input.js'
import { textChange } from '../state/text-change.js'
import { completionSource } from './completion-source.js'
import { conditionHighlighter } from './condition-highlighter.js'
import type { EditorMarks } from './editor-marks.js'
import { indentBelow } from './indent-below.js'
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
  /** Replaces the part of the text that differs, so that the cursor and the marks stay where they are. */
  readonly setText: (text: string) => void
  readonly setMarks: (marks: EditorMarks) => void
  /** Selects a range, shows it, and takes the focus. */
  readonly goTo: (from: number, to: number) => void
}

/** The nonce that the policy of the page gives to styles of the editor. */
const STYLE_NONCE = 'editor'

/** Opens an editor for one of the texts of an input. */
export function openEditor({ parent, name, label, text, onChange, onCursor, onFix }: EditorSettings): Editor {
  let isSetting = false
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        EditorView.cspNonce.of(STYLE_NONCE),
        EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false', tabindex: '0' }),
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
  return {
    setText: (next) => {
      const changes = textChange(view.state.doc.toString(), next)
      if (changes === undefined) return
      isSetting = true
      view.dispatch({ changes })
      isSetting = false
    },
    setMarks: (marks) => view.dispatch({ effects: setMarks.of(marks) }),
    goTo: (from, to) => {
      const { length } = view.state.doc
      view.dispatch({
        selection: { anchor: Math.min(from, length), head: Math.min(to, length) },
        effects: EditorView.scrollIntoView(Math.min(from, length), { y: 'center' }),
      })
      view.focus()
    },
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
  // The state of a line is at its end, so long lines have to be visible as a whole.
  if (name === 'events') return [jsonLines, syntaxHighlighting(looks), EditorView.lineWrapping]
  const hasConditions = name !== 'pipeline'
  return [
    yaml(),
    indentService.of((context, offset) => indentBelow(context.lineAt(offset, -1).text, context.unit)),
    syntaxHighlighting(looks),
    hasConditions ? conditionHighlighter : [],
    autocompletion({ override: [completionSource(name)], icons: false }),
  ]
}
