import type { VNode } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Editor } from '../editor/editor.js'
import type { EditorMarks } from '../editor/editor-marks.js'
import type { TextName } from '../input/input.js'
import { CodeBox } from './code-box.js'

interface EditorBoxProps {
  readonly name: TextName
  readonly label: string
  readonly text: string
  readonly marks: EditorMarks
  readonly isVisible: boolean
  readonly onChange: (text: string) => void
  readonly onCursor: (offset: number) => void
  readonly onFix: () => boolean
  /** Receives the editor when it is ready. */
  readonly onReady: (name: TextName, editor: Editor) => void
}

/** An editor for one text. Until its code has been loaded, the text is there to read. */
export function EditorBox(props: EditorBoxProps): VNode {
  const { name, label, text, marks, isVisible } = props
  const box = useRef<HTMLDivElement>(null)
  const latest = useRef(props)
  latest.current = props
  const [editor, setEditor] = useState<Editor>()
  // An editor is opened when it is shown for the first time, because hidden ones cannot measure themselves.
  useEffect(() => {
    if (!isVisible || editor !== undefined) return
    let isClosed = false
    void import('../editor/editor.js').then(({ openEditor }) => {
      if (isClosed || box.current === null) return
      const opened = openEditor({
        parent: box.current,
        name,
        label,
        text: latest.current.text,
        onChange: (changed) => latest.current.onChange(changed),
        onCursor: (offset) => latest.current.onCursor(offset),
        onFix: () => latest.current.onFix(),
      })
      setEditor(opened)
      latest.current.onReady(name, opened)
    })
    return () => {
      isClosed = true
    }
  }, [isVisible])
  useEffect(() => editor?.setText(text), [editor, text])
  useEffect(() => editor?.setMarks(marks), [editor, marks])
  return (
    <div class="ed" ref={box}>
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
