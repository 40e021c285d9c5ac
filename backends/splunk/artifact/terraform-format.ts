import { type HclBody, type HclValue, hclBody } from '../../../src/backend/artifact/hcl.js'
import { printResource, recomposedWarnings, terraformFormat } from '../../../src/backend/artifact/terraform-resource.js'
import { defineFormat } from '../../../src/backend/format.js'
import type { SplunkConverted } from '../splunk-rule-settings.js'
import { terraform } from './descriptions.js'
import { restFields } from './rest-fields.js'
import { type SavedSearch, savedSearch } from './saved-search.js'
import type { Setting } from './setting.js'
import { resultToken } from './tokens.js'

/**
 * A saved search as a Terraform resource. A file may contain any number of them. It has the options of
 * `splunkSavedSearches`, and creates the same saved search.
 *
 * https://registry.terraform.io/providers/splunk/splunk/latest/docs/resources/saved_searches
 *
 * @example
 * makeArtifact(rule, splunk, splunkTerraform).name.name // 'splunk_saved_searches.failed_logons'
 */
export const splunkTerraform = defineFormat({
  ...terraform,
  ...terraformFormat,
  variable: resultToken,
  print: (converted: SplunkConverted, options) => {
    const saved = savedSearch(converted, options, options.track ?? true)
    if ('error' in saved) return { text: undefined, diagnostics: [saved.error] }
    const { metadata } = converted.conversion.head
    const { app } = options
    const body = hclBody(bodyOf(saved, app), '  ')
    const creates = { kind: app === '' ? 'saved search' : `saved search of the app ${app}`, name: saved.name }
    return {
      ...printResource('splunk_saved_searches', options['resource-name'], metadata, body, creates),
      diagnostics: [...saved.diagnostics, ...recomposedWarnings(converted, converted.conversion.query)],
    }
  },
})

const bodyOf = (saved: SavedSearch, app: string): HclBody => ({
  attributes: { ...Object.fromEntries(restFields(saved).map(attribute)), ...SPLUNK_DEFAULTS },
  // The provider requires the owner and the sharing of an object to move it to an app.
  blocks: app === '' ? [] : [['acl', { attributes: { app, owner: 'nobody', sharing: 'app' } }]],
})

/**
 * Splunk's defaults. The provider sends every switch: without these attributes, it would turn off the automatic lookups
 * of the search, which can add the fields of the query.
 */
const SPLUNK_DEFAULTS = { dispatch_lookups: true, dispatch_spawn_process: true }

/** The attribute of a field: most have its name, with underscores. */
function attribute([key, value]: Setting): readonly [name: string, value: HclValue] {
  const name = key === 'action.email.sendresults' ? 'action_email_send_results' : key.replaceAll('.', '_')
  if (SWITCHES.has(name)) return [name, value === '1']
  return [name, name === 'alert_severity' ? Number(value) : value]
}

const SWITCHES: ReadonlySet<string> = new Set([
  'action_email_inline',
  'action_email_send_results',
  'alert_digest_mode',
  'alert_suppress',
  'alert_track',
  'disabled',
  'is_scheduled',
  'realtime_schedule',
])
