/** What the house asks of each module by itself. Paths are from the root of the project, patterns as in `imports/path-pattern.ts`. */
export type ModuleRule =
  | { readonly kind: 'reach'; readonly name: string; readonly files: string; readonly may: readonly string[] }
  | { readonly kind: 'packages'; readonly name: string; readonly files: string; readonly may: readonly string[] }
  | { readonly kind: 'no-node'; readonly name: string; readonly files: string }
  | { readonly kind: 'reserved'; readonly name: string; readonly what: string; readonly for: readonly string[] }
  | { readonly kind: 'environment'; readonly name: string; readonly for: readonly string[] }

/** One thing that the house asks of imports: of each module, or of all of them together. */
export type ImportRule = ModuleRule | { readonly kind: 'no-cycles'; readonly name: string }

/** What lies outside the table: tests and benches may import everything, and settings of tools belong to the tools. */
export const outsideTheTable: readonly string[] = ['test/', 'bench/', '*.ts']

const tested = ['test/', 'bench/']
const pure = ['shared/contracts/', 'shared/domain/']

/** Whom a module's own files may be imported from: the first row whose `files` hold the module is the one that counts. */
const table: readonly ImportRule[] = [
  { kind: 'reach', name: 'domain', files: 'shared/domain/', may: ['shared/domain/'] },
  { kind: 'reach', name: 'contracts', files: 'shared/contracts/', may: pure },
  { kind: 'reach', name: 'ports', files: 'shared/ports/', may: ['shared/ports/', ...pure] },
  { kind: 'reach', name: 'security', files: 'shared/security/', may: ['shared/security/', 'shared/ports/', ...pure] },
  { kind: 'reach', name: 'store', files: 'shared/store/', may: ['shared/store/', 'shared/ports/', ...pure] },
  { kind: 'reach', name: 'http', files: 'shared/http/', may: ['shared/http/', 'shared/ports/', ...pure] },
  {
    kind: 'reach',
    name: 'aws',
    files: 'shared/aws/',
    may: ['shared/aws/', 'shared/security/', 'shared/store/', 'shared/ports/', ...pure],
  },
  { kind: 'reach', name: 'lambda', files: 'shared/lambda/', may: ['shared/lambda/', 'shared/ports/', ...pure] },
  // What is told of journeys, and not compiled: it may use what the phases share.
  {
    kind: 'reach',
    name: 'handbook',
    files: 'state-machines/handbook/',
    may: ['state-machines/handbook/', 'state-machines/*.ts', ...pure],
  },
  {
    kind: 'reach',
    name: 'phase',
    files: 'state-machines/<phase>/',
    // What a phase found wrong is told in the same words by all of them; the phases themselves stay strangers.
    may: [
      'state-machines/<phase>/',
      'state-machines/diagnostic.ts',
      'state-machines/graph.ts',
      'state-machines/wait-length.ts',
      ...pure,
    ],
  },
  { kind: 'reach', name: 'pipeline', files: 'state-machines/*.ts', may: ['state-machines/', ...pure] },
  // All that a journey written in TypeScript needs is `defineJourney`.
  { kind: 'reach', name: 'marketing', files: 'marketing/', may: ['marketing/', 'state-machines/define-journey.ts'] },
  {
    kind: 'reach',
    name: 'handler',
    files: 'functions/<name>/handler.ts',
    may: [
      'functions/<name>/',
      'shared/aws/',
      'shared/http/',
      'shared/lambda/',
      'shared/store/dynamodb/',
      'shared/ports/',
      ...pure,
    ],
  },
  {
    kind: 'reach',
    name: 'core',
    files: 'functions/<name>/',
    may: ['functions/<name>/', 'shared/store/', 'shared/ports/', ...pure],
  },
  { kind: 'reach', name: 'catalog', files: 'functions/*.ts', may: ['functions/*.ts', 'shared/ports/', ...pure] },
  {
    kind: 'reach',
    name: 'cdk',
    files: 'cdk/',
    may: [
      'cdk/',
      'state-machines/*.ts',
      'shared/contracts/',
      'shared/store/tables.ts',
      // Stacks set the variables that functions read, by the same names.
      'shared/lambda/variables.ts',
      'functions/catalog.ts',
    ],
  },
  { kind: 'reach', name: 'local', files: 'local/', may: ['local/', 'shared/', 'functions/', 'state-machines/'] },
  { kind: 'reach', name: 'cli', files: 'cli/', may: ['cli/', 'local/', 'shared/', 'state-machines/'] },
  { kind: 'reach', name: 'console', files: 'console/', may: ['console/', ...pure] },
]

/** Packages and Node's own modules, where pure code keeps away from them. */
const purity: readonly ImportRule[] = [
  { kind: 'packages', name: 'domain-packages', files: 'shared/domain/', may: ['temporal-polyfill'] },
  { kind: 'packages', name: 'contracts-packages', files: 'shared/contracts/', may: ['zod'] },
  { kind: 'packages', name: 'ports-packages', files: 'shared/ports/', may: [] },
  { kind: 'no-node', name: 'domain-node', files: 'shared/domain/' },
  { kind: 'no-node', name: 'contracts-node', files: 'shared/contracts/' },
  { kind: 'no-node', name: 'phase-node', files: 'state-machines/<phase>/' },
]

/** What only a few may touch, whatever the table says. */
const reserved: readonly ImportRule[] = [
  { kind: 'reserved', name: 'tests', what: 'test/', for: ['test/'] },
  { kind: 'reserved', name: 'handlers', what: 'functions/*/handler.ts', for: tested },
  {
    kind: 'reserved',
    name: 'dynamodb-form',
    what: 'shared/store/dynamodb/',
    for: ['shared/store/dynamodb/', 'shared/aws/wiring.ts', 'functions/*/handler.ts', 'local/', 'cli/', ...tested],
  },
  {
    kind: 'reserved',
    name: 'sqlite-form',
    what: 'shared/store/sqlite/',
    for: ['shared/store/sqlite/', 'local/', 'cli/', ...tested],
  },
  { kind: 'reserved', name: 'sqlite', what: 'node:sqlite', for: ['shared/store/sqlite/', ...tested] },
  { kind: 'reserved', name: 'sdk', what: '@aws-sdk/*', for: ['shared/aws/', 'shared/store/dynamodb/', ...tested] },
  { kind: 'reserved', name: 'cdk-lib', what: 'aws-cdk-lib', for: ['cdk/', ...tested] },
  { kind: 'reserved', name: 'cdk-nag', what: 'cdk-nag', for: ['cdk/', ...tested] },
  { kind: 'reserved', name: 'constructs', what: 'constructs', for: ['cdk/', ...tested] },
  { kind: 'reserved', name: 'middy', what: '@middy/*', for: ['shared/lambda/', ...tested] },
  { kind: 'reserved', name: 'powertools', what: '@aws-lambda-powertools/*', for: ['shared/lambda/', ...tested] },
  { kind: 'environment', name: 'environment', for: ['shared/lambda/environment.ts', 'cli/', ...tested] },
]

/** Every rule for imports; each has a fixture of its name that breaks it and no other. */
export const importRules: readonly ImportRule[] = [
  ...table,
  ...purity,
  ...reserved,
  { kind: 'no-cycles', name: 'cycles' },
]
