import { isTag, normalTag } from './normal-tag.js'
import type { ItemShape } from './read-texts.js'
import { quoted } from './remarks.js'

/** The shape of an item of `tags`. */
export const tagShape: ItemShape = {
  expected: 'a list of lowercase tags with a namespace, such as attack.t1059',
  read: (tag) => {
    const text = normalTag(tag)
    if (!isTag(text)) return { text, problem: 'write a namespace before it; sigmacast keeps the tag unchanged' }
    return { text, problem: text === tag ? undefined : `write ${quoted(text)}; sigmacast reads it this way` }
  },
}
