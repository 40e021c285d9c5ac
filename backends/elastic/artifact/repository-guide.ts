import type { ElasticConverted } from '../elastic-rule-settings.js'
import { button, investigations } from './investigation.js'
import type { JsonObject } from './json.js'

/**
 * The guide of a rule and the table `transform`, as the repository detection-rules keeps them: its guides contain
 * placeholders for buttons, and its build replaces them. Its tests reject buttons in a guide. Without buttons, the guide
 * stays as it is.
 *
 * https://github.com/elastic/detection-rules/blob/main/tests/test_all_rules.py
 */
export function repositoryGuide(
  { conversion, variables }: ElasticConverted,
  { note }: JsonObject,
): { readonly note?: string; readonly transform?: JsonObject } {
  const investigate = investigations(variables, conversion)
  if (typeof note !== 'string' || investigate.length === 0) return {}
  const guide = investigate.reduce(
    (text, settings, index) => text.replace(escaped(button(settings)), () => `$investigate_${index}`),
    escaped(note),
  )
  return { note: `${guide}\n\n${PLUGIN_NOTE}`, transform: { investigate } }
}

/** A text of the template that the build fills, a Python template. */
const escaped = (text: string): string => text.replaceAll('$', () => '$$')

/** The sentence that the repository requires in guides with buttons. */
const PLUGIN_NOTE =
  '> This investigation guide uses the [Investigate Markdown Plugin]' +
  '(https://www.elastic.co/guide/en/security/current/interactive-investigation-guides.html) ' +
  'introduced in Elastic Stack version 8.8.0. Older Elastic Stack versions will display unrendered Markdown in this guide.'
