// Names, titles, chats and searches that try to become markup, script or a request.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { api, build, context, folder, json, serve, settled } from './harness.mjs';

const attacks = ['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '"><svg onload=alert(1)>', "'-alert(1)-'", 'javascript:alert(1)', '{{constructor.constructor("alert(1)")()}}', '<iframe srcdoc="<script>parent.alert(1)</script>">', '</title><script>alert(1)</script>', '\u202Egnp.exe', '<style>*{display:none}</style>'];

export async function hostileTests() {
  const pile = path.join(folder, 'hostile');
  mkdirSync(pile);
  attacks.forEach((attack, i) => {
    const text = attack.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
    writeFileSync(path.join(pile, `${i} ${attack.replace(/[/\0]/g, '_')}.html`), `<!doctype html><html><head><meta charset="utf-8"><title>${text}</title><script>parent.alert(1);top.location='http://evil.example/'</script><meta http-equiv="refresh" content="0;url=http://evil.example/"><link rel="stylesheet" href="http://evil.example/a.css"></head>
<body onload="alert(1)"><article><h1>${text}</h1><p>By ${text}</p><p>On Monday the chair, Ann ${text} Lee, told reporters: “The boats are safe and ${text} will stay so for years.” The crews denied it.</p><p>Tom Reed said that “${text}” was never said by anyone on the quay.</p><img src="http://evil.example/x.png" onerror="alert(1)"><a href="javascript:alert(1)">a link</a><form action="http://evil.example/"><button>send</button></form><iframe src="http://evil.example/"></iframe></article></body></html>`);
  });
  writeFileSync(path.join(pile, 'WhatsApp Chat with <img src=x onerror=alert(1)>.txt'), attacks.map((attack, i) => `12/09/2024, 21:0${i % 10} - ${attack.replace(/:/g, ' ')}: We will ${attack} never pay the crews what they ask for\n`).join(''));
  const server = await serve(build(path.join(folder, 'hostile.db'), pile));
  const { context: browser, page, problems } = await context(server);

  await test('hostile words are words, in every view', async () => {
    const documents = (await json(server, '/api/documents?limit=200')).rows;
    const speakers = (await json(server, '/api/speakers?silent=1&limit=50')).rows;
    assert.ok(documents.length >= attacks.length);
    const views = ['/', '/confrontations', '/speakers', '/issues', '/sources', '/timeline', '/search', '/log', ...documents.map((one) => `/sources/${one.id}`), ...speakers.slice(0, 12).map((one) => `/speakers/${one.id}`),
      ...attacks.map((attack) => '/search?q=' + encodeURIComponent(attack)), ...attacks.map((attack) => '/' + encodeURIComponent(attack)), '/search?audience=' + encodeURIComponent(attacks[0]), '/sources/' + encodeURIComponent(attacks[1])];
    for (const view of views) {
      await page.goto(server.base + view);
      await settled(page);
      assert.equal(await page.evaluate(() => document.querySelectorAll('#page script, #page img[src="x"], #page iframe, #page style, #page [onload], #page [onerror], #page a[href^="javascript"]').length), 0, view);
    }
    const expected = problems.filter((one) => !/status of 40[04]/.test(one));
    assert.deepEqual(expected, []);
    problems.length = 0;
  });

  await test('the original of a hostile page runs nothing, loads nothing, leads nowhere', async () => {
    const documents = (await json(server, '/api/documents?limit=200')).rows.filter((one) => one.place.label.endsWith('.html'));
    for (const document of documents.slice(0, 3)) {
      await page.goto(`${server.base}/sources/${document.id}?show=original`);
      const frame = await (await page.waitForSelector('iframe')).contentFrame();
      await frame.waitForSelector('h1, body');
      await page.waitForTimeout(300);
      assert.ok(frame.url().startsWith(server.base), `the frame went to ${frame.url()}`);
      assert.ok(page.url().startsWith(server.base));
    }
    assert.deepEqual(problems.filter((one) => one.startsWith('dialog') || one.startsWith('threw')), []);
    // What Chromium reports as blocked must not have been sent: the server of the test is the only one asked.
    const { headers } = await api(server, `/api/sources/${(await json(server, `/api/documents/${documents[0].id}`)).source.id}/original`);
    assert.match(headers.get('content-security-policy'), /sandbox$/);
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
  });
  await browser.close();
  await server.stop();
}
