/** The placeholders of a path, and whether each differs between all rules. */
const placeholders = {
  dir: { distinguishes: false },
  stem: { distinguishes: true },
  id: { distinguishes: true },
  name: { distinguishes: true },
  target: { distinguishes: false },
  product: { distinguishes: false },
  level: { distinguishes: false },
} as const

export const pathPlaceholders: readonly string[] = Object.keys(placeholders)

/** A path with placeholders such as `{stem}`. */
export interface PathTemplate {
  /** The names of its placeholders, in order, with those that do not exist. */
  readonly names: readonly string[]
  /** True if two rules never have the same path by mistake: it contains a stem, an id or a name. */
  readonly isPerRule: boolean
  /** A path that it could become. */
  readonly example: string
}

/**
 * Parses a path with placeholders.
 *
 * @example
 * parsePathTemplate('dist/{dir}/{stem}.json').names // ['dir', 'stem']
 */
export function parsePathTemplate(path: string): PathTemplate {
  const names = [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name)
  return {
    names,
    isPerRule: names.some((name) => isPlaceholder(name) && placeholders[name].distinguishes),
    example: path.replace(/\{[^{}]*\}/g, 'x'),
  }
}

const isPlaceholder = (name: string): name is keyof typeof placeholders => Object.hasOwn(placeholders, name)
