import type { Bool } from '../../src/ir/bool.js'

/** The operator that binds tighter. `none`: the language does not define it, so the two may not be mixed. */
export type Order = 'or-first' | 'and-first' | 'none'

/**
 * Reads `p1 AND NOT (p2 OR p3)`; AND may be omitted. Groups of one are unwrapped, `COALESCE(…)` is a leaf. Throws if
 * the precedence is ambiguous.
 */
export function parseBool(text: string, order: Order): Bool<string> {
  const tokens = text.match(/[()]|[^\s()]+/g) ?? []
  let at = 0
  const peek = (): string | undefined => tokens[at]
  const take = (): string => tokens[at++] ?? fail('the end')

  function loose(): Bool<string> {
    if (order === 'none') return mixed()
    return order === 'or-first' ? list('and', () => list('or', unit)) : list('or', () => list('and', unit))
  }

  function list(kind: 'and' | 'or', inner: () => Bool<string>): Bool<string> {
    const args = [inner()]
    while (joins(kind)) args.push(inner())
    return group(kind, args)
  }

  function joins(kind: 'and' | 'or'): boolean {
    const next = peek()
    if (next === undefined || next === ')') return false
    if (next === kind.toUpperCase()) return take() !== ''
    return kind === 'and' && next !== 'OR'
  }

  function mixed(): Bool<string> {
    const args = [unit()]
    const kind = peek() === 'OR' ? 'or' : 'and'
    while (joins(kind)) args.push(unit())
    return group(kind, args)
  }

  function unit(): Bool<string> {
    const token = take()
    if (token === 'NOT') return { kind: 'not', arg: unit() }
    if (token === 'COALESCE') return { kind: 'leaf', leaf: call(token) }
    if (token !== '(')
      return token === 'AND' || token === 'OR' || token === ')' ? fail(token) : { kind: 'leaf', leaf: token }
    const inner = loose()
    return take() === ')' ? inner : fail('an open parenthesis')
  }

  function call(name: string): string {
    const parts = [name]
    for (let depth = 0; parts.length === 1 || depth > 0; ) {
      const token = take()
      depth += token === '(' ? 1 : token === ')' ? -1 : 0
      parts.push(token)
    }
    return parts.join(' ')
  }

  const fail = (found: string): never => {
    throw new Error(`unexpected ${found} in: ${text}`)
  }

  const tree = loose()
  return peek() === undefined ? tree : fail(peek() ?? '')
}

const group = (kind: 'and' | 'or', args: readonly Bool<string>[]): Bool<string> =>
  args.length === 1 && args[0] !== undefined ? args[0] : { kind, args }
