import { Worker, type WorkerOptions } from 'node:worker_threads'

/**
 * Starts a module that lies beside another one, whose `import.meta.url` is given. A thread that runs the source has to
 * learn TypeScript first.
 */
export function startWorker(name: string, beside: string, options: WorkerOptions = {}): Worker {
  if (!beside.endsWith('.ts')) return new Worker(new URL(`./${name}.js`, beside), options)
  const source = JSON.stringify(new URL(`./${name}.ts`, beside).href)
  const start = `import('tsx/esm/api').then(({ register }) => (register(), import(${source})))`
  return new Worker(start, { ...options, eval: true })
}
