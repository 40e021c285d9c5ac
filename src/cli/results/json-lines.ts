import { outcomeJson } from '../../backend/conversion-json.js'
import type { Explanation } from '../../convert/explain-rule.js'
import type { ConvertedRule } from '../../project/workspace/convert-file.js'
import type { Identity } from '../../rule/identity.js'
import { jsonLine } from '../../text/control-characters.js'
import type { Remark } from '../../text/diagnostic.js'
import { diagnosticJson, placeJson } from '../../text/diagnostic-json.js'
import type { Witness } from '../../witness/witnesses.js'

// The lines of `--json`: one object per line, keys in this order, null for a missing value.

/** Formats one rule for `check --json`. */
export const checkedLine = (file: string, rule: Identity, diagnostics: readonly Remark[]): string =>
  line({ file, rule, diagnostics: diagnostics.map(diagnosticJson) })

/** Formats one rule for `convert --json`: one line per target, or per variant of each. */
export const convertedLines = ({ input, document, results }: ConvertedRule): string =>
  results
    .map((result) =>
      line({
        file: input.name,
        rule: document.identity,
        target: result.backend.name,
        format: result.format.name,
        ...(result.variant === null ? {} : { variant: result.variant }),
        options: result.options,
        ...outcomeJson(result),
        artifact: result.artifact,
        ...(result.requirements === undefined ? {} : { requirements: result.requirements }),
      }),
    )
    .join('')

/** Formats the explanation of one rule and target for `explain --json`. */
export const explainedLine = (
  file: string,
  rule: Identity,
  { expression, steps, stages, predicates, conditions, residualTree, spans, conversion }: Explanation,
  variant: string | null,
): string =>
  line({
    file,
    rule,
    target: conversion.target,
    ...(variant === null ? {} : { variant }),
    options: conversion.options,
    expression,
    steps: steps.map(({ step: { id, kind, pipeline, confidence, source, span }, variant, changes }) => ({
      id,
      kind,
      pipeline,
      confidence: confidence ?? null,
      ...(variant === undefined ? {} : { variant }),
      file: source.name,
      ...placeJson(source, span),
      changes,
    })),
    stages,
    predicates: predicates.map(({ number, text, source, span, addedBy }) => ({
      number,
      text,
      file: source.name,
      ...placeJson(source, span),
      start: span.start,
      end: span.end,
      addedBy: addedBy?.id ?? null,
    })),
    conditions,
    spans,
    residualTree,
    ...outcomeJson(conversion),
  })

/** Formats one event of a rule for `witness --json`; `number` identifies the event within the rule. */
export const witnessedLine = (
  file: string,
  rule: Identity,
  number: number,
  { matches, about, event }: Witness,
): string => line({ file, rule, number, matches, about, event })

export const eventLine = ({ event }: Witness): string => line(event)

const line = (value: unknown): string => `${jsonLine(value)}\n`
