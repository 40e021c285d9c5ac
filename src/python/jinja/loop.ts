import { type List, type Namespace, orMissing, type Value } from './values.js'
import { fail } from './work.js'

/** The variable `loop`. https://jinja.palletsprojects.com/en/stable/templates/#for */
export function loopValue(items: List, index: number): Namespace {
  const { length } = items
  return {
    kind: 'namespace',
    values: new Map<string, Value>([
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
    ]),
  }
}

export const loopNames: readonly string[] = [...loopValue([null], 0).values.keys()]
