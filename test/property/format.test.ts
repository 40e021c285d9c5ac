/** Laws of `format`: the documents and comments stay, and a formatted text is formatted. */
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { CORE_SCHEMA, loadAll, YAML11_SCHEMA } from 'js-yaml'
import { formatRules } from '../../src/check/format/format-rules.js'
import { parseRules, type RuleDocument } from '../../src/rule/parse-rules.js'
import { brokenRule, tokenSoup } from './arbitraries/broken-texts.js'
import { anyText, unicodeText } from './arbitraries/texts.js'
import { yamlLayout } from './arbitraries/yaml-layouts.js'
import { law } from './law.js'

law('YAML in any layout is formatted, with its documents and comments', [yamlLayout], (text) => {
  if (formatRules({ name: 'any.yml', text }).diagnostics.some(({ code }) => code === 'layout-kept')) return false
  staysEqual(text)
})
law('a shipped rule after some accidents is formatted, or stays as it is', [brokenRule], staysEqual)
law('tokens of YAML in any order are formatted, or stay as they are', [tokenSoup], staysEqual)
law('any text is formatted, or stays as it is', [fc.oneof(anyText, unicodeText())], staysEqual)

function staysEqual(text: string): void {
  const formatted = formatRules({ name: 'any.yml', text })
  if (formatted.text === text) return
  const errors = formatted.diagnostics.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) throw new Error('a text with an error was changed')
  for (const schema of [CORE_SCHEMA, YAML11_SCHEMA]) {
    if (!isDeepStrictEqual(valuesOf(text, schema), valuesOf(formatted.text, schema)))
      throw new Error(`other values:\n${formatted.text}`)
  }
  const comments = (written: string): string => (written.match(/# c\d+/g) ?? []).sort().join()
  if (comments(text) !== comments(formatted.text)) throw new Error(`other comments:\n${formatted.text}`)
  const codes = (written: string): string =>
    parseRules({ name: 'any.yml', text: written }).flatMap(codesOf).sort().join()
  if (codes(text) !== codes(formatted.text))
    throw new Error(`${codes(text)} became ${codes(formatted.text)}:\n${formatted.text}`)
  if (
    withoutScalars(formatted.text)
      .split('\n')
      .some((line) => /[ \t]$/.test(line))
  )
    throw new Error(`a space at the end of a line:\n${formatted.text}`)
  const again = formatRules({ name: 'any.yml', text: formatted.text })
  if (again.text !== formatted.text) throw new Error(`not stable:\n${formatted.text}\nbecomes\n${again.text}`)
}

/** The documents by an independent reading, or the message of its error: tags and aliases may have no value. */
function valuesOf(text: string, schema: typeof CORE_SCHEMA): unknown {
  try {
    return loadAll(text.replace(/^\ufeff/, ''), { schema })
  } catch (error) {
    return (error as { reason?: string }).reason
  }
}

const codesOf = ({ diagnostics }: RuleDocument): string[] => diagnostics.map(({ code }) => code)

/** Spaces at the end of a line are a part of a literal scalar. */
const withoutScalars = (text: string): string => (/[|>][0-9+-]*(?: +#.*)?$/m.test(text) ? '' : text)
