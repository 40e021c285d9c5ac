import fc from 'fast-check'
import type { Bool } from '../../../src/ir/bool.js'

interface Shape {
  /** Constants are among the leaves. */
  readonly constants?: boolean
  readonly depth?: number
}

/** Any tree that the type allows: groups of one or none, double negations, nested constants. */
export function looseBool<Leaf>(
  leaf: fc.Arbitrary<Leaf>,
  { constants = true, depth = 4 }: Shape = {},
): fc.Arbitrary<Bool<Leaf>> {
  const ends: fc.Arbitrary<Bool<Leaf>> = fc.oneof(
    { weight: 5, arbitrary: leaf.map((leaf): Bool<Leaf> => ({ kind: 'leaf', leaf })) },
    ...(constants
      ? [{ weight: 1, arbitrary: fc.boolean().map((value): Bool<Leaf> => ({ kind: 'const', value })) }]
      : []),
  )
  const least = constants ? 0 : 1
  return fc.letrec<{ tree: Bool<Leaf> }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: depth, depthSize: 'small' },
      { weight: 2, arbitrary: ends },
      {
        weight: 3,
        arbitrary: fc.record({
          kind: fc.constantFrom<'and' | 'or'>('and', 'or'),
          args: fc.array(tie('tree'), { minLength: least, maxLength: 4 }),
        }),
      },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('not' as const), arg: tie('tree') }) },
    ),
  })).tree
}
