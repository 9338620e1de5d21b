import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import { defineConfig, globalIgnores } from 'eslint/config';
import checkFile from 'eslint-plugin-check-file';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

import { featureBoundaries } from './tools/lint-rules/feature-boundaries.mjs';

const ts = ['**/*.ts', '**/*.tsx'];
const tests = [
  '**/*.spec.ts',
  '**/*.spec.tsx',
  '**/testing/**',
  '**/acceptance/**',
  'apps/dashboard-e2e/**',
];
/** Libraries that run anywhere, and whose answers depend on their arguments alone. */
const pure = ['libs/call-routing/src/**/*.ts', 'libs/on-call/src/**/*.ts'];

const wallClock = [
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: 'Time comes in as an argument.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Time comes in as an argument.',
  },
];
const environment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Only config/ and the programs read the environment.',
};

export default defineConfig(
  globalIgnores([
    '**/dist/**',
    '**/node_modules/**',
    '**/.nx/**',
    '**/.data/**',
    '**/test-results/**',
  ]),
  js.configs.recommended,
  {
    files: ['**/*.mjs', '**/*.js'],
    languageOptions: {
      globals: {
        AbortSignal: 'readonly',
        URL: 'readonly',
        clearInterval: 'readonly',
        clearTimeout: 'readonly',
        console: 'readonly',
        fetch: 'readonly',
        process: 'readonly',
        setInterval: 'readonly',
        setTimeout: 'readonly',
      },
    },
  },
  {
    files: ts,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Modules and controllers of Nest are classes that may be empty.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      // Contract classes are shapes with rules; nobody relies on their prototype.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    files: ts,
    plugins: { 'check-file': checkFile },
    rules: {
      'max-lines': ['error', 400],
      'max-depth': ['error', 3],
      'max-params': ['error', 5],
      'check-file/filename-naming-convention': [
        'error',
        { '**/!(migrations)/*.{ts,tsx}': 'KEBAB_CASE' },
        { ignoreMiddleExtensions: true },
      ],
      'check-file/filename-blocklist': [
        'error',
        {
          '**/{utils,helpers,common,shared,misc,manager,data,info,base,types}.{ts,tsx}':
            '**/time-zone.ts',
        },
      ],
    },
  },
  {
    files: ['**/*.ts'],
    ignores: tests,
    rules: {
      'max-lines-per-function': ['error', { max: 80, skipComments: true, skipBlankLines: true }],
    },
  },
  {
    files: ts,
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          enforceBuildableLibDependency: true,
          allow: [],
          depConstraints: [
            {
              sourceTag: 'lib:call-routing',
              onlyDependOnLibsWithTags: ['lib:call-routing', 'lib:on-call'],
            },
            { sourceTag: 'lib:on-call', onlyDependOnLibsWithTags: ['lib:on-call'] },
            {
              sourceTag: 'lib:contracts',
              onlyDependOnLibsWithTags: ['lib:contracts', 'lib:call-routing', 'lib:on-call'],
            },
            {
              sourceTag: 'lib:twilio-simulator',
              onlyDependOnLibsWithTags: ['lib:twilio-simulator'],
            },
            {
              sourceTag: 'app:api',
              onlyDependOnLibsWithTags: [
                'lib:contracts',
                'lib:call-routing',
                'lib:on-call',
                'lib:twilio-simulator',
              ],
            },
            {
              sourceTag: 'app:dashboard',
              onlyDependOnLibsWithTags: ['lib:contracts', 'lib:call-routing', 'lib:on-call'],
            },
            { sourceTag: 'app:twilio-sandbox', onlyDependOnLibsWithTags: ['lib:twilio-simulator'] },
            { sourceTag: 'app:cli', onlyDependOnLibsWithTags: ['lib:contracts'] },
            { sourceTag: 'app:dashboard-e2e', onlyDependOnLibsWithTags: ['lib:contracts'] },
          ],
        },
      ],
    },
  },
  {
    files: pure,
    ignores: tests,
    rules: {
      'no-restricted-syntax': ['error', ...wallClock, environment],
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              // Temporal belongs to the language; the polyfill only brings it earlier.
              regex: '^(?!\\./|temporal-polyfill$|@ringdown/on-call$)',
              message: 'A pure library imports nothing but itself and other pure ones.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['libs/contracts/src/**/*.ts'],
    ignores: tests,
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^(node:|@nestjs/|typeorm|react|twilio)',
              message: 'Contracts ship to the browser.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['libs/twilio-simulator/src/**/*.ts'],
    ignores: tests,
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: '^(@ringdown/|twilio)', message: 'The judge shares nothing with the judged.' },
          ],
        },
      ],
    },
  },
  {
    files: ['apps/api/src/**/*.ts'],
    ignores: [...tests, 'apps/api/src/telephony/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: '^twilio($|/)', message: 'Only telephony/ speaks to Twilio.' },
            {
              regex: '^@ringdown/twilio-simulator',
              message: 'The simulator is for tests and the sandbox.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['apps/api/src/platform/**/*.ts', 'apps/api/src/telephony/**/*.ts'],
    ignores: tests,
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '/features/', message: 'Platform and telephony know no feature.' }] },
      ],
    },
  },
  {
    files: ['apps/api/src/**/*.ts'],
    ignores: [
      ...tests,
      'apps/api/src/config/**',
      'apps/api/src/main.ts',
      'apps/api/src/rotate-secret-key.ts',
    ],
    rules: { 'no-restricted-syntax': ['error', environment] },
  },
  {
    files: ['apps/api/src/features/**/*.ts'],
    ignores: tests,
    plugins: { ringdown: { rules: { 'feature-boundaries': featureBoundaries } } },
    rules: {
      'ringdown/feature-boundaries': ['error', { allow: ['service', 'module', 'guard'] }],
    },
  },
  {
    files: ['apps/dashboard/src/**/*.{ts,tsx}'],
    plugins: { ringdown: { rules: { 'feature-boundaries': featureBoundaries } } },
    extends: [reactHooks.configs.flat.recommended],
    rules: { 'ringdown/feature-boundaries': ['error', { allow: [] }] },
  },
  {
    files: tests,
    rules: {
      // Test runners' matchers and fakes.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
);
