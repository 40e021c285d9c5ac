import { forEachLeaf } from '../ir/bool.js'
import { fieldsRead } from '../ir/fields-read.js'
import type { Expr, Predicate } from '../ir/predicate.js'
import { diagnoseSchema } from '../text/diagnose-schema.js'
import type { Diagnostic } from '../text/diagnostic.js'
import type { Source, Span } from '../text/source.js'
import { inBackQuotes, wordList } from '../text/word-list.js'
import type { FieldSchemaData } from './field-schema.js'
import { nearestField } from './nearest-field.js'
import { type Presence, presenceInAny, typeOfPresence } from './presence.js'
import { MAX_NAMED_SCHEMAS } from './schema-limits.js'

/**
 * Compares a query with the schemas of all data that it searches. Returns one warning for each field that no schema
 * has, and one for each value that a field of its type never holds. Empty without schemas.
 *
 * A field that `isUnmapped` affirms is reported only if it is certainly wrong: it cannot exist, or it differs from a
 * declared field in letter case only.
 */
export function checkSchemas(
  expr: Expr,
  source: Source,
  schemas: readonly FieldSchemaData[],
  isUnmapped: (field: string) => boolean = () => false,
): readonly Diagnostic[] {
  if (schemas.length === 0) return []
  const presences = new Map<string, Presence>()
  const diagnostics: Diagnostic[] = []
  const title = titleOf(schemas)
  forEachLeaf(expr, (predicate) => {
    for (const field of fieldsRead(predicate)) {
      const before = presences.get(field)
      const presence = before ?? presenceInAny(schemas, field)
      presences.set(field, presence)
      if (before === undefined) {
        const near = isFound(presence) ? undefined : nearestField(schemas, field)
        const isUncertain = presence.kind === 'unknown' && isUnmapped(field) && !differsInCase(field, near)
        if (!isUncertain)
          diagnostics.push(...fieldProblem({ field, near, presence, span: predicate.item }, source, title))
      }
      diagnostics.push(...valueProblem(field, presence, predicate, source))
    }
  })
  return withoutRepeats(diagnostics)
}

/** A field of a query, as the schemas know it. */
interface UsedField {
  readonly field: string
  /** The name that the author may have meant. */
  readonly near: string | undefined
  readonly presence: Presence
  /** The place of the item that uses it. */
  readonly span: Span
}

function fieldProblem(
  { field, near, presence, span }: UsedField,
  source: Source,
  title: string,
): readonly Diagnostic[] {
  switch (presence.kind) {
    case 'dynamic':
      return []
    case 'declared':
      return presence.field.isSearchable ? [] : [diagnoseSchema('field-unsearchable', source, span, [field, title])]
    default: {
      const code = presence.kind === 'absent' ? 'field-absent' : 'field-undeclared'
      return [diagnoseSchema(code, source, span, [field, title], { help: helpFor(field, near) })]
    }
  }
}

const isFound = ({ kind }: Presence): boolean => kind === 'declared' || kind === 'dynamic'

const differsInCase = (field: string, near: string | undefined): boolean => near?.toLowerCase() === field.toLowerCase()

function helpFor(field: string, near: string | undefined): string | undefined {
  if (near === undefined) return undefined
  return differsInCase(field, near)
    ? `names of fields are case-sensitive: did you mean \`${near}\`?`
    : `did you mean \`${near}\`?`
}

/**
 * Reports a text that is compared with a numeric field but is no number. The dialects handle addresses, dates and words
 * themselves.
 */
function valueProblem(field: string, presence: Presence, predicate: Predicate, source: Source): readonly Diagnostic[] {
  const type = typeOfPresence(presence)
  if (type === undefined || predicate.kind !== 'match') return []
  const [text] = predicate.pattern
  if (predicate.pattern.length !== 1 || typeof text !== 'string') return []
  const isHeld = NUMBERS.has(type) ? isNumber(text) : type === 'boolean' ? /^(true|false)$/i.test(text) : true
  return isHeld ? [] : [diagnoseSchema('field-type', source, predicate.span, [field, type, JSON.stringify(text)])]
}

const NUMBERS: ReadonlySet<string> = new Set(
  'number byte short integer long unsigned_long half_float float scaled_float double'.split(' '),
)

const isNumber = (text: string): boolean => text.trim() !== '' && Number.isFinite(Number(text))

function titleOf(schemas: readonly FieldSchemaData[]): string {
  const names = inBackQuotes(schemas.map(({ name }) => name))
  return names.length > MAX_NAMED_SCHEMAS ? `any of the ${names.length} schemas` : wordList(names, 'and')
}

/** Removes repeated diagnostics: a value that several items require in the same words is reported once per place. */
function withoutRepeats(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>()
  return diagnostics.filter(({ code, span, message }) => {
    const key = `${code} ${span.start} ${message}`
    return !seen.has(key) && seen.add(key)
  })
}
