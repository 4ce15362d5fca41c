// SPDX-License-Identifier: Apache-2.0
import { readdirSync } from 'node:fs';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { importX } from 'eslint-plugin-import-x';
import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

// shared → features → app; no feature imports a feature. The list is read from the folders, so a new one is held to it too.
const features = readdirSync(new URL('./src/features', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);
const zones = [
  { target: './src/shared', from: './src/features', message: 'shared/ stands below the features.' },
  { target: './src/shared', from: './src/app', message: 'shared/ stands below the app.' },
  { target: './src/features', from: './src/app', message: 'A feature stands below the app.' },
  ...features.map((name) => ({
    target: `./src/features/${name}`,
    from: './src/features',
    except: [`./${name}`],
    message: 'A feature imports no other feature: move what both need to shared/.',
  })),
  {
    target: './src/!(testing)/**/!(*.test).{ts,tsx}',
    from: './src/testing',
    message: 'What is made for tests is never shipped.',
  },
];

const forbidden = [
  {
    selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]',
    message: 'Texts reach the page as text only.',
  },
  {
    selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML)$/]',
    message: 'Texts reach the page as text only.',
  },
  {
    selector: 'ExportAllDeclaration',
    message: 'No barrel files: import from where it stands.',
  },
];

export default tseslint.config(
  { ignores: ['dist', 'node_modules', 'dev-dist'] },
  ...tseslint.configs.recommended,
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { 'import-x': importX, 'react-hooks': hooks },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver({ project: './tsconfig.json' })] },
    rules: {
      ...hooks.configs.recommended.rules,
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/no-restricted-paths': ['error', { basePath: import.meta.dirname ?? process.cwd(), zones }],
      'no-restricted-syntax': ['error', ...forbidden],
      'no-restricted-globals': ['error', 'localStorage', 'sessionStorage'],
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-ignore': true, 'ts-expect-error': true, 'ts-nocheck': true }],
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }],
      complexity: ['error', 15],
      eqeqeq: 'error',
      'no-eval': 'error',
    },
  },
  {
    files: ['src/**/*.test.{ts,tsx}', 'src/testing/**'],
    rules: { 'max-lines-per-function': 'off', '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['src/shared/words/**', 'src/shared/api/schema.ts', 'src/shared/help/**'],
    rules: { 'max-lines': 'off' },
  },
);
