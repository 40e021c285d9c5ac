import type { Span } from '../../text/source.js'

/** The conditions within one pair of parentheses. */
interface Level {
  /** The parts between each `or`, with the number of conditions that `and` joins. */
  parts: { start: number; end: number; joined: number }[]
  /** True while the last part goes on. */
  isOpen: boolean
}

/** Returns the parts of a condition that `and` joins beside an `or`, without parentheses, as offsets. */
export function unclearGroups(condition: string): readonly Span[] {
  const groups: Span[] = []
  const levels: Level[] = [newLevel()]
  const close = (level: Level | undefined): void => {
    if (level !== undefined && level.parts.length > 1)
      groups.push(...level.parts.filter(({ joined }) => joined > 1).map(({ start, end }) => ({ start, end })))
  }
  for (const { 0: token, index } of (condition.split('|')[0] ?? '').matchAll(/[()]|[^\s()]+/g)) {
    const end = index + token.length
    const level = levels.at(-1)
    if (level === undefined) return []
    if (token === '(') {
      addOperand(level, index, end)
      levels.push(newLevel())
    } else if (token === ')') {
      close(levels.pop())
      const outer = levels.at(-1)
      if (outer === undefined) return []
      addOperand(outer, index, end)
    } else if (/^or$/i.test(token)) level.isOpen = false
    else {
      addOperand(level, index, end)
      const part = level.parts.at(-1)
      if (/^and$/i.test(token) && part !== undefined) part.joined++
    }
  }
  if (levels.length !== 1) return []
  close(levels[0])
  return groups.sort((a, b) => a.start - b.start)
}

const newLevel = (): Level => ({ parts: [], isOpen: false })

/** Extends the last part of a level by a word, or begins the next one. */
function addOperand(level: Level, start: number, end: number): void {
  const last = level.parts.at(-1)
  if (level.isOpen && last !== undefined) last.end = end
  else level.parts.push({ start, end, joined: 1 })
  level.isOpen = true
}
