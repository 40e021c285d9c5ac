import { printable } from '../../text/control-characters.js'

/**
 * Returns the message for an unexpected exception. Too many open files are a problem of the system; anything else is a
 * bug of sigmacast, or of the backend that comes from the module `origin`.
 */
export function bugLine(error: unknown, file?: string, origin?: string): string {
  if (error instanceof Error && 'code' in error && (error.code === 'EMFILE' || error.code === 'ENFILE')) {
    return 'sigmacast: too many open files; raise the limit (`ulimit -n`) or close other programs\n'
  }
  const at = file === undefined ? '' : ` at \`${printable(file)}\``
  const message = printable(String(error).split('\n', 1)[0] ?? '')
  const bug =
    origin === undefined
      ? 'This is a bug in sigmacast; please report it.'
      : `This is a bug in the backend \`${printable(origin)}\`; please report it to its author.`
  return `sigmacast: unexpected error${at}: ${message}. ${bug}\n`
}
