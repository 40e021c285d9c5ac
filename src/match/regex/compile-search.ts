import { ALL_CHARACTERS } from './character-set.js'
import { isAnchored, type PlainRegex } from './plain-regex.js'
import type { Program, Step } from './program.js'

/**
 * Compiles a regular expression to the automaton of the texts in which it matches somewhere (Thompson's construction).
 * Each part is compiled after the one that follows it, whose first step is known then.
 *
 * Russ Cox, “Regular Expression Matching Can Be Simple And Fast”: https://swtch.com/~rsc/regexp/regexp1.html
 */
export function compileSearch(regex: PlainRegex): Program {
  const steps: Step[] = []
  const match = add(steps, { kind: 'match' })
  // After a match, the rest of the text does not matter.
  const everything = addRepetition(steps, ANY, match).before
  const first = compile(regex, everything, steps)
  // A match can begin anywhere, unless the expression asks for the start of the text.
  const start = isAnchored(regex) ? first : addRepetition(steps, ANY, first).before
  return { steps, start, everything, barriers: [] }
}

const ANY: PlainRegex = { kind: 'character', set: ALL_CHARACTERS }

/** Adds the steps of an expression that is followed by the step `next`. Returns its first step. */
function compile(regex: PlainRegex, next: number, steps: Step[]): number {
  switch (regex.kind) {
    case 'character':
      return add(steps, { kind: 'character', set: regex.set, out: next })
    case 'assert':
      return add(steps, { kind: 'assert', conditions: regex.conditions, out: next })
    case 'sequence':
      return regex.of.reduceRight((after, part) => compile(part, after, steps), next)
    case 'either':
      return regex.of
        .map((part) => compile(part, next, steps))
        .reduceRight((other, out) => add(steps, { kind: 'either', out, other }))
    case 'repeat':
      return compileRepeat(regex, next, steps)
  }
}

function compileRepeat(
  { of, low, high }: PlainRegex & { readonly kind: 'repeat' },
  next: number,
  steps: Step[],
): number {
  let first = next
  let required = low
  if (high === null) {
    const { before, inside } = addRepetition(steps, of, next)
    first = low === 0 ? before : inside
    required = Math.max(low - 1, 0)
  } else {
    for (let count = low; count < high; count++) {
      first = add(steps, { kind: 'either', out: compile(of, first, steps), other: next })
    }
  }
  for (let count = 0; count < required; count++) first = compile(of, first, steps)
  return first
}

/** Adds a loop: `before` passes any number of times, `inside` at least once. */
function addRepetition(steps: Step[], of: PlainRegex, next: number): { before: number; inside: number } {
  const before = add(steps, { kind: 'fail' })
  const inside = compile(of, before, steps)
  steps[before] = { kind: 'either', out: inside, other: next }
  return { before, inside }
}

function add(steps: Step[], step: Step): number {
  steps.push(step)
  return steps.length - 1
}
