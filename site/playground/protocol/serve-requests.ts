import type { Compiler } from '../answer/open-compiler.js'
import { isDownloadFailure } from './is-download-failure.js'
import type { Reply, Request } from './messages.js'

/** The surroundings of the server. */
export interface ServerPort {
  readonly receive: (handle: (request: Request) => void) => void
  readonly post: (reply: Reply) => void
  /** Returns a time in milliseconds, for the duration of answers. */
  readonly now: () => number
}

/**
 * Answers requests one after the other. A request that arrives while another is being answered supersedes it at its
 * next part, and of several waiting ones only the last is answered.
 */
export function serveRequests({ answer }: Compiler, { receive, post, now }: ServerPort): void {
  let waiting: Request | undefined
  let isBusy = false

  const serve = async (request: Request): Promise<void> => {
    const { sequence, input } = request
    const start = now()
    try {
      for await (const part of answer(input)) {
        post({ kind: 'part', sequence, part })
        await nextTask()
        if (waiting !== undefined) return
      }
      post({ kind: 'done', sequence, milliseconds: now() - start })
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      post(isDownloadFailure(error) ? { kind: 'incomplete', sequence } : { kind: 'failed', sequence, message })
    }
  }

  receive(async (request) => {
    waiting = request
    if (isBusy) return
    isBusy = true
    while (waiting !== undefined) {
      const next: Request = waiting
      waiting = undefined
      await serve(next)
    }
    isBusy = false
  })
}

const { port1, port2 } = new MessageChannel()

/** Lets the messages in that have arrived so far. */
const nextTask = (): Promise<void> =>
  new Promise((resolve) => {
    port1.onmessage = () => resolve()
    port2.postMessage(null)
  })
