import { adaptAndRender, type Dialect, type OneOf } from '../../../src/dialect/dialect.js'
import { assuming, negated, type Rendering } from '../../../src/dialect/rendering.js'
import type { Assumption } from '../../../src/ir/assumptions.js'
import type { FieldTypes } from '../../../src/ir/field-types.js'
import { isAnything, type Pattern, plainText, someText } from '../../../src/ir/pattern.js'
import type { Predicate } from '../../../src/ir/predicate.js'
import { CONTROL } from '../../../src/text/control-characters.js'
import { knownType } from '../known-type.js'
import { kql } from '../kql/kql.js'
import { plainName } from '../plain-name.js'
import { hasOtherLetters } from '../strings.js'
import { isAtLeast, type Version } from '../versions.js'
import { searchCall, searchRefusal } from './esql-search.js'

/** Predicates on any value of a field, in KQL. */
export interface AnyValue {
  /**
   * The KQL for predicates that KQL expresses exactly, for fields with one or several values; undefined for other
   * predicates.
   */
  readonly render: (predicate: Predicate) => Rendering | undefined
  /** Forms for lists, such as `KQL("""f: ("a" or b*)""")`. */
  readonly lists: readonly OneOf[]
}

export function anyValue(version: Version, fieldTypes: FieldTypes): AnyValue {
  const dialect = kql({ flattened: '' }, fieldTypes)
  const queryFor = (predicate: Predicate): KqlQuery | undefined =>
    kqlQueryOf(predicate, { dialect, version, fieldTypes })
  return {
    render: (predicate) => {
      const translation = queryFor(predicate)
      if (translation === undefined) return undefined
      const text = kqlCall(translation.query, translation.ignoresCase)
      return (
        searchRefusal(version) ??
        (predicate.kind === 'isNull' ? negated(text) : assuming(text, ...translation.assumptions))
      )
    },
    lists: listKinds.flatMap((kind) =>
      (dialect.oneOf ?? []).map(
        ({ items, key, list }): OneOf => ({
          items: (predicate) => {
            const translation = queryFor(predicate)
            const isOfKind =
              translation?.ignoresCase === kind.ignoresCase &&
              usesCompanion(translation, predicate) === kind.usesCompanion
            return isOfKind ? items(translation.adapted) : undefined
          },
          ...(key === undefined ? {} : { key: (predicate) => key(queryFor(predicate)?.adapted ?? predicate) }),
          list: (_, values, first) => {
            const adapted = queryFor(first)?.adapted ?? first
            return kqlCall(list(nameOf(adapted, dialect) ?? '', values, adapted), kind.ignoresCase)
          },
        }),
      ),
    ),
  }
}

/** Predicates of different kinds cannot share a list. */
const listKinds = [true, false].flatMap((ignoresCase) =>
  [true, false].map((usesCompanion) => ({ ignoresCase, usesCompanion }) as const),
)

/** True if the query uses the companion field that keeps the same values in lower case. */
const usesCompanion = ({ adapted }: KqlQuery, predicate: Predicate): boolean =>
  'field' in adapted && 'field' in predicate && adapted.field !== predicate.field

const kqlCall = (query: string, ignoresCase: boolean): string =>
  ignoresCase ? searchCall('KQL', query, '{"case_insensitive": true}') : searchCall('KQL', query)

/** A KQL query on any value of a field. */
interface KqlQuery {
  readonly adapted: Predicate
  readonly query: string
  /** True if KQL must ignore letter case. */
  readonly ignoresCase: boolean
  readonly assumptions: readonly Assumption[]
}

interface QueryContext {
  readonly dialect: Dialect
  readonly version: Version
  readonly fieldTypes: FieldTypes
}

function kqlQueryOf(predicate: Predicate, { dialect, version, fieldTypes }: QueryContext): KqlQuery | undefined {
  if (!('field' in predicate) || predicate.field === null) return undefined
  const type = knownType(fieldTypes, predicate.field)
  const { predicate: adapted, rendering } = adaptAndRender(predicate, dialect)
  if (nameOf(adapted, dialect) === undefined || !isReadCorrectly(adapted, type === 'flattened')) return undefined
  if (typeof rendering === 'string') return { adapted, query: rendering, ignoresCase: false, assumptions: [] }
  if (rendering.fidelity === 'negated') return { adapted, query: rendering.text, ignoresCase: false, assumptions: [] }
  if (rendering.fidelity !== 'assuming') return undefined
  const { text: query, assumptions } = rendering
  // KQL has this option from 9.3 on, for ASCII letters in `keyword` fields only.
  // https://www.elastic.co/docs/reference/query-languages/esql/functions-operators/search-functions#esql-kql
  const canIgnoreCase =
    isAtLeast(version, '9.3') &&
    (type === undefined || type === 'keyword') &&
    !('pattern' in adapted && someText(adapted.pattern, hasOtherLetters))
  if (!assumptions.includes('letter-case') || !canIgnoreCase) return { adapted, query, ignoresCase: false, assumptions }
  return { adapted, query, ignoresCase: true, assumptions: type === undefined ? ['field-type'] : [] }
}

/** The name of a field if KQL needs no quotes for it. */
function nameOf(predicate: Predicate, dialect: Dialect): string | undefined {
  if (!('field' in predicate) || predicate.field === null) return undefined
  const name = dialect.field(predicate.field)
  return name === plainName(predicate.field) ? name : undefined
}

/**
 * True if Elasticsearch's own KQL grammar reads the query correctly. It does not recognize a wildcard after a
 * backslash. It passes unescaped text to a `wildcard` query, which unescapes it again. It joins words with one space,
 * and continues a text after a backslash (`hasWildcard`, `unescapeUnquotedLiteral` and `extractText` in
 * ParserUtils.java). ES|QL can test presence itself, except for flattened fields.
 *
 * https://github.com/elastic/elasticsearch/blob/main/x-pack/plugin/kql/src/main/antlr/KqlBase.g4
 */
function isReadCorrectly(predicate: Predicate, isFlattened: boolean): boolean {
  switch (predicate.kind) {
    case 'match': {
      const text = plainText(predicate.pattern)
      if (text !== undefined) return !text.endsWith('\\')
      return isAnything(predicate.pattern) ? isFlattened : isPlainWildcard(predicate.pattern)
    }
    case 'exists':
    case 'isNull':
      return isFlattened
    case 'equals':
    case 'compare':
    case 'cidr':
      return true
    default:
      return false
  }
}

const isPlainWildcard = (pattern: Pattern): boolean =>
  !someText(pattern, (text) => /[\s\\():<>"*?{}]|^(?:and|or|not)$/i.test(text) || CONTROL.test(text))
