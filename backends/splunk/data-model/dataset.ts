import type { Predicate } from '../../../src/ir/predicate.js'

/** A dataset of a data model. Its fields belong to the root dataset above it. */
export interface Dataset {
  readonly model: string
  readonly root: string
  /** The path from the root for `nodename`; undefined for a root dataset. */
  readonly node: string | undefined
  /** The name for the command `from`: the model and the dataset. */
  readonly name: string
}

/**
 * Reads `Model.Root`, or `Model.Root.Child` for a child dataset; undefined for any other text.
 *
 * @example
 * parseDataset('Web.Web.Proxy') // { model: 'Web', root: 'Web', node: 'Web.Proxy', name: 'Web.Proxy' }
 */
export function parseDataset(text: string): Dataset | undefined {
  if (!/^[A-Za-z0-9_]+(?:\.[A-Za-z0-9_]+)+$/.test(text)) return undefined
  const [model = '', root = '', ...children] = text.split('.')
  return {
    model,
    root,
    node: children.length === 0 ? undefined : [root, ...children].join('.'),
    name: `${model}.${children.at(-1) ?? root}`,
  }
}

/** Fields of every event, which belong to no dataset. */
const BASE_FIELDS: ReadonlySet<string> = new Set(['_time', 'host', 'index', 'source', 'sourcetype'])

/** The name of a field in summaries: below the root dataset. */
export const summaryField = (name: string, { root }: Dataset): string =>
  BASE_FIELDS.has(name) ? name : `${root}.${resultField(name, { root })}`

/** The name of a field in results. Pipelines may name fields with or without the root dataset. */
export const resultField = (name: string, { root }: Pick<Dataset, 'root'>): string =>
  name.startsWith(`${root}.`) ? name.slice(root.length + 1) : name

/** The predicate about fields as results name them. */
export function aboutResults(predicate: Predicate, dataset: Dataset): Predicate {
  if (!('field' in predicate) || predicate.field === null) return predicate
  const field = resultField(predicate.field, dataset)
  return predicate.kind === 'fieldRef'
    ? { ...predicate, field, other: resultField(predicate.other, dataset) }
    : ({ ...predicate, field } as Predicate)
}
