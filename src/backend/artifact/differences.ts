import { assumptions } from '../../dialect/rendering.js'
import { approximations } from '../approximation.js'
import type { Conversion } from '../conversion.js'

/**
 * How a query differs from its rule, and on what it rests, a sentence each: for whoever reads the artifact on its platform. None if it is exact
 * and rests on nothing. `code` writes what is no sentence but a piece of a rule.
 */
export function differencesOf(
  conversion: Pick<Conversion, 'residual' | 'approximations' | 'assumptions'>,
  code: (text: string) => string = (text) => text,
): readonly string[] {
  return [
    ...(conversion.residual === null ? [] : [`The query does not check: ${code(conversion.residual.text)}`]),
    ...conversion.approximations.map((one) => `The query is approximate: ${approximations[one]}`),
    ...conversion.assumptions.map((one) => `The query assumes: ${assumptions[one]}`),
  ]
}
