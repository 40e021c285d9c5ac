import type { JsonObject } from './json.js'

/** An integration of Elastic, whose data a rule searches. */
interface Integration {
  readonly package: string
  /** A data stream of the package; undefined for all of them. */
  readonly integration: string | undefined
  /** The range of versions that the rule supports. */
  readonly version: string
}

/** A package, a data stream of it, and a range of versions. */
const NOTATION = /^(\w[\w.-]*)(?:\/(\w[\w.-]*))?(?:@(\S+))?$/

/** Returns the problem with an option that must be an integration, or undefined if it is valid. */
export const checkIntegration = (text: string): string | undefined =>
  NOTATION.test(text) ? undefined : 'it must be integrations such as okta, aws/cloudtrail or okta@^3.0.0'

/** Reads the option `integration`. Without a range, any version is supported. Other texts of pipelines are ignored. */
const integrationsOf = (texts: readonly string[]): readonly Integration[] =>
  texts.flatMap((text) => {
    const [, name, integration, version = '*'] = NOTATION.exec(text.trim()) ?? []
    return name === undefined ? [] : [{ package: name, integration, version }]
  })

/** The key `related_integrations`: https://www.elastic.co/docs/solutions/security/detect-and-alert/create-detection-rule */
export const relatedIntegrations = (texts: readonly string[] = []): readonly JsonObject[] =>
  integrationsOf(texts).map(({ integration, ...rest }) => ({
    ...rest,
    ...(integration === undefined ? {} : { integration }),
  }))

/** The names of the packages, as in the metadata of detection-rules. */
export const packagesOf = (texts: readonly string[] = []): readonly string[] => [
  ...new Set(integrationsOf(texts).map((integration) => integration.package)),
]
