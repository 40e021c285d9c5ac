import type { Input } from '../input/input.js'
import type { Reply, Request } from './messages.js'

/** The functions of a worker that the connection uses. */
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
  /** Receives the news that the worker was restarted, or that it is given up for the latest request. */
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
 * Opens a connection to a worker, and keeps it open. A worker that dies, or is silent for `DEADLINE` while a request is
 * open, is replaced. The new one receives the latest request. A request that several workers did not survive is given up,
 * and the next one gets a new worker.
 */
export function openConnection(settings: ConnectionSettings): Connection {
  const state: State = { settings, generation: 0, sequence: 0, isOpen: false, losses: 0, stopClock: () => {} }
  return {
    ask: (input) => {
      state.losses = 0
      state.latest = { sequence: ++state.sequence, input }
      send(state, state.latest)
      return state.latest.sequence
    },
    close: () => {
      state.isOpen = false
      endWorker(state)
    },
  }
}

interface State {
  readonly settings: ConnectionSettings
  port?: WorkerPort
  /** The number of workers until now. Messages of an earlier worker are ignored. */
  generation: number
  latest?: Request
  sequence: number
  /** True while the latest request has no complete reply. */
  isOpen: boolean
  /** The workers that were lost to the latest request. */
  losses: number
  stopClock: () => void
}

function send(state: State, request: Request): void {
  state.port ??= startWorker(state)
  state.port.post(request)
  // The clock of an earlier request goes on, so that constant typing cannot keep a dead worker.
  const isAwaited = state.isOpen
  state.isOpen = true
  if (!isAwaited) startClock(state)
}

function startWorker(state: State): WorkerPort {
  const own = ++state.generation
  return state.settings.start(
    (reply) => own === state.generation && receive(state, reply),
    () => own === state.generation && lose(state),
  )
}

function receive(state: State, reply: Reply): void {
  const isLatest = reply.sequence === state.latest?.sequence
  if (isLatest && reply.kind !== 'part') state.isOpen = false
  // A part of an earlier answer shows that the worker lives.
  startClock(state)
  if (isLatest) state.settings.onReply(reply)
}

function startClock(state: State): void {
  state.stopClock()
  state.stopClock = state.isOpen ? state.settings.after(DEADLINE, () => lose(state)) : () => {}
}

function lose(state: State): void {
  endWorker(state)
  const { latest } = state
  if (latest === undefined || !state.isOpen) return
  state.losses++
  const isGivenUp = state.losses > MAX_LOSSES
  state.settings.onLost(latest.sequence, isGivenUp)
  state.isOpen = false
  if (!isGivenUp) send(state, latest)
}

function endWorker(state: State): void {
  state.stopClock()
  state.port?.terminate()
  delete state.port
  state.generation++
}
