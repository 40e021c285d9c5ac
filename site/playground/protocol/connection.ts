import type { Input } from '../input/input.js'
import type { Reply, Request } from './messages.js'

/** What the connection needs of a worker. */
export interface WorkerPort {
  readonly post: (request: Request) => void
  /** Ends the worker. */
  readonly terminate: () => void
}

export interface ConnectionSettings {
  /** Starts a worker that calls `receive` for each of its messages, and `lost` if it dies. */
  readonly start: (receive: (reply: Reply) => void, lost: () => void) => WorkerPort
  /** Calls a function after some milliseconds; returns a function that prevents it. */
  readonly after: (milliseconds: number, run: () => void) => () => void
  /** Receives the replies to the latest request only. */
  readonly onReply: (reply: Reply) => void
  /** Is told that the worker was restarted, or that it is given up for the latest request. */
  readonly onLost: (sequence: number, isGivenUp: boolean) => void
}

export interface Connection {
  /** Sends an input, which supersedes all earlier ones. Returns its sequence number. */
  readonly ask: (input: Input) => number
  readonly close: () => void
}

/** The time in milliseconds that a worker may be silent while a request is open. */
export const DEADLINE = 8000

/** The number of workers that may be lost to one request before it is given up. */
const MAX_LOSSES = 2

/**
 * Opens a connection to a worker, and keeps it open: a worker that dies, or is silent for `DEADLINE` while a request is
 * open, is replaced, and the latest request is sent again. A request that several workers did not survive is given up,
 * and the next one gets a new worker.
 */
export function openConnection({ start, after, onReply, onLost }: ConnectionSettings): Connection {
  let port: WorkerPort | undefined
  let generation = 0
  let latest: Request | undefined
  let sequence = 0
  let isOpen = false
  let losses = 0
  let stopClock = (): void => {}

  const startClock = (): void => {
    stopClock()
    stopClock = isOpen ? after(DEADLINE, lose) : () => {}
  }
  const send = (request: Request): void => {
    port ??= startWorker()
    port.post(request)
    // The clock of an earlier request goes on, so that constant typing cannot keep a dead worker.
    const isAwaited = isOpen
    isOpen = true
    if (!isAwaited) startClock()
  }
  const startWorker = (): WorkerPort => {
    const own = ++generation
    return start(
      (reply) => own === generation && receive(reply),
      () => own === generation && lose(),
    )
  }
  const receive = (reply: Reply): void => {
    const isLatest = reply.sequence === latest?.sequence
    if (isLatest && reply.kind !== 'part') isOpen = false
    // A part of an earlier answer shows that the worker lives.
    startClock()
    if (isLatest) onReply(reply)
  }
  function lose(): void {
    stopClock()
    port?.terminate()
    port = undefined
    generation++
    if (latest === undefined || !isOpen) return
    losses++
    const isGivenUp = losses > MAX_LOSSES
    onLost(latest.sequence, isGivenUp)
    isOpen = false
    if (!isGivenUp) send(latest)
  }

  return {
    ask: (input) => {
      losses = 0
      latest = { sequence: ++sequence, input }
      send(latest)
      return latest.sequence
    },
    close: () => {
      isOpen = false
      stopClock()
      port?.terminate()
      port = undefined
      generation++
    },
  }
}
