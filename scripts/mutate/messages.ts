import type { Engine, Task } from '../../test/engines/engine.js'
import type { ClaimCounts } from '../prove/claim-counts.js'

/** Settings of a process that proves with a fault. */
export interface Settings {
  readonly engines: readonly Pick<Engine, 'name' | 'targets' | 'about'>[]
  /** Names of engines that only parse. */
  readonly parsers: readonly string[]
  /** Names of the targets to prove. */
  readonly targets: readonly string[]
  /** Number of random rules. */
  readonly random: number
}

/** A call of an engine, which runs in the process that started the mutant. */
export type Call = { readonly id: number; readonly engine: string } & (
  | { readonly queries: readonly string[] }
  | { readonly tasks: readonly Task[] }
)

export interface Answer {
  readonly id: number
  readonly answers: readonly unknown[]
}

/** The outcome of the proof: the first disagreement, or else the claims of the fixed set. */
export type Outcome = { readonly disagreement: string } | { readonly claims: readonly ClaimCounts[] }
