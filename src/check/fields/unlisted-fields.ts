import type { YamlMapping } from '../../rule/yaml/node.js'
import { nearMisspelling } from '../../text/suggest.js'
import type { RuleContext } from '../rule-context.js'
import { type WrittenItem, writtenItems } from '../written-items.js'
import { allFields, knownFields, logsourceOf } from './taxonomy.js'

/** An item whose field the taxonomy does not list for the log source of the rule. */
export interface UnlistedField {
  readonly item: WrittenItem
  /** The field that differs in letter case only. */
  readonly inOtherCase: string | undefined
  /** The field that is misspelt, if the name is near to one and no log source has it. */
  readonly misspelt: string | undefined
}

/** Returns the items with unlisted fields; none if the taxonomy does not list the fields of the log source. */
export function unlistedFields(context: RuleContext): readonly UnlistedField[] {
  const before = byRoot.get(context.root)
  if (before !== undefined) return before
  const unlisted = findUnlisted(context)
  byRoot.set(context.root, unlisted)
  return unlisted
}

/** Several checks ask for the fields of the same rule. */
const byRoot = new WeakMap<YamlMapping, readonly UnlistedField[]>()

function findUnlisted(context: RuleContext): readonly UnlistedField[] {
  const logsource = logsourceOf(context)
  const fields = knownFields(logsource)
  if (fields.length === 0) return []
  const listed = new Set(fields)
  const byLowerCase = new Map(fields.map((name) => [name.toLowerCase(), name]))
  const isAudit = logsource.service?.text.toLowerCase() === 'auditd'
  const corrections = new Map<string, string | undefined>()
  const correctionOf = (field: string): string | undefined => {
    if (allFields.has(field)) return undefined
    if (!corrections.has(field) && corrections.size < MAX_CORRECTIONS)
      corrections.set(field, nearMisspelling(field, fields))
    return corrections.get(field)
  }
  return writtenItems(context.root)
    .filter(({ field }) => field !== '' && !listed.has(field) && !(isAudit && isInterpreted(field)))
    .map((item) => {
      const inOtherCase = byLowerCase.get(item.field.toLowerCase())
      return { item, inOtherCase, misspelt: inOtherCase === undefined ? correctionOf(item.field) : undefined }
    })
}

/** Maximum number of names that are compared with all fields. No rule of an author has more. */
const MAX_CORRECTIONS = 200

/**
 * True for the name of an interpreted copy of a field: the Linux audit log adds `SYSCALL=execve` to `syscall=59` with
 * `log_format = ENRICHED`, https://man7.org/linux/man-pages/man5/auditd.conf.5.html
 */
const isInterpreted = (field: string): boolean => /^[A-Z][A-Z0-9_-]*$/.test(field)
