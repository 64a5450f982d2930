import { isoSeconds } from '../../core/time.ts';
import { cities, givenNames, streets, surnames } from '../names.ts';
import { seriesOf, uuidCode, uuidOf, type Made, type Series } from '../series.ts';
import type { JsonMembers } from '../service.ts';
import type { World } from '../world.ts';

/** The records of a firm that looks after heating: 600 at scale 1. */
export interface Book {
  readonly customers: Series<JsonMembers>;
  readonly sites: Series<JsonMembers>;
  readonly technicians: Series<JsonMembers>;
  readonly parts: Series<JsonMembers>;
  /** One series for each site, in the order of the sites. */
  readonly workOrders: readonly Series<JsonMembers>[];
}

const sitesOfCustomer = 3;
const [busyEvery, busy, quiet] = [12, 130, 10] as const;

export function bookOf(world: World): Book {
  const series = (name: string, size: number, make: (made: Made) => JsonMembers): Series<JsonMembers> =>
    seriesOf({
      ...{ seed: world.seed, name: `wrenchbook ${name}`, size, idOf: uuidOf, codeOf: uuidCode },
      make: (made) => ({ id: made.id, ...make(made), ...stamps(made) }),
    });
  const customers = series('customers', world.count(8), customer);
  const technicians = series('technicians', world.count(12), technician);
  const parts = series('parts', world.count(76), part);
  const sites = series('sites', customers.size * sitesOfCustomer, (made) => site(made, customers));
  const workOrders = Array.from({ length: sites.size }, (_, place) =>
    series(`work orders ${place}`, place % busyEvery === 0 ? busy : quiet, (made) =>
      workOrder(made, { place, customers, sites, technicians, parts }),
    ),
  );
  return { customers, sites, technicians, parts, workOrders };
}

/** The customer whom a site belongs to. */
export function customerOf(site: number): number {
  return Math.floor(site / sitesOfCustomer);
}

/** The time of the last change is the one by which lists are ordered. */
function stamps({ time, random }: Made): JsonMembers {
  return { created_at: isoSeconds(time - random.between(1, 40) * 3_600_000), updated_at: isoSeconds(time) };
}

function money(cents: number): string {
  return (cents / 100).toFixed(2);
}

function person({ index, random }: Made): { readonly name: string; readonly email: string } {
  return { name: `${random.pick(givenNames)} ${random.pick(surnames)}`, email: `person${index + 1}@example.net` };
}

function customer(made: Made): JsonMembers {
  const { index, random } = made;
  const contact = person(made);
  return {
    name: index % 3 === 0 ? contact.name : `${random.pick(surnames)} Housing ${index + 1}`,
    kind: index % 3 === 0 ? 'private' : 'business',
    contact: { ...contact, phone: index % 4 === 1 ? null : `+1-555-01${String(index % 100).padStart(2, '0')}` },
    credit_limit: money(random.between(1, 40) * 25_000),
    labels: index % 4 === 3 ? [] : ['heating', ...(index % 2 === 0 ? ['contract'] : [])],
  };
}

function site({ index, random }: Made, customers: Series<JsonMembers>): JsonMembers {
  const [city, region] = random.pick(cities);
  const count = index % 7 === 6 ? 0 : random.between(1, 3);
  return {
    customer_id: customers.idOf(customerOf(index)),
    name: `Site ${index + 1}`,
    address: {
      street: `${random.between(1, 90)} ${random.pick(streets)}`,
      city,
      region,
      postcode: `${random.between(10_000, 99_999)}`,
    },
    location: { lat: 40 + random.between(0, 90_000) / 10_000, lng: -70 - random.between(0, 90_000) / 10_000 },
    access_notes: index % 3 === 0 ? 'Key with the neighbour, 2nd bell' : null,
    equipment: Array.from({ length: count }, (_, place) => ({
      serial: `EQ-${random.hex(8)}`,
      model: random.pick(['Ember 20', 'Ember 35', 'Brook pump', 'Kiln 9']),
      installed_on: `20${String(10 + ((index + place) % 15))}-0${1 + (place % 9)}-15`,
    })),
    is_active: index % 11 !== 10,
  };
}

function technician(made: Made): JsonMembers {
  const { index, random } = made;
  const { name, email } = person(made);
  return {
    full_name: name,
    email,
    skills: [['gas', 'oil'], ['solar'], ['gas', 'heat pump', 'electric'], []][index % 4],
    hourly_rate: money(random.between(28, 62) * 100),
    employed_since: `20${String(11 + (index % 13))}-03-01`,
    is_active: index % 9 !== 8,
  };
}

function part({ index, random }: Made): JsonMembers {
  return {
    sku: skuOf(index),
    name: `${random.pick(['Valve', 'Pump', 'Seal', 'Sensor', 'Burner'])} ${index + 1}`,
    unit_price: money(random.between(150, 45_000)),
    stock: random.between(0, 60),
    // Some are weighed in whole kilograms.
    weight_kg: index % 4 === 0 ? random.between(1, 9) : random.between(5, 900) / 100,
    supplier: index % 6 === 5 ? null : { name: `${random.pick(surnames)} Supplies`, country: random.pick(['CA', 'US', 'DE']) },
    discontinued_at: index % 10 === 9 ? '2025-06-30T00:00:00Z' : null,
  };
}

function skuOf(index: number): string {
  return `WB-${String(index + 1).padStart(5, '0')}`;
}

interface Around extends Pick<Book, 'customers' | 'sites' | 'technicians' | 'parts'> {
  /** Number of the site. */
  readonly place: number;
}

const statuses = ['done', 'done', 'done', 'done', 'done', 'scheduled', 'en_route', 'on_hold', 'cancelled'] as const;

function workOrder({ index, time, random }: Made, { place, customers, sites, technicians, parts }: Around): JsonMembers {
  // One status that no list of codes explains.
  const status = place % busyEvery === 0 && index === 4 ? 'parked' : random.pick(statuses);
  const isDone = status === 'done';
  const start = time - random.between(1, 20) * 86_400_000;
  const minutes = 15 * random.between(1, 16);
  const lines = Array.from({ length: isDone ? random.between(0, 3) : 0 }, () =>
    line(parts, random.between(0, parts.size - 1), random.between(1, 4)),
  );
  const labour = isDone ? minutes * 75 : 0;
  const total = lines.reduce((sum, { cents }) => sum + cents, labour);
  const worker = random.between(0, technicians.size - 1);
  return {
    number: `WO-${String(place + 1).padStart(4, '0')}-${String(index + 1).padStart(4, '0')}`,
    site: { id: sites.idOf(place), name: `Site ${place + 1}` },
    customer_id: customers.idOf(customerOf(place)),
    technician_id: status === 'scheduled' && index % 2 === 0 ? null : technicians.idOf(worker),
    status,
    priority: 1 + (index % 4),
    summary: random.pick([
      'Yearly service',
      'No hot water',
      'Strange noise – “hissing”',
      'Leak under the boiler',
      'Replace the pump',
    ]),
    schedule: { starts_at: isoSeconds(start), ends_at: isoSeconds(start + minutes * 60_000) },
    completed_at: isDone ? isoSeconds(start + minutes * 60_000) : null,
    duration_minutes: isDone ? minutes : null,
    lines: lines.map(({ shown }) => shown),
    tags: index % 5 === 0 ? [] : [random.pick(['boiler', 'pump', 'radiator']), ...(index % 3 === 0 ? ['warranty'] : [])],
    total_amount: money(total),
    currency: 'CAD',
    photos: [],
    custom: {},
  };
}

function line(
  parts: Series<JsonMembers>,
  index: number,
  quantity: number,
): { readonly cents: number; readonly shown: JsonMembers } {
  const { sku, name, unit_price } = parts.make(index);
  const shown = { part_id: parts.idOf(index), sku, description: name, quantity, unit_price };
  return { shown, cents: Math.round(Number(unit_price) * 100) * quantity };
}
