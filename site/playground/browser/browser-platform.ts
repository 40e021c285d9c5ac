import { openConnection } from '../protocol/connection.js'
import type { Platform } from '../view/platform.js'
import { followAddress, showFragment } from './address.js'
import { keepInput } from './kept-input.js'
import { openMarks } from './open-marks.js'
import { workerStarter } from './worker-starter.js'

/**
 * Returns the functions of the browser that the page uses.
 *
 * @param base the address of the folder of the scripts
 * @param targets the names of the targets
 */
export function browserPlatform(base: URL, targets: readonly string[]): Platform {
  const start = workerStarter(new URL('worker.js', base))
  const marks = openMarks()
  return {
    after,
    showFragment,
    keep: keepInput,
    onFragment: (dispatch) => followAddress(targets, dispatch),
    mark: marks.setAtCursor,
    connect: (dispatch) =>
      openConnection({
        start,
        after,
        onReply: (reply) => dispatch({ kind: 'reply', reply }),
        onLost: (sequence, isGivenUp) => dispatch({ kind: 'lost', sequence, isGivenUp }),
      }),
    copy: async (text) => {
      try {
        await navigator.clipboard.writeText(text)
        return true
      } catch {
        return false
      }
    },
    openWhole: (fragment) => void open(new URL(`../playground/index.html#${fragment}`, base), '_blank', 'noopener'),
  }
}

function after(milliseconds: number, run: () => void): () => void {
  const timer = setTimeout(run, milliseconds)
  return () => clearTimeout(timer)
}
