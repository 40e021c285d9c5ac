import type { RefObject, VNode } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Editor } from '../editor/editor.js'
import type { EditorMarks } from '../editor/editor-marks.js'
import type { TextName } from '../input/input.js'
import type { ShownRange } from '../state/shown-range.js'
import { CodeBox } from './code-box.js'

interface EditorBoxProps {
  readonly name: TextName
  readonly label: string
  readonly text: string
  readonly marks: EditorMarks
  readonly isVisible: boolean
  /** The range to show as soon as the editor is visible; undefined for none. */
  readonly shown: ShownRange | undefined
  readonly onChange: (text: string) => void
  readonly onCursor: (offset: number) => void
  readonly onFix: () => boolean
}

/** An editor for one text. Until its code has been loaded, the text is there to read. */
export function EditorBox(props: EditorBoxProps): VNode {
  const { label, text, marks, isVisible, shown } = props
  const box = useRef<HTMLDivElement>(null)
  const editor = useEditor(props, box)
  const lastShown = useRef<ShownRange | undefined>(undefined)
  useEffect(() => editor?.setMarks(marks), [editor, marks])
  useEffect(() => {
    if (editor === undefined || !isVisible || shown === undefined || shown === lastShown.current) return
    lastShown.current = shown
    editor.goTo(shown.from, shown.to)
  }, [editor, isVisible, shown])
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

/** Opens the editor in its box when it is shown for the first time, because hidden ones cannot measure themselves. */
function useEditor(props: EditorBoxProps, box: RefObject<HTMLDivElement | null>): Editor | undefined {
  const { text, isVisible } = props
  const latest = useRef(props)
  latest.current = props
  // The texts that the editor has sent and that have not come back yet.
  const written = useRef<string[]>([])
  const [editor, setEditor] = useState<Editor>()
  useEffect(() => {
    if (!isVisible || editor !== undefined) return
    let isClosed = false
    void import('../editor/editor.js').then(({ openEditor }) => {
      if (isClosed || box.current === null) return
      const { name, label, text } = latest.current
      const onChange = (changed: string): void => {
        written.current.push(changed)
        latest.current.onChange(changed)
      }
      setEditor(
        openEditor({
          parent: box.current,
          name,
          label,
          text,
          onChange,
          onCursor: (offset) => latest.current.onCursor(offset),
          onFix: () => latest.current.onFix(),
        }),
      )
    })
    return () => {
      isClosed = true
    }
  }, [isVisible])
  useEffect(() => {
    // A text that comes back from the editor may be older than what has been typed since.
    const own = written.current.indexOf(text)
    if (own === -1) editor?.setText(text)
    else written.current.splice(0, own + 1)
  }, [editor, text])
  return editor
}
