// expect: 1:1 error config-module
export default { rules: 'rules', outputs: { a: { target: 'kql', path: 'dist/a.kql' } }, resolve: 'admins.txt' }
