import { backends } from '../../backends/index.js'
import type { Backend, Json } from '../../src/index.js'
import { tenantLog } from './tenant-log.js'

/** A language to prove: a target, with the options that change its queries. */
export interface ProofTarget {
  /** The target and its options, as on the command line. */
  readonly name: string
  readonly backend: Backend
  readonly options: Readonly<Record<string, string | boolean>>
  /** Converts an event to the form that the target stores; a target may not be able to store every event. */
  readonly shape: (event: Json) => Json
}

const variants: readonly (readonly [target: string, options: ProofTarget['options']])[] = [
  ['splunk', { 'data-model': 'tstats', dataset: 'Endpoint.Processes' }],
  ['lucene', { 'case-insensitive': 'regex' }],
]

const shapes: Readonly<Record<string, ProofTarget['shape']>> = { auth0: tenantLog }

/** Every target without options, and with the options that change its language. */
export const proofTargets: readonly ProofTarget[] = [...backends.values()].flatMap((backend) => {
  const shape = shapes[backend.name] ?? ((event: Json): Json => event)
  const own = variants.filter(([target]) => target === backend.name).map(([, options]) => options)
  return [{}, ...own].map((options: ProofTarget['options']) => {
    const settings = Object.entries(options).map(([name, value]) => `${name}=${value}`)
    return { name: [backend.name, ...settings].join(' '), backend, options, shape }
  })
})
