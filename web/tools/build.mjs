// Makes web/dist: one script, one style, the shell and the icon. `--out DIR` puts them elsewhere (the test that compares).
import { build } from 'esbuild';
import { copyFile, mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import path from 'node:path';

const web = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const at = process.argv.indexOf('--out');
const out = at < 0 ? path.join(web, 'dist') : path.resolve(process.argv[at + 1]);

await mkdir(out, { recursive: true });
await build({
  absWorkingDir: web,
  entryPoints: { page: 'src/main.tsx' },
  outdir: out,
  bundle: true,
  minify: true,
  format: 'esm',
  target: ['es2022'],
  jsx: 'automatic',
  jsxImportSource: 'preact',
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
});
for (const file of ['index.html', 'icon.svg']) await copyFile(path.join(web, 'src', file), path.join(out, file));
