import type { VNode } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { EditorMarks } from '../editor/editor-marks.js'
import type { ShownRange } from '../state/shown-range.js'
import { CodeBox } from './code-box.js'
import { type EditorProps, useEditor } from './use-editor.js'

interface EditorBoxProps extends EditorProps {
  readonly marks: EditorMarks
  /** The range to show as soon as the editor is visible; undefined for none. */
  readonly shown: ShownRange | undefined
}

/** An editor for one text. Until its code has been loaded, the text is there to read. */
export function EditorBox(props: EditorBoxProps): VNode {
  const { label, text, marks, isVisible, shown } = props
  const box = useRef<HTMLDivElement>(null)
  const { editor, isLost } = useEditor(props, box)
  const lastShown = useRef<ShownRange | undefined>(undefined)
  useEffect(() => editor?.setMarks(marks), [editor, marks])
  useEffect(() => {
    if (editor === undefined || !isVisible || shown === undefined || shown === lastShown.current) return
    lastShown.current = shown
    editor.goTo(shown.from, shown.to)
  }, [editor, isVisible, shown])
  return (
    <div class="ed" ref={box}>
      {isLost && (
        <p class="low problems" role="alert">
          The editor could not be downloaded. Check the connection, then reload the page to change this text.
        </p>
      )}
      {editor === undefined && (
        <CodeBox className="src" label={label}>
          {text.split('\n').map((line, index) => (
            <span class="l" key={index}>{`${line}\n`}</span>
          ))}
        </CodeBox>
      )}
    </div>
  )
}
