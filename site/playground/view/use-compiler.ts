import { useEffect, useRef } from 'preact/hooks'
import type { Input } from '../input/input.js'
import type { Connection } from '../protocol/connection.js'
import type { Action } from '../state/reduce.js'
import type { Platform } from './platform.js'

/** The time in milliseconds after which old results show that they are old. */
const LATE = 200

/** Sends each input to the compiler, and dispatches what comes back. */
export function useCompiler(input: Input, dispatch: (action: Action) => void, platform: Platform | undefined): void {
  const connection = useRef<Connection | undefined>(undefined)
  useEffect(() => {
    connection.current = platform?.connect(dispatch)
    return () => connection.current?.close()
  }, [])
  useEffect(() => {
    const { current } = connection
    if (current === undefined || platform === undefined) return
    const sequence = current.ask(input)
    dispatch({ kind: 'asked', sequence, input })
    return platform.after(LATE, () => dispatch({ kind: 'late', sequence }))
  }, [input])
}
