import { dateMethodNames } from './date-text.js'
import { bind, itemsOf, numberArgument, textArgument } from './parameters.js'
import { capitalize, replace, split, strip, titleMethod } from './text-operations.js'
import {
  type Callable,
  type Dict,
  isDict,
  isList,
  isText,
  isTuple,
  type List,
  plainText,
  tuple,
  type Value,
} from './values.js'
import { fail, spendText, type Work } from './work.js'

interface Method<Subject> {
  readonly parameters: readonly string[]
  readonly required: number
  readonly apply: (subject: Subject, values: readonly (Value | undefined)[], work: Work) => Value
}

const method = <Subject>(
  parameters: readonly string[],
  required: number,
  apply: Method<Subject>['apply'],
): Method<Subject> => ({ parameters, required, apply })

const changed = (change: (text: string) => string): Method<string> =>
  method([], 0, (text, _, work) => {
    spendText(text.length, work)
    return change(text)
  })

const stripped = (ends: 'both' | 'start' | 'end'): Method<string> =>
  method(['chars'], 0, (text, [characters], work) => {
    spendText(text.length, work)
    return strip(text, characters == null ? undefined : textArgument('strip', characters), ends)
  })

const ends = (name: 'startsWith' | 'endsWith'): Method<string> =>
  method(['text'], 1, (text, [endings = null]) =>
    (isList(endings) && isTuple(endings) ? endings : [endings]).some((ending) =>
      text[name](textArgument(name.toLowerCase(), ending)),
    ),
  )

/** https://docs.python.org/3/library/stdtypes.html#string-methods */
const textMethods: Readonly<Record<string, Method<string>>> = {
  capitalize: changed(capitalize),
  endswith: ends('endsWith'),
  join: method(['items'], 1, (text, [items = null], work) => {
    const texts = itemsOf(items, work).map((item) => textArgument('join', item))
    spendText(
      texts.reduce((sum, item) => sum + item.length + text.length, 0),
      work,
    )
    return texts.join(text)
  }),
  lower: changed((text) => text.toLowerCase()),
  lstrip: stripped('start'),
  replace: method(['old', 'new', 'count'], 2, (text, [old, replacement, count], work) =>
    replace(
      text,
      textArgument('replace', old),
      textArgument('replace', replacement),
      numberArgument('replace', count, -1),
      work,
    ),
  ),
  rstrip: stripped('end'),
  split: method(['sep', 'maxsplit'], 0, (text, [separator, maximum], work) => {
    spendText(text.length * 16, work)
    const separatorText = separator == null ? undefined : textArgument('split', separator)
    return separatorText === ''
      ? fail('`split` requires a separator')
      : [...split(text, separatorText, numberArgument('split', maximum, -1))]
  }),
  startswith: ends('startsWith'),
  strip: stripped('both'),
  title: changed(titleMethod),
  upper: changed((text) => text.toUpperCase()),
}

const listMethods: Readonly<Record<string, Method<List>>> = {
  append: method(['item'], 1, (list, [item = null]) => {
    if (isTuple(list)) fail('a tuple has no `append`')
    list.push(item)
    return null
  }),
  extend: method(['items'], 1, (list, [items = null], work) => {
    if (isTuple(list)) fail('a tuple has no `extend`')
    for (const item of [...itemsOf(items, work)]) list.push(item)
    return null
  }),
}

const mapMethods: Readonly<Record<string, Method<Dict>>> = {
  get: method(['key', 'default'], 1, (map, [key, fallback = null]) => {
    const entry = map.get(keyOf(key))
    return entry === undefined ? fallback : entry
  }),
  items: method([], 0, (map, _, work) => {
    work.spend(map.size)
    return [...map].map((entry) => tuple(entry))
  }),
  keys: method([], 0, (map, _, work) => [...itemsOf(map, work)]),
  update: method(['other'], 1, (map, [other = null], work) => {
    if (!isDict(other)) return fail('`update` requires a map')
    work.spend(other.size)
    for (const [key, value] of other) map.set(key, value)
    return null
  }),
  values: method([], 0, (map, _, work) => {
    work.spend(map.size)
    return [...map.values()]
  }),
}

export const methodNames: readonly string[] = [
  ...[textMethods, listMethods, mapMethods].flatMap((table) => Object.keys(table)),
  ...dateMethodNames,
]

/** Converts a value to a key of a map: a text or a number. */
export const keyOf = (value: Value | undefined): string | number =>
  typeof value === 'number'
    ? value
    : value !== undefined && isText(value)
      ? plainText(value)
      : fail('a key must be a string or a number')

/** Finds a method by its name, bound to the value. */
export function methodOf(value: Value, name: string): Callable | undefined {
  if (isText(value)) return bound(name, textMethods, plainText(value))
  if (isList(value)) return bound(name, listMethods, value)
  return isDict(value) ? bound(name, mapMethods, value) : undefined
}

function bound<Subject>(
  name: string,
  table: Readonly<Record<string, Method<Subject>>>,
  subject: Subject,
): Callable | undefined {
  const entry = Object.hasOwn(table, name) ? table[name] : undefined
  if (entry === undefined) return undefined
  const { parameters, required, apply } = entry
  return {
    kind: 'callable',
    name,
    call: (args, work) => apply(subject, bind(name, parameters, required, args), work),
  }
}
