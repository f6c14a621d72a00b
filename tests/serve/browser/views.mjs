// Every view at three sizes, light and dark, by keyboard, and by axe. The pictures are left for a person to look at.
import assert from 'node:assert/strict';
import path from 'node:path';
import test from 'node:test';
import { axe, context, json, out, settled } from './harness.mjs';

const sizes = { desktop: [1280, 900], tablet: [820, 1100], phone: [375, 780] };

export async function viewsOf(server, confrontation) {
  const documents = (await json(server, '/api/documents?limit=200')).rows;
  const of = (test) => documents.find(test)?.id;
  const speaker = (await json(server, '/api/speakers')).rows[0].id;
  const side = (await json(server, '/api/sides')).sides[0].id;
  const issue = (await json(server, '/api/issues')).issues[0].id;
  const pdf = of((one) => one.place.label.endsWith('.pdf'));
  return {
    overview: '/', confrontations: '/confrontations', confrontation, speakers: '/speakers', speaker: `/speakers/${speaker}`, side: `/sides/${side}`, issues: '/issues', issue: `/issues/${issue}`,
    sources: '/sources', article: `/sources/${of((one) => one.place.label.endsWith('.html') && one.statements > 5)}`, chat: `/sources/${of((one) => one.kind === 'chat')}`, pdf: `/sources/${pdf}?show=original`,
    both: `/sources/${of((one) => one.place.label.endsWith('.html'))}?show=both`, timeline: '/timeline', search: '/search?q=rota', exports: '/exports', log: '/log', add: '/add', keys: '/keys',
  };
}

export async function viewTests(server, confrontation) {
  const views = await viewsOf(server, confrontation);
  for (const [size, [width, height]] of Object.entries(sizes)) {
    await test(`every view fits a ${size}`, async () => {
      const { context: browser, page, problems } = await context(server, { viewport: { width, height }, colorScheme: size === 'tablet' ? 'dark' : 'light' });
      for (const [name, address] of Object.entries(views)) {
        await page.goto(server.base + address);
        await settled(page);
        const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.ok(sideways <= 0, `${name} is ${sideways} px too wide on a ${size}`);
        assert.equal(await page.evaluate(() => document.querySelectorAll('h1').length), 1, `${name} has not one h1`);
        await page.screenshot({ path: path.join(out, `${name}-${size}.png`) });
        if (size !== 'phone') assert.deepEqual(await axe(page), [], `${name} (${size === 'tablet' ? 'dark' : 'light'})`);
      }
      assert.deepEqual(problems, []);
      await browser.close();
    });
  }

  await test('by keyboard alone: from the overview to a verdict, and back by undo', async () => {
    const { context: browser, page, problems } = await context(server);
    await settled(page);
    await page.keyboard.press('g');
    await page.keyboard.press('c');
    await page.waitForSelector('.ledger [data-row]');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.pair');
    const here = page.url();
    const judged = (await json(server, '/api/case')).judged;
    await page.keyboard.press('3');
    await page.waitForFunction((before) => location.href !== before, here);
    assert.equal((await json(server, '/api/case')).judged, judged + 1);
    await page.keyboard.press('u');
    await page.waitForFunction((before) => location.href === before, here);
    assert.equal((await json(server, '/api/case')).judged, judged);
    await page.keyboard.press('/');
    await page.keyboard.type('ferry');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search?q=ferry');
    await page.waitForSelector('.stm');
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.waitForURL('**/keys');
    assert.deepEqual(problems, []);
    await browser.close();
  });

  await test('tabbing reaches the content past the skip link, with the focus seen', async () => {
    const { context: browser, page } = await context(server);
    await settled(page);
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Skip to the content');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => ({ inMain: document.querySelector('main').contains(document.activeElement), outline: getComputedStyle(document.activeElement).outlineStyle }));
    assert.deepEqual(focused, { inMain: true, outline: 'solid' });
    await page.focus('.pic svg[role]');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    await page.waitForSelector('.brushline >> text=Show these');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => location.search.includes('from='));
    await browser.close();
  });
}
