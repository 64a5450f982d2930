import type { Checked, Diagnostic, SourceText } from '../../core/diagnostic.ts';
import { didYouMean } from '../../core/suggest.ts';
import { spanAt, type LocatedDocument, type Path } from '../../definition/document.ts';
import { checkShape } from '../../definition/issues.ts';
import { readDocument, readShaped } from '../document.ts';
import { overridesShape, type Overrides } from './overrides.ts';
import { literalSecrets } from './names.ts';
import { takenNames } from './names-taken.ts';
import { contractShape, type ContractObject, type SystemContract } from './shape.ts';

/** Every code that reading a contract can give, beside those of YAML and of shapes. */
const contractCodes = {
  'contract/duplicate': 'Two entries of a contract have the same name',
  'contract/unknown-object': 'An object names another that the contract does not have',
  'contract/taken-name': 'A name would give an object the table of another, or one of the engine itself',
  'contract/circle': 'Objects are parents of each other in a circle, or can only be created after each other',
  'contract/literal-secret': 'A secret stands in the contract itself',
  'contract/unlisted-endpoint': 'The contract does not list the endpoint of an object, of a probe or of the check of credentials',
  'contract/unlisted-parameter': 'A request uses a query parameter that is not listed for its endpoint',
  'contract/unbound': 'A path or query holds a name in braces that nothing gives a value',
  'contract/two-lists': 'Two bindings of one object go through a list',
  'contract/wrong-key': 'The contract describes another source than the folder it lies in',
} as const;
type ContractCode = keyof typeof contractCodes;

/** Reads and checks a system contract, which must be that of `key` when one is given. All mistakes are reported at once, each at its place. */
export function readContract(source: SourceText, key?: string): Checked<SystemContract> {
  const read = readDocument(source);
  if (!('document' in read)) return { ok: false, diagnostics: read.diagnostics };
  const { value, diagnostics } = checkShape(read.document, contractShape);
  const findings = [
    ...read.findings,
    ...diagnostics,
    ...(value === null ? [] : checkMeaning(read.document, value, key ?? value.source_system.key)),
  ];
  if (value === null || findings.some(({ severity }) => severity === 'error')) return { ok: false, diagnostics: findings };
  return { ok: true, value, diagnostics: findings };
}

/** Reads what a person overrides; no file is no overrides. */
export function readOverrides(source: SourceText | null): Checked<Overrides> {
  return source === null ? { ok: true, value: overridesShape.parse({}), diagnostics: [] } : readShaped(source, overridesShape);
}

function said(
  code: ContractCode,
  span: Diagnostic['span'],
  [message, hint]: readonly [string, (string | undefined)?],
): Diagnostic {
  return { code, severity: 'error', message, span, ...(hint === undefined ? {} : { hint }) };
}

function checkMeaning(document: LocatedDocument, contract: SystemContract, key: string): readonly Diagnostic[] {
  const at = (path: Path): Diagnostic['span'] => spanAt(document, path);
  const described = contract.source_system.key;
  const wrongKey = (): Diagnostic =>
    said('contract/wrong-key', at(['source_system', 'key']), [
      `This is the contract of "${key}", but it describes "${described}"`,
      'Name the folder and source_system.key alike',
    ]);
  return [
    ...(described === key ? [] : [wrongKey()]),
    ...takenNames(contract.objects).map(({ index, key, message, hint }) =>
      said('contract/taken-name', at(['objects', index, key]), [message, hint]),
    ),
    ...repeated(contract.endpoints.map(({ method, path }) => `${method} ${path}`)).map((index) =>
      said('contract/duplicate', at(['endpoints', index, 'path']), [
        `Endpoint "${contract.endpoints[index]?.method ?? ''} ${contract.endpoints[index]?.path ?? ''}" stands twice`,
      ]),
    ),
    ...literalSecrets(contract).map((path) =>
      said('contract/literal-secret', at(path), [
        `"${path.join('.')}" holds a secret itself`,
        'Write ${NAME}, and set that variable where the pipeline runs',
      ]),
    ),
    ...contract.objects.flatMap((object, index) => checkObject(document, contract, { object, index })),
    ...checkOthers(document, contract),
  ];
}

/** What names objects and endpoints outside of `objects`. */
function checkOthers(document: LocatedDocument, contract: SystemContract): readonly Diagnostic[] {
  const names = contract.objects.map(({ name }) => name);
  const entities: readonly (readonly [Path, string])[] = [
    ...contract.limitations.flatMap(({ entity }, index) =>
      entity === undefined ? [] : [[['limitations', index, 'entity'], entity] as const],
    ),
    ...Object.keys(contract.codes).map((field) => [['codes', field], field.slice(0, field.indexOf('.'))] as const),
  ];
  const requests: readonly (readonly [Path, string])[] = [
    [['auth_check', 'path'], contract.auth_check.path],
    ...contract.limitations.flatMap(({ probe }, index) =>
      probe === undefined ? [] : [[['limitations', index, 'probe', 'path'], probe.path] as const],
    ),
  ];
  const listed = contract.endpoints.filter(({ method }) => method === 'GET');
  return [
    ...entities.flatMap(([path, name]) =>
      names.includes(name)
        ? []
        : [said('contract/unknown-object', spanAt(document, path), [`Unknown object "${name}"`, didYouMean(name, names)])],
    ),
    ...requests.flatMap(([path, asked]) =>
      listed.some((endpoint) => answers(endpoint.path, asked))
        ? []
        : [
            said('contract/unlisted-endpoint', spanAt(document, path), [
              `GET ${asked} is not among the endpoints of the contract`,
              'List it under "endpoints"',
            ]),
          ],
    ),
  ];
}

/** Whether an address with values is one of a template: `/release/112` of `/release/{id}`. */
function answers(template: string, asked: string): boolean {
  const wanted = template.split('/');
  const parts = asked.replace(/\?.*$/, '').split('/');
  return wanted.length === parts.length && wanted.every((part, place) => part === parts[place] || part.startsWith('{'));
}

function repeated(names: readonly string[]): readonly number[] {
  return names.flatMap((name, index) => (names.indexOf(name) === index ? [] : [index]));
}

interface Listed {
  readonly object: ContractObject;
  readonly index: number;
}

function checkObject(document: LocatedDocument, contract: SystemContract, one: Listed): readonly Diagnostic[] {
  return [...checkParents(document, contract, one), ...checkEndpoint(document, contract, one), ...checkBindings(document, one)];
}

function checkParents(document: LocatedDocument, contract: SystemContract, { object, index }: Listed): readonly Diagnostic[] {
  const names = contract.objects.map(({ name }) => name);
  const needed: readonly (readonly [Path, string])[] = [
    ...(object.parent === undefined ? [] : [[['objects', index, 'parent', 'object'], object.parent.object] as const]),
    ...object.created_after.map((name, place) => [['objects', index, 'created_after', place], name] as const),
  ];
  const unknown = needed.flatMap(([path, name]) =>
    names.includes(name)
      ? []
      : [said('contract/unknown-object', spanAt(document, path), [`Unknown object "${name}"`, didYouMean(name, names)])],
  );
  const above: string[] = [];
  for (let next = object.parent?.object; next !== undefined && !above.includes(next);) {
    above.push(next);
    next = contract.objects.find(({ name }) => name === next)?.parent?.object;
  }
  if (!above.includes(object.name)) return [...unknown, ...checkCreation(document, contract, { object, index })];
  const circle = [object.name, ...above.slice(0, above.indexOf(object.name) + 1)].join(' -> ');
  return [
    ...unknown,
    said('contract/circle', spanAt(document, ['objects', index, 'parent', 'object']), [`Parents form a circle: ${circle}`]),
  ];
}

/** What can only be created after itself can never be created. */
function checkCreation(document: LocatedDocument, { objects }: SystemContract, { object, index }: Listed): readonly Diagnostic[] {
  const needs = new Map(
    objects.map(({ name, parent, created_after }) => [
      name,
      [...(parent === undefined ? [] : [parent.object]), ...created_after],
    ]),
  );
  const reaches = (from: string, seen: ReadonlySet<string>): boolean =>
    from === object.name || (!seen.has(from) && (needs.get(from) ?? []).some((name) => reaches(name, new Set([...seen, from]))));
  return object.created_after.flatMap((name, place) =>
    reaches(name, new Set())
      ? [
          said('contract/circle', spanAt(document, ['objects', index, 'created_after', place]), [
            `"${object.name}" would be created after "${name}", and that after "${object.name}"`,
          ]),
        ]
      : [],
  );
}

/** The template of the endpoint that an object is read from, as the contract lists it. */
export function endpointPath(contract: SystemContract, object: ContractObject): string {
  return listedEndpoint(contract, object)?.path ?? object.endpoint ?? object.path;
}

/** The listed endpoint that an object is read from; undefined when the contract lists none. */
export function listedEndpoint(
  contract: SystemContract,
  object: ContractObject,
): SystemContract['endpoints'][number] | undefined {
  const wanted = withoutNames(object.endpoint ?? object.path);
  return contract.endpoints.find(({ method, path }) => method === 'GET' && withoutNames(path) === wanted);
}

/** `/release/{id}` and `/release/{releaseId}` are one endpoint. */
export function withoutNames(path: string): string {
  return path.replaceAll(/\{[^}]*\}/g, '{}');
}

function checkEndpoint(document: LocatedDocument, contract: SystemContract, { object, index }: Listed): readonly Diagnostic[] {
  const listed = listedEndpoint(contract, object);
  if (listed === undefined) {
    const key = object.endpoint === undefined ? 'path' : 'endpoint';
    const path = object.endpoint ?? object.path;
    const known = contract.endpoints.filter(({ method }) => method === 'GET').map((one) => one.path);
    return [
      said('contract/unlisted-endpoint', spanAt(document, ['objects', index, key]), [
        `GET ${path} is not among the endpoints of the contract`,
        didYouMean(path, known) ?? 'List it under "endpoints", with its query parameters',
      ]),
    ];
  }
  const paging = object.paging ?? contract.api.paging;
  const used: readonly (readonly [Path, string])[] = [
    ...Object.keys(object.query).map((name) => [['objects', index, 'query', name], name] as const),
    ...(object.incremental?.parameter === undefined
      ? []
      : [[['objects', index, 'incremental', 'parameter'], object.incremental.parameter] as const]),
    ...pagingParameters(paging).map((name) => [['objects', index, 'paging'], name] as const),
  ];
  return used.flatMap(([path, name]) =>
    listed.query_parameters.includes(name)
      ? []
      : [
          said('contract/unlisted-parameter', spanAt(document, path), [
            `"${name}" is not a query parameter of GET ${listed.path}: a service may ignore it without a word`,
            didYouMean(name, listed.query_parameters) ?? `Listed: ${listed.query_parameters.join(', ') || 'none'}`,
          ]),
        ],
  );
}

/** Names of the query parameters that paging sends. */
export function pagingParameters(paging: SystemContract['api']['paging']): readonly string[] {
  const sent: Readonly<Record<string, unknown>> = paging;
  return ['parameter', 'size_parameter'].flatMap((key) => (typeof sent[key] === 'string' ? [sent[key]] : []));
}

function checkBindings(document: LocatedDocument, { object, index }: Listed): readonly Diagnostic[] {
  const bound = Object.keys(object.parent?.bindings ?? {});
  const templates: readonly (readonly [Path, string])[] = [
    [['objects', index, 'path'], object.path],
    ...Object.entries(object.query).map(([name, value]) => [['objects', index, 'query', name], value] as const),
  ];
  const unbound = templates.flatMap(([path, text]) =>
    [...text.matchAll(/\{([^}]*)\}/g)].flatMap(([, name = '']) =>
      bound.includes(name)
        ? []
        : [
            said('contract/unbound', spanAt(document, path), [
              `Nothing gives "{${name}}" a value`,
              didYouMean(name, bound) ?? 'Add it to "parent.bindings"',
            ]),
          ],
    ),
  );
  const lists = Object.entries(object.parent?.bindings ?? {}).filter(([, path]) => path.includes('[]'));
  return lists.length < 2
    ? unbound
    : [
        ...unbound,
        said('contract/two-lists', spanAt(document, ['objects', index, 'parent', 'bindings']), [
          `${lists.map(([name]) => `"${name}"`).join(' and ')} go through lists, but at most one binding may`,
        ]),
      ];
}
