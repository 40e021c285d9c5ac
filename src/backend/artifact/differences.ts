import { assumptions } from '../../ir/assumptions.js'
import { approximations } from '../approximation.js'
import type { Conversion } from '../conversion.js'

/**
 * Returns one sentence for each difference between a query and its rule, and for each assumption, for people who read
 * the artifact on its platform. Empty if the query is exact without assumptions. `code` formats pieces of the rule.
 */
export function differencesOf(
  conversion: Pick<Conversion, 'residual' | 'approximations' | 'assumptions'>,
  code: (text: string) => string = (text) => text,
): readonly string[] {
  return [
    ...(conversion.residual === null ? [] : [`The query does not check: ${code(conversion.residual.text)}`]),
    ...conversion.approximations.map((approximation) => `The query is approximate: ${approximations[approximation]}`),
    ...conversion.assumptions.map((assumption) => `The query assumes: ${assumptions[assumption]}`),
  ]
}
