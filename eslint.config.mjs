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
  {
    sourceTag: 'layer:workflows',
    onlyDependOnLibsWithTags: ['layer:workflows', 'layer:contracts', 'layer:domain'],
    bannedExternalImports: ['zod', '@nestjs/*', 'typeorm', 'pg', '@nats-io/*'],
  },
  {
    sourceTag: 'layer:app',
    onlyDependOnLibsWithTags: ['layer:workflows', 'layer:technical', 'layer:contracts', 'layer:domain'],
  },
  // Pages know services by what their OpenAPI documents say, and import none of ours.
  { sourceTag: 'layer:web', onlyDependOnLibsWithTags: ['layer:web'] },
  {
    sourceTag: 'layer:deploy',
    onlyDependOnLibsWithTags: [
      'layer:deploy',
      'layer:technical',
      'layer:contracts',
      'layer:domain',
      'layer:workflows',
    ],
  },
];

const boundaries = (depConstraints, options = {}) => ({
  '@nx/enforce-module-boundaries': [
    'error',
    { enforceBuildableLibDependency: false, depConstraints, ...options },
  ],
});

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/*.generated.ts',
      '**/node_modules/**',
      '.nx/**',
      '.fengqiao/**',
      'coverage/**',
    ],
  },
  ...tseslint.configs.strict.map((config) => ({ ...config, files: ['**/*.{ts,tsx}'] })),
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { '@nx': nx },
    languageOptions: { parserOptions: { emitDecoratorMetadata: true, experimentalDecorators: true } },
    rules: {
      ...boundaries(layers),
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    // Tests stand outside the layers: they use the test rig, which is built on what they test.
    files: ['**/*.spec.ts', '**/*.scenario.ts', 'apps/web/browser/**'],
    rules: {
      '@nx/enforce-module-boundaries': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    // What people write is text on every page: nothing puts it there as HTML.
    files: ['apps/web/src/**/*.ts', 'apps/web/src/**/*.tsx'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'JSXAttribute[name.name=/^(dangerouslySetInnerHTML|srcDoc)$/]',
          message: 'Words are text.',
        },
        {
          selector: 'Identifier[name=/^(innerHTML|outerHTML|insertAdjacentHTML|srcdoc)$/]',
          message: 'Words are text.',
        },
      ],
    },
  },
  {
    // The boundary rule does not see Node's own modules; the domain and workflow code must not either.
    files: ['libs/domain/src/**/*.ts', 'workflows/src/**/*.workflow.ts'],
    ignores: ['**/*.spec.ts', '**/*.scenario.ts'],
    rules: {
      'no-restricted-imports': ['error', { patterns: ['node:*', 'fs', 'path', 'crypto', 'os'] }],
      'no-restricted-globals': ['error', 'process', 'setTimeout', 'setInterval', 'fetch'],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Randomness is an argument.' },
      ],
    },
  },
  {
    // In a workflow Date.now() is the workflow's time; in the domain there is no time but what is given.
    files: ['libs/domain/src/**/*.ts'],
    ignores: ['**/*.spec.ts', '**/*.scenario.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Randomness is an argument.' },
        { object: 'Date', property: 'now', message: 'Moments are arguments.' },
        { object: 'Date', property: 'parse', message: 'It takes what the runtime likes: use parseMoment.' },
        { property: 'localeCompare', message: 'Order must not change with the language of a machine.' },
      ],
    },
  },
  {
    files: ['deploy/**/*.ts', 'bench/**/*.ts', 'faults/**/*.ts', 'tools/**'],
    rules: { 'no-console': 'off' },
  },
);
