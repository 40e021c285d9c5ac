import { MAX_INDENTATION } from '../python-limits.js'
import { type Filter, filter } from './filter.js'
import { flag, numberArgument, textArgument } from './parameters.js'
import { capitalize, escapeHtml, lines, replace, strip, titleFilter } from './text-operations.js'
import { isMissing, isText, isTrue, plainText, safeText, type Value } from './values.js'
import { fail, failMissing, spendText, type Work } from './work.js'
import { jsonOf, textOf } from './write-value.js'

const simple = (name: string, change: (text: string) => string): Filter =>
  filter(name, [], 0, (value, _, work) => change(textOf(value, work)))

const escaped = filter('escape', [], 0, (value, _, work) =>
  isText(value) && typeof value !== 'string' && value.safe ? value : safeText(escapeHtml(textOf(value, work))),
)

const defaultFilter = filter('default', ['default_value', 'boolean'], 0, (value, [fallback = '', boolean]) =>
  isMissing(value) || (flag(boolean) && !isTrue(value)) ? fallback : value,
)

/**
 * Filters that make a text or a number of a value.
 * https://jinja.palletsprojects.com/en/stable/templates/#list-of-builtin-filters
 */
export const textFilters: Readonly<Record<string, Filter>> = {
  capitalize: simple('capitalize', capitalize),
  d: defaultFilter,
  default: defaultFilter,
  e: escaped,
  escape: escaped,
  indent: filter('indent', ['width', 'first', 'blank'], 0, (value, [width = 4, first, blank], work) =>
    indented(textOf(value, work), width, flag(first), flag(blank), work),
  ),
  int: filter('int', ['default'], 0, (value, [fallback = 0]) => wholeNumber(value) ?? fallback),
  lower: simple('lower', (text) => text.toLowerCase()),
  replace: filter('replace', ['old', 'new', 'count'], 2, (value, [old = '', replacement = '', count], work) =>
    replace(
      textOf(value, work),
      textOf(old, work),
      textOf(replacement, work),
      numberArgument('replace', count, -1),
      work,
    ),
  ),
  safe: filter('safe', [], 0, (value, _, work) => safeText(textOf(value, work))),
  string: simple('string', (text) => text),
  title: simple('title', titleFilter),
  tojson: filter('tojson', ['indent'], 0, (value, [indent], work) => {
    const width = numberArgument('tojson', indent, -1)
    if (width > MAX_INDENTATION) fail('the indentation is too deep')
    return safeText(jsonOf(value, width < 0 ? null : width, work))
  }),
  trim: filter('trim', ['chars'], 0, (value, [characters], work) =>
    strip(textOf(value, work), characters == null ? undefined : textArgument('trim', characters), 'both'),
  ),
  upper: simple('upper', (text) => text.toUpperCase()),
}

function indented(text: string, width: Value, first: boolean, blank: boolean, work: Work): string {
  const indentation = typeof width === 'string' ? width : numberArgument('indent', width, 4)
  if (typeof indentation === 'number' && indentation > MAX_INDENTATION) fail('the indentation is too deep')
  const space = typeof indentation === 'number' ? ' '.repeat(Math.max(indentation, 0)) : indentation
  const textLines = lines(`${text}\n`)
  spendText(text.length + textLines.length * space.length, work)
  return textLines.map((line, index) => ((index === 0 ? first : blank || line !== '') ? space + line : line)).join('\n')
}

/** Parses a number like Python's `int()`, without decimals. */
function wholeNumber(value: Value): number | undefined {
  if (typeof value === 'number') return Math.trunc(value)
  if (typeof value === 'boolean') return Number(value)
  if (!isText(value)) return isMissing(value) ? failMissing(value) : undefined
  const text = strip(plainText(value), undefined, 'both')
  const number = Math.trunc(Number(/^[+-]?\d+(?:_\d+)*$/.test(text) ? text.replaceAll('_', '') : decimal(text)))
  return Number.isNaN(number) ? undefined : Number.isSafeInteger(number) ? number + 0 : fail('a number is too large')
}

const decimal = (text: string): string => (/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/.test(text) ? text : 'NaN')
