import type { Dialect } from '../../../src/dialect/dialect.js'
import { type Leaf, textAfterField } from '../../../src/dialect/leaf.js'
import { queryExpression } from '../../../src/dialect/query-expression.js'
import {
  assuming,
  assumingAll,
  negated,
  type Rendering,
  SYMBOL,
  singleLine,
  unsupported,
  wider,
} from '../../../src/dialect/rendering.js'
import { type FieldTypeName, type FieldTypes, mergeFieldTypes } from '../../../src/ir/field-types.js'
import type { Predicate, PredicateOf } from '../../../src/ir/predicate.js'
import { prefilterPatterns } from '../../../src/ir/prefilter-patterns.js'
import { mayFoldCase } from '../../../src/ir/regex.js'
import { regexPatterns } from '../../../src/ir/regex-patterns.js'
import { keepRecent } from '../../../src/text/keep-recent.js'
import { networkTerm } from '../addresses.js'
import { fitToTypeIgnoringCase } from '../fit-to-type.js'
import { holdsNumbers, isTextField, knownType } from '../known-type.js'
import { assumeTypeOfMixedFields } from '../mixed-field-assumptions.js'
import { plainName } from '../plain-name.js'
import { WORDS_ONLY } from '../text-words.js'
import { keywordTerm, phraseTerm, type Term, termOf } from './kql-term.js'
import { fieldName } from './kql-text.js'
import { searchNested } from './search-nested.js'
import { textFieldFor } from './text-field.js'

export interface KqlSettings {
  /** Names of flattened fields, comma-separated: equivalent to the type `flattened` for each. */
  readonly flattened: string
}

/**
 * Kibana Query Language. Quoted values are exact, bare values may contain `*`; keyword fields are case-sensitive. A
 * missing field does not match, also under `not`.
 *
 * https://www.elastic.co/docs/reference/query-languages/kql
 * https://github.com/elastic/kibana/blob/main/src/platform/packages/shared/kbn-es-query/src/kuery/grammar/grammar.peggy
 */
export function kql({ flattened }: KqlSettings, fieldTypes: FieldTypes): Dialect {
  const types = flattened === '' ? fieldTypes : mergeFieldTypes([fieldTypes, flattenedFields(flattened)])
  const typeOf = (name: string): FieldTypeName | undefined =>
    isTextField(types, name) ? 'text' : knownType(types, name)
  const dialect: Dialect = {
    name: 'KQL',
    logic: { and: ' and ', or: ' or ', not: (atom) => `not ${atom}`, missing: 'false' },
    field: keepRecent((name) => fieldName(plainName(name))),
    adapt: (predicate) => fitToTypeIgnoringCase(predicate, types),
    predicates: {
      match: (match, field) => {
        const textField = textFieldFor(match, types)
        if (textField !== undefined) return renderTerm(`${textField}: `, phraseTerm(match.pattern))
        return renderTerm(`${field}: `, termOf(match.pattern, match.cased, typeOf(match.field)))
      },
      // A keyword field may hold the text of a boolean in any letter case.
      equals: ({ field: name, type, text }, field) =>
        assuming(
          `${field}: ${text}`,
          ...(type === 'boolean' && typeOf(name) !== 'boolean' ? (['letter-case'] as const) : []),
        ),
      isNull: (_, field) => negated(`${field}: *`),
      exists: (_, field) => `${field}: *`,
      compare: ({ field: name, op, value }, field) =>
        assuming(`${field} ${SYMBOL[op]} ${value}`, ...(holdsNumbers(typeOf(name)) ? [] : (['field-type'] as const))),
      regex: (predicate, field) => renderRegex(predicate, field, typeOf(predicate.field)),
      cidr: (predicate, field) =>
        assuming(
          `${field}: ${networkTerm(predicate, typeOf)}`,
          ...(typeOf(predicate.field) === 'ip' ? [] : (['field-type'] as const)),
        ),
      fieldRef: unsupported('KQL cannot compare two fields'),
      keyword: ({ pattern, cased }) => renderTerm('', keywordTerm(pattern, cased)),
      keywordRegex: unsupported(NO_REGEX),
      timePart: unsupported('KQL cannot extract parts of a date'),
      expression: queryExpression,
    },
    oneOf: [
      {
        items: (predicate, leaf) =>
          textFieldFor(predicate, types) === undefined ? listItems(predicate, typeOf, leaf) : undefined,
        list: (field, items) => `${field}: (${items.join(' or ')})`,
      },
      {
        items: (predicate) =>
          predicate.kind === 'match' && textFieldFor(predicate, types) !== undefined
            ? [phraseTerm(predicate.pattern).text]
            : undefined,
        list: (_, items, first) => `${textFieldFor(first, types)}: (${items.join(' or ')})`,
      },
    ],
  }
  return assumeTypeOfMixedFields(searchNested(dialect, types), fieldTypes)
}

const NO_REGEX = 'KQL has no regular expressions'

const flattenedFields = (names: string): FieldTypes =>
  Object.fromEntries(
    names.split(',').flatMap((name) => (name.trim() === '' ? [] : [[plainName(name.trim()), 'flattened'] as const])),
  )

function listItems(
  predicate: Predicate,
  typeOf: (name: string) => FieldTypeName | undefined,
  leaf: Pick<Leaf, 'text' | 'field'> | undefined,
): readonly string[] | undefined {
  switch (predicate.kind) {
    case 'equals':
      return [predicate.text]
    case 'match': {
      const text = textAfterField(leaf, ': ')
      if (text !== undefined) return [text]
      const term = termOf(predicate.pattern, predicate.cased, typeOf(predicate.field))
      return term === undefined ? undefined : [term.text]
    }
    case 'cidr':
      return [networkTerm(predicate, typeOf)]
    default:
      return undefined
  }
}

function renderTerm(prefix: string, term: Term | undefined): Rendering {
  if (term === undefined) return unsupported(WORDS_ONLY)
  const { text, reasons, assumptions } = term
  const [because] = reasons
  return because === undefined ? assumingAll(prefix + text, assumptions) : wider(prefix + text, because, ...assumptions)
}

/** Renders the patterns of a regular expression, or wider ones. */
function renderRegex(
  { source, flags }: PredicateOf<'regex'>,
  field: string,
  type: FieldTypeName | undefined,
): Rendering {
  const exact = regexPatterns(source, flags)
  const ignoresCase = exact === undefined ? mayFoldCase(source, flags) : !exact.cased
  const patterns = exact?.patterns ?? prefilterPatterns(source, flags)
  const terms = patterns.map((pattern) => termOf(pattern, !ignoresCase, type) ?? NO_WORDS)
  const all = terms.some(({ text }) => text === NO_WORDS.text) ? [{ ...NO_WORDS, assumptions: [] }] : terms
  const values = [...new Set(all.map(({ text }) => text))]
  const text = `${field}: ${values.length === 1 ? values.join() : `(${values.join(' or ')})`}`
  const because = exact === undefined ? NO_REGEX : terms.flatMap(({ reasons }) => reasons)[0]
  const assumptions = new Set([
    ...all.flatMap((term) => term.assumptions),
    ...singleLine(exact?.overLines, because !== undefined),
  ])
  return because === undefined ? assuming(text, ...assumptions) : wider(text, because, ...assumptions)
}

/** Placeholder for a value without words, which a query on a `text` field cannot express. */
const NO_WORDS: Term = { text: '*', reasons: [WORDS_ONLY], assumptions: [] }
