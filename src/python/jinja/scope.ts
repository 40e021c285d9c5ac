import { missing, type Value } from './values.js'

/** The names that a part of a template can use: its own, then those of the scopes around it. */
export interface Scope {
  readonly values: Map<string, Value>
  readonly outer: Scope | undefined
}

export const scopeIn = (outer: Scope | undefined, values: Iterable<readonly [string, Value]> = []): Scope => ({
  values: new Map(values),
  outer,
})

export function lookUp(name: string, scope: Scope): Value {
  for (let inside: Scope | undefined = scope; inside !== undefined; inside = inside.outer) {
    const value = inside.values.get(name)
    if (value !== undefined) return value
  }
  return missing(name)
}
