import type { RE2JS } from 're2js'

/** The kinds of instructions of RE2, by their numbers: https://github.com/google/re2/blob/main/re2/prog.h */
const OPERATIONS = {
  1: 'either',
  2: 'either',
  3: 'pass',
  4: 'assert',
  5: 'fail',
  6: 'match',
  7: 'pass',
  8: 'characters',
  9: 'characters',
  10: 'characters',
  11: 'characters',
} as const

/** An instruction of a compiled regular expression. `out` and `other` are indexes of instructions. */
export interface RegexInstruction {
  readonly operation: (typeof OPERATIONS)[keyof typeof OPERATIONS]
  readonly out: number
  /** The second way of `either`; the conditions of `assert`, as bits. */
  readonly argument: number
  /** The ranges of `characters`: first, last, first, last, … */
  readonly ranges: readonly number[]
}

export interface RegexProgram {
  readonly instructions: readonly RegexInstruction[]
  readonly start: number
}

/** An instruction of RE2JS, whose types do not declare it. */
interface Inst {
  readonly op: number
  readonly out: number
  readonly arg: number
  readonly runes: ArrayLike<number>
  readonly matchRune: (character: number) => boolean
}

/**
 * Returns the program that RE2 runs for a regular expression, so that an analysis of it cannot differ from the matcher.
 * Returns `undefined` if it contains an unknown instruction.
 */
export function programOf(regex: RE2JS): RegexProgram | undefined {
  const { prog } = regex.re2Input
  const insts = prog?.inst as readonly Inst[] | undefined
  if (!Array.isArray(insts) || typeof prog?.start !== 'number') return undefined
  const instructions = insts.map(instructionOf)
  return instructions.every((instruction) => instruction !== undefined)
    ? { instructions, start: prog.start }
    : undefined
}

function instructionOf(inst: Inst): RegexInstruction | undefined {
  const operation = OPERATIONS[inst.op as keyof typeof OPERATIONS]
  if (operation === undefined) return undefined
  const ranges = operation === 'characters' ? rangesOf(inst) : []
  return { operation, out: inst.out, argument: inst.arg, ranges }
}

const ANY_CHARACTER = 10
const ANY_CHARACTER_IN_LINE = 11
const FOLD_CASE = 1

function rangesOf(inst: Inst): readonly number[] {
  if (inst.op === ANY_CHARACTER) return [0, 0x10ffff]
  if (inst.op === ANY_CHARACTER_IN_LINE) return [0, 9, 11, 0x10ffff]
  const runes = Array.from(inst.runes)
  const [only = 0] = runes
  if (runes.length !== 1) return runes
  return (inst.arg & FOLD_CASE) === 0 ? [only, only] : foldedRanges(only, inst)
}

/** No character beyond has letter case. */
const LAST_CASED = 0x1ffff
/** Long s and the sign for kelvin: the characters outside ASCII that equal one in ASCII without letter case. */
const FOLDING_TO_ASCII = [0x17f, 0x212a]

/** Asks RE2 which characters equal the given one without letter case. */
function foldedRanges(character: number, inst: Inst): readonly number[] {
  const candidates =
    character <= 0x7f
      ? [...Array(0x80).keys(), ...FOLDING_TO_ASCII]
      : Array.from({ length: LAST_CASED + 1 }, (_, candidate) => candidate)
  return candidates.filter((candidate) => inst.matchRune(candidate)).flatMap((candidate) => [candidate, candidate])
}
