import type { Json } from '../../../ir/json.js'

/**
 * Parses JSON as `JSON.parse` does, but returns whole numbers beyond 2^53 as texts, because doubles would round them.
 * Rules do not tell a number from its text.
 */
export function parseExactJson(text: string): Json {
  const value: Json = JSON.parse(text)
  return LONG.test(text) ? JSON.parse(text.replace(TOKEN, withAllDigits)) : value
}

/** A number with as many digits as the first one that is rounded. */
const LONG = /[:,[\s]-?\d{16}/
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g

const withAllDigits = (token: string): string => (isRounded(token) ? `"${token}"` : token)

/** True for the text of a whole number that a double may not hold. */
export const isRounded = (text: string): boolean => /^-?\d{16,}$/.test(text) && !Number.isSafeInteger(Number(text))
