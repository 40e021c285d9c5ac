import { backends } from '../../backends/index.js'
import { findPipeline } from '../../pipelines/all.js'
import type { Assumption } from '../../src/backend.js'
import {
  approximations,
  type Conversion,
  explainRule,
  type Pipeline,
  parseRules,
  type Source,
} from '../../src/index.js'
import { isError } from '../../src/text/diagnostic.js'

/** A platform with the built-in pipelines for the two products; null if it holds no events of the product. */
export interface Platform {
  readonly target: string
  readonly pipelines: Readonly<Record<Product, string | null>>
}

export type Product = 'okta' | 'auth0'

const elastic = { okta: 'ecs-okta', auth0: 'ecs-auth0' } as const

export const platforms: readonly Platform[] = [
  { target: 'splunk', pipelines: { okta: 'splunk-okta', auth0: 'splunk-auth0' } },
  { target: 'kql', pipelines: elastic },
  { target: 'lucene', pipelines: elastic },
  { target: 'eql', pipelines: elastic },
  { target: 'esql', pipelines: elastic },
  { target: 'datadog', pipelines: { okta: 'datadog-okta', auth0: 'datadog-auth0' } },
  { target: 'auth0', pipelines: { okta: null, auth0: 'auth0-tenant-logs' } },
]

/** The result of one rule on one platform. */
export interface Outcome {
  readonly target: string
  readonly fidelity: Conversion['fidelity']
  readonly query: string | null
  readonly assumptions: readonly Assumption[]
  /** True if the query contains a name or a value that no source verifies. */
  readonly isUnverified: boolean
  /** Reasons why it is not exact, without duplicates. */
  readonly reasons: readonly string[]
}

export interface IdentityRule {
  readonly title: string
  readonly file: string
  readonly outcomes: readonly Outcome[]
}

/**
 * Each detection rule of the sources on each platform. Correlations are omitted; rules that cannot be read count for
 * `product`.
 */
export const identityRules = (sources: readonly Source[], product: Product): readonly IdentityRule[] =>
  sources.flatMap((source) =>
    parseRules(source).flatMap(({ rule, identity, diagnostics }): IdentityRule[] => {
      if (rule !== undefined && rule.kind !== 'detection') return []
      const outcomes = platforms.map(({ target, pipelines }): Outcome => {
        const none = { target, fidelity: 'none', query: null, assumptions: [], isUnverified: false } as const
        if (rule === undefined) {
          return { ...none, reasons: unique(diagnostics.filter(isError).map(({ message }) => message)) }
        }
        const settings = { pipelines: named(pipelines[product]), lossy: true }
        const { conversion, steps, stages } = explainRule(rule, backendOf(target), settings)
        const { fidelity, query, assumptions } = conversion
        const reasons =
          fidelity === 'none'
            ? conversion.diagnostics.filter(isError).map(({ message }) => message)
            : [
                ...(stages.at(-1)?.losses ?? []).map(({ because }) => because),
                ...conversion.approximations.map((approximation) => approximations[approximation]),
              ]
        const isUnverified = steps.some(
          ({ step, changes }) =>
            step.confidence === 'unverified' && changes.some(({ what }) => what === 'items' || what === 'kept'),
        )
        return { target, fidelity, query, assumptions, isUnverified, reasons: unique(reasons) }
      })
      return [{ title: identity.title ?? source.name, file: source.name, outcomes }]
    }),
  )

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)]

function backendOf(target: string) {
  const backend = backends.get(target)
  if (backend === undefined) throw new Error(`unknown target ${target}`)
  return backend
}

function named(name: string | null): readonly Pipeline[] {
  if (name === null) return []
  const pipeline = findPipeline(name)
  if (pipeline === undefined) throw new Error(`unknown pipeline ${name}`)
  return [pipeline]
}
