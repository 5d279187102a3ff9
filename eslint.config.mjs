import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';

/** What each layer may import: arrows point one way, apps → workflows and technical libs → contracts → domain. */
export const layers = [
  { sourceTag: 'layer:domain', onlyDependOnLibsWithTags: ['layer:domain'], bannedExternalImports: ['*'] },
  { sourceTag: 'layer:contracts', onlyDependOnLibsWithTags: ['layer:contracts', 'layer:domain'] },
  {
    sourceTag: 'layer:technical',
    onlyDependOnLibsWithTags: ['layer:technical', 'layer:contracts', 'layer:domain'],
  },
  { sourceTag: 'layer:workflows', onlyDependOnLibsWithTags: ['layer:workflows'] },
  {
    sourceTag: 'layer:app',
    onlyDependOnLibsWithTags: ['layer:workflows', 'layer:technical', 'layer:contracts', 'layer:domain'],
  },
  {
    sourceTag: 'layer:deploy',
    onlyDependOnLibsWithTags: ['layer:technical', 'layer:contracts', 'layer:domain', 'layer:workflows'],
  },
];

const boundaries = (constraints) => ({
  '@nx/enforce-module-boundaries': ['error', { enforceBuildableLibDependency: false, depConstraints: constraints }],
});

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '.nx/**', '.fengqiao/**', 'coverage/**'] },
  ...tseslint.configs.strict.map((config) => ({ ...config, files: ['**/*.ts'] })),
  {
    files: ['**/*.ts'],
    plugins: { '@nx': nx },
    languageOptions: { parserOptions: { projectService: false } },
    rules: {
      ...boundaries(layers),
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    // Tests may use tools (fast-check, the test rig) that the code they test may not.
    files: ['**/*.spec.ts'],
    rules: {
      ...boundaries([{ sourceTag: '*', onlyDependOnLibsWithTags: ['*'] }]),
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    // The boundary rule does not see Node's own modules; the domain and workflow code must not either.
    files: ['libs/domain/src/**/*.ts', 'workflows/src/**/*.workflow.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-imports': ['error', { patterns: ['node:*', 'fs', 'path', 'crypto', 'os'] }],
      'no-restricted-globals': ['error', 'process', 'setTimeout', 'setInterval', 'fetch'],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Moments are arguments (or, in a workflow, workflow time).' },
        { object: 'Math', property: 'random', message: 'Randomness is an argument.' },
      ],
    },
  },
  { files: ['deploy/**/*.ts', 'bench/**/*.ts', 'tools/**'], rules: { 'no-console': 'off' } },
);
