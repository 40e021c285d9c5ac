/**
 * True for a text with a top-level key that only rules and pipelines have. Folders also contain other YAML, such as
 * workflows, whose layout is not ours to choose.
 */
export const isSigmaText = (text: string): boolean =>
  /^(?:"|')?(?:logsource|detection|correlation|filter|action|transformations|postprocessing|finalizers)(?:"|')?[ \t]*:/m.test(
    text,
  )
