import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { composeNotice } from './notice.ts';
import { ROOT } from './paths.ts';

it('NOTICE names what the packages now installed ask for (else run `npm run notice`)', async () => {
  const notice = await readFile(join(ROOT, 'NOTICE'), 'utf8');
  expect(notice).toBe(await composeNotice());
  for (const named of [
    'Nara Institute of Science',
    'ICOT Free Software',
    'onnxruntime-web 1.',
    'react-dom ',
    'CC BY-SA 4.0',
  ]) {
    expect(notice).toContain(named);
  }
});
