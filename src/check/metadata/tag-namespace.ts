import { nearMisspelling } from '../../text/suggest.js'
import { inBackQuotes } from '../../text/word-list.js'
import { defineCheck } from '../check.js'
import { standardTag } from '../fixes/standard-tag.js'
import { replaceText } from './replace-text.js'
import { tagsOf } from './tags-of.js'

/** The namespaces of the specification. */
const NAMESPACES: readonly string[] = ['attack', 'car', 'cve', 'd3fend', 'detection', 'stp', 'tlp']

export const tagNamespace = defineCheck({
  code: 'tag-namespace',
  severity: 'info',
  profiles: ['sigmahq'],
  fix: 'unsafe',
  message: (namespace: string) => `\`${namespace}\` is not a namespace of the specification`,
  help: `write one of ${inBackQuotes(NAMESPACES).join(', ')}`,
  why: 'Tools select and count rules by the tags of the specification. They do not know others.',
  wrong: 'title: Whoami Execution\ntags:\n    - atack.t1033',
  right: 'title: Whoami Execution\ntags:\n    - attack.t1033',
  checkRule: (context, report) => {
    const own = context.tagNamespaces ?? []
    for (const { tag, namespace, name, scalar } of tagsOf(context)) {
      if (NAMESPACES.includes(namespace) || own.includes(namespace)) continue
      const standard = standardTag(scalar.text)
      const isId = standard !== undefined && standard !== tag
      const near = nearMisspelling(namespace, NAMESPACES)
      const meant = isId ? standard : near && `${near}.${name}`
      const fix = meant === undefined ? undefined : replaceText(context, scalar, meant)
      report(scalar.span, [namespace], {
        ...(meant === undefined ? {} : { help: `did you mean \`${meant}\`?` }),
        fix: fix && { ...fix, keepsMeaning: isId },
      })
    }
  },
})
