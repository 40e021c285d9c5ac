import type { Choose } from '../../src/witness/choose.js'
import { pickFrom } from './pick-from.js'
import { TOKENS } from './tokens.js'

/** A changed text: lines or characters are removed, repeated, moved, or replaced by significant words. */
export function mutateText(text: string, others: readonly string[], choose: Choose): string {
  const lines = text.split('\n')
  const [at, other, here] = [choose(lines.length), choose(lines.length), choose(text.length + 1)]
  const mutations: readonly (() => string)[] = [
    () => lines.toSpliced(at, 1 + choose(3)).join('\n'),
    () => lines.toSpliced(other, 0, lines[at] ?? '').join('\n'),
    () => lines.with(at, lines[other] ?? '').join('\n'),
    () => lines.with(at, `${' '.repeat(choose(9))}${(lines[at] ?? '').trimStart()}`).join('\n'),
    () =>
      lines
        .with(
          at,
          (lines[at] ?? '').replace(/(?<=: ).*/, () => pickFrom(TOKENS, choose)),
        )
        .join('\n'),
    () => text.slice(0, here) + text.slice(here + 1 + choose(6)),
    () => text.slice(0, here) + pickFrom(TOKENS, choose) + text.slice(here),
    () => text.slice(0, here) + pickFrom(TOKENS, choose) + text.slice(here + choose(12)),
    () => text.slice(0, here) + text.slice(Math.max(0, here - choose(40))),
    () => lines.toSpliced(at, 0, pickFrom(pickFrom(others, choose).split('\n'), choose)).join('\n'),
    () => `${text}\n---\n${pickFrom(others, choose)}`,
    () => text.slice(0, here),
  ]
  return pickFrom(mutations, choose)()
}
