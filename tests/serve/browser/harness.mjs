// Starts `onrecord serve` and Debian's Chromium for the tests, and ends them.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';

const [program, root, out] = process.argv.slice(2).map((given) => path.resolve(given));
export { out, program, root };
const require = createRequire(path.join(root, 'web', 'package.json'));
export const { chromium } = require('playwright-core');
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
export const Ajv = require('ajv/dist/2020').default;
export const example = path.join(root, 'examples', 'harbour-ferry', 'sources');

export const folder = mkdtempSync(path.join(tmpdir(), 'onrecord-page-'));
mkdirSync(out, { recursive: true });
const ends = [];
export async function end() {
  for (const stop of ends.reverse()) await stop();
  rmSync(folder, { recursive: true, force: true });
}

export function build(record, ...sources) {
  const ran = spawnSync(program, ['build', '--quiet', record, ...sources], { encoding: 'utf8' });
  if (ran.status !== 0 && ran.status !== 3) throw new Error(ran.stderr);
  return record;
}

// The server on a record: {url with token, base, cookie, stop}.
export async function serve(record, ...options) {
  const server = spawn(program, ['serve', record, ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  let errors = '';
  server.stderr.on('data', (bytes) => { errors += bytes; });
  const url = await new Promise((done, failed) => {
    let said = '';
    server.stdout.on('data', (bytes) => { said += bytes; if (said.includes('\n')) done(said.trim()); });
    server.on('exit', (code) => failed(new Error(`serve ended with ${code}: ${errors}`)));
  });
  const stopped = new Promise((done) => server.on('exit', done));
  let running = true;
  const stop = async () => { if (running) { running = false; server.kill('SIGTERM'); await stopped; } };
  ends.push(stop);
  const base = new URL(url).origin;
  const exchange = await fetch(url, { redirect: 'manual' });
  const cookie = exchange.headers.get('set-cookie').split(';')[0];
  return { url, base, cookie, stop, pid: server.pid };
}

export async function api(server, target, options = {}) {
  const response = await fetch(server.base + target, { ...options, headers: { cookie: server.cookie, ...options.headers } });
  return { status: response.status, headers: response.headers, body: await response.text() };
}
export const json = async (server, target) => JSON.parse((await api(server, target)).body);

let browser;
export async function context(server, options = {}) {
  if (!browser) {
    // As root and with no network: what Chromium would look up at its start is shut off.
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
    ends.push(() => browser.close());
  }
  const made = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  made.setDefaultTimeout(20000);
  const page = await made.newPage();
  const problems = [];
  page.on('pageerror', (error) => problems.push(`threw: ${error.message}`));
  // That a source shown in its sandbox may not load its pictures nor run its scripts is as it should be.
  const sandboxed = (message) => /Content Security Policy|is sandboxed/.test(message.text()) && (message.text() + message.location().url).includes('/original');
  page.on('console', (message) => { if (['error', 'warning'].includes(message.type()) && !sandboxed(message)) problems.push(`${message.type()}: ${message.text()} ${message.location().url}`); });
  page.on('dialog', (dialog) => { problems.push(`dialog: ${dialog.message()}`); void dialog.dismiss(); });
  page.on('request', (request) => { if (!request.url().startsWith(server.base) && !request.url().startsWith('data:') && !request.url().startsWith('about:')) problems.push(`leads out: ${request.url()}`); });
  await page.goto(server.url);
  return { context: made, page, problems };
}

// Until the page has nothing left to read.
export async function settled(page) {
  await page.waitForSelector('h1');
  await page.waitForLoadState('networkidle');
}

export async function axe(page) {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  return violations.filter((one) => ['serious', 'critical'].includes(one.impact)).map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => node.target.join(' ')).join(' | ')}`);
}
