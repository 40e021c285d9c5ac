import type { FieldList } from './elastic-schema.js'

/** Data streams whose packages are not in the folder with the field lists, written down from the files of elastic/integrations. */
export const elasticSources: Readonly<Record<string, FieldList>> = {
  'atlassian_bitbucket.audit': {
    source: 'elastic/integrations packages/atlassian_bitbucket/data_stream/audit/fields/fields.yml and ecs.yml',
    revision: '14eadf72e90cc84c83a23e5e096f2b3bbf36b52b',
    index: 'logs-atlassian_bitbucket.audit-*',
    fields: {
      'bitbucket.audit.affected_objects': 'flattened',
      'bitbucket.audit.changed_values': 'flattened',
      'bitbucket.audit.extra_attributes': 'flattened',
      'bitbucket.audit.method': 'keyword',
      'bitbucket.audit.system': 'keyword',
      'bitbucket.audit.type.action': 'keyword',
      'bitbucket.audit.type.actionI18nKey': 'keyword',
      'bitbucket.audit.type.area': 'keyword',
      'bitbucket.audit.type.category': 'keyword',
      'bitbucket.audit.type.categoryI18nKey': 'keyword',
      'bitbucket.audit.type.level': 'keyword',
      'event.action': 'keyword',
      'event.dataset': 'constant_keyword',
      'service.address': 'keyword',
      'source.address': 'keyword',
      'source.ip': 'ip',
      'user.id': 'keyword',
      'user.name': 'keyword',
    },
  },
}
