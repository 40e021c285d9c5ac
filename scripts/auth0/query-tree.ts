/** A query of the tenant log search, with the detail that a comparison needs. */
export type QueryTree =
  | { readonly kind: 'and' | 'or'; readonly args: readonly QueryTree[] }
  | { readonly kind: 'not'; readonly arg: QueryTree }
  | { readonly kind: 'term'; readonly field: string; readonly value: string }

/**
 * Reads a query as people write it: unquoted words, lists without OR, which Lucene reads as alternatives, and AND
 * before OR where there are no parentheses. Throws if it cannot read the query.
 */
export function readQuery(text: string): QueryTree {
  const tokens = tokensOf(text)
  const tree = readAlternatives(tokens, '')
  const left = tokens.shift()
  if (left !== undefined) throw new Error(`unexpected ${left} in: ${text}`)
  return tree
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[()]|[A-Za-z_.]+:|[^\s()":]+/y

function tokensOf(text: string): string[] {
  const tokens: string[] = []
  const read = new RegExp(TOKEN)
  for (let at = 0; at < text.length; at = read.lastIndex) {
    read.lastIndex = at
    const token = /\s/.test(text.charAt(at)) ? undefined : read.exec(text)?.[0]
    if (token === undefined) read.lastIndex = at + 1
    if (token === undefined && /\S/.test(text.charAt(at))) throw new Error(`no token at character ${at} of: ${text}`)
    if (token !== undefined) tokens.push(token)
  }
  return tokens
}

function readAlternatives(tokens: string[], field: string): QueryTree {
  const args = [readConjuncts(tokens, field)]
  while (tokens[0] !== undefined && tokens[0] !== ')') {
    if (tokens[0] === 'OR') tokens.shift()
    args.push(readConjuncts(tokens, field))
  }
  return group('or', args)
}

function readConjuncts(tokens: string[], field: string): QueryTree {
  const args = [readUnit(tokens, field)]
  while (tokens[0] === 'AND') {
    tokens.shift()
    args.push(readUnit(tokens, field))
  }
  return group('and', args)
}

function readUnit(tokens: string[], field: string): QueryTree {
  const token = tokens.shift()
  if (token === undefined || token === ')' || token === 'AND' || token === 'OR') {
    throw new Error(`missing value before ${token ?? 'the end'}`)
  }
  if (token === 'NOT') return { kind: 'not', arg: readUnit(tokens, field) }
  if (token === '(') {
    const inner = readAlternatives(tokens, field)
    if (tokens.shift() !== ')') throw new Error('missing closing parenthesis')
    return inner
  }
  if (token.endsWith(':')) return readUnit(tokens, token.slice(0, -1))
  return { kind: 'term', field, value: token.startsWith('"') ? token.slice(1, -1).replace(/\\(.)/g, '$1') : token }
}

const group = (kind: 'and' | 'or', args: readonly QueryTree[]): QueryTree => {
  const [only] = args
  return args.length === 1 && only !== undefined ? only : { kind, args }
}
