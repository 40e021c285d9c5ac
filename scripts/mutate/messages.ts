import type { Engine, Task } from '../../test/engines/engine.js'
import type { ClaimCounts } from '../prove/claim-counts.js'

/** An engine, as the process of a fault knows it. */
export interface EngineHead extends Pick<Engine, 'name' | 'isOwn' | 'targets' | 'about'> {
  /** True if it can also evaluate queries. */
  readonly selects: boolean
}

/** Settings of a process that proves with a fault. */
export interface Settings {
  /** The engines that judge; without any, the process only collects its questions. */
  readonly engines: readonly EngineHead[]
  /** Names of the targets to prove. */
  readonly targets: readonly string[]
  /** Number of random rules. */
  readonly random: number
  /** True to prove the built-in pipelines too. */
  readonly pipelines: boolean
  /** True to prove conversions without `lossy` too. */
  readonly strict: boolean
  /** The name of a rule of the fixed set that has shown the fault before: it is asked first. */
  readonly first?: string
  /** A JSON file with digests of questions that are already proved; absent if there are none. */
  readonly proved?: string
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

/** The outcome of the proof: the first disagreement, or else its questions and the claims of the fixed set. */
export type Outcome = Disagreed | Proved

export interface Disagreed {
  readonly disagreement: string
  /** The name of the rule that shows it. */
  readonly rule?: string
}

export interface Proved {
  readonly claims: readonly ClaimCounts[]
  /** Digests of the questions that are not in the file `proved`. */
  readonly questions: readonly string[]
}
