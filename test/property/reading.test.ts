/** Law: no text makes reading, lowering or converting throw, and every diagnostic has a place inside the text. */
import fc from 'fast-check'
import { backends } from '../../backends/index.js'
import { convertRule } from '../../src/convert/convert-rule.js'
import { lowerRule } from '../../src/lower/lower-rule.js'
import { parseRules } from '../../src/rule/parse-rules.js'
import { type Diagnostic, formatDiagnostic } from '../../src/text/diagnostic.js'
import { positionAt, type Span } from '../../src/text/source.js'
import { brokenRule, tokenSoup } from './arbitraries/broken-texts.js'
import { anyText, unicodeText } from './arbitraries/texts.js'
import { law } from './law.js'

law('a shipped rule after some accidents', [brokenRule], readsInPeace, { share: 0.1 })
law('tokens of YAML and of rules in any order', [tokenSoup], readsInPeace)
law('any text', [fc.oneof(anyText, unicodeText(), fc.string({ unit: 'binary-ascii', maxLength: 60 }))], readsInPeace)

function readsInPeace(text: string): void {
  const source = { name: 'any.yml', text }
  const documents = parseRules(source)
  if (documents.length === 0) throw new Error('no document, and nothing said about it')
  for (const { rule, span, diagnostics } of documents) {
    isInside(span, text)
    diagnostics.forEach(isSound)
    JSON.stringify(rule)
    if (
      rule === undefined &&
      !diagnostics.some(({ severity }) => severity === 'error') &&
      !mayBeGlobal(text, diagnostics)
    )
      throw new Error('no rule, and no error')
    if (rule === undefined) continue
    if (rule.kind === 'detection') {
      const lowered = lowerRule(rule)
      lowered.diagnostics.forEach(isSound)
      JSON.stringify(lowered)
    }
    for (const backend of backends.values()) {
      for (const lossy of [true, false]) {
        const conversion = convertRule(rule, backend, { lossy })
        conversion.diagnostics.forEach(isSound)
        JSON.stringify(conversion)
        const failed = conversion.diagnostics.some(({ severity }) => severity === 'error')
        if ((conversion.query === null) !== failed || (conversion.fidelity === 'none') !== failed)
          throw new Error('a query with an error, or none without')
      }
    }
  }
}

/** A document with `action: global` is not a rule, and may have warnings of its own. */
const mayBeGlobal = (text: string, diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.length > 0 && text.includes('global')

function isSound(diagnostic: Diagnostic): void {
  const { source, span, related = [], message } = diagnostic
  isInside(span, source.text)
  for (const { span } of related) isInside(span, source.text)
  const { line, column } = positionAt(source.text, span.start)
  if (!(line >= 1 && column >= 1)) throw new Error(`line ${line}, column ${column}`)
  if (/undefined|\[object|NaN/.test(message) && !/undefined|\[object|NaN/.test(source.text))
    throw new Error(`an odd sentence: ${message}`)
  if (formatDiagnostic(diagnostic) !== String(diagnostic)) throw new Error('String() tells something else')
}

function isInside({ start, end }: Span, text: string): void {
  if (!(start >= 0 && start <= end && end <= text.length))
    throw new Error(`${start}–${end} is no span in ${text.length} characters`)
}
