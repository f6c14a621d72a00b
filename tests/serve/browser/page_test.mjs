// The page in a real browser. usage: node page_test.mjs ONRECORD REPOSITORY OUT (screenshots)
import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { apiTests } from './api.mjs';
import { end, folder } from './harness.mjs';
import { hostileTests } from './hostile.mjs';
import { readOnly, reporter } from './reporter.mjs';
import { viewTests } from './views.mjs';

try {
  const record = path.join(folder, 'Harbour ferry.db');
  const { server, first } = await reporter(record);
  await apiTests(server);
  await viewTests(server, first);
  await server.stop();
  copyFileSync(record, path.join(folder, 'kept.db'));
  await readOnly(path.join(folder, 'kept.db'));
  await hostileTests();
} finally {
  await end();
}
