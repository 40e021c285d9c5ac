import type { Collection, Entry } from './layout.js'
import type { Layout } from './read-layout.js'

/**
 * The order of the keys of a rule: that of the Sigma specification, with `tags` where the SigmaHQ rules have them.
 * Other keys follow in their own order. https://github.com/SigmaHQ/sigma-specification
 */
const KEYS = [
  'action',
  'title',
  'id',
  'related',
  'name',
  'taxonomy',
  'status',
  'description',
  'license',
  'references',
  'author',
  'date',
  'modified',
  'tags',
  'logsource',
  'correlation',
  'detection',
  'filter',
  'fields',
  'falsepositives',
  'level',
  'scope',
  'generate',
]

/** The keys by which a document is a rule, and not a pipeline. */
const RULE_KEYS = ['detection', 'correlation', 'filter', 'logsource', 'action']

/** Orders the keys of rules, with the condition last in `detection` and `filter`. Other documents keep their order. */
export function orderKeys({ documents, comments }: Layout): Layout {
  return {
    documents: documents.map((document) =>
      document.root !== undefined && isRule(document.root) ? { ...document, root: orderRule(document.root) } : document,
    ),
    comments,
  }
}

const isRule = ({ kind, entries }: Collection): boolean =>
  kind === 'mapping' && entries.some((entry) => RULE_KEYS.includes(nameOf(entry)))

/** Returns the key of an entry without quotes. */
const nameOf = ({ key = '' }: Entry): string => key.replace(/^(['"])(.*)\1$/, '$2')

const orderRule = (root: Collection): Collection => ({
  ...root,
  entries: sorted(root.entries, rankOf).map(conditionLast),
})

function rankOf(entry: Entry): number {
  const rank = KEYS.indexOf(nameOf(entry))
  return rank === -1 ? KEYS.length : rank
}

function conditionLast(entry: Entry): Entry {
  const { value } = entry
  if (!['detection', 'filter'].includes(nameOf(entry)) || value.kind !== 'mapping') return entry
  const entries = sorted(value.entries, (part) => (nameOf(part) === 'condition' ? 1 : 0))
  return { ...entry, value: { ...value, entries } }
}

/** Sorts entries by their rank. Those of one rank keep their order. */
const sorted = (entries: readonly Entry[], rankOf: (entry: Entry) => number): readonly Entry[] =>
  [...entries].sort((a, b) => rankOf(a) - rankOf(b))
