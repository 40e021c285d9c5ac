/** Example command lines for `--help` that name the backends of this folder. */
export const examples = {
  convert: [
    'sigmacast convert rules/windows/ --target splunk',
    'sigmacast convert rules/windows/ --target kql --pipeline ecs-windows',
    'sigmacast convert rules/windows/ --first-of kql,eql,esql --pipeline ecs-windows --output queries/',
    'sigmacast convert rules/auth0/ --target auth0,splunk --lossy --output queries/',
  ],
  check: ['sigmacast check rules/', 'sigmacast check rules/auth0/*.yml --strict'],
  format: ['sigmacast format rules/', 'sigmacast format rules/ --check', 'sigmacast format - < rule.yml'],
  generate: [
    'sigmacast generate',
    'sigmacast generate splunk --env prod',
    'sigmacast generate --check',
    'sigmacast generate --watch',
  ],
  config: ['sigmacast config', 'sigmacast config splunk --env prod', 'sigmacast config --json'],
  init: ['sigmacast init', 'sigmacast init -t splunk,esql --gitattributes --workflow'],
  test: ['sigmacast test rules/', 'sigmacast test --coverage', 'sigmacast test rules/ --against logs.ndjson.gz'],
  catalog: [
    'sigmacast catalog rules/ -o site/',
    'sigmacast catalog rules/ -o site/ --target splunk,esql --pipeline sysmon',
    'sigmacast catalog -o site/ --env prod',
  ],
  diff: ['sigmacast diff --against main', 'sigmacast diff --against main --reporter markdown=comment.md'],
  coverage: [
    'sigmacast coverage rules/ --target splunk',
    'sigmacast coverage --format navigator --output layer.json',
    'sigmacast coverage rules/ --gaps windows/process_creation',
    'sigmacast coverage --against main --format markdown',
  ],
  list: [
    'sigmacast list targets',
    'sigmacast list options splunk',
    'sigmacast list modifiers --json',
    'sigmacast list fields rules/ -p ecs-windows',
  ],
  explain: ['sigmacast explain rules/okta/one.yml --target kql --pipeline ecs-okta'],
} as const
