import type { Json } from '../../ir/json.js'
import { parseNetwork } from '../../ir/network.js'
import { ANY, type Pattern } from '../../ir/pattern.js'
import type { TimePart } from '../../ir/predicate.js'
import { NUMBER } from '../../match/numbers.js'
import type { Program } from '../../match/regex/program.js'
import { searchProgram } from '../../match/search-regex.js'
import { dateWith, firstAddress, lastAddress } from '../../witness/fitting-values.js'
import { choiceProgram, numberWords, type Word, word } from './choice-program.js'
import { globProgram } from './glob-program.js'
import type { ValuePredicate } from './text-test.js'

/** Accepts every text. */
export const anyProgram = (): Program => globProgram([ANY], true)

/** The automaton of a predicate: exact, or accepting more. */
export interface KnownProgram {
  readonly program: () => Program
  readonly isExact: boolean
}
const exactly = (program: () => Program): KnownProgram => ({ program, isExact: true })
const atMost = (program: () => Program): KnownProgram => ({ program, isExact: false })

/** Matches every address of version 6, and some other texts. */
const NEARLY_ADDRESS = '^(?:[0-9A-Fa-f]{0,4}:){2,8}[0-9A-Fa-f.]{0,15}$'

/**
 * Returns the automaton of the texts that a predicate accepts. `holds` is its verdict on a value.
 */
export function knownProgram(predicate: ValuePredicate, holds: (value: Json) => boolean): KnownProgram {
  switch (predicate.kind) {
    case 'match':
    case 'keyword':
      return isWellFormed(predicate.pattern)
        ? exactly(() => globProgram(predicate.pattern, predicate.cased))
        : atMost(anyProgram)
    case 'equals':
      return exactly(() => globProgram([predicate.text], predicate.type === 'number'))
    case 'compare':
      return atMost(() => searchProgram(NUMBER.source, ''))
    case 'regex':
    case 'keywordRegex': {
      const program = searchProgram(predicate.source, predicate.flags)
      return exactly(() => program)
    }
    case 'cidr':
      return networkProgram(predicate.network)
    case 'timePart':
      return predicate.part === 'week'
        ? atMost(() => choiceProgram(DATE, true))
        : exactly(() => dateProgram(predicate, holds))
  }
}

const isWellFormed = (pattern: Pattern): boolean =>
  pattern.every((part) => typeof part !== 'string' || !/\p{Surrogate}/u.test(part))

/** An address of version 4 has one text, an address of version 6 has many. */
function networkProgram(text: string): KnownProgram {
  const network = parseNetwork(text)
  if (network === undefined) return exactly(() => choiceProgram([[]], false))
  if (network.bytes.length !== 4) return atMost(() => searchProgram(NEARLY_ADDRESS, ''))
  const last = lastAddress(network)
  const numbers = firstAddress(network).map((first, at) =>
    Array.from({ length: (last[at] ?? first) - first + 1 }, (_, more) => word(String(first + more))),
  )
  const pieces = numbers.flatMap((words, at) => (at === 0 ? [words] : [[word('.')], words]))
  return exactly(() => choiceProgram(pieces, false))
}

const TWO_DIGITS = numberWords(Array<boolean>(100).fill(true), 2)
const FOUR_DIGITS = numberWords(Array<boolean>(10_000).fill(true), 4)
const DASH = [word('-')]
const DATE = [FOUR_DIGITS, DASH, TWO_DIGITS, DASH, TWO_DIGITS]

/** Accepts the dates in which the part is a number that the test accepts. */
function dateProgram({ part }: TimePart, holds: (value: Json) => boolean): Program {
  const width = part === 'year' ? 4 : 2
  const accepted = Array.from({ length: 10 ** width }, (_, number) => holds(dateWith(part, number)))
  const chosen = numberWords(accepted, width)
  const piece = (name: TimePart['part'], others: readonly Word[]): readonly Word[] => (name === part ? chosen : others)
  const date = [piece('year', FOUR_DIGITS), DASH, piece('month', TWO_DIGITS), DASH, piece('day', TWO_DIGITS)]
  if (part !== 'hour' && part !== 'minute') return choiceProgram(date, true)
  const time = [piece('hour', TWO_DIGITS), [word(':')], piece('minute', TWO_DIGITS)]
  return choiceProgram([...date, [word('T'), word(' ')], ...time], true)
}
