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
  kind === 'mapping' && entries.some(({ key = '' }) => RULE_KEYS.includes(key))

const orderRule = (root: Collection): Collection => ({
  ...root,
  entries: sorted(root.entries, ({ key = '' }) => (KEYS.includes(key) ? KEYS.indexOf(key) : KEYS.length)).map(
    conditionLast,
  ),
})

function conditionLast(entry: Entry): Entry {
  const { key, value } = entry
  if ((key !== 'detection' && key !== 'filter') || value.kind !== 'mapping') return entry
  const entries = sorted(value.entries, (part) => (part.key === 'condition' ? 1 : 0))
  return { ...entry, value: { ...value, entries } }
}

/** Sorts entries stably. A blank line above the first entry separates it from nothing. */
function sorted(entries: readonly Entry[], rankOf: (entry: Entry) => number): readonly Entry[] {
  return [...entries].sort((a, b) => rankOf(a) - rankOf(b))
}
