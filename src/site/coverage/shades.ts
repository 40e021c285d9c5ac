import { LEVELS } from '../../rule/metadata/levels.js'
import { counted } from '../../text/count.js'

// Shared by the page and its script, which has to stay small.

/** The least numbers of rules of the four shades. */
const SHADES = [1, 5, 20, 100] as const

/** Returns the shade of a number of rules, from 0 for none to 4. */
export const shadeOf = (rules: number): number => SHADES.filter((least) => rules >= least).length

/** The names of the shades, from 0. */
export const SHADE_NAMES: readonly string[] = ['none', '1 to 4', '5 to 19', '20 to 99', '100 or more']

/** The names of the levels, from 0 for rules without one. */
export const LEVEL_NAMES: readonly string[] = ['no level', ...LEVELS]

/** The most gaps that the page shows. The JSON beside it has all facts. */
export const MAX_GAPS = 15

/** Says how many gaps there are, and how many of them are shown. */
export const gapsNote = (count: number): string =>
  count === 0
    ? 'A rule covers every technique that rules about other products cover.'
    : `${counted(count, 'technique')} with rules about other products and none about this one.${
        count > MAX_GAPS ? ` The first ${MAX_GAPS} are below.` : ''
      }`
