import { LEVELS } from '../../../rule/metadata/levels.js'
import { STATUSES } from '../../../rule/metadata/statuses.js'
import type { JsonSchema } from '../../../rule/schema/json-schema.js'
import { map, ref, texts } from './parts.js'

/** The JSON Schema of a selection of rules. */
export const selectionSchema: JsonSchema = map(
  'Selects rules. Every key has to hold; of a list, one entry. `*` and `?` are wildcards, and letter case is ignored.',
  {
    level: texts('Levels; also a bound such as `>=medium`, or a range such as `low..high`.', {
      examples: [...LEVELS, '>=medium', '>=high'],
    }),
    status: texts('Statuses of the rules.', { examples: STATUSES }),
    tag: texts('Tags. `attack.t1059` also selects its sub-techniques.'),
    product: texts('Products of the log source. A correlation has the log sources of its rules.'),
    category: texts('Categories of the log source.'),
    service: texts('Services of the log source.'),
    author: texts('Authors.'),
    id: texts('Ids or names of rules.'),
    file: texts('Patterns of files, relative to the folder of the configuration. `!` excludes.'),
    list: texts('Files with one id or name per line, or in the first column of a CSV.'),
    not: { ...ref('selection'), description: 'Selects the rules for which this selection does not hold.' },
  },
)
