import { foldCase } from '../../ir/glob.js'
import { isAny, isOne, type Pattern } from '../../ir/pattern.js'
import { type CharacterSet, EVERY_CHARACTER } from '../../match/regex/character-set.js'
import type { Program, Step } from '../../match/regex/program.js'
import { charactersFoldingTo } from './folded-characters.js'

/** Builds the automaton of a pattern without placeholders. It accepts what `compileGlob` matches. */
export function globProgram(pattern: Pattern, cased: boolean): Program {
  const steps: Step[] = []
  const barriers: number[] = []
  for (const part of pattern) {
    if (typeof part === 'string') {
      for (const character of cased ? part : foldCase(part))
        steps.push(characterStep(character, cased, steps.length + 1))
    } else if (isOne(part)) steps.push({ kind: 'character', set: EVERY_CHARACTER, out: steps.length + 1 })
    else if (isAny(part)) {
      barriers.push(steps.length)
      steps.push(
        { kind: 'either', out: steps.length + 2, other: steps.length + 1 },
        { kind: 'character', set: EVERY_CHARACTER, out: steps.length },
      )
    }
  }
  const everything = isAny(pattern.at(-1)) ? barriers.at(-1) : undefined
  return { steps: [...steps, { kind: 'match' }], start: 0, everything, barriers }
}

const sets = new Map<string, CharacterSet>()

/** Characters share their sets, which automata compare by identity. */
function characterStep(character: string, cased: boolean, out: number): Step {
  const key = cased ? `=${character}` : character
  const code = character.codePointAt(0) ?? 0
  const set = sets.get(key) ?? (cased ? [code, code] : charactersFoldingTo(code))
  sets.set(key, set)
  return { kind: 'character', set, out }
}
