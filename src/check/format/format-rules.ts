import { type Event, parseEvents } from '../../rule/yaml/events.generated.js'
import { readYaml } from '../../rule/yaml/read-yaml.js'
import { diagnoseFile } from '../../text/diagnose-file.js'
import { type Diagnostic, isError } from '../../text/diagnostic.js'
import { type LimitSettings, type Limits, limitsOf } from '../../text/limits.js'
import type { Source } from '../../text/source.js'
import { commentsOf } from './comments-of.js'
import { orderKeys } from './order-keys.js'
import { printLayout } from './print-layout.js'
import { readLayout } from './read-layout.js'
import { contentOf, isSameNode } from './same-content.js'
import { isKeptLayout, keptLayout } from './scanner.js'

/** Settings of `formatRules`. */
export interface FormatSettings {
  readonly limits?: LimitSettings
}

/** The text of a file in the layout of sigmacast. */
export interface FormattedText {
  /** The formatted text, or the original one if a diagnostic says why it keeps its layout. */
  readonly text: string
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Formats the YAML of rules, filters, correlations or pipelines: key order, indentation, quotes, blank lines and line
 * breaks. The documents keep their values and their comments: each result is read again and compared. A text with an
 * error, or with a notation that cannot be formatted safely, stays as it is, with a diagnostic. Never throws.
 *
 * @example
 * formatRules({ name: 'rule.yml', text: 'level: high\ntitle: "Logon"\nlogsource: {}' }).text // "title: 'Logon'\nlogsource: {}\nlevel: high\n"
 */
export function formatRules(source: Source, settings: FormatSettings = {}): FormattedText {
  const limits = limitsOf(settings.limits)
  const documents = readYaml(source, limits)
  const errors = documents.flatMap(({ root, diagnostics }) => (root === undefined ? diagnostics.filter(isError) : []))
  if (errors.length > 0) return { text: source.text, diagnostics: errors }
  const text = source.text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  try {
    return formatValid(source, text, limits)
  } catch (problem) {
    if (!isKeptLayout(problem)) throw problem
    const span = originalSpan(source.text, problem.span.start)
    return { text: source.text, diagnostics: [diagnoseFile('layout-kept', source, span, [problem.message])] }
  }
}

function formatValid(source: Source, text: string, limits: Limits): FormattedText {
  const layout = readLayout(text, eventsOf(text, limits))
  const before = describeText(source.text.replace(/^\uFEFF/, ''), text, limits)
  const ordered = printLayout(orderKeys(layout))
  if (isSameText(before, ordered, limits)) return { text: ordered, diagnostics: [] }
  const unordered = printLayout(layout)
  if (!isSameText(before, unordered, limits)) throw keptLayout('the result would not be equal', { start: 0, end: 1 })
  const kept = diagnoseFile('order-kept', source, { start: 0, end: 1 }, [])
  return { text: unordered, diagnostics: [kept] }
}

const eventsOf = (text: string, limits: Limits): Event[] => parseEvents(text, { maxDepth: limits['yaml-depth'] })

interface Description {
  readonly content: string
  readonly comments: readonly string[]
  readonly documents: ReturnType<typeof readYaml>
}

/** Describes a text as it was. Its comments are those of `text`, whose line breaks are `\n`. */
const describeText = (original: string, text: string, limits: Limits): Description => ({
  content: contentOf(original, eventsOf(original, limits)),
  comments: commentsOf(readLayout(text, eventsOf(text, limits))),
  documents: readYaml({ name: '', text: original }, limits),
})

/** True if a printed text can be read and holds the same documents and comments. */
function isSameText(before: Description, printed: string, limits: Limits): boolean {
  let after: Description
  try {
    after = describeText(printed, printed, limits)
  } catch {
    return false
  }
  return (
    before.content === after.content &&
    before.comments.join('\n') === after.comments.join('\n') &&
    before.documents.length === after.documents.length &&
    before.documents.every(({ root }, index) => isSameNode(root, after.documents[index]?.root)) &&
    codesOf(before) === codesOf(after)
  )
}

/** An anchor that another one hides is reported, so equal codes mean that each alias still has its anchor. */
const codesOf = ({ documents }: Description): string =>
  documents
    .map(({ diagnostics }) =>
      diagnostics
        .map(({ code }) => code)
        .sort()
        .join(),
    )
    .join(';')

/** Converts an offset in the text without a byte order mark and carriage returns to one in the original text. */
function originalSpan(original: string, offset: number): { readonly start: number; readonly end: number } {
  let start = original.startsWith('\uFEFF') ? 1 : 0
  for (let left = offset; left > 0 && start < original.length; left--)
    start += original.startsWith('\r\n', start) ? 2 : 1
  return { start, end: Math.min(start + 1, original.length) }
}
