import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { offsetAt } from '../../../text/source.js'

/** Why a module cannot be used as a configuration. */
export interface ModuleProblem {
  readonly problem: string
  readonly help: string
  /** An offset in the text of the module. */
  readonly at: number
}

/** A problem with the text that its offset refers to; empty if the place is unknown. */
interface PlacedProblem extends ModuleProblem {
  readonly text: string
}

/** Reads the error that a module threw, or that Node.js threw because it could not load the module. */
export function readModuleError(name: string, path: string, error: unknown): PlacedProblem {
  return { ...problemOf(name, error), ...placeOf(path, error) }
}

function problemOf(name: string, error: unknown): { readonly problem: string; readonly help: string } {
  if (isTypeScript(name) && TYPESCRIPT_ERRORS.has(codeOf(error))) {
    return {
      problem: `Node.js ${process.versions.node} cannot run this TypeScript`,
      help: 'use Node.js 22.18 or later, or a `.js` file',
    }
  }
  const [message = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
  // The stack of a syntax error has no place: Node.js only prints it for errors that nobody catches.
  const shown = error instanceof SyntaxError ? 'the file and the line' : 'the stack of the error'
  return {
    problem: message === '' ? 'the module throws an error without a message' : message,
    help: `\`node ${name}\` shows ${shown}`,
  }
}

const TYPESCRIPT_ERRORS: ReadonlySet<unknown> = new Set([
  'ERR_UNKNOWN_FILE_EXTENSION',
  'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX',
])

const isTypeScript = (name: string): boolean => /\.[cm]?ts$/.test(name)

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined)

const UNKNOWN_PLACE = { text: '', at: 0 }

/** Finds where a module threw an error, by the stack of the error. */
function placeOf(path: string, error: unknown): { readonly text: string; readonly at: number } {
  if (!(error instanceof Error)) return UNKNOWN_PLACE
  // A CommonJS module has its path in the stack, any other module its address.
  const names = [`${pathToFileURL(path).href}?`, `${path}:`]
  const frame = error.stack?.split('\n').find((line) => names.some((name) => line.includes(name)))
  const [, line, column] = frame === undefined ? [] : (/:(\d+):(\d+)\)?$/.exec(frame) ?? [])
  if (line === undefined || column === undefined) return UNKNOWN_PLACE
  const text = readFileSync(path, 'utf8')
  return { text, at: offsetAt(text, Number(line), Number(column)) }
}
