import { valueAt } from '../../rule/yaml/node.js'
import { diagnosePipeline } from '../../text/diagnose-pipeline.js'
import type { EntryReader } from '../entry.js'
import type { Handled } from './replace-placeholders.js'

/** Reports a step that has both `include` and `exclude`. */
export function checkHandled({ include, exclude }: Handled, { node, source, report }: EntryReader): void {
  if (!include || !exclude) return
  const span = (valueAt(node, 'exclude') ?? node).span
  report(diagnosePipeline('bad-option', source, span, ['exclude', '`include` already selects the placeholders']))
}
