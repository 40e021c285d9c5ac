import type { Io, OutputStream } from '../../project/files/io.js'

/** Functions that color a text, or return it unchanged. */
export type Colors = Readonly<Record<keyof typeof CODES, (text: string) => string>>

/** The codes that begin and end a style: https://ecma-international.org/publications-and-standards/standards/ecma-48/. */
const CODES = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
} as const

/** Returns the colors of an output: none for a file or a pipe, unless the environment forces them. */
export function colorsFor(output: OutputStream, { NO_COLOR, FORCE_COLOR, TERM }: Io['env']): Colors {
  const forced = FORCE_COLOR !== undefined && FORCE_COLOR !== ''
  const enabled = forced ? FORCE_COLOR !== '0' : output.isTTY && TERM !== 'dumb'
  return enabled && (NO_COLOR ?? '') === '' ? ANSI : NONE
}

const style =
  (name: keyof typeof CODES) =>
  (text: string): string =>
    `\x1b[${CODES[name][0]}m${text}\x1b[${CODES[name][1]}m`

const ANSI: Colors = {
  bold: style('bold'),
  dim: style('dim'),
  red: style('red'),
  green: style('green'),
  yellow: style('yellow'),
  cyan: style('cyan'),
}

const plain = (text: string): string => text
const NONE: Colors = { bold: plain, dim: plain, red: plain, green: plain, yellow: plain, cyan: plain }
