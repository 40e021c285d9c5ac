import type { Report } from '../text/collect-diagnostics.js'
import { diagnose } from '../text/diagnose.js'
import type { Source } from '../text/source.js'
import { scalarText, valueAt, type YamlMapping } from './yaml/node.js'

/** The supported major version of the Sigma specification. */
const SUPPORTED_VERSION = 2

/** Warns about a `sigma-version` that is newer than the supported one, or not a version. */
export function checkSpecVersion(source: Source, root: YamlMapping, report: Report): void {
  const node = valueAt(root, 'sigma-version')
  if (node === undefined) return
  const major = /^v?(\d{1,3})(?:\.\d+)*$/i.exec(scalarText(node).trim())?.[1]
  if (major === undefined) {
    const help = `it is ignored; write the version that the rule is written for, such as ${SUPPORTED_VERSION}`
    const args = ['sigma-version', 'a version of the specification'] as const
    report(diagnose('bad-format', source, node.span, [...args], { help, severity: 'warning' }))
  } else if (Number(major) > SUPPORTED_VERSION) report(diagnose('unsupported-version', source, node.span, [major]))
}
