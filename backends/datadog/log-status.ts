import { type Pattern, plainText, someText } from '../../src/ir/pattern.js'

/**
 * The values of the reserved attribute `status`: Datadog converts every other value to one of them. Datadog's pages also
 * use the longer and shorter forms.
 *
 * https://docs.datadoghq.com/logs/log_configuration/processors/log_status_remapper/
 */
const STATUSES = 'emerg emergency alert critical error warn warning notice info debug ok'.split(' ')

/** False for a text that is no status, and for a pattern with a text that no status contains; ignores letter case. */
export function mayBeStatus(pattern: Pattern): boolean {
  const text = plainText(pattern)?.toLowerCase()
  return STATUSES.some((status) =>
    text === undefined ? !someText(pattern, (part) => !status.includes(part.toLowerCase())) : status === text,
  )
}
