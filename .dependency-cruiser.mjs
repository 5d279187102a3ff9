/**
 * Files that import each other in a circle fail `npm run lint`. An import of a type alone counts: it costs nothing at
 * run time, but whoever reads one file of a circle must read them all.
 */
export default {
  forbidden: [
    {
      name: 'no-circle',
      comment: 'What two files need of each other goes into a third, or into the one that needs it more.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    includeOnly: '^(libs|apps|workflows|deploy|bench|faults|tools)/',
    exclude: '(^|/)(dist|node_modules)/',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      // A package of the workspace is the files it is written in, not what was built of them.
      conditionNames: ['@fengqiao/source', 'import', 'default'],
    },
  },
};
