import type { Answer } from '../answer/answer.js'
import { fileNames, type Input, targetInput } from './input.js'

/** What of an input applies to the selected target. */
export interface Applied {
  /** The names of the pipelines, as for `--pipeline`. */
  readonly pipelines: readonly string[]
  /** The options of the target and of the format, as texts. */
  readonly options: Readonly<Record<string, string>>
}

/**
 * Returns the command that converts the rules of an input as the playground does. It expects the files of
 * `commandScript`.
 */
export function commandLine(input: Input, { pipelines, options }: Applied): string {
  const { target, filters } = input
  const { format } = targetInput(input, target)
  return [
    'sigmacast convert',
    fileNames.rules,
    ...(filters.trim() === '' ? [] : [fileNames.filters]),
    `--target ${quoted(target)}`,
    ...(format === '' ? [] : [`--format ${quoted(format)}`]),
    ...pipelines.map((name) => `--pipeline ${quoted(name)}`),
    ...Object.entries(options).map(([name, value]) => `--option ${quoted(`${name}=${value}`)}`),
    '--lossy',
  ].join(' ')
}

/** Returns a shell script that writes the texts of an input to files and runs the command. */
export function commandScript(input: Input, applied: Applied): string {
  const isUsed = {
    rules: true,
    filters: input.filters.trim() !== '',
    pipeline: applied.pipelines.includes(fileNames.pipeline),
  }
  const files = (['rules', 'filters', 'pipeline'] as const).filter((name) => isUsed[name])
  return [...files.map((name) => hereDocument(fileNames[name], input[name])), commandLine(input, applied), ''].join(
    '\n',
  )
}

function hereDocument(file: string, text: string): string {
  const lines = text.endsWith('\n') ? text : `${text}\n`
  const end = endMarkOf(text)
  return `cat > ${file} <<'${end}'\n${lines}${end}`
}

/** Returns a line that the text does not contain. */
function endMarkOf(text: string): string {
  const lines = new Set(text.split('\n'))
  let mark = 'END'
  while (lines.has(mark)) mark += '_'
  return mark
}

/** Quotes a word for POSIX shells, if it has characters with a meaning. */
const quoted = (word: string): string => (/^[\w./:@%,=+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)

/** Returns what of an input applies, from the answer to it. */
export const appliedIn = ({ target }: Input, { targets = [], artifact }: Partial<Answer>): Applied => ({
  pipelines: targets.find(({ name }) => name === target)?.pipelines ?? [],
  options: artifact?.target === target ? artifact.options : {},
})
