"""The condition of a rule after pySigma has applied a pipeline to it, as nested lists.

A condition is ["and", …], ["or", …], ["not", c] or an atom: a kind, a field (null for keywords), and what is asked.
"""

from functools import lru_cache

import sigma.policy
import yaml
from sigma.collection import SigmaCollection
from sigma.conditions import (
    ConditionAND,
    ConditionFieldEqualsValueExpression,
    ConditionNOT,
    ConditionOR,
    ConditionValueExpression,
)
from sigma.policy.profiles import TrustedPolicy as POLICY
from sigma.processing.pipeline import ProcessingPipeline
from sigma.types import (
    SigmaBool,
    SigmaCasedString,
    SigmaCIDRExpression,
    SigmaCompareExpression,
    SigmaExists,
    SigmaExpansion,
    SigmaFieldReference,
    SigmaNull,
    SigmaNumber,
    SigmaQueryExpression,
    SigmaRegularExpression,
    SigmaString,
    SigmaTimestampPart,
    SpecialChars,
)

# Python's expressions instead of RE2's, because some pipelines look ahead.
sigma.policy.default_policy = POLICY

EXTENSIONS = {"field_types", "field_schemas", "variants", "confidence"}


def processed(rule, pipeline):
    rules = SigmaCollection.from_yaml(rule)
    parsed(pipeline).apply(rules.rules[0])
    conditions = [tree(condition.parsed) for condition in rules.rules[0].detection.parsed_condition]
    return conditions[0] if len(conditions) == 1 else ["or", *conditions]


@lru_cache(maxsize=4)
def parsed(text):
    """A pipeline, which resets its state for each rule."""
    return ProcessingPipeline.from_dict(standard(yaml.safe_load(text)), policy=POLICY)


def standard(value):
    """The pipeline without the keys that only sigmacast has."""
    if isinstance(value, dict):
        return {key: standard(inner) for key, inner in value.items() if key not in EXTENSIONS}
    return [standard(inner) for inner in value] if isinstance(value, list) else value


def tree(condition):
    if isinstance(condition, ConditionFieldEqualsValueExpression):
        return atom(condition.field, condition.value)
    if isinstance(condition, ConditionValueExpression):
        return atom(None, condition.value)
    name = {ConditionAND: "and", ConditionOR: "or", ConditionNOT: "not"}[type(condition)]
    return [name, *(tree(arg) for arg in condition.args if arg is not None)]


def atom(field, value):
    if isinstance(value, SigmaExpansion):
        return ["or", *(atom(field, inner) for inner in value.values)]
    if isinstance(value, SigmaString):
        return ["match", field, isinstance(value, SigmaCasedString), parts(value)]
    if isinstance(value, SigmaTimestampPart):
        return ["timePart", field, value.timestamp_part.name.lower(), "eq", value.number]
    if isinstance(value, SigmaNumber):
        return ["number", field, value.number]
    if isinstance(value, SigmaBool):
        return ["boolean", field, value.boolean]
    if isinstance(value, SigmaNull):
        return ["isNull", field]
    if isinstance(value, SigmaExists):
        return ["exists", field] if value.exists else ["not", ["exists", field]]
    if isinstance(value, SigmaRegularExpression):
        flags = (SigmaRegularExpression.sigma_to_re_flag[flag] for flag in value.flags)
        return ["regex", field, value.to_plain(), "".join(sorted(flags))]
    if isinstance(value, SigmaCIDRExpression):
        return ["cidr", field, str(value.network)]
    if isinstance(value, SigmaCompareExpression):
        number = value.number
        if isinstance(number, SigmaTimestampPart):
            return ["timePart", field, number.timestamp_part.name.lower(), value.op.name.lower(), number.number]
        return ["compare", field, value.op.name.lower(), number.number]
    if isinstance(value, SigmaQueryExpression):
        return ["expression", field]
    if isinstance(value, SigmaFieldReference):
        return ["fieldRef", field, value.field, [value.starts_with, value.ends_with]]
    raise ValueError(f"a value of type {type(value).__name__}")


def parts(value):
    """Texts, and 0 for `*`, 1 for `?`."""
    found = []
    for part in value.s:
        if isinstance(part, str):
            found.append(part)
        elif part in (SpecialChars.WILDCARD_MULTI, SpecialChars.WILDCARD_SINGLE):
            found.append(0 if part == SpecialChars.WILDCARD_MULTI else 1)
        else:
            raise ValueError("a placeholder stays")
    return found
