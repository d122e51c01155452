import tseslint from 'typescript-eslint';

/**
 * Who may import whom: one line a room, the rooms it may import besides itself and `base`. `cards` counts as a room;
 * a type may be imported wherever a value may. `src/bot.ts`, `src/slash-panel.ts` and `src/main.ts` know every room.
 */
const MAY_IMPORT = {
  base: [],
  config: ['watch/kinds'],
  feishu: [],
  store: [],
  hire: ['feishu/port'],
  watch: ['hire', 'store', 'feishu/port', 'feishu/outgoing', 'cards'],
  commands: ['hire', 'watch', 'feishu/port', 'feishu/identity', 'cards'],
  inbox: ['store', 'commands/outcome', 'feishu/port', 'feishu/outgoing', 'cards'],
  edge: ['inbox/port'],
  doctor: ['feishu', 'store', 'config'],
  sandbox: ['cards/kit'],
};
const ROOMS = [...Object.keys(MAY_IMPORT), 'bot', 'main'];

const roomRule = (room, allowed) => {
  const outside = [...ROOMS, 'cards'].filter((other) => other !== room && other !== 'base');
  const groups = outside.flatMap((other) => {
    if (allowed.includes(other)) return [];
    const parts = allowed
      .filter((place) => place.startsWith(`${other}/`))
      .map((place) => place.slice(other.length + 1));
    const except = parts.length > 0 ? `(?!/(?:${parts.join('|')})(?:/|\\.js$))` : '';
    return [
      {
        regex: `^(?:\\.\\./)+(?:src/)?${other}${except}(?:/|\\.js$)`,
        message: `${room} may not import ${other}; take it as a parameter.`,
      },
    ];
  });
  return {
    files: [`src/${room}/**/*.ts`],
    rules: { 'no-restricted-imports': ['error', { patterns: groups }] },
  };
};

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'data/', 'coverage/'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['eslint.config.js'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidOperator: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      '@typescript-eslint/require-await': 'off',
      'max-lines': ['error', { max: 250 }],
    },
  },
  ...Object.entries(MAY_IMPORT).map(([room, allowed]) => roomRule(room, allowed)),
  {
    files: ['cards/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: '^(?:\\.\\./)+src/', allowTypeImports: true, message: 'cards are pure: types only.' },
          ],
        },
      ],
    },
  },
  { files: ['eslint.config.js'], ...tseslint.configs.disableTypeChecked },
);
