import { missing, type Value } from './values.js'

/** The names that a part of a template can use: its own, then those of the scopes around it. */
export interface Scope {
  readonly values: Map<string, Value>
  readonly around: Scope | undefined
}

export const scopeIn = (around: Scope | undefined, values: Iterable<readonly [string, Value]> = []): Scope => ({
  values: new Map(values),
  around,
})

export function lookUp(name: string, scope: Scope): Value {
  for (let inside: Scope | undefined = scope; inside !== undefined; inside = inside.around) {
    const found = inside.values.get(name)
    if (found !== undefined) return found
  }
  return missing(name)
}
