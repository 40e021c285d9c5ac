// expect: 1:1 error config-not-data
// expect: 1:1 error config-not-data
// expect: 1:1 error config-not-data
// expect: 1:1 error unknown-key
const vars = { from: new Date(0), to: 5n }
vars.self = vars
export default { rules: 'rules', vars, output: {}, outputs: { a: { target: 'kql', path: 'dist/a.kql' } } }
