import { mutantsOf } from '../mutant.js'

/** Faults of what a conversion says about its query. */
export const convertMutants = [
  ...mutantsOf('src/convert/checks/check-losses.ts', {
    'a loss is never an error': ["const code = wider !== 'accepted' ? 'not-expressible' : loss", 'const code = loss'],
    'a loss is always an error': [
      "const code = wider !== 'accepted' ? 'not-expressible' : loss.effect === 'widened' ?",
      "const code = wider.length > 0 ? 'not-expressible' : loss.effect === 'widened' ?",
    ],
  }),
  ...mutantsOf('src/convert/checks/check-answer.ts', {
    'the losses of a query are not reported': [
      'if (code === undefined) return losses',
      'if (code === undefined) return []',
    ],
  }),
  ...mutantsOf('src/convert/conversion-parts.ts', {
    'assumptions are not named': ['return first.assumptions', 'return own'],
    'a wider query is exact': ["isWider ? 'wider' : 'exact'", "'exact'"],
    'the residual is not given': ['isWider ? { expr: residual', 'plans.length > 99 ? { expr: residual'],
  }),
]
