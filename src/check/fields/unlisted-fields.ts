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
  const logsource = logsourceOf(context)
  const fields = knownFields(logsource)
  if (fields.length === 0) return []
  const isAudit = logsource.service?.text.toLowerCase() === 'auditd'
  const listed = new Set(fields)
  return writtenItems(context.root)
    .filter(({ field }) => field !== '' && !listed.has(field) && !(isAudit && isInterpreted(field)))
    .map((item) => {
      const lower = item.field.toLowerCase()
      const inOtherCase = fields.find((name) => name.toLowerCase() === lower)
      const mayBeMisspelt = inOtherCase === undefined && !allFields.has(item.field)
      return { item, inOtherCase, misspelt: mayBeMisspelt ? nearMisspelling(item.field, fields) : undefined }
    })
}

/**
 * True for the name of an interpreted copy of a field: the Linux audit log adds `SYSCALL=execve` to `syscall=59` with
 * `log_format = ENRICHED`, https://man7.org/linux/man-pages/man5/auditd.conf.5.html
 */
const isInterpreted = (field: string): boolean => /^[A-Z][A-Z0-9_-]*$/.test(field)
