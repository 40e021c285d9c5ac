import { type OneOf, render } from '../../src/emit/dialect.js'
import { CONTROL } from '../../src/emit/escape.js'
import { type Assumption, assuming, type Rendering } from '../../src/emit/rendering.js'
import { isAny, type Pattern, plainText, someText } from '../../src/ir/pattern.js'
import type { Predicate } from '../../src/ir/predicate.js'
import { searchCall, searchRefusal } from './esql-search.js'
import { kql } from './kql.js'
import { hasOtherLetters } from './strings.js'
import { isAtLeast, type Version } from './versions.js'

const KQL = kql({ flattened: '' })

/** A question in KQL to any value of a field. */
interface Question {
  readonly query: string
  /** True if KQL is to be told to ignore letter case. */
  readonly ignoresCase: boolean
  readonly assumptions: readonly Assumption[]
}

/** What KQL says exactly of a field, whether it has one value or several; undefined for anything else. */
export function anyValue(predicate: Predicate, version: Version): Rendering | undefined {
  const question = questionOf(predicate, version)
  if (question === undefined) return undefined
  return searchRefusal(version) ?? assuming(call(question.query, question.ignoresCase), ...question.assumptions)
}

/** `KQL("""f: ("a" or b*)""")`. Questions that ignore letter case and others are two lists. */
export const anyValueLists = (version: Version): readonly OneOf[] =>
  [true, false].flatMap((ignoresCase) =>
    (KQL.oneOf ?? []).map(
      ({ items, list }): OneOf => ({
        items: (predicate) =>
          questionOf(predicate, version)?.ignoresCase === ignoresCase ? items(predicate) : undefined,
        list: (_, values, first) => call(list(nameOf(first) ?? '', values, first), ignoresCase),
      }),
    ),
  )

const call = (query: string, ignoresCase: boolean): string =>
  ignoresCase ? searchCall('KQL', query, '{"case_insensitive": true}') : searchCall('KQL', query)

function questionOf(predicate: Predicate, version: Version): Question | undefined {
  if (nameOf(predicate) === undefined || !isReadWell(predicate)) return undefined
  const said = render(predicate, KQL)
  if (typeof said === 'string') return { query: said, ignoresCase: false, assumptions: [] }
  if (said.fidelity !== 'assuming') return undefined
  const { text: query, assumptions } = said
  if (!assumptions.includes('letter-case') || !canIgnoreCase(predicate, version))
    return { query, ignoresCase: false, assumptions }
  return { query, ignoresCase: true, assumptions: ['field-type'] }
}

/**
 * KQL can be told so from 9.3 on, and does it for ASCII letters in `keyword` fields only.
 *
 * https://www.elastic.co/docs/reference/query-languages/esql/functions-operators/search-functions#esql-kql
 */
const canIgnoreCase = (predicate: Predicate, version: Version): boolean =>
  isAtLeast(version, '9.3') && !('pattern' in predicate && someText(predicate.pattern, hasOtherLetters))

/** A field whose name KQL needs no quotes for. */
function nameOf(predicate: Predicate): string | undefined {
  if (!('field' in predicate) || predicate.field === null) return undefined
  const name = KQL.field(predicate.field)
  return name === predicate.field.replaceAll('{}', '') ? name : undefined
}

/**
 * Elasticsearch reads KQL with a grammar of its own. It takes no text for a wildcard that has a backslash before its first star, gives what is
 * unescaped to a `wildcard` query, which reads it again, joins words by one blank, and sees no end of a text after a backslash
 * (`hasWildcard`, `unescapeUnquotedLiteral` and `extractText` in ParserUtils.java).
 *
 * https://github.com/elastic/elasticsearch/blob/main/x-pack/plugin/kql/src/main/antlr/KqlBase.g4
 */
function isReadWell(predicate: Predicate): boolean {
  switch (predicate.kind) {
    case 'match': {
      const text = plainText(predicate.pattern)
      return text === undefined ? isPlainWildcard(predicate.pattern) : !text.endsWith('\\')
    }
    case 'equals':
    case 'compare':
    case 'cidr':
      return true
    default:
      return false
  }
}

const isPlainWildcard = (pattern: Pattern): boolean =>
  (pattern.length > 1 || !isAny(pattern[0])) &&
  !someText(pattern, (text) => /[\s\\():<>"*?{}]|^(?:and|or|not)$/i.test(text) || CONTROL.test(text))
