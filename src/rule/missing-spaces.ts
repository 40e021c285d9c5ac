import type { Report } from '../text/collect-diagnostics.js'
import { diagnose } from '../text/diagnose.js'
import type { Diagnostic } from '../text/diagnostic.js'
import type { Source, Span } from '../text/source.js'
import { isNull, type YamlEntry, type YamlNode, type YamlScalar } from './yaml/node.js'

const dashWithoutSpace = (source: Source, span: Span): Diagnostic =>
  diagnose('odd-character', source, span, ['a dash without a space after it'], { help: 'add a space after the dash' })

/**
 * Warns about a field name, at `span` in its key, that begins with a dash (`-Image: a`), has spaces around it or is
 * missing. Before a modifier (`|all`), none is needed.
 */
export function checkFieldName(
  source: Source,
  { key, value }: YamlEntry,
  span: Span,
  field: string,
  report: Report,
): void {
  if (isNull(key) || (key.text === '' && isEmptyAt(source, key)))
    report(diagnose('no-field-name', source, keyPlace(source, key, value), []))
  else if (/^-\w/.test(field) && source.text.charAt(key.span.start) === '-') {
    report(dashWithoutSpace(source, span))
  } else if (field !== '' && field.trim() !== field) {
    const help = 'remove it; field names have no spaces around them'
    report(diagnose('odd-character', source, span, ['a space at the beginning or the end'], { help }))
  }
}

/** True for a key that is written as empty quotes. Pipelines write `null` before keywords. */
const isEmptyAt = ({ text }: Source, { span }: YamlNode): boolean =>
  /^(?:''|"")$/.test(text.slice(span.start, span.end))

/** Returns the place of a key without a text: that of its quotes, or else of the colon before its value. */
function keyPlace({ text }: Source, { span }: YamlNode, value: YamlNode): Span {
  if (span.end > span.start) return span
  const start = text.lastIndexOf(':', value.span.start)
  return start < span.end ? span : { start, end: start + 1 }
}

/** Warns about a list that YAML reads as one text because a space after the dashes is missing. */
export function checkDashes(source: Source, { span }: YamlScalar, report: Report): void {
  if (source.text.charAt(span.start) !== '-') return
  if (/^-\S[^\n]*\n[ \t]*-\S/.test(source.text.slice(span.start, span.end))) {
    report(dashWithoutSpace(source, { start: span.start, end: span.start + 1 }))
  }
}
