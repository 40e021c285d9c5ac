import { type List, type Namespace, orMissing, type Value } from './values.js'
import { fail } from './work.js'

/** The variable `loop`. https://jinja.palletsprojects.com/en/stable/templates/#for */
export function loopValue(items: List, index: number): Namespace {
  // Most loops do not use it.
  let values: Map<string, Value> | undefined
  return {
    kind: 'namespace',
    get values() {
      values ??= loopValues(items, index)
      return values
    },
  }
}

function loopValues(items: List, index: number): Map<string, Value> {
  const { length } = items
  return new Map<string, Value>([
    ['index', index + 1],
    ['index0', index],
    ['revindex', length - index],
    ['revindex0', length - index - 1],
    ['first', index === 0],
    ['last', index === length - 1],
    ['length', length],
    ['previtem', orMissing(items[index - 1], 'loop.previtem')],
    ['nextitem', orMissing(items[index + 1], 'loop.nextitem')],
    [
      'cycle',
      {
        kind: 'callable',
        name: 'cycle',
        call: ({ positional }) =>
          positional.length === 0
            ? fail('`cycle` requires at least one value')
            : orMissing(positional[index % positional.length], 'loop.cycle'),
      },
    ],
  ])
}

export const loopNames: readonly string[] = [...loopValues([null], 0).keys()]
