import type { InputReading } from './read-input.js'

/** Reads files without a terminal: nothing is written, and standard input is empty. */
export const quietReading: InputReading = {
  stdin: async function* () {},
  after: () => () => {},
  stderr: { isTTY: false, columns: 80, write: () => {}, isClosed: () => false },
}
