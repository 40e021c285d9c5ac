import fc from 'fast-check'
import { test } from 'vitest'

/** Default number of cases per law: enough to see that it runs. CI searches for counterexamples among 10,000. */
const FEW = 15

/** Set by `npm run test:properties`. */
const asked = process.env.SIGMACAST_RUNS
/**
 * Every run is the same, unless `SIGMACAST_SEED` gives another seed; `random` explores, and a failure then prints the
 * seed.
 */
const given = process.env.SIGMACAST_SEED ?? '1'
const seed = given === 'random' ? undefined : given

type Arbitraries<Values extends readonly unknown[]> = { [Index in keyof Values]: fc.Arbitrary<Values[Index]> }

interface Settings {
  /** Fraction of the number of cases, for slow laws. */
  readonly share?: number
  /** Number of cases unless `SIGMACAST_RUNS` gives one, for laws of which few cases take seconds. */
  readonly few?: number
}

/**
 * A claim for all values: it fails if `holds` throws or returns false. `fc.pre` inside rejects a case, and another one
 * is generated.
 */
export function law<Values extends [unknown, ...unknown[]]>(
  claim: string,
  arbitraries: Arbitraries<Values>,
  holds: (...values: Values) => unknown,
  { share = 1, few = FEW * share }: Settings = {},
): void {
  test(claim, () => {
    const numRuns = Math.ceil(asked === undefined ? few : Number(asked) * share)
    const property = fc.property(...(arbitraries as Arbitraries<[unknown]>), (...values: unknown[]) => {
      return holds(...(values as Values)) !== false
    })
    const parameters = { numRuns, includeErrorInReport: true, ...(seed === undefined ? {} : { seed: Number(seed) }) }
    const details = fc.check(property, parameters)
    if (details.failed)
      throw new Error(fc.defaultReportMessage(details as Parameters<typeof fc.defaultReportMessage>[0]))
    if (asked !== undefined) console.log(`${details.numRuns} cases (seed ${details.seed}): ${claim}`)
  })
}
