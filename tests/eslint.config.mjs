/** Lint: typed rules for TypeScript, and the layers of src/README.md as one table. */
import path from 'node:path';
import { defineConfig } from 'eslint/config';
import astro from 'eslint-plugin-astro';
import tseslint from 'typescript-eslint';

/** Folder → the folders of `src/` that it may import. `locales.ts` is open to all. Arrows point only downward. */
const layers = {
  zendesk: [],
  authoring: ['page'],
  page: [],
  connection: ['zendesk', 'authoring', 'page'],
  simulator: ['zendesk'],
  relay: ['zendesk'],
  procedure: ['authoring'],
  decision: ['authoring', 'procedure'],
  export: ['zendesk', 'connection', 'authoring', 'page'],
  site: ['authoring', 'procedure', 'decision', 'connection', 'export', 'zendesk'],
  workers: ['export', 'simulator', 'connection', 'zendesk'],
  bin: ['procedure', 'decision', 'export', 'simulator', 'relay', 'connection', 'zendesk'],
};

/** Code that runs in a page, in a worker and in Node alike: it may name none of their globals but the shared ones. */
const anywhere = [
  'src/zendesk/**',
  'src/page/{message,wording}.ts',
  'src/connection/{connection,open-connection,road,relay-route}.ts',
  'src/simulator/**',
  'src/relay/**',
  'src/authoring/{mistake,yaml,facts,labels,portal,words-check}.ts',
  'src/decision/{address,dates,drawing*,kept,lift,plan,proof,proof-words,schema,states,tree,ways}.ts',
  'src/procedure/{outline,parity,references,schema}.ts',
  'src/export/*.ts',
  'src/export/formats/**',
  'src/export/delivery/**',
];
const edges = ['src/export/{element,form,saving,view*,spool-opfs,spool-files}.ts'];

const layerRules = Object.entries(layers).map(([folder, allowed]) => ({
  files: [`src/${folder}/**/*.{ts,astro}`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: Object.keys(layers)
          .filter((other) => other !== folder && !allowed.includes(other))
          .map((other) => ({
            regex: `(^|/)\\.\\./(.*/)?${other}/`,
            message: `src/${folder} may not import src/${other}: see the layers in src/README.md.`,
          })),
      },
    ],
  },
}));

export default defineConfig(
  { ignores: ['dist/**', 'node_modules/**', '.astro/**', 'test-results/**', '**/*.astro/*.ts'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: path.resolve(import.meta.dirname, '..') } },
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off', // checked by hand where an index is known to be in range
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/require-await': 'off', // ports promise promises, also where memory needs none
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/dot-notation': 'off', // TypeScript's noPropertyAccessFromIndexSignature asks for brackets
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/unbound-method': 'off', // ours are closures without `this`
    },
  },
  ...astro.configs['flat/recommended'],
  ...layerRules,
  {
    files: anywhere,
    ignores: edges,
    rules: { 'no-restricted-globals': ['error', 'window', 'document', 'localStorage', 'sessionStorage', 'navigator', 'process', 'Buffer'] },
  },
);
