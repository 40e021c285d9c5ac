import type { Arguments } from '../../text/catalogue.js'
import type { Report } from '../../text/collect-diagnostics.js'
import { type CompilerCode, diagnose } from '../../text/diagnose.js'
import type { Source } from '../../text/source.js'
import { MAX_QUOTED_LENGTH, MAX_WARNINGS_PER_KEY } from '../reading-limits.js'
import { describe, type YamlNode, type YamlScalar } from '../yaml/node.js'

/** Warnings about one metadata key. They are never errors, since no query depends on metadata. */
export interface Remarks {
  /** The key, for messages. */
  readonly key: string
  readonly warn: <C extends CompilerCode>(code: C, at: YamlNode, args: Arguments<C>, help: string) => void
}

/** Opens the warnings about a key. Warnings beyond `MAX_WARNINGS_PER_KEY` are dropped. */
export function openRemarks(source: Source, key: string, report: Report): Remarks {
  let count = 0
  return {
    key,
    warn: (code, { span }, args, help) => {
      if (++count <= MAX_WARNINGS_PER_KEY) report(diagnose(code, source, span, args, { help, severity: 'warning' }))
    },
  }
}

/** Warns that a value is ignored, because it is empty or not of the expected type. */
export function ignore(node: YamlNode, { key, warn }: Remarks, expected: string): void {
  if (isBlank(node)) warn('empty-value', node, [`\`${key}\``], 'write a value, or remove the key')
  else warn('wrong-type', node, [key, expected], `this is ${describe(node)}; it is ignored`)
}

/**
 * Returns a scalar that is neither null nor white space. Warns and returns `undefined` for any other value. `expected`
 * describes the value in the warning: `a date`.
 */
export function scalarOf(node: YamlNode, remarks: Remarks, expected: string): YamlScalar | undefined {
  if (node.kind === 'scalar' && !isBlank(node)) return node
  ignore(node, remarks, expected)
  return undefined
}

/** True for null and for texts of white space only. */
export const isBlank = (node: YamlNode): boolean =>
  node.kind === 'scalar' && (node.type === 'null' || node.text.trim() === '')

/** Shortens a text of the rule for a message: one line of limited length. */
export function shortened(text: string): string {
  const line = [
    ...text
      .slice(0, 4 * MAX_QUOTED_LENGTH)
      .trim()
      .replace(/\s+/g, ' '),
  ]
  const isCut = line.length > MAX_QUOTED_LENGTH || text.length > 4 * MAX_QUOTED_LENGTH
  return isCut ? `${line.slice(0, MAX_QUOTED_LENGTH).join('')}…` : line.join('')
}

/** Shortens a text and puts it between backticks. */
export const quoted = (text: string): string => `\`${shortened(text)}\``

/** Returns the remarks for a nested key. */
export const remarksOn = (key: string, { warn }: Remarks): Remarks => ({ key, warn })
