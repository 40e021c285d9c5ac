import { methodOf } from './methods.js'
import { isDict, isKind, isList, isMissing, isText, missing, orMissing, plainText, type Value } from './values.js'
import { fail, failMissing } from './work.js'

/** Evaluates `value.name`. For a map, methods come before keys, as in Python. */
export function attribute(value: Value, name: string, what: string): Value {
  if (isMissing(value)) return failMissing(value)
  if (isKind(value, 'namespace')) return orMissing(value.values.get(name), what)
  const part = isKind(value, 'text') ? value.attributes.get(name) : undefined
  if (part !== undefined) return part
  return methodOf(value, name) ?? orMissing(isDict(value) ? value.get(name) : undefined, what)
}

/** Evaluates `value[index]`. For a map, keys come before methods. */
export function item(value: Value, index: Value, what: string): Value {
  if (isMissing(value)) return failMissing(value)
  if (isMissing(index)) return failMissing(index)
  if (typeof index === 'number') {
    if (isDict(value)) return orMissing(value.get(index), what)
    const list = isList(value) ? value : isText(value) ? [...plainText(value)] : []
    return Number.isInteger(index) ? orMissing(list.at(index), what) : fail('an index must be an integer')
  }
  if (!isText(index)) return missing(what)
  const name = plainText(index)
  const entry = isDict(value) ? value.get(name) : undefined
  return entry === undefined ? attribute(value, name, what) : entry
}

/** Resolves a dotted path such as `details.0.name`. */
export const attributeAt = (value: Value, path: string): Value =>
  path.split('.').reduce((inside, name) => item(inside, /^\d+$/.test(name) ? Number(name) : name, path), value)
