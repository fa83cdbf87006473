/**
 * Writes NOTICE: who holds the rights in what the built page and the command line carry, from the packages themselves.
 * To be run after a dependency changed; a test compares.
 */

import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './paths.ts';
import { STANDARD_LICENCES } from './standard-licences.ts';

interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
}

interface Manifest {
  readonly author?: string | { readonly name: string };
}

interface Lockfile {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

/** Dependencies that are not carried: types, and what the code of kuromoji needs, of which only the data is used. */
const NOT_CARRIED = /^(?:@types\/.*|@?typescript(?:\/.*)?|undici-types|csstype|async|doublearray|lodash|zlibjs)$/;

const LICENCE_FILE = /^(?:licen[cs]e|copying)/i;
const LINE = '-'.repeat(80);

const HEAD = `JMed Mask
Copyright The JMed Mask authors

The program is licensed under the Apache License, version 2.0 (see LICENSE). It carries the works below, each under its own licence.

${LINE}
JMed Mini: the language model in models/jmed-mini and the files converted from it

Licensed under CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/). Its card, models/jmed-mini/README.md, names the texts it
was trained on and their licences.

${LINE}
Starter lexicon (lexicon/starter.tsv) and example sentences

Dedicated to the public domain by CC0 1.0 (https://creativecommons.org/publicdomain/zero/1.0/).
`;

const RUNTIME = `${LINE}
WebAssembly files of onnxruntime-web

They are compiled with libraries of others, named with their licences in
https://github.com/microsoft/onnxruntime/blob/main/ThirdPartyNotices.txt
`;

export async function composeNotice(): Promise<string> {
  const lock = JSON.parse(await readFile(join(ROOT, 'package-lock.json'), 'utf8')) as Lockfile;
  const parts = [HEAD, await ipadic(), RUNTIME];
  for (const [folder, locked] of Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const name = folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const carried = folder !== '' && !locked.dev && !locked.optional && !NOT_CARRIED.test(name);
    if (carried) parts.push(await packageNotice(folder, name, locked));
  }
  return parts.join('\n');
}

/** The dictionary is packed from kuromoji's data, whose notice carries IPADIC's terms; they must go with every copy. */
async function ipadic(): Promise<string> {
  const notice = await readFile(join(ROOT, 'node_modules/kuromoji/NOTICE.md'), 'utf8');
  const start = notice.indexOf('Copyright 2000');
  if (start < 0) throw new Error("kuromoji's NOTICE.md no longer holds IPADIC's terms");
  const terms = notice.slice(start).replace(/[˜~\s]+$/, '');
  return `${LINE}\nIPADIC (mecab-ipadic-2.7.0-20070801): the dictionary, packed from the data of kuromoji\n\n${terms}\n`;
}

async function packageNotice(folder: string, name: string, locked: LockedPackage): Promise<string> {
  const licence = locked.license ?? 'unknown';
  return `${LINE}\n${name} ${locked.version} (${licence})\n\n${await licenceText(join(ROOT, folder), name, licence)}\n`;
}

async function licenceText(folder: string, name: string, licence: string): Promise<string> {
  if (licence === 'Apache-2.0')
    return `Copyright ${await author(folder, name)}\nThe text of the licence is in LICENSE.`;
  const file = (await readdir(folder)).find((entry) => LICENCE_FILE.test(entry));
  if (file !== undefined) return tidy(await readFile(join(folder, file), 'utf8'));
  const standard = STANDARD_LICENCES[licence];
  if (standard === undefined) throw new Error(`${name} (${licence}) carries no licence text and we have none`);
  return tidy(standard(await author(folder, name)));
}

async function author(folder: string, name: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Manifest;
  const { author: named } = manifest;
  return (typeof named === 'string' ? named : named?.name) ?? `the authors of ${name}`;
}

function tidy(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await writeFile(join(ROOT, 'NOTICE'), await composeNotice());
}
