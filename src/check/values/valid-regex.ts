import { parseRegex } from '../../ir/parse-regex.js'

/** True if a regular expression can be read. Others have the diagnostic `bad-regex`. */
export function isValidRegex(regex: string): boolean {
  try {
    parseRegex(regex)
    return true
  } catch {
    return false
  }
}
