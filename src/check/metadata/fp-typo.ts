import { defineCheck } from '../check.js'
import { replaceText } from './replace-text.js'
import { textsAt } from './scalar-at.js'

/** Frequent misspellings in false positives. */
const TYPOS: Readonly<Record<string, string>> = {
  unkown: 'unknown',
  unknow: 'unknown',
  unknwon: 'unknown',
  unlikley: 'unlikely',
  unlikly: 'unlikely',
  ligitimate: 'legitimate',
  legitimeate: 'legitimate',
  legitamate: 'legitimate',
  legtimate: 'legitimate',
  legitmate: 'legitimate',
  legitim: 'legitimate',
  adminstrator: 'administrator',
  adminstrators: 'administrators',
  adminstrative: 'administrative',
  administator: 'administrator',
  enviroment: 'environment',
  enviroments: 'environments',
  maintainance: 'maintenance',
}

export const fpTypo = defineCheck({
  code: 'fp-typo',
  severity: 'info',
  profiles: ['recommended', 'sigmahq'],
  fix: 'safe',
  message: (word: string, right: string) => `"${word}" is a misspelling of "${right}"`,
  help: (_, right) => `write "${right}"`,
  why: 'Analysts and tools search these texts for words such as "unknown".',
  wrong: 'title: Whoami Execution\nfalsepositives:\n    - Unkown',
  right: 'title: Whoami Execution\nfalsepositives:\n    - Unknown',
  checkRule: (context, report) => {
    for (const item of textsAt(context, 'falsepositives')) {
      const word = item.text.match(/[a-z]+/gi)?.find((candidate) => correctionOf(candidate) !== undefined)
      const right = word && correctionOf(word)
      if (word === undefined || right === undefined) continue
      const text = item.text.replace(/[a-z]+/gi, (candidate) => correctionOf(candidate) ?? candidate)
      report(item.span, [word, right], { fix: replaceText(context, item, text) })
    }
  },
})

/** Returns the correct spelling with the capital letter of the word. */
function correctionOf(word: string): string | undefined {
  const lower = word.toLowerCase()
  const right = Object.hasOwn(TYPOS, lower) ? TYPOS[lower] : undefined
  if (right === undefined) return undefined
  return /^[A-Z]/.test(word) ? `${right.charAt(0).toUpperCase()}${right.slice(1)}` : right
}
