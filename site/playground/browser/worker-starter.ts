import type { ConnectionSettings } from '../protocol/connection.js'

/**
 * Returns a function that starts workers. The first one is started at once, so that it loads while the page gets ready.
 *
 * @param address the address of the script of the worker
 */
export function workerStarter(address: URL): ConnectionSettings['start'] {
  const create = (): Worker => new Worker(address, { type: 'module' })
  let waiting: Worker | undefined = create()
  return (receive, lost) => {
    const worker = waiting ?? create()
    waiting = undefined
    worker.addEventListener('message', ({ data }) => receive(data))
    worker.addEventListener('error', lost)
    worker.addEventListener('messageerror', lost)
    return { post: (request) => worker.postMessage(request), terminate: () => worker.terminate() }
  }
}
