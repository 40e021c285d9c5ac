import { mutantsOf } from '../mutant.js'

/** Faults of the parts that every target shares. */
export const dialectMutants = [
  ...mutantsOf('src/dialect/plan.ts', {
    'a lost predicate under a negation becomes TRUE': [
      'return positive ? TRUE : FALSE\n    }\n  })',
      'return TRUE\n    }\n  })',
    ],
    'a wider text stays under a negation': [
      'return positive ? leaf(leafOf(rendered, rendering)) : FALSE',
      'return leaf(leafOf(rendered, rendering))',
    ],
    'a residual is forgotten': [
      'if (rendered.losses.length > 0) residual.push(conjunct)',
      'if (rendered.losses.length > 9) residual.push(conjunct)',
    ],
    'a negated text is not negated': [
      'return not(leaf(leafOf(rendered, rendering)))',
      'return leaf(leafOf(rendered, rendering))',
    ],
    'assumptions are dropped from leaves': [
      'assumptions = [] }: Text)',
      '}: Text, assumptions: Leaf["assumptions"] = [])',
    ],
    'only the first conjunct of a negation is split': [
      'expr.arg.args.map(not) : [expr]',
      'expr.arg.args.slice(0, 1).map(not) : [expr]',
    ],
    'the residual of the second stage is that of the first': [
      'residual = stage.residual',
      'residual = and([stage.residual, expr])',
      'the residual then also contains conditions that the query already holds for, so that both select the same events',
    ],
  }),
  ...mutantsOf('src/dialect/print.ts', {
    'groups have no parentheses': ["place === 'nothing'", "true || place === 'nothing'"],
  }),
  ...mutantsOf('src/dialect/push-negations.ts', {
    'De Morgan without the exchange of AND and OR': [
      "(tree.kind === 'and') === isNegated ? or(args) : and(args)",
      "tree.kind === 'or' ? or(args) : and(args)",
    ],
    'a double negation negates': ['pushed(tree.arg, !isNegated)', 'pushed(tree.arg, true)'],
  }),
  ...mutantsOf('src/dialect/simplify.ts', {
    'the wrong branch is absorbed': ['small.size < large.size', 'small.size > large.size'],
    'OR becomes AND': ["tree.kind === 'and' ? and : or", "tree.kind === 'or' ? and : or"],
  }),
  ...mutantsOf('src/dialect/with-lists.ts', {
    'a list has only its first two values': ['[...items], first.predicate', '[...items].slice(0, 2), first.predicate'],
    'a list forgets which field it is about': ['open.get(leaf.field) ?? []', "open.get('') ?? []"],
    'a list takes leaves with their own negation': ['if (leaf.negation !== undefined) return undefined\n', ''],
  }),
  ...mutantsOf('src/dialect/without-repeats.ts', {
    'a negation counts as a repetition': ['key: `not ${arg.key}`', 'key: arg.key'],
    'groups of AND and OR are alike': ['.join(` ${tree.kind} `)', ".join(' ')"],
  }),
  ...mutantsOf('src/dialect/guard.ts', {
    'a negation has no guard': [
      "if (missing === 'false' || negation !== undefined) return undefined",
      'return undefined',
    ],
    'one guard for different fields': ['guards.every((other) => other?.name === guard.name)', 'guards.length > 0'],
    'a shared guard although the parts have negations': ['!hasNegation(tree) && guards', 'guards'],
  }),
  ...mutantsOf('src/dialect/prefix-negation.ts', {
    'a negation alone has no positive clause': [
      "within === 'and' ? `NOT ${atom}` : `(${all} AND NOT ${atom})`",
      '`NOT ${atom}`',
    ],
  }),
  ...mutantsOf('src/dialect/escape.ts', {
    'only the first special character is escaped': [
      'return (text) => text.replace(special, escaped)',
      "return (text) => text.replace(new RegExp(special.source, special.flags.replace('g', '')), escaped)",
    ],
    'wildcards are exchanged': ['isAny(part) ? any : one', 'isAny(part) ? one : any'],
  }),
]
