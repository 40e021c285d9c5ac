import type { RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Editor, EditorSettings } from '../editor/editor.js'
import type { TextName } from '../input/input.js'

/** The parameters of an editor, which may change with each rendering. */
export interface EditorProps {
  readonly name: TextName
  readonly label: string
  readonly text: string
  readonly isVisible: boolean
  readonly onChange: (text: string) => void
  readonly onCursor: (offset: number) => void
  readonly onFix: () => boolean
}

/** An editor, undefined until its code has been loaded. */
export interface OpenedEditor {
  readonly editor: Editor | undefined
  /** True if the code of the editor could not be loaded. */
  readonly isLost: boolean
}

/**
 * Opens an editor in a box when it is shown for the first time, because hidden ones cannot measure themselves. Its code
 * is loaded then, and again the next time that the box is shown if it could not be loaded.
 */
export function useEditor(props: EditorProps, box: RefObject<HTMLDivElement | null>): OpenedEditor {
  const { text, isVisible } = props
  const latest = useRef(props)
  latest.current = props
  // The texts that the editor has sent and that have not come back yet.
  const written = useRef<string[]>([])
  const [editor, setEditor] = useState<Editor>()
  const [isLost, setLost] = useState(false)
  useEffect(() => {
    if (!isVisible || editor !== undefined) return
    let isClosed = false
    void import('../editor/editor.js').then(
      ({ openEditor }) => {
        if (isClosed || box.current === null) return
        setLost(false)
        setEditor(openEditor(editorSettings(box.current, latest, written.current)))
      },
      () => setLost(!isClosed),
    )
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
  return { editor, isLost }
}

/** Returns the settings of an editor that calls the latest functions, and adds each text that it sends to a list. */
function editorSettings(
  parent: HTMLElement,
  latest: { readonly current: EditorProps },
  written: string[],
): EditorSettings {
  const { name, label, text } = latest.current
  return {
    parent,
    name,
    label,
    text,
    onChange: (changed) => {
      written.push(changed)
      latest.current.onChange(changed)
    },
    onCursor: (offset) => latest.current.onCursor(offset),
    onFix: () => latest.current.onFix(),
  }
}
