import { isMetadataKey } from '../../rule/metadata/read-metadata.js'
import { sectionNames } from '../../rule/section-keys.js'
import { defineCheck } from '../check.js'
import { renameKey } from '../fixes/rename-key.js'

/** Keys of documents beside the metadata. Another spelling of a missing one has a diagnostic. */
const SECTIONS: ReadonlySet<string> = new Set([...sectionNames, 'sigmacast'])

export const keyCase = defineCheck({
  code: 'key-case',
  severity: 'info',
  profiles: ['sigmahq'],
  fix: 'unsafe',
  message: (key: string) => `the key \`${key}\` has capital letters`,
  help: (key) => `write \`${key.toLowerCase()}\``,
  why: 'The specification writes keys in lower case, and tools compare them letter by letter.',
  wrong: 'title: Whoami Execution\nTicket: SOC-1234',
  right: 'title: Whoami Execution\nticket: SOC-1234',
  checkRule: (context, report) => {
    const present = new Set(context.root.entries.map(({ key }) => key.text))
    for (const { key } of context.root.entries) {
      const lower = key.text.toLowerCase()
      const isReported = (isMetadataKey(lower) || SECTIONS.has(lower)) && !present.has(lower)
      if (lower === key.text || isReported) continue
      report(key.span, [key.text], { fix: renameKey(context, key, lower, false) })
    }
  },
})
