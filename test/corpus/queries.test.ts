import { describe, expect, test } from 'vitest'
import { backends } from '../../backends/index.js'
import { queryReaders } from '../../scripts/corpus/readers.js'
import {
  assumptions,
  type Conversion,
  convertRule,
  type DetectionRule,
  parseRules,
  type Source,
} from '../../src/index.js'
import { corpusRules, type PlacedRule, plainTexts, predicatesOf } from './rules.js'

// Requirements for every query, whatever the rule and the target: each test lists the rules that violate it.

const rules = corpusRules()

describe.each([...backends])('every query for %s', (target, backend) => {
  const convert = (rule: DetectionRule): Conversion => convertRule(rule, backend, { lossy: true })
  const queryOf = (rule: DetectionRule): string | null => convert(rule).query
  const all = rules
    .map((placed) => ({ ...placed, conversion: convert(placed.rule) }))
    .flatMap((one) => (one.conversion.query === null ? [] : [{ ...one, query: one.conversion.query }]))
  const exact = all.filter(({ conversion }) => conversion.fidelity === 'exact')

  /** The file and the query of rules that violate a law. */
  const breaking = (some: readonly Converted[], broken: (one: Converted) => boolean): unknown[] =>
    some.filter(broken).map(({ source, query }) => [source.name, query])

  test('exists for more than nine of ten rules that the target is for', () => {
    const own = rules.filter(({ rule }) => backend.product === undefined || rule.logsource.product === backend.product)
    expect(all.length / own.length).toBeGreaterThan(0.9)
  })

  test('contains something to search for', () => {
    expect(breaking(all, ({ query }) => /^[*\s"()]*$/.test(query))).toEqual([])
  })

  test('is one line without control characters, and without spaces at its ends', () => {
    // Lucene expressions have no escapes for control characters, and a trailing space of a term is escaped.
    const shown = (query: string): string =>
      target === 'lucene' ? query.replace(luceneQuoted, (text) => (text.startsWith('"') ? text : '-')) : query
    expect(breaking(all, ({ query }) => /[\p{Cc}\p{Zl}\p{Zp}]|^\s|\s$/u.test(shown(query)))).toEqual([])
  })

  test('contains no generated names', () => {
    const slip = /undefined|\[object |NaN|Infinity/
    expect(breaking(all, ({ source, query }) => slip.test(query) && !slip.test(source.text))).toEqual([])
  })

  test('closes every parenthesis and every quote', () => {
    expect(breaking(all, ({ query }) => parentheses(query, target) === undefined)).toEqual([])
  })

  test('has no redundant parentheses', () => {
    expect(
      breaking(all, ({ query, conversion }) => {
        const pairs = parentheses(query, target) ?? new Map<number, number>()
        const isDoubled = [...pairs].some(([open, close]) => pairs.get(open + 1) === close - 1)
        const isWhole = pairs.get(0) === withoutQuoted(query, target).length - 1
        // A lone negation has them in Lucene; in KQL and Datadog, the words of a keyword do.
        const hasWords = target === 'kql' || target === 'datadog'
        const isAtom = query.startsWith('(*:* AND NOT ') || (hasWords && conversion.fidelity === 'wider')
        return isDoubled || (isWhole && !isAtom)
      }),
    ).toEqual([])
  })

  test('is deterministic', () => {
    expect(breaking(all, ({ rule, query }) => queryOf(rule) !== query)).toEqual([])
  })

  test('is the same when the rule is read again', () => {
    expect(breaking(all, ({ source, rule, query }) => queryOf(again(source, rule)) !== query)).toEqual([])
  })

  test('is the same with Windows line breaks', () => {
    const onWindows = ({ name, text }: Source): Source => ({ name, text: text.replace(/\r?\n/g, '\r\n') })
    expect(breaking(all, ({ source, rule, query }) => queryOf(again(onWindows(source), rule)) !== query)).toEqual([])
  })

  test('is the same after another rule in the file', () => {
    const other = 'title: other\nlogsource: {product: auth0}\ndetection: {a: {b: c}, condition: a}\n---\n'
    const behind = ({ name, text }: Source): Source => ({ name, text: other + text.replace(/^---.*\n/, '') })
    expect(breaking(all, ({ source, rule, query }) => queryOf(again(behind(source), rule)) !== query)).toEqual([])
  })

  test('is the same without `lossy` if nothing is lost', () => {
    expect(breaking(exact, ({ rule, query }) => convertRule(rule, backend).query !== query)).toEqual([])
  })

  test('is missing without `lossy` if something is lost', () => {
    const wider = all.filter(({ conversion }) => conversion.fidelity === 'wider')
    expect(breaking(wider, ({ rule }) => convertRule(rule, backend).query !== null)).toEqual([])
  })

  test('has a residual if it is wider, and none if it is exact', () => {
    expect(
      breaking(all, ({ conversion }) => (conversion.fidelity === 'wider') !== (conversion.residual !== null)),
    ).toEqual([])
  })

  test('has warnings about losses if it is wider, and none if it is exact', () => {
    const isLoss = (code: string): boolean => code === 'left-out' || code === 'widened'
    expect(
      breaking(
        all,
        ({ conversion }) =>
          (conversion.fidelity === 'wider') !== conversion.diagnostics.some(({ code }) => isLoss(code)),
      ),
    ).toEqual([])
  })

  test('rests on listed assumptions, each once and in order', () => {
    const known = Object.keys(assumptions).sort()
    expect(
      breaking(all, ({ conversion: { assumptions: own } }) => {
        const inOrder = known.filter((name) => own.some((one) => one === name))
        return inOrder.join() !== own.join()
      }),
    ).toEqual([])
  })

  test('is accepted by an independent reader of the language', () => {
    const read = queryReaders.get(target)
    expect(breaking(all, ({ query }) => throws(() => read?.(query)))).toEqual([])
  })

  test('contains every plain text of an exact rule, except for escapes and letter case', () => {
    expect(
      breaking(exact, ({ rule, query }) => {
        const text = unescaped(query)
        return plainTexts(rule).some((own) => !text.includes(unescaped(own)))
      }),
    ).toEqual([])
  })

  test('contains every field of an exact rule', () => {
    expect(
      breaking(exact, ({ rule, query }) => {
        const text = unescaped(query)
        return predicatesOf(rule).some(
          (one) => 'field' in one && one.field !== null && !spellings(one.field).some((name) => text.includes(name)),
        )
      }),
    ).toEqual([])
  })
})

interface Converted extends PlacedRule {
  readonly conversion: Conversion
  readonly query: string
}

/** The same rule, read from another source. */
function again(source: Source, { metadata }: DetectionRule): DetectionRule {
  const found = parseRules(source).find(({ identity }) => identity.id === metadata.id)
  if (found?.rule?.kind !== 'detection') throw new Error(`${source.name} does not hold ${metadata.id} any more`)
  return found.rule
}

function throws(run: () => unknown): boolean {
  try {
    run()
    return false
  } catch {
    return true
  }
}

/**
 * Contexts in which a parenthesis is not syntax: quotes, escapes, and if the language has them, raw strings and regular
 * expressions.
 */
const quoted = /"(?:[^"\\]|\\.)*"|\\./g
const luceneQuoted = /"(?:[^"\\]|\\.)*"|\/(?:[^/\\]|\\.)*\/|\\./g
const quotedIn: Readonly<Record<string, RegExp>> = {
  eql: /""".*?"""|"(?:[^"\\]|\\.)*"/g,
  esql: /""".*?"""|"(?:[^"\\]|\\.)*"/g,
  lucene: luceneQuoted,
}
const withoutQuoted = (query: string, target: string): string => query.replace(quotedIn[target] ?? quoted, "''")

/**
 * The closing position of each parenthesis outside of quotes; undefined if one is not closed, or a quote is left open.
 */
function parentheses(query: string, target: string): ReadonlyMap<number, number> | undefined {
  const pairs = new Map<number, number>()
  const open: number[] = []
  const text = withoutQuoted(query, target)
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') open.push(at)
    if (text[at] !== ')') continue
    const from = open.pop()
    if (from === undefined) return undefined
    pairs.set(from, at)
  }
  return open.length === 0 && !text.includes('"') ? pairs : undefined
}

/**
 * A field name as in a query: without `{}` if the language has no lists of objects, without `data.` in the tenant's own
 * log.
 */
const spellings = (field: string): readonly string[] =>
  [field, field.replaceAll('{}', ''), field.replace(/^data\./, '')].map(unescaped)

/**
 * The text without escapes, in lower case, and with one case of a letter that is written in both; equal in all
 * languages.
 */
const unescaped = (text: string): string =>
  text
    .replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll('\\', '')
    .toLowerCase()
    .replace(/\[(\p{L})\1+\]/gu, '$1')
