import { useEffect, useRef } from 'preact/hooks'
import type { Input } from '../input/input.js'
import type { Platform } from './platform.js'

/** The time in milliseconds without a change after which an input is kept. Browsers limit how often they do this. */
const PAUSE = 400

/** Keeps each changed input, so that a reload loses nothing. Keeps nothing without a platform. */
export function useKeeping(input: Input, platform: Platform | undefined): void {
  const first = useRef(input)
  useEffect(() => {
    if (input === first.current) return
    return platform?.after(PAUSE, () => platform.keep(input))
  }, [input])
}
