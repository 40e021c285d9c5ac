/** Fields that a newer field list of a data stream declares than the lists that `npm run schemas:build` reads. */
export interface NewerFields {
  /** The file that declares them, with its commit. */
  readonly source: string
  readonly type: string
  readonly fields: readonly string[]
}

export const newerFields: Readonly<Record<string, NewerFields>> = {
  'o365.audit': {
    source:
      'elastic/integrations packages/o365/data_stream/audit/fields/fields.yml @ 07d7ad521d06369bdbd320809f56d2a325c51211',
    type: 'keyword',
    fields: [
      'DeliveryAction',
      'DetectionMethod',
      'DetectionType',
      'Directionality',
      'ExtendedProperties.RequestType',
      'LatestDeliveryLocation',
      'OriginalDeliveryLocation',
      'P1Sender',
      'P2Sender',
      'PhishConfidenceLevel',
      'Policy',
      'PolicyAction',
      'SenderIp',
      'Subject',
      'Verdict',
    ].map((name) => `o365.audit.${name}`),
  },
}
