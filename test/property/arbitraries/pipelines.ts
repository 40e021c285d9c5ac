import fc from 'fast-check'

/** A pipeline step as data; JSON is valid YAML. */
export type StepSpec = Readonly<Record<string, unknown>>

/** Fields of rules, so that steps apply to them, and one that no rule has. */
export const FIELDS = ['a', 'b', 'a.b', 'Hashes', 'x y'] as const

const name = fc.constantFrom(...FIELDS, 'other')
const names = fc.array(name, { minLength: 1, maxLength: 2 })
const text = fc.constantFrom('', 'a', 'A*', '*', '\\*b', 'C:\\', 'abc', '%x%', '1', 'é', 'null', '{field}')
const texts = fc.oneof(text, fc.array(text, { maxLength: 2 }))
const scalar = fc.oneof(text, fc.constantFrom(0, 1, 2.5, true, false, null))
const some = fc.constantFrom('any', 'all')
const ids = fc.constantFrom('one', 'two', 'three')
const REGEXES = ['a', '^.*$', '(?P<n>[a-z]+)', '(a)|(?P<n>.)', '\\\\', '', '(?i)B', '[*?]', '(x)?(?P<m>\\w)', '\\d+']
const regex = fc.constantFrom(...REGEXES)
const comparison = fc.constantFrom('eq', 'ne', 'gt', 'gte', 'lt', 'lte')

/** Optional keys. */
const record = (
  required: Readonly<Record<string, fc.Arbitrary<unknown>>>,
  optional: Readonly<Record<string, fc.Arbitrary<unknown>>> = {},
): fc.Arbitrary<StepSpec> => fc.record({ ...required, ...optional }, { requiredKeys: Object.keys(required) })

const typed = (kinds: Readonly<Record<string, fc.Arbitrary<StepSpec>>>): fc.Arbitrary<StepSpec> =>
  fc.oneof(...Object.entries(kinds).map(([type, options]) => options.map((given) => ({ type, ...given }))))

const applied = record({ processing_item_id: ids })
const state = record({ key: fc.constantFrom('k', 'l'), val: fc.constantFrom('v', 1, true) }, { op: comparison })
const fields = record({ fields: names }, { mode: fc.constant('plain') })
const fieldRegexes = record({ fields: fc.array(regex, { maxLength: 2 }), mode: fc.constant('re') })

const ruleCondition = typed({
  logsource: record({ product: fc.constantFrom('auth0', 'windows') }),
  contains_field: record({ field: fc.option(name) }),
  contains_detection_item: record({ field: name, value: scalar }),
  processing_item_applied: applied,
  processing_state: state,
  is_sigma_rule: record({}),
  is_sigma_correlation_rule: record({}),
  rule_attribute: record(
    { attribute: fc.constantFrom('title', 'level', 'tags', 'none'), value: fc.constantFrom('generated', 'low', 1) },
    { op: fc.oneof(comparison, fc.constantFrom('in', 'not_in')) },
  ),
  tag: record({ tag: fc.constant('attack.t1059') }),
})
const itemCondition = typed({
  match_string: record({ pattern: regex, cond: some }, { negate: fc.boolean() }),
  match_value: record({ value: scalar, cond: some }),
  contains_wildcard: record({ cond: some }),
  is_null: record({ cond: some }),
  value_type: record({ types: fc.constantFrom(['regex'], ['string', 'null']), cond: some }),
  processing_item_applied: applied,
  processing_state: state,
})
const fieldCondition = typed({
  include_fields: fc.oneof(fields, fieldRegexes),
  exclude_fields: fc.oneof(fields, fieldRegexes),
  processing_item_applied: applied,
  processing_state: state,
})

const conditions = (sort: string, condition: fc.Arbitrary<StepSpec>): fc.Arbitrary<StepSpec> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant({}) },
    {
      weight: 1,
      arbitrary: record(
        { [`${sort}_conditions`]: fc.array(condition, { minLength: 1, maxLength: 2 }) },
        { [`${sort}_cond_op`]: fc.constantFrom('and', 'or'), [`${sort}_cond_not`]: fc.boolean() },
      ),
    },
  )

const handled = fc.oneof(record({}, { include: fc.constant(['x']) }), record({}, { exclude: fc.constant(['x']) }))
const mapping = fc.dictionary(name, fc.oneof(name, names), { maxKeys: 3 })
const external = (own: StepSpec): fc.Arbitrary<StepSpec> =>
  record({}, { filter: regex }).map((one) => ({ ...own, ...one }))

/** Steps that only rename fields. */
const renaming = typed({
  field_name_mapping: record({ mapping }),
  field_name_prefix_mapping: record({ mapping }),
  field_name_prefix: record({ prefix: fc.constantFrom('p.', '') }),
  field_name_suffix: record({ suffix: fc.constantFrom('.s', '') }),
  field_name_transform: record(
    { transform_func: fc.constantFrom('lower_case', 'upper_case', 'snake_case', 'camel_case', 'pascal_case') },
    { mapping, apply_keyword: fc.boolean() },
  ),
})

const plainStep = fc.oneof(
  renaming,
  typed({
    add_condition: record(
      { conditions: fc.dictionary(name, scalar, { minKeys: 1, maxKeys: 2 }) },
      { negated: fc.boolean() },
    ),
    add_field: record({ field: fc.oneof(name, names) }),
    remove_field: record({ field: fc.oneof(name, names) }),
    set_field: record({ fields: names }),
    case: record({}, { method: fc.constantFrom('lower', 'upper', 'snake_case') }),
    change_logsource: record({}, { category: text, product: text, service: text }),
    convert_type: record({ target_type: fc.constantFrom('str', 'num') }),
    drop_detection_item: record({}),
    extract_fields: record(
      { regex: fc.constantFrom(...REGEXES.filter((source) => source.includes('?P<'))) },
      { field_prefix: name, preserve_unmatched: fc.boolean() },
    ),
    hashes_fields: record(
      { valid_hash_algos: fc.constant(['MD5', 'A']) },
      { field_prefix: name, field_to_parse: fc.oneof(name, names) },
    ),
    map_string: record({ mapping: fc.dictionary(text, texts, { maxKeys: 3 }) }),
    replace_string: record(
      { regex, replacement: fc.constantFrom('', 'x', '*', '\\g<0>', '\\\\', '\\*\\g<0>?') },
      { skip_special: fc.boolean(), interpret_special: fc.boolean() },
    ),
    regex: record({}, { method: fc.constantFrom('plain', 'ignore_case_flag', 'ignore_case_brackets') }),
    set_value: record({ value: scalar }),
    set_state: record({ key: fc.constantFrom('k', 'l'), val: fc.constantFrom('v', 1, true) }),
    set_custom_attribute: record({ attribute: fc.constantFrom('level', 'c'), value: scalar }),
    wildcard_placeholders: handled,
    value_placeholders: handled,
    query_expression_placeholders: handled.map((given) => ({ expression: '{field} in {id}', ...given })),
    file_placeholders: external({ path: 'f' }),
    http_placeholders: external({ url: 'u' }),
    command_placeholders: external({ cmd: ['c'] }),
    detection_item_failure: record({ message: text }),
    rule_failure: record({ message: text }),
    strict_field_mapping_failure: record({}),
  }),
)

const conditioned = (step: fc.Arbitrary<StepSpec>): fc.Arbitrary<StepSpec> =>
  fc
    .tuple(
      step,
      conditions('rule', ruleCondition),
      conditions('detection_item', itemCondition),
      conditions('field_name', fieldCondition),
      record({}, { id: ids }),
    )
    .map((parts) => Object.assign({}, ...parts))

const anyStep = conditioned(
  fc.oneof(
    { weight: 9, arbitrary: plainStep },
    {
      weight: 1,
      arbitrary: fc.array(conditioned(plainStep), { maxLength: 2 }).map((items) => ({ type: 'nest', items })),
    },
  ),
)

/** Steps that mean the same to pySigma, with conditions on the rule. */
export const commonSteps: fc.Arbitrary<StepSpec> = fc
  .tuple(
    fc.oneof(
      // pySigma cannot read the functions of `field_name_transform` from a file.
      renaming.filter(({ type }) => type !== 'field_name_transform'),
      typed({
        add_condition: record({ conditions: fc.dictionary(name, fc.constantFrom('a', 'A*', 1, null), { minKeys: 1 }) }),
        map_string: record({
          mapping: fc.dictionary(fc.constantFrom('a', 'abc'), fc.constantFrom('x', 'y*'), { maxKeys: 2 }),
        }),
        change_logsource: record({}, { category: text, product: text }),
        set_state: record({ key: fc.constantFrom('k', 'l'), val: fc.constantFrom('v', 1, true) }),
        drop_detection_item: record({}),
      }),
    ),
    conditions('rule', ruleCondition),
    conditions('field_name', fieldCondition),
    record({}, { id: ids }),
  )
  .map((parts) => Object.assign({}, ...parts))

/** A pipeline as YAML. */
export const pipelineText = (transformations: readonly StepSpec[]): string =>
  JSON.stringify({ vars: { x: ['v*', 1] }, transformations })

export const somePipeline: fc.Arbitrary<string> = fc.array(anyStep, { minLength: 1, maxLength: 5 }).map(pipelineText)
