import type { VNode } from 'preact'
import { useCallback, useEffect, useReducer } from 'preact/hooks'
import { reduce } from '../state/reduce.js'
import type { State } from '../state/state.js'
import type { TargetInfo } from '../target-info.js'
import { InputPane } from './input-pane.js'
import { OutputPane } from './output-pane.js'
import type { Platform } from './platform.js'
import { StatusBar } from './status-bar.js'
import { copyCommand, openWhole, shareLink } from './take-along.js'
import { useCompiler } from './use-compiler.js'
import { useKeeping } from './use-keeping.js'

interface AppProps {
  readonly state: State
  readonly targets: readonly TargetInfo[]
  readonly isEmbedded: boolean
  /** Undefined while the page is built. */
  readonly platform: Platform | undefined
}

/** The whole page below its heading. */
export function App({ state: first, targets, isEmbedded, platform }: AppProps): VNode {
  const [state, dispatch] = useReducer(reduce, first)
  useCompiler(state.input, dispatch, platform)
  useKeeping(state.input, isEmbedded ? undefined : platform)
  useEffect(() => platform?.onFragment(dispatch), [])
  const onPredicate = useCallback((number: number | undefined) => platform?.mark(number), [])
  const tell = async (outcome: (platform: Platform) => Promise<string>): Promise<void> => {
    if (platform !== undefined) dispatch({ kind: 'notice', text: await outcome(platform) })
  }
  const view = { state, dispatch, targets, isEmbedded }
  return (
    <>
      {state.linkProblem !== '' && (
        <p class="low err" role="alert">
          {state.linkProblem}
        </p>
      )}
      <div class="split">
        <InputPane {...view} onPredicate={onPredicate} />
        <OutputPane {...view} />
      </div>
      {isEmbedded ? (
        <EmbeddedStatus state={state} onOpen={() => void tell((own) => openWhole(state.input, own))} />
      ) : (
        <StatusBar
          state={state}
          onShare={() => void tell((own) => shareLink(state.input, own))}
          onCommand={() => void tell((own) => copyCommand(state.input, state.answer, own))}
        />
      )}
    </>
  )
}

/** The line at the bottom of an embedded playground. */
const EmbeddedStatus = ({ state, onOpen }: Pick<AppProps, 'state'> & { readonly onOpen: () => void }): VNode => (
  <div class="status">
    <span role="status">{state.problem || state.notice}</span>
    <button type="button" class="quiet" onClick={onOpen}>
      Open in the playground
    </button>
  </div>
)
