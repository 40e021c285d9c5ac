import type { Arguments, Code } from '../../text/catalogue.js'
import type { Report } from '../../text/collect-diagnostics.js'
import { diagnose } from '../../text/diagnostic.js'
import type { Source } from '../../text/source.js'
import { describe, type YamlNode, type YamlScalar } from '../yaml/node.js'

/** What the readers of metadata say about one key. All of it is a warning: no query depends on metadata. */
export interface Remarks {
  /** The key, for sentences. */
  readonly key: string
  readonly warn: <C extends Code>(code: C, at: YamlNode, args: Arguments<C>, help: string) => void
}

/** Remarks that are kept about one key; a hostile list can give thousands. */
const MOST_REMARKS = 50

export function openRemarks(source: Source, key: string, report: Report): Remarks {
  let count = 0
  return {
    key,
    warn: (code, { span }, args, help) => {
      if (++count <= MOST_REMARKS) report(diagnose(code, source, span, args, { help, severity: 'warning' }))
    },
  }
}

/** Says why a value is ignored: it is empty, or it is not what the key takes. */
export function ignore(node: YamlNode, { key, warn }: Remarks, expected: string): void {
  if (isNothing(node)) warn('empty-value', node, [`\`${key}\``], 'write a value, or remove the key')
  else warn('wrong-type', node, [key, expected], `this is ${describe(node)}; it is ignored`)
}

/**
 * The one scalar that a key must have, which is neither null nor blank; undefined, with a warning, for anything else. `expected` is what the key takes,
 * for a sentence: `a date`.
 */
export function scalarOf(node: YamlNode, remarks: Remarks, expected: string): YamlScalar | undefined {
  if (node.kind === 'scalar' && !isNothing(node)) return node
  ignore(node, remarks, expected)
  return undefined
}

/** True of a value that is null, or a text of blanks. */
export const isNothing = (node: YamlNode): boolean =>
  node.kind === 'scalar' && (node.type === 'null' || node.text.trim() === '')

const LONGEST = 60

/** A text of the rule as a piece of a sentence: in one line, and not too long. */
export function shortened(text: string): string {
  const line = [
    ...text
      .slice(0, 4 * LONGEST)
      .trim()
      .replace(/\s+/g, ' '),
  ]
  const isCut = line.length > LONGEST || text.length > 4 * LONGEST
  return isCut ? `${line.slice(0, LONGEST).join('')}…` : line.join('')
}

/** The same between backticks. */
export const quoted = (text: string): string => `\`${shortened(text)}\``

/** The remarks about a key below another one. */
export const remarksOn = (key: string, { warn }: Remarks): Remarks => ({ key, warn })
