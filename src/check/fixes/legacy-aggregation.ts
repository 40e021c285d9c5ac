import { uuidOf } from '../../rule/metadata/uuid.js'
import type { CorrelationRule } from '../../rule/rule.js'
import { valueAt, type YamlMapping, type YamlScalar } from '../../rule/yaml/node.js'
import { insertAfter, removeEntry, replaceScalar } from '../edits/edit-node.js'
import { unsafeFixOf } from '../edits/fix-of.js'
import { oneLineScalar } from '../edits/one-line.js'
import { isWrittenHere } from '../edits/place-of.js'
import { writeScalar } from '../edits/write-scalar.js'
import type { Edit } from '../finding.js'
import type { RuleContext } from '../rule-context.js'
import { correlationDocument } from './correlation-document.js'
import type { DiagnosticFix } from './index.js'

/**
 * Writes the aggregation of a condition as a correlation in a second document. The correlation keeps title, id and
 * level. The rule of its events gets a name, an id derived from the old one, and the level `informational`.
 *
 * The fix is unsafe, because a filter that names the rule by its id no longer applies to its events.
 */
export const fixLegacyAggregation: DiagnosticFix = (_, context) => {
  const { source, document, root, rule } = context
  const detection = valueAt(root, 'detection')
  if (rule?.kind !== 'correlation' || detection?.kind !== 'mapping' || valueAt(root, 'correlation')) return undefined
  const isWhole = root.span.start === document.span.start && isWrittenHere(source.text, root)
  if (!isWhole || hasFirstSeen(rule)) return undefined
  const name = `${rule.metadata.name ?? slugOf(rule)}_events`
  const correlation = correlationDocument(context, rule, name)
  return (
    correlation && unsafeFixOf(...eventRule(context, rule, name), ...eventDetection(context, detection), correlation)
  )
}

const hasFirstSeen = ({ ownRules }: CorrelationRule): boolean =>
  ownRules.some(({ firstSeen }) => firstSeen !== undefined)

/** Makes a name of the title, with the number of the document where a file has several. */
function slugOf({ metadata, number }: CorrelationRule): string {
  const slug = metadata.title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '')
  return `${slug === '' ? 'rule' : slug}${number === 1 ? '' : `_${number}`}`
}

/** Edits the metadata of the rule that selects the events. */
function eventRule(context: RuleContext, rule: CorrelationRule, name: string): readonly (Edit | undefined)[] {
  const { source, root } = context
  const { metadata } = rule
  const replaced = (key: string, text: string): readonly (Edit | undefined)[] => {
    const node = valueAt(root, key)
    if (node === undefined) return []
    const scalar = oneLineScalar(source, node)
    return [scalar && replaceScalar(source, scalar, text)]
  }
  const options = root.entries.findIndex(({ key }) => key.text === 'sigmacast')
  return [
    ...replaced('title', `${metadata.title} - Events`),
    ...(metadata.id === undefined ? [] : replaced('id', uuidOf('events', metadata.id))),
    ...(valueAt(root, 'name') === undefined ? [insertedName(context, name)] : replaced('name', name)),
    ...replaced('level', 'informational'),
    ...(options === -1 ? [] : [removeEntry(source, root, options)]),
  ]
}

/** Adds the name after the id, or after the title, or after the first key. */
function insertedName({ source, root }: RuleContext, name: string): Edit | undefined {
  const entries = ['id', 'title'].flatMap((name) => root.entries.find(({ key }) => key.text === name) ?? [])
  const entry = entries[0] ?? root.entries[0]
  return entry && insertAfter(source, entry, 'name', writeScalar(name))
}

/** Removes the aggregation and its time span. */
function eventDetection({ source }: RuleContext, detection: YamlMapping): readonly (Edit | undefined)[] {
  const timeframe = detection.entries.findIndex(({ key }) => key.text === 'timeframe')
  const condition = conditionOf(detection)
  const scalar = condition && oneLineScalar(source, condition)
  return [
    removeEntry(source, detection, timeframe),
    scalar && replaceScalar(source, scalar, scalar.text.slice(0, scalar.text.indexOf('|')).trim()),
  ]
}

function conditionOf(detection: YamlMapping): YamlScalar | undefined {
  const value = valueAt(detection, 'condition')
  const node = value?.kind === 'sequence' ? value.items[0] : value
  return node?.kind === 'scalar' ? node : undefined
}
