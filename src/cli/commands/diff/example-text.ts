import { MAX_EXAMPLE_LENGTH } from '../../cli-limits.js'

/** Writes an event on one line, shortened at the end. */
export function exampleText(event: unknown): string {
  // Only structure has line breaks: those in texts are escaped.
  const lines = JSON.stringify(event ?? {}, null, 1)
  const text = lines.replace(/(?<=[{[])\n\s*|\n\s*(?=[}\]])/g, '').replace(/\n\s*/g, ' ')
  const characters = [...text]
  return characters.length > MAX_EXAMPLE_LENGTH ? `${characters.slice(0, MAX_EXAMPLE_LENGTH).join('')}…` : text
}
