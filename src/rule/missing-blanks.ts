import { type Diagnostic, diagnose } from '../text/diagnostic.js'
import type { Source, Span } from '../text/source.js'
import type { YamlScalar } from './yaml/node.js'

const DASH = 'a dash without a space after it'
const HELP = 'add a space after the dash'

/** Warns about the name of a field, at `span` in its key, that YAML reads with a dash before it, `-Image: a`, or with a blank around it. */
export function checkFieldName(source: Source, key: YamlScalar, span: Span, field: string, found: Diagnostic[]): void {
  if (/^-\w/.test(field) && source.text.charAt(key.span.start) === '-') {
    found.push(diagnose('odd-character', source, span, [DASH], { help: HELP }))
  } else if (field !== '' && field.trim() !== field) {
    const help = 'remove it; field names have no spaces around them'
    found.push(diagnose('odd-character', source, span, ['a space at the beginning or the end'], { help }))
  }
}

/** Warns about a list that YAML reads as one text, since no blank stands behind its dashes. */
export function checkDashes(source: Source, { span }: YamlScalar, found: Diagnostic[]): void {
  if (source.text.charAt(span.start) !== '-') return
  if (/^-\S[^\n]*\n[ \t]*-\S/.test(source.text.slice(span.start, span.end))) {
    found.push(diagnose('odd-character', source, { start: span.start, end: span.start + 1 }, [DASH], { help: HELP }))
  }
}
