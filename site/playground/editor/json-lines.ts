import { StreamLanguage } from '@codemirror/language'

/** JSON, one value per line, for highlighting. */
export const jsonLines = StreamLanguage.define({
  token: (stream) => {
    if (stream.eatSpace()) return null
    if (stream.match(/^"(?:\\.|[^"\\])*"(?=\s*:)/)) return 'propertyName'
    if (stream.match(/^"(?:\\.|[^"\\])*"?/)) return 'string'
    if (stream.match(/^-?\d[\d.eE+-]*/)) return 'number'
    if (stream.match(/^(?:true|false|null)\b/)) return 'bool'
    stream.next()
    return 'punctuation'
  },
})
