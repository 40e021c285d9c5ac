import type { Description, Descriptions } from '../description.js'

// Several types of conditions have these.
const COND = 'any: one value of the item is enough; all: every value must match'
const MODE = 'plain: whole names; re: Python regular expressions that match at the start of names (default: plain)'
const STEP_ID = 'the `id` of a step'
const STATE: Description = {
  about: 'the state has this key, and its value compares with `val` as `op` states',
  options: {
    op: 'default: eq',
  },
}

/** The types of conditions on a rule. */
export const ruleConditionDescriptions: Descriptions = {
  logsource: {
    about: 'the log source of the rule, or of one of the rules of a correlation, has these parts',
  },
  contains_detection_item: {
    about: 'the rule tests this field for this value',
  },
  contains_field: {
    about: 'the rule tests this field',
  },
  processing_item_applied: {
    about: 'a step has been applied to the rule',
    options: {
      processing_item_id: STEP_ID,
    },
  },
  processing_state: STATE,
  is_sigma_rule: {
    about: 'the rule is a detection rule',
  },
  is_sigma_correlation_rule: {
    about: 'the rule is a correlation',
  },
  rule_attribute: {
    about: 'a standard or custom key of the rule compares with `value` as `op` states',
    options: {
      attribute: 'a key such as `level`; false for rules without it',
      op: '`in` and `not_in` test whether a list contains the value, the others compare single values (default: eq)',
    },
  },
  tag: {
    about: 'the rule has this tag (case-insensitive)',
    options: {
      tag: 'a namespace, a dot and a name',
    },
  },
}

/** The types of conditions on an item. */
export const itemConditionDescriptions: Descriptions = {
  match_string: {
    about: 'the regular expression matches at the start of some or all strings',
    options: {
      pattern: 'a Python regular expression',
      cond: COND,
      negate: 'select values that do not match, including all that are not strings',
    },
  },
  match_value: {
    about: 'some or all values are equal to `value`',
    options: {
      cond: COND,
    },
  },
  contains_wildcard: {
    about: 'some or all values contain a wildcard, including those of `contains` and similar modifiers',
    options: {
      cond: COND,
    },
  },
  is_null: {
    about: 'some or all values are null',
    options: {
      cond: COND,
    },
  },
  value_type: {
    about: 'some or all values are of one of these types',
    options: {
      types: 'types of values: those of YAML, or of modifiers',
      cond: COND,
    },
  },
  negated: {
    about: 'the item is below an odd number of negations, so that a wider query for it misses events',
  },
  processing_item_applied: {
    about: 'a step has changed the item',
    options: {
      processing_item_id: STEP_ID,
    },
  },
  processing_state: STATE,
}

/** The types of conditions on a field name. */
export const fieldConditionDescriptions: Descriptions = {
  include_fields: {
    about: 'the field is in this list; keywords never are',
    options: {
      mode: MODE,
    },
  },
  exclude_fields: {
    about: 'the field is not in this list; keywords never are',
    options: {
      mode: MODE,
    },
  },
  processing_item_applied: {
    about: 'a step has changed the item of the field, or has given the field its name',
    options: {
      processing_item_id: STEP_ID,
    },
  },
  processing_state: STATE,
}
