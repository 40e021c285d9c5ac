/** The class of a part of code, as in the style sheet: a value, or something that is secondary. */
type Colour = 's' | 'o'

/** Matches the parts of a language that have a colour; the named group says which. */
type Language = RegExp

const STRING = String.raw`"""[\s\S]*?"""|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'`
const NUMBER = String.raw`(?<![\w.@-])-?\d[\d.]*(?![\w.-])`

const languageOf = (value: string, other: string): Language => new RegExp(`(?<s>${value})|(?<o>${other})`, 'gim')

const query = languageOf(
  `${STRING}|${NUMBER}`,
  String.raw`\b(?:and|or|not|in|where|like|rlike|from|metadata|eval|stats|by|sequence|with|is|null|any)\b|\|`,
)
const script = languageOf(
  `${STRING}|\`[^\`]*\`|${NUMBER}`,
  String.raw`\/\/.*$|\/\*[\s\S]*?\*\/|\b(?:import|from|export|const|let|if|for|of|return|await|async|function|new|type)\b`,
)

const LANGUAGES: Readonly<Record<string, Language>> = {
  yaml: languageOf(
    String.raw`${STRING}|(?<=^[ ]*(?:- +)*[^\s#:'"][^#:\n]*: +)[^\s#{[&*|>][^#\n]*|(?<=^[ ]*- +)[^\s#{['"&*][^:#\n]*$`,
    String.raw`(?:^|(?<=\s))#.*$|^---$|(?<=^[ ]*)-(?= )|:(?=\s|$)`,
  ),
  json: languageOf(`${STRING}(?!\\s*:)|${NUMBER}|\\b(?:true|false|null)\\b`, '[{}\\[\\],:]'),
  ts: script,
  typescript: script,
  js: script,
  sh: languageOf(STRING, String.raw`(?:^|(?<=\s))#.*$`),
  console: languageOf(String.raw`(?<=^\$ ).*$`, String.raw`^\$(?= )`),
  groovy: script,
  ...Object.fromEntries(['spl', 'kql', 'eql', 'esql', 'lucene'].map((name) => [name, query])),
}

/** The names of languages for people, for the label of a block. */
const TITLES: Readonly<Record<string, string>> = {
  yaml: 'YAML',
  json: 'JSON',
  ts: 'TypeScript',
  typescript: 'TypeScript',
  js: 'JavaScript',
  sh: 'Shell',
  console: 'Terminal',
  text: 'Text',
}

export const languageTitle = (language: string): string => TITLES[language] ?? (language === '' ? 'Text' : language)

/** Returns code as HTML with its values and operators in spans. Code in an unknown language stays plain. */
export function highlighted(code: string, language: string): string {
  const pattern = LANGUAGES[language]
  if (pattern === undefined) return escapeHtml(code)
  let html = ''
  let at = 0
  for (const match of code.matchAll(pattern)) {
    const [text] = match
    const colour: Colour = match.groups?.s === undefined ? 'o' : 's'
    html += `${escapeHtml(code.slice(at, match.index))}<span class="${colour}">${escapeHtml(text)}</span>`
    at = match.index + text.length
  }
  return html + escapeHtml(code.slice(at))
}

/** Escapes a text for HTML and for attributes in double quotes. */
export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
