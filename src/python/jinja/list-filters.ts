import { attributeAt } from './access.js'
import { order } from './compare-values.js'
import { type Filter, filter } from './filter.js'
import { bind, flag, itemsOf, textArgument } from './parameters.js'
import {
  type Arguments,
  isDict,
  isMissing,
  isText,
  isTrue,
  NO_ARGUMENTS,
  orMissing,
  plainText,
  tuple,
  type Value,
} from './values.js'
import { fail, spendText, type Work } from './work.js'
import { textOf } from './write-value.js'

const length = filter('length', [], 0, (value, _, work) => itemsOf(value, work).length)

/** `select`, `reject`: the items for which a test is true, or false; without a test, those that are truthy. */
const selection =
  (expected: boolean): Filter =>
  (value, { positional: [test, ...positional], named }, work) =>
    itemsOf(value, work).filter((item) => holds(item, test, { positional, named }, work) === expected)

/** `selectattr`, `rejectattr`: the same for an attribute of each item. */
const attributeSelection =
  (name: string, expected: boolean): Filter =>
  (value, { positional: [path, test, ...positional], named }, work) => {
    const attribute = textArgument(name, path)
    return itemsOf(value, work).filter(
      (item) => holds(attributeAt(item, attribute), test, { positional, named }, work) === expected,
    )
  }

const holds = (item: Value, test: Value | undefined, args: Arguments, work: Work): boolean =>
  test === undefined ? isTrue(item) : work.test(textArgument('select', test), item, args)

const attributeOf = (item: Value, path: Value | undefined): Value =>
  path === undefined || path === null
    ? item
    : attributeAt(item, typeof path === 'number' ? `${path}` : textArgument('attribute', path))

/**
 * Filters of lists and maps.
 * https://jinja.palletsprojects.com/en/stable/templates/#list-of-builtin-filters
 */
export const listFilters: Readonly<Record<string, Filter>> = {
  count: length,
  first: filter('first', [], 0, (value, _, work) => orMissing(itemsOf(value, work)[0], '… | first')),
  items: filter('items', [], 0, (value) =>
    isDict(value) ? [...value].map((entry) => tuple(entry)) : fail('`items` requires a map'),
  ),
  join: filter('join', ['d', 'attribute'], 0, (value, [separator = '', attribute], work) => {
    const between = textOf(separator, work)
    const texts = itemsOf(value, work).map((item) => textOf(attributeOf(item, attribute), work))
    spendText(
      texts.reduce((sum, text) => sum + text.length + between.length, 0),
      work,
    )
    return texts.join(between)
  }),
  last: filter('last', [], 0, (value, _, work) => orMissing(itemsOf(value, work).at(-1), '… | last')),
  length,
  list: filter('list', [], 0, (value, _, work) => [...itemsOf(value, work)]),
  map: (value, args, work) => {
    const change = mapping(args, work)
    return itemsOf(value, work).map(change)
  },
  reject: selection(false),
  rejectattr: attributeSelection('rejectattr', false),
  reverse: filter('reverse', [], 0, (value, _, work) => {
    const items = itemsOf(value, work).toReversed()
    return isText(value) ? textOf(items.map((item) => textOf(item, work)).join(''), work) : items
  }),
  select: selection(true),
  selectattr: attributeSelection('selectattr', true),
  sort: filter('sort', ['reverse', 'case_sensitive', 'attribute'], 0, (value, [reverse, cased, attribute], work) => {
    // Texts may name several attributes: items that agree in the first are sorted by the next.
    const paths = attribute !== undefined && isText(attribute) ? plainText(attribute).split(',') : [attribute]
    const keysOf = (item: Value): Value[] => paths.map((path) => folded(attributeOf(item, path), flag(cased)))
    const keyed = itemsOf(value, work).map((item) => ({ item, keys: keysOf(item) }))
    work.spend(keyed.length * 16)
    const sorted = keyed.sort((a, b) => (flag(reverse) ? order(b.keys, a.keys, work) : order(a.keys, b.keys, work)))
    return sorted.map(({ item }) => item)
  }),
  unique: filter('unique', ['case_sensitive', 'attribute'], 0, (value, [cased, attribute], work) => {
    const seen = new Set<Value>()
    return itemsOf(value, work).filter((item) => {
      const key = folded(attributeOf(item, attribute), flag(cased))
      if (typeof key === 'object' && key !== null) fail('`unique` compares only strings and numbers')
      const isKnown = seen.has(key)
      seen.add(key)
      return !isKnown
    })
  }),
}

function mapping({ positional, named }: Arguments, work: Work): (item: Value) => Value {
  const [name, ...rest] = positional
  if (name !== undefined) {
    const filterName = textArgument('map', name)
    return (item) => work.filter(filterName, item, { positional: rest, named })
  }
  const [attribute, fallback] = bind('map', ['attribute', 'default'], 1, { ...NO_ARGUMENTS, named })
  return (item) => {
    const value = attributeOf(item, attribute)
    return isMissing(value) && fallback !== undefined ? fallback : value
  }
}

/** Returns the key by which items are compared. */
function folded(value: Value, cased: boolean): Value {
  if (!isText(value)) return value
  return cased ? plainText(value) : plainText(value).toLowerCase()
}
