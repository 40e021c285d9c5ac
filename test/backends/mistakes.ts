import type { Backend, Dialect, Renderer } from '../../src/backend.js'

/** Typical mistakes, each as a function that introduces it into a backend. The backend does not report it. */
export const mistakes: Readonly<Record<string, (backend: Backend) => Backend>> = {
  'ignores `not`': changed((dialect) => ({ ...dialect, logic: { ...dialect.logic, not: (atom) => atom } })),
  'joins alternatives with AND': changed((dialect) => ({
    ...dialect,
    logic: { ...dialect.logic, or: dialect.logic.and },
  })),
  'takes a text with wildcards for its literal parts': changed(
    withMatch(
      (match) => (predicate, field) =>
        match({ ...predicate, pattern: predicate.pattern.filter((part) => typeof part === 'string') }, field),
    ),
  ),
  'forgets the end of a text': changed(
    withMatch(
      (match) => (predicate, field) =>
        match({ ...predicate, pattern: [...predicate.pattern, { wildcard: 'any' }] }, field),
    ),
  ),
  'takes every field for one': changed((dialect) => ({ ...dialect, field: () => dialect.field('user_name') })),
  'takes a missing field for one that is there': changed((dialect) => ({
    ...dialect,
    predicates: {
      ...dialect.predicates,
      isNull: (predicate, field) => {
        const { exists } = dialect.predicates
        return typeof exists === 'function' ? exists({ ...predicate, kind: 'exists' }, field) : exists
      },
    },
  })),
}

function changed(change: (dialect: Dialect) => Dialect): (backend: Backend) => Backend {
  return (backend) => ({
    ...backend,
    stages: (options, types) =>
      backend.stages(options, types).map((dialect) => {
        const { specialize } = dialect
        return change(
          specialize === undefined ? dialect : { ...dialect, specialize: (expr) => change(specialize(expr)) },
        )
      }),
  })
}

function withMatch(change: (match: Renderer<'match'>) => Renderer<'match'>): (dialect: Dialect) => Dialect {
  return (dialect) => {
    const { match } = dialect.predicates
    return typeof match === 'function'
      ? { ...dialect, predicates: { ...dialect.predicates, match: change(match) } }
      : dialect
  }
}
