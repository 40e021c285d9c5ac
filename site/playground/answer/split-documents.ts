/** A part of a text, with its place in the whole. */
export interface TextPart {
  readonly text: string
  readonly from: number
}

/** Texts up to this length are read as a whole, so that findings can compare all of their rules. */
const WHOLE_TEXT_LENGTH = 60_000

/**
 * Splits a long text at the lines that separate YAML documents, so that a change costs no more than its own document.
 * A short text is one part, and so is one whose documents act on each other.
 */
export function splitDocuments(text: string): readonly TextPart[] {
  if (text.length <= WHOLE_TEXT_LENGTH || /^action:/m.test(text)) return [{ text, from: 0 }]
  const starts = [0, ...[...text.matchAll(/^---(?=\s|$)/gm)].map(({ index }) => index)].filter(
    (start, index, all) => start !== all[index + 1],
  )
  return starts.map((from, index) => ({ text: text.slice(from, starts[index + 1]), from }))
}
