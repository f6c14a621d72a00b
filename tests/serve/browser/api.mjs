// The answers against the document that the server serves, and the doors against whom they are shut to.
import assert from 'node:assert/strict';
import http from 'node:http';
import net from 'node:net';
import test from 'node:test';
import { Ajv, api, json } from './harness.mjs';

// A request with any Host, as no browser and no fetch would send it.
const raw = (server, options, body) => new Promise((done, failed) => {
  const { hostname, port } = new URL(server.base);
  const request = http.request({ hostname, port, ...options }, (response) => {
    let text = '';
    response.on('data', (bytes) => { text += bytes; });
    response.on('end', () => done({ status: response.statusCode, headers: response.headers, text }));
  });
  request.on('error', failed);
  request.end(body);
});

export async function apiTests(server) {
  await test('every GET of the document answers in its form', async () => {
    const document = await json(server, '/api/openapi.json');
    const ajv = new Ajv({ strict: false, allErrors: true });
    ajv.addSchema(document, 'api');
    const first = async (target, pick) => { const found = pick(await json(server, target)); assert.ok(found, `${target} has nothing to try with`); return found; };
    const documents = (await json(server, '/api/documents?limit=200')).rows;
    const pdf = documents.find((one) => one.place.label.endsWith('.pdf'));
    const sourceOf = async (id) => (await json(server, `/api/documents/${id}`)).source.id;
    const ids = {
      '/api/statements/{id}': [await first('/api/statements', (list) => list.rows[0].id)],
      '/api/speakers/{id}': (await json(server, '/api/speakers')).rows.slice(0, 5).map((one) => one.id),
      '/api/sides/{id}': (await json(server, '/api/sides')).sides.map((one) => one.id),
      '/api/issues/{id}': (await json(server, '/api/issues')).issues.map((one) => one.id),
      '/api/confrontations/{id}': (await json(server, '/api/confrontations?limit=5')).rows.map((one) => one.id),
      '/api/documents/{id}': documents.map((one) => one.id),
      '/api/documents/{id}/text': documents.map((one) => one.id),
      '/api/sources/{id}/pages/{page}/boxes': [pdf && `${await sourceOf(pdf.id)}`],
    };
    let checked = 0;
    for (const [form, methods] of Object.entries(document.paths)) {
      const schema = methods.get?.responses['200'].content['application/json']?.schema;
      if (!schema?.$ref) continue;
      const validate = ajv.getSchema('api' + schema.$ref);
      const targets = form.includes('{') ? ids[form].map((id) => form.replace('{id}', id).replace('{page}', '1')) : [form, form + '?facets=1&by=issue&limit=3&offset=1'];
      for (const target of targets) {
        const answer = await json(server, target);
        assert.ok(validate(answer), `${target}: ${ajv.errorsText(validate.errors)}`);
        checked += 1;
      }
    }
    assert.ok(checked > 60, `only ${checked} answers were checked`);
  });

  await test('what is wrong is told with place, fact and way out', async () => {
    for (const [target, status] of [['/api/nothing', 404], ['/api/speakers/1', 404], ['/api/speakers/x', 404], ['/api/documents/1/text', 404], ['/api/statements?audience=loud', 400], ['/api/exports/exe', 404], ['/api/sources/1/original', 404]]) {
      const answer = await api(server, target);
      assert.equal(answer.status, status, target);
      assert.deepEqual(Object.keys(JSON.parse(answer.body).error), ['place', 'fact', 'wayOut']);
    }
    assert.equal((await api(server, '/api/case', { method: 'POST', headers: { origin: server.base } })).status, 405);
  });

  await test('only the page itself, by its name, with its cookie', async () => {
    const own = { host: new URL(server.base).host, cookie: server.cookie };
    const tries = [
      [{ path: '/api/case', headers: own }, 200],
      [{ path: '/api/case', headers: { host: own.host } }, 401],
      [{ path: '/', headers: { host: own.host } }, 401],
      [{ path: '/?token=guess', headers: { host: own.host } }, 401],
      [{ path: '/api/case', headers: { ...own, host: 'evil.example' } }, 421],
      [{ path: '/api/case', headers: { ...own, origin: 'http://evil.example' } }, 403],
      [{ path: '/api/case', headers: { ...own, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' } }, 403],
      [{ path: '/api/edits', method: 'POST', headers: { ...own, 'content-type': 'application/json' } }, 403],
      [{ path: '/api/edits', method: 'POST', headers: { ...own, origin: 'null', 'content-type': 'application/json' } }, 403],
      [{ path: '/api/edits', method: 'POST', headers: { ...own, origin: server.base, 'content-type': 'text/plain' } }, 400],
    ];
    for (const [options, status] of tries) assert.equal((await raw(server, options, options.method === 'POST' ? '{}' : '')).status, status, JSON.stringify(options));
  });

  await test('no path outside the record', async () => {
    const own = { host: new URL(server.base).host, cookie: server.cookie };
    for (const path of ['/../../etc/passwd', '/%2e%2e/%2e%2e/etc/passwd', '/page.js/../../../etc/passwd', '/api/sources/..%2f..%2fetc%2fpasswd/original', '/etc/passwd%00.js', '//etc/passwd', '/api/exports/..%2Fcase.db']) {
      const answer = await raw(server, { path, headers: own });
      assert.ok(!answer.text.includes('root:'), path);
    }
    for (const name of ['../evil', '/etc/evil', 'a/../../evil', '']) {
      const answer = await raw(server, { path: '/api/uploads?name=' + encodeURIComponent(name), method: 'POST', headers: { ...own, origin: server.base } }, 'x');
      assert.equal(answer.status, 400, name);
    }
  });

  await test('bodies, heads and hosts of slow clients are bounded', async () => {
    const own = { host: new URL(server.base).host, cookie: server.cookie, origin: server.base, 'content-type': 'application/json' };
    const large = await raw(server, { path: '/api/edits', method: 'POST', headers: { ...own, 'content-length': 2_000_000 } }, '').catch(() => ({ status: 413 }));
    assert.equal(large.status, 413);
    const head = await raw(server, { path: '/api/case', headers: { ...own, 'x-long': 'a'.repeat(20_000) } }).catch((error) => ({ status: error.code }));
    assert.ok([431, 'ECONNRESET', 'EPIPE'].includes(head.status), String(head.status));
    const { hostname, port } = new URL(server.base);
    const slow = Array.from({ length: 300 }, () => { const socket = net.connect(port, hostname); socket.on('error', () => undefined); socket.write('GET / HTTP/1.1\r\nHost: a\r\n'); return socket; });
    await new Promise((done) => slow[299].on('connect', done));
    assert.equal((await api(server, '/api/case')).status, 200);
    slow.forEach((socket) => socket.destroy());
  });

  await test('edits that are none change nothing', async () => {
    const before = (await json(server, '/api/edits')).total;
    const bodies = ['', '[]', '{', '{"kind":"drop"}', '{"kind":"merge_actors","actors":"1"}', '{"kind":"merge_actors","actors":["1","x"]}', '{"kind":"verdict","confrontation":"1","verdict":"lie"}', '{"kind":"verdict","confrontation":"99"}', '{"kind":"rename_actor","actors":["1"],"text":"x"}', `{"kind":"define_issue","text":"${'a'.repeat(5000)}"}`];
    for (const body of bodies) {
      const answer = await api(server, '/api/edits', { method: 'POST', body, headers: { origin: server.base, 'content-type': 'application/json' } });
      assert.ok(answer.status >= 400 && answer.status < 500, `${body.slice(0, 60)}: ${answer.status} ${answer.body}`);
    }
    assert.equal((await json(server, '/api/edits')).total, before);
  });
}
