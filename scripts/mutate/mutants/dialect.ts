import { mutantsOf } from '../mutant.js'

/** Faults of the parts that every target shares. */
export const dialectMutants = [
  ...mutantsOf('src/dialect/plan.ts', {
    'a lost predicate under a negation becomes TRUE': ['return positive ? TRUE : FALSE', 'return TRUE'],
    'a wider text stays under a negation': ['if (isWidened) return', "if (rendering.fidelity === 'wider') return"],
    'a residual is forgotten': [
      'if (rendered.losses.length > 0) residual.push(conjunct)',
      'if (rendered.losses.length > 9) residual.push(conjunct)',
    ],
    'a negated text is not negated': [
      'return not(leafOf(rendered, rendering, predicate))',
      'return leafOf(rendered, rendering, predicate)',
    ],
    'assumptions are dropped from leaves': [
      "if (typeof rendering === 'string') return leafOf(rendered, { text: rendering }, predicate)",
      "if (typeof rendering === 'string' || rendering.fidelity === 'assuming') return leafOf(rendered, { text: typeof rendering === 'string' ? rendering : rendering.text }, predicate)",
    ],
    'only the first conjunct of a negation is split': [
      'expr.arg.args.map(not) : [expr]',
      'expr.arg.args.slice(0, 1).map(not) : [expr]',
      'the whole negation is then left to the residual: the query selects more events, and none wrongly',
    ],
    'the residual of the second stage is that of the first': [
      'residual = stage.residual',
      'residual = and([stage.residual, expr])',
    ],
  }),
  ...mutantsOf('src/dialect/print.ts', {
    'groups have no parentheses': ["place === 'nothing'", "true || place === 'nothing'"],
  }),
  ...mutantsOf('src/dialect/push-negations.ts', {
    'De Morgan without the exchange of AND and OR': [
      "(tree.kind === 'and') === isNegated ? or(args) : and(args)",
      "tree.kind === 'or' ? or(args) : and(args)",
      'every built-in language has a negation around groups, so that none moves to the leaves',
    ],
    'a double negation negates': [
      'pushed(tree.arg, !isNegated)',
      'pushed(tree.arg, true)',
      'every built-in language has a negation around groups, so that none moves to the leaves',
    ],
  }),
  ...mutantsOf('src/dialect/simplify.ts', {
    'the wrong branch is absorbed': [
      'small.size < large.size',
      'small.size > large.size',
      'a larger set is never part of a smaller one, so that nothing is absorbed: the query is longer, and means the same',
    ],
    'OR becomes AND': ["tree.kind === 'and' ? and : or", "tree.kind === 'or' ? and : or"],
  }),
  ...mutantsOf('src/dialect/with-lists.ts', {
    'a list has only its first two values': [
      '[...items], first.predicate)\n',
      '[...items].slice(0, 2), first.predicate)\n',
    ],
    'a list forgets which field it is about': [
      'const lists = open.get(leaf.field) ?? []\n',
      'const lists = [...open.values()].flat()\n',
    ],
    'a list takes leaves with their own negation': [
      'if (leaf.negation !== undefined) return undefined\n',
      '',
      'no list of a built-in language takes a predicate that brings its own negation',
    ],
  }),
  ...mutantsOf('src/dialect/without-repeats.ts', {
    'a negation counts as a repetition': ['key: `not ${arg.key}`', 'key: arg.key'],
    'all parts of a group are repetitions of the last': ['distinct.set(part.key, part)', "distinct.set('', part)"],
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
      'if (replacement !== undefined)',
      "if (replacement !== undefined && escaped === '')",
    ],
    'wildcards are exchanged': ['isAny(part) ? any : one', 'isAny(part) ? one : any'],
  }),
]
