/** Texts that YAML reads as they are, also in lists and maps in brackets. */
const PLAIN = /^[A-Za-z][\w./* -]*[\w.*]$|^[A-Za-z]$/
const SPECIAL = /^(?:y|n|yes|no|on|off|true|false|null)$/i

// biome-ignore lint/suspicious/noControlCharactersInRegex: the expression searches for them
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/

/** Writes a text as a YAML scalar, quoted where YAML would read it as something else. */
export function writeYamlText(text: string): string {
  if (CONTROL.test(text)) return JSON.stringify(text)
  return PLAIN.test(text) && !SPECIAL.test(text) ? text : `'${text.replaceAll("'", "''")}'`
}

/** Writes texts as a YAML list in brackets. */
export const writeYamlList = (texts: readonly string[]): string => `[${texts.map(writeYamlText).join(', ')}]`
