import type { LoweredValue } from '../../lower/lowered-item.js'
import type { LoweredOperand } from '../../lower/operand.js'

type Replace<Element> = (element: Element) => readonly Element[] | undefined

/** Replaces operands of values. Undefined keeps an operand. Returns the same list if all are kept, as mostly. */
export const replaceOperands = (
  values: readonly LoweredValue[],
  replace: Replace<LoweredOperand>,
): readonly LoweredValue[] =>
  replaceSome(values, (value) => {
    const operands = replaceSome(value.operands, replace)
    return operands === value.operands ? undefined : [{ ...value, operands }]
  })

function replaceSome<Element>(list: readonly Element[], replace: Replace<Element>): readonly Element[] {
  let replaced: Element[] | undefined
  let at = 0
  for (const element of list) {
    const replacements = replace(element)
    if (replacements === undefined) replaced?.push(element)
    else {
      replaced ??= list.slice(0, at)
      for (const replacement of replacements) replaced.push(replacement)
    }
    at++
  }
  return replaced ?? list
}
