// The way of a reporter: from an empty record to an exported dossier, on the example case; a reload loses nothing.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { context, example, json, serve, settled } from './harness.mjs';

const filesBelow = (root) => readdirSync(root).flatMap((name) => { const file = path.join(root, name); return statSync(file).isDirectory() ? filesBelow(file) : [file]; });

export async function reporter(record) {
  const server = await serve(record);
  const { context: browser, page, problems } = await context(server);

  await test('an empty record says what to do', async () => {
    await page.waitForSelector('text=This record is empty');
    assert.ok(!page.url().includes('token'), 'the token stays in the address');
    await page.click('text=Add sources');
  });

  await test('added files are copied, read and compared, with progress', async () => {
    await page.setInputFiles('#files', filesBelow(example));
    await page.waitForSelector('text=Open the overview', { timeout: 240000 });
    assert.match(await page.textContent('.build'), /Everything was read|Some could not be read/);
    await page.click('text=Open the overview');
    await settled(page);
    assert.match(await page.textContent('.counts'), /23 sources|22 sources/);
    assert.ok((await page.$$('.ledger > article')).length >= 3, 'no confrontations on the overview');
  });

  await test('adding the same files again changes nothing', async () => {
    const before = await json(server, '/api/case');
    await page.goto(server.base + '/add');
    await page.setInputFiles('#files', filesBelow(example).slice(0, 3));
    await page.waitForSelector('text=Open the overview', { timeout: 120000 });
    const after = await json(server, '/api/case');
    assert.deepEqual({ ...after, revision: 0 }, { ...before, revision: 0 });
  });

  let first;
  await test('verdicts by key go to the next open pair, and a reload keeps them', async () => {
    await page.goto(server.base + '/confrontations');
    await page.click('text=Review one by one');
    await page.waitForSelector('.pair');
    first = page.url();
    await page.keyboard.press('n');
    await page.keyboard.type('ask her <b>again</b>');
    await page.reload();
    await page.waitForSelector('.pair');
    assert.equal(await page.inputValue('#note'), 'ask her <b>again</b>', 'an unsaved note is lost by a reload');
    await page.keyboard.press('1');
    await page.waitForFunction((before) => location.href !== before, first);
    await page.waitForSelector('text=1 judged');
    await page.goto(first);
    await page.waitForSelector('.judge .btn[aria-pressed="true"]');
    assert.match(await page.textContent('.judge .btn[aria-pressed="true"]'), /contradicts/);
    assert.equal(await page.inputValue('#note'), 'ask her <b>again</b>');
    await page.reload();
    await page.waitForSelector('.judge .btn[aria-pressed="true"]');
    assert.equal(await page.inputValue('#note'), 'ask her <b>again</b>');
  });

  await test('a speaker is renamed, which is seen everywhere, and undone in the log', async () => {
    await page.goto(first);
    await page.click('.col .who-line a');
    await page.waitForSelector('.acts');
    const name = await page.textContent('h1');
    await page.click('.acts >> text=Rename');
    await page.fill('.change input', 'The <i>Honourable</i> Name');
    await page.click('.change .btn.primary');
    await page.waitForFunction(() => document.querySelector('h1').textContent === 'The <i>Honourable</i> Name');
    await page.goto(first);
    await page.waitForSelector('.who-line >> text=Honourable');
    await page.goto(server.base + '/log');
    await page.click('.logrow:has-text("Honourable") >> text=Undo');
    await page.waitForSelector('.logrow.undone:has-text("Honourable")');
    await page.goto(first);
    await page.waitForSelector('.who-line');
    assert.equal((await page.textContent('.col .who-line a')).trim(), name.trim());
  });

  await test('search as typed, narrowed, saved, kept by its address', async () => {
    await page.goto(server.base + '/search');
    await page.fill('#words', 'offer');
    await page.waitForFunction(() => location.search.includes('q=offer') && /^[1-9]/.test(document.querySelector('#hits-h').textContent));
    await page.click('.facet:has-text("Audience") label:has-text("private")');
    await page.waitForFunction(() => location.search.includes('audience=private'));
    await settled(page);
    const found = await page.textContent('#hits-h');
    assert.ok((await page.$$('.hits mark')).length > 0, 'the words are not marked');
    await page.click('text=By meaning');
    await page.waitForFunction(() => location.search.includes('match=meaning'));
    await settled(page);
    await page.click('text=By words');
    await page.waitForFunction((text) => document.querySelector('#hits-h').textContent === text, found);
    await page.click('text=Save this search');
    await page.fill('.saved input', 'The offer');
    await page.click('.saved >> text=Save');
    await page.waitForSelector('.saved a:has-text("The offer")');
    await page.reload();
    await page.waitForFunction((text) => document.querySelector('#hits-h')?.textContent === text, found);
    assert.equal(await page.inputValue('#words'), 'offer');
  });

  await test('a statement is shown in its source, and the original beside it', async () => {
    await page.goto(first);
    await page.waitForSelector('.col');
    await page.keyboard.press('S');
    await page.waitForSelector('.st.on, .bub.here');
    const html = (await json(server, '/api/documents?limit=200')).rows.find((one) => one.place.label.endsWith('.html'));
    await page.goto(`${server.base}/sources/${html.id}?show=both`);
    const frame = await (await page.waitForSelector('iframe')).contentFrame();
    await frame.waitForSelector('body');
    assert.equal(await page.getAttribute('iframe', 'sandbox'), '');
    const pdf = (await json(server, '/api/documents?limit=200')).rows.find((one) => one.place.label.endsWith('.pdf'));
    const statement = (await json(server, `/api/statements?document=${pdf.id}`)).rows[0];
    await page.goto(`${server.base}/sources/${pdf.id}?show=both&statement=${statement.id}`);
    await page.waitForFunction(() => document.querySelector('.sheet img')?.naturalWidth > 0);
    await page.waitForSelector('.sheet .hit');
  });

  await test('the dossier holds the verdict and its note, as text', async () => {
    await page.goto(server.base + '/exports');
    const [report] = await Promise.all([page.waitForEvent('download'), page.click('text=Save the report')]);
    const html = readFileSync(await report.path(), 'utf8');
    assert.match(html, /ask her &lt;b&gt;again&lt;\/b&gt;/);
    assert.match(html, /<b>contradicts<\/b>/);
    const [table] = await Promise.all([page.waitForEvent('download'), page.click('.exports tr:has-text("csv") .btn')]);
    assert.ok(readFileSync(await table.path(), 'utf8').split('\r\n').length > 100);
  });

  await test('nothing went wrong in the page, and nothing left the machine', () => assert.deepEqual(problems, []));
  await browser.close();
  return { server, first: new URL(first).pathname };
}

export async function readOnly(record) {
  const server = await serve(record, '--read-only');
  const { context: browser, page, problems } = await context(server);
  await test('a record open for reading only shows all and changes nothing', async () => {
    await settled(page);
    await page.goto(server.base + '/confrontations');
    await page.click('text=Review one by one');
    await page.waitForSelector('.judge .btn[disabled]');
    const refused = await fetch(server.base + '/api/edits', { method: 'POST', body: '{"kind":"verdict","confrontation":"1"}', headers: { cookie: server.cookie, origin: server.base, 'content-type': 'application/json' } });
    assert.equal(refused.status, 403);
    const upload = await fetch(server.base + '/api/uploads?name=a.txt', { method: 'POST', body: 'x', headers: { cookie: server.cookie, origin: server.base } });
    assert.equal(upload.status, 403);
    assert.deepEqual(problems, []);
  });
  await browser.close();
  await server.stop();
}

