import type { RegexInstruction, RegexProgram } from '../../match/regex-program.js'
import { EVERY_CHARACTER } from './character-set.js'
import type { Program, Step } from './program.js'

/** Builds the automaton of the texts in which a regular expression matches somewhere. */
export function searchProgram({ instructions, start }: RegexProgram): Program {
  const everything = instructions.length
  const search = everything + 2
  const steps: Step[] = [
    ...instructions.map((instruction) => stepOf(instruction, everything)),
    // After a match, the rest of the text does not matter.
    { kind: 'either', out: search + 2, other: everything + 1 },
    { kind: 'character', set: EVERY_CHARACTER, out: everything },
    // A match can begin anywhere.
    { kind: 'either', out: start, other: search + 1 },
    { kind: 'character', set: EVERY_CHARACTER, out: search },
    { kind: 'match' },
  ]
  return { steps, start: search, everything, barriers: [] }
}

function stepOf({ operation, out, argument, ranges }: RegexInstruction, matched: number): Step {
  switch (operation) {
    case 'either':
      return { kind: 'either', out, other: argument }
    case 'pass':
      return { kind: 'either', out, other: out }
    case 'assert':
      return { kind: 'assert', conditions: argument, out }
    case 'characters':
      return { kind: 'character', set: ranges, out }
    case 'match':
      return { kind: 'either', out: matched, other: matched }
    case 'fail':
      return { kind: 'fail' }
  }
}
