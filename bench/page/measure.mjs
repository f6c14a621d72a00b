// The page under load, on loopback, bounded in count and time: each view in the real browser, 50 readers at once, 1,000 slow
// connections, edits, memory over many requests. Edits change the record: give a copy. usage: [REQUESTS=100000] node measure.mjs ONRECORD REPOSITORY OUT RECORD [views|readers|edits|slow|memory]...
import http from 'node:http';
import net from 'node:net';
import { readFileSync } from 'node:fs';

const [record, ...wanted] = process.argv.slice(5);
process.argv = process.argv.slice(0, 5);
const { api, context, end, json, serve, settled } = await import('../../tests/serve/browser/harness.mjs');
const { viewsOf } = await import('../../tests/serve/browser/views.mjs');

const share = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
const told = (name, times) => { const sorted = [...times].sort((a, b) => a - b); console.log(`${name}: median ${share(sorted, 0.5).toFixed(0)} ms, p99 ${share(sorted, 0.99).toFixed(0)} ms, worst ${sorted.at(-1).toFixed(0)} ms, n ${sorted.length}`); };
// Of its own: pages of the record that are mapped count once for each reader, and are the system's to take back.
const memory = (pid) => Number(/RssAnon:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;

async function targetsOf(server) {
  const pair = (await json(server, '/api/confrontations?limit=1')).rows[0].id;
  // Searches by words that are there: in every second statement, in many, in few, four of one statement.
  const said = (await json(server, '/api/statements?limit=1&offset=1000')).rows[0].words.toLowerCase().replace(/[^a-z ]/g, '').split(' ').filter((word) => word.length > 3);
  const { speaker, side, issue, article, search: _, ...others } = await viewsOf(server, `/confrontations/${pair}`);
  const id = (view) => view.split('/').pop();
  const searches = { 'search, one common word': 'the', 'search, two words': said.slice(0, 2).join(' '), 'search, four words': said.slice(0, 4).join(' '), 'search, four common words': 'the of and to' };
  const views = { ...others, speaker, side, issue, article, ...Object.fromEntries(Object.entries(searches).map(([name, words]) => [name, '/search?q=' + encodeURIComponent(words)])),
    'search by meaning': '/search?match=meaning&q=' + encodeURIComponent(said.slice(0, 3).join(' ')), 'search of a speaker': `/search?q=the&speaker=${id(speaker)}`, 'timeline of a side': `/timeline?side=${id(side)}`, 'overview of three months': '/?from=2022-06-01&to=2022-08-31' };
  return { views, requests: ['/api/case', '/api/sides', '/api/cautions', '/api/confrontations?limit=5', '/api/picture?width=960', '/api/statements?limit=50', '/api/statements?limit=50&offset=150000', `/api/statements?q=${said.slice(0, 2).join('+')}&order=rank&facets=1`, '/api/statements?q=the&facets=1', `/api/statements?speaker=${id(speaker)}&facets=1`,
    `/api/speakers/${id(speaker)}`, `/api/sides/${id(side)}`, `/api/issues/${id(issue)}`, '/api/issues', `/api/confrontations/${pair}`, `/api/documents/${id(article)}`, `/api/documents/${id(article)}/text`, '/api/documents?limit=100', '/api/edits', '/api/log'] };
}

async function measureViews(server, views) {
  const { context: browser, page } = await context(server);
  await settled(page);
  const first = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime);
  console.log(`first content ${first?.toFixed(0)} ms`);
  // From the click on a link to the view standing there with all it reads, as the page itself sees it.
  for (const [name, address] of Object.entries(views)) {
    if (['pdf', 'both', 'add', 'keys'].includes(name) || address.includes('undefined')) continue;
    const times = [];
    for (let i = 0; i < 5; ++i) {
      await page.goto(server.base + '/keys');
      await settled(page);
      times.push(await page.evaluate((to) => new Promise((done) => {
        const link = Object.assign(document.createElement('a'), { href: to, textContent: 'x' });
        document.querySelector('main').append(link);
        let last = 0;
        const begun = performance.now();
        const observer = new MutationObserver(() => { last = performance.now(); });
        observer.observe(document.querySelector('#page'), { childList: true, subtree: true, characterData: true });
        link.click();
        const look = () => { if (last > 0 && performance.now() - last > 400) done(last - begun); else setTimeout(look, 20); };
        setTimeout(look, 100);
      }), address));
    }
    told(`view ${name}`, times);
  }
  await browser.close();
}

async function readers(server, requests, count, each) {
  const { hostname, port } = new URL(server.base);
  const times = [];
  let failed = 0;
  const agent = new http.Agent({ keepAlive: true, maxSockets: count });
  const one = (path) => new Promise((done) => {
    const begun = performance.now();
    const request = http.get({ hostname, port, path, agent, headers: { cookie: server.cookie } }, (response) => { response.on('data', () => undefined); response.on('end', () => { times.push(performance.now() - begun); if (response.statusCode !== 200) failed += 1; done(); }); });
    request.on('error', () => { failed += 1; done(); });
  });
  // A reader looks at what came before asking for more.
  await Promise.all(Array.from({ length: count }, async (_, reader) => {
    for (let i = 0; i < each; ++i) { await one(requests[(reader * 7 + i) % requests.length]); await new Promise((done) => setTimeout(done, 500 + ((reader * 131 + i * 37) % 1000))); }
  }));
  agent.destroy();
  told(`${count} readers, ${failed} failed`, times);
}

// From the request to the answer, and from then to the moment when what is shown follows it.
async function edits(server) {
  const post = async (path, body) => {
    const begun = performance.now();
    const { status, body: told } = await api(server, path, { method: 'POST', headers: { 'content-type': 'application/json', origin: server.base }, body: JSON.stringify(body) });
    if (status !== 200) throw new Error(told);
    return [performance.now() - begun, JSON.parse(told)];
  };
  const pairs = (await json(server, '/api/confrontations?limit=5')).rows;
  const issue = (await json(server, '/api/issues')).issues[0], speaker = (await json(server, '/api/speakers')).rows[0];
  const times = [];
  for (const { id } of pairs) times.push((await post('/api/edits', { kind: 'verdict', confrontation: id, verdict: 'unclear' }))[0]);
  told('a verdict', times);
  for (const [name, edit] of [['renaming an issue', { kind: 'name_issue', issues: [issue.id], text: issue.label + ' anew' }], ['renaming a speaker', { kind: 'rename_actor', actors: [speaker.id], text: speaker.name + ' Junior' }]]) {
    const [time, made] = await post('/api/edits', edit);
    let read = 0, begun = performance.now();
    for (let i = 0; i < 2400; ++i) {
      const asked = performance.now();
      const { comparing } = await json(server, '/api/case');
      read = Math.max(read, performance.now() - asked);
      if (!comparing && i > 10) break;
      await new Promise((done) => setTimeout(done, 250));
    }
    console.log(`${name}: ${time.toFixed(0)} ms; compared again after ${((performance.now() - begun) / 1000).toFixed(1)} s, a read meanwhile at most ${read.toFixed(0)} ms`);
    await post(`/api/edits/${made.id}/undo`);
  }
}

async function slow(server) {
  const { hostname, port } = new URL(server.base);
  const sockets = Array.from({ length: 1000 }, () => { const socket = net.connect(port, hostname); socket.on('error', () => undefined); socket.write('GET / HTTP/1.1\r\nHost: a\r\n'); return socket; });
  const drip = setInterval(() => sockets.forEach((socket) => socket.writable && socket.write('x-a: b\r\n')), 1000);
  const times = [];
  for (let i = 0; i < 20; ++i) { const begun = performance.now(); const { status } = await api(server, '/api/case'); if (status !== 200) throw new Error(String(status)); times.push(performance.now() - begun); await new Promise((done) => setTimeout(done, 700)); }
  clearInterval(drip);
  told(`with 1,000 dripping connections (${sockets.filter((socket) => socket.destroyed).length} of them cut off by then)`, times);
  sockets.forEach((socket) => socket.destroy());
}

async function flat(server, requests, all) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 8 });
  const { hostname, port } = new URL(server.base);
  const quick = requests.filter((one) => !one.includes('facets'));
  let sent = 0;
  const worker = async () => { while (sent < all) { const path = quick[sent++ % quick.length]; await new Promise((done) => http.get({ hostname, port, path, agent, headers: { cookie: server.cookie } }, (response) => { response.resume(); response.on('end', done); }).on('error', done)); } };
  const samples = [memory(server.pid)];
  const watch = setInterval(() => samples.push(memory(server.pid)), 2000);
  await Promise.all(Array.from({ length: 8 }, worker));
  clearInterval(watch);
  samples.push(memory(server.pid));
  console.log(`${all} requests: memory ${samples[0].toFixed(0)} MB before, ${samples[Math.floor(samples.length / 2)].toFixed(0)} MB half way, ${samples.at(-1).toFixed(0)} MB after, most ${Math.max(...samples).toFixed(0)} MB`);
  agent.destroy();
}

try {
  const begun = performance.now();
  const server = await serve(record);
  console.log(`ready ${(performance.now() - begun).toFixed(0)} ms after the start`);
  const { views, requests } = await targetsOf(server);
  console.log(`${(await json(server, '/api/case')).statements.all} statements; memory at rest ${memory(server.pid).toFixed(0)} MB`);
  const does = (name) => wanted.length === 0 || wanted.includes(name);
  if (does('views')) await measureViews(server, views);
  if (does('readers')) await readers(server, requests, 50, 20);
  if (does('edits')) await edits(server);
  if (does('slow')) await slow(server);
  if (does('memory')) await flat(server, requests, Number(process.env.REQUESTS ?? 100_000));
} finally {
  await end();
}
