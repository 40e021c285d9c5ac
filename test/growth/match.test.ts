import { describe } from 'vitest'
import { compileRegex } from '../../src/match/search-regex.js'
import { growsLinearly } from './growth.js'

/** Texts in which hardly a state of an automaton recurs. */
function irregular(length: number): string {
  let bits = length
  return Array.from({ length }, () => {
    bits = (bits * 48_271) % 0x7fffffff
    return bits % 2 === 0 ? 'a' : 'b'
  }).join('')
}

describe('a regular expression', () => {
  growsLinearly('over a text in which its states recur', 10_000, (size) => {
    const search = compileRegex('(?:a+b+)+c', '')
    return () => search('ab'.repeat(size))
  })
  growsLinearly('over a text in which its states hardly recur', 2_000, (size) => {
    const search = compileRegex('(?:a|b)*a(?:a|b){40}c', '')
    return () => search(irregular(size))
  })
  growsLinearly('with more and more alternatives', 200, (size) => {
    const words = Array.from({ length: size }, (_, at) => `word${at}`)
    return () => compileRegex(words.join('|'), '')('a text without any of them')
  })
})
