import { checkLength } from '../../python/check-length.js'
import { jsonText } from '../../python/write-json.js'
import { valueAt } from '../../rule/yaml/node.js'
import { diagnose } from '../../text/diagnostic.js'
import { textLimits } from '../../text/limits.js'
import { definePostprocessing } from '../define.js'

const PLACE = '%QUERY%'

/**
 * The layout is that of `json.dumps` of Python, as in pySigma, and numbers stay as they are written. pySigma replaces only texts that are
 * `%QUERY%` and nothing else; here, as its documentation has it, the query may also stand inside of a text.
 */
export const json = definePostprocessing<{ readonly json_template: string }>({
  about: `inserts the query into JSON wherever a string contains \`${PLACE}\``,
  options: { json_template: { type: 'string' } },
  required: ['json_template'],
  prepare: ({ json_template: template }, { source, node, report }) => {
    const span = (valueAt(node, 'json_template') ?? node).span
    const tokens = readTokens(template)
    if (tokens === undefined) report(diagnose('bad-json-template', source, span, []))
    else if (!tokens.some(holdsQuery)) report(diagnose('no-place-for-query', source, span, [PLACE]))
    return {
      changes: 'query',
      apply: (query) =>
        checkLength(lengthOf(tokens ?? [], query), textLimits.text) ??
        (tokens ?? []).map((token) => written(token, query)).join(''),
    }
  },
})

type Token = { readonly text: string } | { readonly written: string }

/** Texts that are values, and all that stands between them on one line; undefined if the whole is no JSON. */
function readTokens(template: string): readonly Token[] | undefined {
  try {
    JSON.parse(template)
  } catch {
    return undefined
  }
  return [...template.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)?|[^\s"]/g)].map(([token, text, colon]): Token => {
    if (text === undefined) return { written: token === ',' ? ', ' : token }
    const value = String(JSON.parse(text))
    return colon === undefined ? { text: value } : { written: `${jsonText(value)}: ` }
  })
}

const holdsQuery = (token: Token): boolean => 'text' in token && token.text.includes(PLACE)

/** Of the JSON, without the escapes that the query needs there. */
const lengthOf = (tokens: readonly Token[], query: string): number =>
  tokens.reduce(
    (length, token) => length + ('text' in token ? token.text.split(PLACE).length - 1 : 0) * query.length,
    0,
  )

const written = (token: Token, query: string): string =>
  'text' in token ? jsonText(token.text.split(PLACE).join(query)) : token.written
