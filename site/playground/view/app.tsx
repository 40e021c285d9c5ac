import type { VNode } from 'preact'
import { useCallback, useEffect, useMemo, useReducer, useRef } from 'preact/hooks'
import type { Editor } from '../editor/editor.js'
import { appliedIn, commandScript } from '../input/command.js'
import type { TextName } from '../input/input.js'
import { encodeInput } from '../input/share.js'
import type { Connection } from '../protocol/connection.js'
import { reduce } from '../state/reduce.js'
import type { State } from '../state/state.js'
import type { TargetInfo } from '../target-info.js'
import { InputPane } from './input-pane.js'
import { OutputPane } from './output-pane.js'
import type { Platform } from './platform.js'
import { StatusBar } from './status-bar.js'

interface AppProps {
  readonly state: State
  readonly targets: readonly TargetInfo[]
  readonly isEmbedded: boolean
  /** Undefined while the page is built. */
  readonly platform: Platform | undefined
}

/** The time in milliseconds after which old results say that they are old. */
const LATE = 200

/** The whole page below its heading. */
export function App({ state: first, targets, isEmbedded, platform }: AppProps): VNode {
  const [state, dispatch] = useReducer(reduce, first)
  const connection = useRef<Connection | undefined>(undefined)
  const editors = useMemo(() => new Map<TextName, Editor>(), [])
  useEffect(() => {
    connection.current = platform?.connect(dispatch)
    return () => connection.current?.close()
  }, [])
  useEffect(() => {
    const { current } = connection
    if (current === undefined || platform === undefined) return
    const sequence = current.ask(state.input)
    dispatch({ kind: 'asked', sequence })
    return platform.after(LATE, () => dispatch({ kind: 'late', sequence }))
  }, [state.input])
  useEffect(() => platform?.onFragment(dispatch), [])
  const onPredicate = useCallback((number: number | undefined) => platform?.mark(number), [])
  const onShare = async (): Promise<void> => {
    const encoded = await encodeInput(state.input)
    if ('problem' in encoded) dispatch({ kind: 'notice', text: encoded.problem })
    else {
      const link = platform?.showFragment(encoded.fragment) ?? ''
      const isCopied = await platform?.copy(link)
      dispatch({
        kind: 'notice',
        text: isCopied ? `Link copied: ${link.length} characters.` : 'The link is in the address bar.',
      })
    }
  }
  const onCommand = async (): Promise<void> => {
    const isCopied = await platform?.copy(commandScript(state.input, appliedIn(state.input, state.answer)))
    dispatch({
      kind: 'notice',
      text: isCopied ? 'Command copied, with the files that it reads.' : 'The clipboard is not available.',
    })
  }
  const onGoToEvent = (line: number): void => {
    dispatch({ kind: 'show-input', tab: 'events' })
    // The editor may still be hidden.
    platform?.after(0, () => editors.get('events')?.goToLine(line))
  }
  const view = { state, dispatch, targets }
  return (
    <>
      {state.linkProblem !== '' && (
        <p class="low err" role="alert">
          {state.linkProblem}
        </p>
      )}
      <div class="split">
        <InputPane {...view} onPredicate={onPredicate} editors={editors} isEmbedded={isEmbedded} />
        <OutputPane {...view} isEmbedded={isEmbedded} onGoToEvent={onGoToEvent} />
      </div>
      {isEmbedded ? (
        <div class="status">
          <span role="status">{state.problem || state.notice}</span>
          <button type="button" class="quiet" onClick={() => void platform?.openWhole(state.input)}>
            Open in the playground
          </button>
        </div>
      ) : (
        <StatusBar state={state} onShare={() => void onShare()} onCommand={() => void onCommand()} />
      )}
    </>
  )
}
