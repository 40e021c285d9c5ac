/** The text without one half, one quarter, … one character; nothing for the empty text. */
export function* shorterTexts(text: string): Generator<string> {
  const points = [...text]
  for (let length = points.length; length > 0; length = length >> 1) {
    for (let at = 0; at < points.length; at += length) yield points.toSpliced(at, length).join('')
  }
}
