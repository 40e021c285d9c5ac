import { fileNames, type Input, targetInput } from './input.js'

/**
 * Returns the command that converts the rules of an input as the playground does. It expects the files of
 * `commandScript`.
 *
 * @param pipelines the names of the pipelines that apply to the target
 */
export function commandLine(input: Input, pipelines: readonly string[]): string {
  const { target, filters } = input
  const { format, options } = targetInput(input, target)
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
export function commandScript(input: Input, pipelines: readonly string[]): string {
  const isUsed = {
    rules: true,
    filters: input.filters.trim() !== '',
    pipeline: pipelines.includes(fileNames.pipeline),
  }
  const files = (['rules', 'filters', 'pipeline'] as const).filter((name) => isUsed[name])
  return [...files.map((name) => hereDocument(fileNames[name], input[name])), commandLine(input, pipelines), ''].join(
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
