import { backends } from '../../backends/index.js'
import type { Backend, Json } from '../../src/index.js'
import { tenantLog } from './tenant-log.js'

/** A language to prove: a target with the options that change what it says. */
export interface ProofTarget {
  /** The target, and its options as on the command line. */
  readonly name: string
  readonly backend: Backend
  readonly options: Readonly<Record<string, string | boolean>>
  /** An event as it would be in the target, which may not hold every event. */
  readonly shape: (event: Json) => Json
}

const variants: readonly (readonly [target: string, options: ProofTarget['options']])[] = [
  ['lucene', { 'case-insensitive': 'regex' }],
]

const shapes: Readonly<Record<string, ProofTarget['shape']>> = { auth0: tenantLog }

/** Every target as it is without options, and with those that change its language. */
export const proofTargets: readonly ProofTarget[] = [...backends.values()].flatMap((backend) => {
  const shape = shapes[backend.name] ?? ((event: Json): Json => event)
  const own = variants.filter(([target]) => target === backend.name).map(([, options]) => options)
  return [{}, ...own].map((options: ProofTarget['options']) => {
    const settings = Object.entries(options).map(([name, value]) => `${name}=${value}`)
    return { name: [backend.name, ...settings].join(' '), backend, options, shape }
  })
})
