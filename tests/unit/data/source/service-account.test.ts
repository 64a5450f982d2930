import { generateKeyPairSync, verify } from 'node:crypto';
import { expect, test } from 'vitest';
import { signJwt } from '../../../../src/adapters/sign.ts';
import { Failed } from '../../../../src/data/failed.ts';
import { fetchPages } from '../../../../src/data/source/fetch.ts';
import { ingestShape } from '../../../../src/definition/shapes/ingest.ts';
import { sourceShape } from '../../../../src/definition/shapes/source.ts';
import { fakeClock, fakeEpoch } from '../../../support/fake-clock.ts';
import { json, scriptedHttp, type ScriptedHttp } from '../../../support/scripted-http.ts';

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const auth = {
  type: 'google_service_account',
  token_url: 'https://login.example.org/token',
  client_email: 'robot@example.org',
  private_key: '${KEY}',
  scope: 'read',
};

function read(http: ScriptedHttp, key: string, more: object = {}): Promise<unknown> {
  const api = sourceShape.parse({ source_id: 'forms', base_url: 'https://api.example.org', auth: { ...auth, ...more } });
  const { source } = ingestShape.parse({
    source: { api: 'forms', path: '/responses', key: '/id' },
    sink: { source_system: 'forms', connection_name: 'forms', object_type: 'response' },
  });
  const ports = { http, clock: fakeClock(), sign: signJwt, log: () => {} };
  const outside = { variables: { KEY: key }, params: {} };
  const { signal } = new AbortController();
  return Array.fromAsync(fetchPages({ api, source, outside, since: null, ports, signal, take: (record) => record }));
}

function tokenService(): ScriptedHttp {
  return scriptedHttp((request) => (request.method === 'POST' ? json({ access_token: 'token-1' }) : json([])));
}

function assertionOf(http: ScriptedHttp): readonly [text: string, claims: unknown, signature: string] {
  const form = new URLSearchParams(http.sent[0]?.body);
  expect(form.get('grant_type')).toBe('urn:ietf:params:oauth:grant-type:jwt-bearer');
  const [head = '', body = '', signature = ''] = (form.get('assertion') ?? '').split('.');
  expect(JSON.parse(Buffer.from(head, 'base64url').toString())).toEqual({ alg: 'RS256', typ: 'JWT' });
  return [`${head}.${body}`, JSON.parse(Buffer.from(body, 'base64url').toString()), signature];
}

test.each([
  ['in PEM', pem],
  ['with its line ends written out', pem.replaceAll('\n', String.raw`\n`)],
])('a service account with a key %s signs who it is, for an hour', async (_, key) => {
  const http = tokenService();
  await read(http, key);
  const [text, claims, signature] = assertionOf(http);
  const iat = fakeEpoch / 1_000;
  expect(claims).toEqual({ iss: 'robot@example.org', scope: 'read', aud: auth.token_url, iat, exp: iat + 3_600 });
  expect(verify('RSA-SHA256', Buffer.from(text), keys.publicKey, Buffer.from(signature, 'base64url'))).toBe(true);
  expect(http.sent[1]?.headers['authorization']).toBe('Bearer token-1');
});

test('a service account names the user on whose behalf it acts', async () => {
  const http = tokenService();
  await read(http, pem, { subject: 'office@example.org' });
  expect(assertionOf(http)[1]).toMatchObject({ sub: 'office@example.org' });
});

const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' });

test.each([
  ['no key', 'very-secret-value'],
  ['a key of another kind', elliptic.toString()],
])('a service account with %s fails before anything is sent, without its words', async (_, key) => {
  const http = tokenService();
  const found = await read(http, key).catch((error: unknown) => error);
  expect(found).toBeInstanceOf(Failed);
  expect(found).toMatchObject({
    failure: { kind: 'credentials', transient: false },
    message: 'Cannot sign in to "forms": its private key is no RSA key in PEM',
  });
  expect(http.sent).toEqual([]);
});
