import { checkLength } from '../../python/check-length.js'
import { jsonText } from '../../python/write-json.js'
import { valueAt } from '../../rule/yaml/node.js'
import { diagnosePipeline } from '../../text/diagnose-pipeline.js'
import { textLimits } from '../../text/text-limits.js'
import { definePostprocessing } from '../define.js'

const PLACE = '%QUERY%'

/**
 * The layout is that of Python's `json.dumps`, as in pySigma; numbers keep their notation. pySigma replaces only texts
 * that are exactly `%QUERY%`; here the query may also be a part of a text, as pySigma's documentation describes.
 */
export const json = definePostprocessing<{ readonly json_template: string }>({
  options: { json_template: { type: 'string' } },
  required: ['json_template'],
  prepare: ({ json_template: template }, { source, node, report }) => {
    const span = (valueAt(node, 'json_template') ?? node).span
    const tokens = readTokens(template)
    if (tokens === undefined) report(diagnosePipeline('bad-json-template', source, span, []))
    else if (!tokens.some(holdsQuery)) report(diagnosePipeline('no-place-for-query', source, span, [PLACE]))
    return {
      changes: 'query',
      apply: (query) =>
        checkLength(lengthOf(tokens ?? [], query), textLimits.text) ??
        (tokens ?? []).map((token) => tokenText(token, query)).join(''),
    }
  },
})

type Token = { readonly text: string } | { readonly source: string }

/** Splits JSON into texts that are values, and everything between them on one line; undefined if it is no JSON. */
function readTokens(template: string): readonly Token[] | undefined {
  try {
    JSON.parse(template)
  } catch {
    return undefined
  }
  return [...template.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)?|[^\s"]/g)].map(([token, text, colon]): Token => {
    if (text === undefined) return { source: token === ',' ? ', ' : token }
    const value = String(JSON.parse(text))
    return colon === undefined ? { text: value } : { source: `${jsonText(value)}: ` }
  })
}

const holdsQuery = (token: Token): boolean => 'text' in token && token.text.includes(PLACE)

/** The length of the JSON, without escapes that the query needs. */
const lengthOf = (tokens: readonly Token[], query: string): number =>
  tokens.reduce(
    (length, token) => length + ('text' in token ? token.text.split(PLACE).length - 1 : 0) * query.length,
    0,
  )

const tokenText = (token: Token, query: string): string =>
  'text' in token ? jsonText(token.text.split(PLACE).join(query)) : token.source
