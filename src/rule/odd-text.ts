import type { Report } from '../text/collect-diagnostics.js'
import { unicodeEscape } from '../text/control-characters.js'
import { diagnose } from '../text/diagnose.js'
import type { Source } from '../text/source.js'
import type { YamlNode, YamlScalar } from './yaml/node.js'
import { isInvisible, oddBlank, oddBlankName, typographicQuotes } from './yaml/odd-characters.js'
import { placerOf } from './yaml/span-within.js'
import { inSingleQuotes } from './yaml/written-value.js'

/** Warns about odd characters in the texts of a map, such as a log source, since they change its value. */
export function checkTexts(source: Source, node: YamlNode | undefined, report: Report): void {
  for (const { value } of node?.kind === 'mapping' ? node.entries : []) {
    if (value.kind === 'scalar') checkText(source, value, report)
  }
}

/** Warns about characters in a detection that are most likely a mistake, since they prevent it from matching. */
export function checkText(source: Source, scalar: YamlScalar, report: Report): void {
  if (scalar.type !== 'text') return
  if (source.text.charAt(scalar.span.start) === '"') checkEscapes(source, scalar, report)
  checkCharacters(source, scalar, report)
}

/**
 * Warns about `"\a.exe"` and `"C:\temp"`, which YAML reads as a bell and a tab. The forms `\x07` and `\u0007` are
 * assumed to be intended.
 */
function checkEscapes(source: Source, { span }: YamlScalar, report: Report): void {
  const raw = source.text.slice(span.start, span.end)
  if (!raw.includes('\\')) return
  for (const { 0: written, index } of raw.matchAll(/\\[\s\S]/g)) {
    const name = controlNames[written.charAt(1)]
    if (name === undefined || !isUnintended(written.charAt(1), raw, index)) continue
    const start = span.start + index
    const help = `use single quotes: \`${inSingleQuotes(raw.slice(1, -1))}\``
    report(diagnose('control-character', source, { start, end: start + 2 }, [written, name], { help }))
    return
  }
}

/** https://yaml.org/spec/1.2.2/#57-escaped-characters */
const controlNames: Readonly<Record<string, string>> = {
  0: 'a null character',
  a: 'a bell',
  b: 'a backspace',
  t: 'a tab',
  n: 'a line break',
  v: 'a vertical tab',
  f: 'a form feed',
  r: 'a carriage return',
  e: 'an escape character',
  N: 'a next-line character',
  _: 'a no-break space',
  L: 'a line separator',
  P: 'a paragraph separator',
}

/**
 * True if the escape was most likely meant as a backslash and a letter. Tabs and line breaks are useful, except in a
 * path.
 */
function isUnintended(letter: string, raw: string, index: number): boolean {
  const isWord = /^\w/.test(raw.slice(index + 2, index + 3))
  if (letter === 'e') return !/^[[\]]/.test(raw.slice(index + 2, index + 3))
  if (letter === '0') return isWord
  if (!/[tnr]/.test(letter)) return true
  return isWord && (/["*:%\\/]$/.test(raw.slice(0, index)) || PATH.test(raw))
}

const PATH = /\b[a-z]:\\|%\w+%|\.(?:exe|dll|sys|ps1|bat|cmd|vbs|js|hta|lnk|scr|msi|txt|log|tmp)\b/i

function checkCharacters(source: Source, scalar: YamlScalar, report: Report): void {
  const { text, span } = scalar
  const at = text.search(oddBlank)
  if (at === -1 && source.text.charCodeAt(span.start) < 0x80) return
  const raw = source.text.slice(span.start, span.end)
  if (at !== -1 && raw.includes(text.charAt(at)) && !isAllOdd(text)) {
    const character = text.charAt(at)
    const what = isInvisible(character) ? 'remove it' : 'replace it with a space'
    const help = `${what}, or write \`${unicodeEscape(character)}\` in double quotes to keep it`
    const place = placerOf(source.text, scalar)(at, at + 1)
    report(diagnose('odd-character', source, place, [oddBlankName(character)], { help }))
  } else if (typographicQuotes.test(raw)) {
    report(
      diagnose('odd-character', source, span, ['a pair of typographic quotation marks'], {
        help: `use \`'\`: \`${inSingleQuotes(text.slice(1, -1))}\``,
      }),
    )
  }
}

/** True for a text that consists only of such characters: the rule looks for them. */
const isAllOdd = (text: string): boolean =>
  [...text].every((character) => /[\s*?]/.test(character) || oddBlank.test(character))
