import type { Descriptions } from '../description.js'

const handledOptions = {
  include: 'the placeholders to replace (default: all)',
  exclude: 'the placeholders not to replace',
}

/** Options of the steps that read values of placeholders. */
const dataOptions = {
  format: 'plaintext: one value per line (default: plaintext)',
  filter: 'a Python regular expression; only values that contain a match are kept',
  csv_column: 'column name, or column number from 0',
  csv_has_header: 'the first row contains column names (default: true)',
  jq_expression: 'a jq expression that selects values of JSON or YAML',
  ...handledOptions,
}

/** The types of steps. */
export const stepDescriptions: Descriptions = {
  add_condition: {
    about: 'adds detection items that must match, or must not, in addition to the condition of the rule',
  },
  add_field: {
    about: 'adds field names to the key `fields` of the rule',
  },
  add_xml_encoding: {
    about:
      'also searches values in the form that XML gives them: `&`, `<` and `>` become `&amp;`, `&lt;` and `&gt;`; the value itself still matches',
  },
  case: {
    about: 'changes the letter case of strings and keeps wildcards',
    options: {
      method: '`snake_case` inserts `_` before each capital letter (default: lower)',
    },
  },
  change_logsource: {
    about: 'replaces the log source of the rule; parts that are not given become empty',
  },
  command_placeholders: {
    about: 'replaces placeholders with the output of a command, if the caller allows it',
    options: {
      ...dataOptions,
      timeout: 'in seconds (default: 30)',
      max_stdout: 'maximum size of the output in bytes',
    },
  },
  convert_type: {
    about: 'converts numbers to strings or strings to numbers; a string that is not a number is an error',
  },
  detection_item_failure: {
    about: 'rejects rules that have a detection item for which the conditions are true',
    options: {
      message: 'why',
    },
  },
  detection_item_warning: {
    about: 'reports a warning for each detection item for which the conditions are true, and keeps the item',
    options: {
      message: 'the events that the query may miss, or match in addition',
    },
  },
  drop_detection_item: {
    about: 'removes detection items; use it with conditions',
  },
  extract_fields: {
    about: 'splits values: each named group of a regular expression becomes a detection item',
    options: {
      regex: 'a Python regular expression with named groups, which must match at the start of values',
      field_prefix: 'prefix of the group name, joined with a dot (default: none)',
      preserve_unmatched: 'keep values that do not match (default: false, unless none matches)',
    },
  },
  field_name_mapping: {
    about: 'renames fields; with several names, any of these fields may have the value',
  },
  field_name_prefix: {
    about: 'adds a prefix to field names',
  },
  field_name_prefix_mapping: {
    about:
      'replaces prefixes of field names; the first matching prefix applies, and with several names any of these fields may have the value',
  },
  field_name_suffix: {
    about: 'adds a suffix to field names',
  },
  field_name_transform: {
    about: 'changes the style of field names',
    options: {
      transform_func:
        'the style: `snake_case` turns `TargetUserName` into `target_user_name`; each part between dots is converted',
      mapping: 'names of fields that are exceptions to the style',
      apply_keyword: 'also apply the key null of `mapping` to keywords (default: false)',
    },
  },
  file_placeholders: {
    about: 'replaces placeholders with values from a file, if the caller allows it',
    options: {
      ...dataOptions,
    },
  },
  hashes_fields: {
    about: 'splits a field with hashes such as `MD5=…` into a field for each algorithm',
    options: {
      valid_hash_algos: 'hash algorithms in the data',
      field_prefix: 'prefix of the new field names, before the algorithm (default: none)',
      drop_algo_prefix: 'use only the prefix as the new field name (default: false)',
      field_to_parse: 'fields to split (default: Hashes and Hash)',
    },
  },
  hexadecimal_to_decimal: {
    about: 'writes hexadecimal numbers such as `0x1f4` in decimal, as texts; other texts stay',
    options: {
      keep_hexadecimal: 'whether the hexadecimal form stays as another possible value; default false',
    },
  },
  http_placeholders: {
    about: 'replaces placeholders with values from a URL, if the caller allows it',
    options: {
      ...dataOptions,
      method: 'default: GET',
      timeout: 'in seconds (default: 10)',
      params: 'query parameters of the URL',
      form_data: 'request body as form data',
      json_body: 'request body as JSON',
      max_body_size: 'maximum size of the response in bytes',
    },
  },
  map_string: {
    about: 'replaces whole strings; with several replacements, any of them may match',
  },
  map_to_null: {
    about: 'replaces whole texts by null, which asks for events without the field',
  },
  nest: {
    about: 'applies other steps if its own conditions are true',
  },
  query_expression_placeholders: {
    about: 'replaces values that are a placeholder with a query expression, such as a list look-up',
    options: {
      expression: 'a query expression of the target; `{field}` is the field name, `{id}` the placeholder name',
      mapping: 'other values of `{id}`, by placeholder name',
      ...handledOptions,
    },
  },
  regex: {
    about: 'converts strings to regular expressions, for targets whose string comparisons are case-sensitive',
    options: {
      method:
        'letters as [aA], the flag i, or plain: case-sensitive, as always with `cased` (default: ignore_case_brackets)',
    },
  },
  remove_field: {
    about: 'removes field names from the key `fields` of the rule; names that are not there are ignored',
  },
  replace_string: {
    about:
      'replaces the matches of a regular expression in strings and numbers; a number that changes becomes a string',
    options: {
      regex: 'a Python regular expression; wildcards appear to it as `*` and `?`',
      replacement: '`\\1` and `\\g<name>` insert groups, `*` and `?` wildcards',
      skip_special: 'match each part between wildcards and placeholders separately (default: false)',
      interpret_special: 'with `skip_special`, read `*` and `?` of the replacement as wildcards (default: false)',
      keep_original: 'the original value still matches, too (default: false)',
    },
  },
  rule_failure: {
    about: 'rejects the rule if the conditions are true',
    options: {
      message: 'why',
    },
  },
  scale_numbers: {
    about:
      'multiplies numbers by a power of ten: with 9, seconds become nanoseconds; also those that are texts or are compared with',
    options: {
      power: 'how many places the decimal point moves to the right',
      round: 'whether the result is rounded to a whole number; default false',
    },
  },
  set_custom_attribute: {
    about: 'sets a custom key of the rule',
  },
  set_custom_log_source: {
    about:
      'writes a log stream selector, such as {job="windows"}, into the custom key logsource_loki_selection of the rule',
    options: {
      selection:
        'labels and values, written like detection items; `label|fieldref: Field` copies the values that the rule tests',
      case_insensitive: 'make regular expressions case-insensitive (default: false)',
      template: 'replace `$category`, `$product` and `$service` with the log source of the rule (default: false)',
    },
  },
  set_field: {
    about: 'replaces the key `fields` of the rule',
  },
  set_state: {
    about: 'stores a value under a name for conditions, templates and target options',
  },
  set_value: {
    about: 'replaces every value with this one',
    options: {
      force_type: 'converts the value to a string or a number',
    },
  },
  strict_field_mapping_failure: {
    about: 'rejects rules with a field that no previous step has mapped',
  },
  value_placeholders: {
    about: 'replaces placeholders with the values of the variables of the same name',
    options: handledOptions,
  },
  wildcard_placeholders: {
    about: 'replaces placeholders with a wildcard',
    options: handledOptions,
  },
}
