import { MAX_EXAMPLE_LENGTH } from '../cli-limits.js'

/** Writes an event on one line, shortened at the end. */
export function exampleText(event: unknown): string {
  const text = JSON.stringify(event ?? {}).replace(/(?<=[,{]|":)(?=["{[\d])/g, (_, at: number) => (at === 1 ? '' : ' '))
  const characters = [...text]
  return characters.length > MAX_EXAMPLE_LENGTH ? `${characters.slice(0, MAX_EXAMPLE_LENGTH).join('')}…` : text
}
