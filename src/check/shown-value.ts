/** Writes a value within a sentence. */
export const shownValue = (text: string): string => (text === '' ? 'the empty text' : `\`${text}\``)
