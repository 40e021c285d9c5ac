import type { Metadata } from '../../rule/rule.js'
import { diagnoseArtifact } from '../../text/diagnose-artifact.js'
import type { Diagnostic } from '../../text/diagnostic.js'
import type { ArtifactName, Converted } from '../format.js'
import type { RuleSettings } from '../rule-settings.js'
import { resourceName } from './resource-name.js'

/**
 * The layout of formats that print Terraform resources. The files of a folder are one module, in which a resource has one
 * address: https://developer.hashicorp.com/terraform/language/files
 */
export const terraformFormat = { extension: 'tf', layout: 'blocks', comment: '#', namesIn: 'folder' } as const

/**
 * Prints a resource with its address, which has to be unique in a module. The body is indented. `name` is that of the
 * option `resource-name`; without it, the metadata name the resource. `creates` is the name of what it creates.
 */
export function printResource(
  type: string,
  name: string | undefined,
  metadata: Metadata,
  body: string,
  creates?: ArtifactName,
): { readonly text: string; readonly name: ArtifactName } {
  const own = name ?? resourceName(metadata)
  return {
    text: `resource "${type}" "${own}" {\n${body}\n}`,
    name: { kind: 'terraform resource', name: `${type}.${own}`, ...(creates && { creates }) },
  }
}

/** Warns of a query that Terraform changes: it composes characters (NFC), which events may not do. */
export function recomposedWarnings<Settings extends RuleSettings>(
  { rule }: Converted<Settings>,
  query: string,
): readonly Diagnostic[] {
  if (query === query.normalize('NFC')) return []
  const what = 'Terraform normalizes decomposed characters of the query to composed ones'
  return [diagnoseArtifact('no-counterpart', rule.source, rule.sectionSpan, ['a Terraform string', what])]
}
