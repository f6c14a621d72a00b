// web/dist is what web/src gives, its types hold, and it is small. usage: node bundle_test.mjs REPOSITORY OUT
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { gzipSync } from 'node:zlib';

const [root, out] = process.argv.slice(2).map((given) => path.resolve(given));
const web = path.join(root, 'web');
const run = (...command) => { const ran = spawnSync(command[0], command.slice(1), { cwd: web, encoding: 'utf8' }); assert.equal(ran.status, 0, ran.stdout + ran.stderr); };

test('the types of the API are those of openapi.json', () => {
  const file = path.join(web, 'src', 'types_generated.ts');
  const before = readFileSync(file, 'utf8');
  run(process.execPath, 'tools/types.mjs');
  assert.equal(readFileSync(file, 'utf8'), before, 'run `make web`');
});
test('the page keeps its types', () => run(process.execPath, 'node_modules/typescript/bin/tsc', '--noEmit'));
test('web/dist is what the sources give', () => {
  run(process.execPath, 'tools/build.mjs', '--out', out);
  for (const name of readdirSync(path.join(web, 'dist'))) assert.ok(readFileSync(path.join(out, name)).equals(readFileSync(path.join(web, 'dist', name))), `${name} is older than web/src: run \`make web\``);
});
test('the page is at most 250 KB, packed', () => {
  const packed = readdirSync(path.join(web, 'dist')).map((name) => gzipSync(readFileSync(path.join(web, 'dist', name)), { level: 9 }).length).reduce((a, b) => a + b, 0);
  assert.ok(packed <= 250_000, `${packed} bytes`);
});
