// expect: 1:1 error config-module
throw new Error('the tenant is not set\nat all')
