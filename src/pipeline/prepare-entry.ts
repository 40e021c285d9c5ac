import type { DataObject } from '../rule/yaml/data.js'
import type { AnyEntry, EntryReader } from './entry.js'

/** Prepares an entry of a pipeline. The schema has checked that the table has this kind, and its options. */
export function prepareEntry<Made, Inner>(
  kinds: Readonly<Record<string, AnyEntry<Made, Inner>>>,
  kind: string,
  options: DataObject,
  reader: EntryReader<Inner>,
): Made {
  const entry = kinds[kind]
  if (entry === undefined) throw new Error(`bug: the schema of pipelines knows the type ${kind}, which no table has`)
  return entry.prepare(options as never, reader)
}
