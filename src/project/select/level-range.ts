import { LEVELS, type Level } from '../../rule/metadata/levels.js'

/** The levels that a text selects, or the part of it that is not a level. */
export type LevelRange = { readonly levels: readonly Level[] } | { readonly unknown: string }

/**
 * Parses a level, a bound or a range of levels. The ends of a range belong to it.
 *
 * @example
 * parseLevelRange('>=high') // { levels: ['high', 'critical'] }
 * parseLevelRange('low..medium') // { levels: ['low', 'medium'] }
 * parseLevelRange('>hihg') // { unknown: 'hihg' }
 */
export function parseLevelRange(text: string): LevelRange {
  const [, operator, bound = ''] = /^\s*([<>]=?|=)\s*(.*?)\s*$/s.exec(text) ?? []
  if (operator !== undefined) return bounded(operator, bound)
  const [lowest = '', highest, ...rest] = text.split('..').map((part) => part.trim())
  if (highest === undefined || rest.length > 0) return named(text.trim())
  const from = indexOf(lowest)
  const to = indexOf(highest)
  if (from === -1) return { unknown: lowest }
  return to === -1 ? { unknown: highest } : { levels: LEVELS.slice(from, to + 1) }
}

const indexOf = (name: string): number => (LEVELS as readonly string[]).indexOf(name.toLowerCase())

function named(name: string): LevelRange {
  const level = LEVELS[indexOf(name)]
  return level === undefined ? { unknown: name } : { levels: [level] }
}

function bounded(operator: string, bound: string): LevelRange {
  const at = indexOf(bound)
  if (at === -1) return { unknown: bound }
  const includes: Readonly<Record<string, (index: number) => boolean>> = {
    '>=': (index) => index >= at,
    '>': (index) => index > at,
    '<=': (index) => index <= at,
    '<': (index) => index < at,
    '=': (index) => index === at,
  }
  return { levels: LEVELS.filter((_, index) => includes[operator]?.(index)) }
}
