import { fail } from '../../../data/failed.ts';
import { nameError } from '../../../data/tally.ts';
import { overridesShape } from '../../contract/overrides.ts';
import type { Action, StepContext } from '../../action.ts';
import { createOrder, readOrder } from '../../contract/order.ts';
import { endpointPath, withoutNames } from '../../contract/read.ts';
import { serviceOf, type ParentRecord } from '../../contract/requests.ts';
import type { ContractObject } from '../../contract/shape.ts';
import { graphsOf } from '../../infer/graphs.ts';
import { columns, has, text, textOrNull } from '../../sql.ts';
import { createTables, statusMap, validate } from './create.ts';
import { makeModel, samplesOf } from './model.ts';
import { counted, perEntity, sampleEntity, type Sampling, type Taken } from './sampling.ts';
import { keep, needed, recall, type EntityEndpoint, type Sampled } from './working.ts';

export const actions: Readonly<Record<string, Action>> = {
  'prepare.read_endpoints': readEndpoints,
  'prepare.use_intelligence': takeIntelligence,
  'prepare.fetch_samples': fetchSamples,
  'prepare.generate_schema': generateSchema,
  'prepare.validate': validate,
  'prepare.create_tables': createTables,
  'prepare.status_map': statusMap,
};

async function readEndpoints({ contract, ports, tally }: StepContext): Promise<void> {
  const { lakehouse } = ports;
  if (!(await has(lakehouse, 'source.endpoints'))) {
    fail('gate', 'Cannot prepare: "source.endpoints" is not there; run the stage Source first');
  }
  const rows = await lakehouse.all(`SELECT * FROM source.endpoints WHERE http_method = 'GET' ORDER BY full_path`);
  const endpoints = contract.objects.flatMap((object): readonly EntityEndpoint[] => {
    const path = endpointPath(contract, object);
    const row = rows.find((one) =>
      [one['endpoint_path'], one['full_path']].some((given) => withoutNames(String(given)) === withoutNames(path)),
    );
    if (row === undefined) {
      nameError(tally, object.name, `Its endpoint, GET ${path}, is not in source.endpoints`);
      return [{ entity: object.name, path, status: 'unknown', status_code: null }];
    }
    const code = textOrNull(row, 'status_code');
    return [
      {
        ...{ entity: object.name, path: text(row, 'full_path'), status: text(row, 'api_status') },
        status_code: code === null ? null : Number(code),
      },
    ];
  });
  keep(lakehouse.files, 'endpoints', endpoints);
  tally.counts.read += rows.length;
  tally.counts.written += endpoints.length;
  ports.log(`${endpoints.length} of ${rows.length} endpoints feed an entity`);
}

async function takeIntelligence({ contract, overrides, ports, spec, tally }: StepContext): Promise<void> {
  await Promise.resolve();
  const learned = overridesShape.shape.fields.safeParse(spec.with['learned']);
  if (!learned.success) fail('asset', 'Cannot use what was learned: "learned" of the step is no list of field rules');
  const entities = new Set(contract.objects.map(({ name }) => name));
  const [, create] = graphsOf(contract, []);
  const circles = create?.circles ?? [];
  if (circles.length > 0) fail('asset', `Cannot order the entities: ${circles.join('; ')}`);
  for (const rule of [...overrides.fields, ...learned.data].filter(({ entity }) => !entities.has(entity))) {
    nameError(tally, `${rule.entity}.${rule.path}`, `The contract has no object "${rule.entity}"; the rule has no effect`);
  }
  const limitations = Map.groupBy(
    contract.limitations.filter(({ entity }) => entity !== undefined),
    ({ entity }) => entity ?? '',
  );
  keep(ports.lakehouse.files, 'intelligence', {
    read: readOrder(contract).map(({ object, level }) => ({ entity: object.name, level })),
    create: createOrder(contract).map(({ object, level }) => ({ entity: object.name, level })),
    learned: learned.data,
    limitations: Object.fromEntries([...limitations].map(([entity, list]) => [entity, list.map(({ id }) => id).sort()])),
  });
  tally.counts.read += overrides.fields.length + learned.data.length + contract.limitations.length;
  tally.counts.written += 1;
  ports.log(
    `Read order: ${readOrder(contract)
      .map(({ object }) => object.name)
      .join(', ')}`,
  );
  ports.log(
    `${overrides.fields.length} overrides, ${learned.data.length} learned rules, ${contract.limitations.length} limitations`,
  );
}

async function fetchSamples(context: StepContext): Promise<void> {
  const { contract, ports, spec, run_id } = context;
  const { files } = ports.lakehouse;
  const endpoints = needed(files, 'endpoints', 'prepare.read_endpoints').value;
  needed(files, 'intelligence', 'prepare.use_intelligence');
  const most = perEntity(spec.with['per_entity']);
  const counting = counted(ports);
  const sampled: Sampled[] = [];
  try {
    const service = serviceOf({ ...context, ports: counting.ports });
    const taken = new Map<string, readonly ParentRecord[]>();
    for (const { object } of readOrder(contract)) {
      const endpoint = endpoints.find(({ entity }) => entity === object.name);
      const parents = taken.get(object.parent?.object ?? '') ?? [];
      const sampling = isDown(endpoint)
        ? notAsked(object, endpoint)
        : await sampleEntity(object, parents, { service, most, signal: context.signal });
      sampled.push(sampling.said);
      const kept = await keepSamples(context, object, sampling);
      taken.set(object.name, kept ? sampling.taken : await standing(context, object.name));
    }
  } finally {
    keep(files, 'requests', counting.log(run_id));
  }
  keep(files, 'samples', sampled);
}

function isDown(endpoint: EntityEndpoint | undefined): endpoint is EntityEndpoint {
  return endpoint?.status === 'broken' || endpoint?.status === 'blocked';
}

function notAsked({ name }: ContractObject, { path, status, status_code }: EntityEndpoint): Sampling {
  const reason = `GET ${path} is ${status}: Source got ${status_code ?? 'no answer'}`;
  return { taken: [], said: { entity: name, records: 0, requests: 0, reason, unreadable: false, broken: true } };
}

const sampleColumns = columns('TEXT', 'sample_id', 'parent_key', 'endpoint_path', 'payload');

/** Replaced as a whole. False where the service failed and the samples of the run before stay: that says nothing about records. */
async function keepSamples(
  { contract, ports, tally }: StepContext,
  object: ContractObject,
  sampling: Sampling,
): Promise<boolean> {
  const { taken, said } = sampling;
  const table = `sample.${object.name}`;
  ports.log(
    `${object.name}: ${taken.length} samples of ${said.requests} requests${said.reason === null ? '' : `. ${said.reason}`}`,
  );
  if (said.reason !== null) nameError(tally, object.name, said.reason);
  tally.counts.read += taken.length;
  const failed = said.broken || said.unreadable;
  if (failed) tally.counts.skipped += 1;
  if (failed && (await has(ports.lakehouse, table))) return false;
  const path = endpointPath(contract, object);
  const row = ({ id, parentId, record }: Taken): Record<string, string> => ({
    ...{ sample_id: id, parent_key: parentId, endpoint_path: path, payload: JSON.stringify(record) },
  });
  tally.counts.written += await ports.lakehouse.replace(table, sampleColumns, taken.map(row));
  return true;
}

async function standing({ ports }: StepContext, entity: string): Promise<readonly ParentRecord[]> {
  const records: ParentRecord[] = [];
  for await (const { id, payload } of samplesOf(ports.lakehouse, entity)) records.push({ id, record: payload });
  return records;
}

async function generateSchema({ contract, overrides, ports, tally }: StepContext): Promise<void> {
  const { lakehouse, log } = ports;
  const endpoints = needed(lakehouse.files, 'endpoints', 'prepare.read_endpoints').value;
  const { learned } = needed(lakehouse.files, 'intelligence', 'prepare.use_intelligence').value;
  const sampled = needed(lakehouse.files, 'samples', 'prepare.fetch_samples').value;
  const version = recall(lakehouse.files, 'created')?.value.contract_version ?? null;
  const made = await makeModel({ lakehouse, contract, overrides, learned, endpoints, sampled, version });
  const { unsayable, records, ...model } = made;
  keep(lakehouse.files, 'schema', model);
  for (const name of unsayable) nameError(tally, name, 'No field path can say this name; it is not taken');
  for (const { leftOut, graph } of model.graphs) {
    for (const edge of leftOut)
      log(`${graph} order: "${edge.entity} needs ${edge.needs}" (${edge.why}) would close a circle and is left out`);
  }
  for (const one of model.drifts) log(`${one.change} of ${one.subject}: ${one.class}, ${one.action}. ${one.detail}`);
  tally.counts.read += records;
  tally.counts.written += model.fields.length;
  tally.counts.skipped += unsayable.length;
  tally.facts = { ...tally.facts, fields: model.fields.length, drift: model.drifts.length, refused: model.refused };
  log(`${model.fields.length} fields of ${contract.objects.length} entities from ${records} samples`);
}
