import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import * as errors from '../../engine/errors.ts';
import { LEXICON_REASONS } from '../../engine/morphology/lexicon-reason.ts';
import type { NoGpuReason } from '../../engine/session/capabilities.ts';
import { LANGUAGES } from '../choices.ts';
import { about as enAbout } from './en/about.ts';
import { ask as enAsk } from './en/ask.ts';
import { device as enDevice } from './en/device.ts';
import { keep as enKeep } from './en/keep.ts';
import { lexicons as enLexicons } from './en/lexicons.ts';
import { list as enList } from './en/list.ts';
import { models as enModels } from './en/models.ts';
import { en as enPage } from './en.ts';
import { createI18n } from './i18n.ts';
import { about as jaAbout } from './ja/about.ts';
import { ask as jaAsk } from './ja/ask.ts';
import { device as jaDevice } from './ja/device.ts';
import { keep as jaKeep } from './ja/keep.ts';
import { lexicons as jaLexicons } from './ja/lexicons.ts';
import { list as jaList } from './ja/list.ts';
import { models as jaModels } from './ja/models.ts';
import { ja as jaPage } from './ja.ts';

/** The page's texts with those of its parts that are loaded later. */
const en = withParts(enPage, [enLexicons, enKeep, enAsk, enList, enModels, enDevice, enAbout]);
const ja = withParts(jaPage, [jaLexicons, jaKeep, jaAsk, jaList, jaModels, jaDevice, jaAbout]);

const APP = fileURLToPath(new URL('..', import.meta.url));

function withParts<T extends object>(page: T, parts: readonly object[]): T {
  const all: Record<string, object> = { ...page } as Record<string, object>;
  for (const part of parts) for (const [key, texts] of Object.entries(part)) all[key] = { ...all[key], ...texts };
  return all as T;
}

function leaves(tree: object, prefix = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${prefix}${key}`] : leaves(value, `${prefix}${key}.`),
  );
}

/** Keys as they are asked for: plural forms share one. */
const asked = (keys: readonly string[]) => [...new Set(keys.map((key) => key.replace(/_(?:one|other)$/u, '')))].sort();

function variables(text: string): string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/gu)].map((match) => match[1] ?? '').sort();
}

function valueAt(tree: object, key: string): string {
  let value: unknown = tree;
  for (const part of key.split('.')) value = (value as Record<string, unknown>)[part];
  return value as string;
}

/** Everything written in the page's own files, translations and tests left out. */
const source = readdirSync(APP, { recursive: true, encoding: 'utf8' })
  .filter(
    (file) => /\.tsx?$/u.test(file) && !/\.test\.|i18n[\\/](?:(?:en|ja)[\\/][\w-]+|en|ja|translation)\.ts$/u.test(file),
  )
  .map((file) => readFileSync(join(APP, file), 'utf8'))
  .join('\n');

test('both languages have the same keys', () => {
  expect(asked(leaves(ja))).toEqual(asked(leaves(en)));
});

test('every plural has the forms its language needs', () => {
  const plurals = (tree: object) => leaves(tree).filter((key) => /_(?:one|other)$/u.test(key));
  for (const key of asked(plurals(en))) {
    expect(leaves(en)).toEqual(expect.arrayContaining([`${key}_one`, `${key}_other`]));
    expect(leaves(ja)).toContain(`${key}_other`);
  }
});

test('both languages use the same values in a message', () => {
  for (const key of leaves(ja)) expect([key, variables(valueAt(ja, key))]).toEqual([key, variables(valueAt(en, key))]);
});

test('no key is unused', () => {
  const literals = new Set([...source.matchAll(/'([a-z][\w-]*(?:\.[\w-]+)+)'|'(kept)'/gu)].map((m) => m[1] ?? m[2]));
  const patterns = [...source.matchAll(/`([a-z][A-Za-z]*\.[^`]*\$\{[^`]*)`/gu)].map(
    (match) => new RegExp(`^${(match[1] ?? '').replaceAll('.', '\\.').replaceAll(/\$\{[^}]*\}/gu, '[\\w-]+')}$`, 'u'),
  );
  const isUsed = (key: string) => literals.has(key) || patterns.some((pattern) => pattern.test(key));
  expect(asked(leaves(en)).filter((key) => !isUsed(key))).toEqual([]);
});

test('every error of the engine has a title and a text, and no other has', () => {
  const classes = Object.values(errors).filter((value) => value !== errors.JmedError) as unknown as (new (
    ...values: unknown[]
  ) => errors.JmedError)[];
  const codes = classes.map((Failure) => new Failure('a', 'b').code);
  expect(Object.keys(en.errors).sort()).toEqual(codes.sort());
});

test('every reason against a lexicon is told', () => {
  expect(Object.keys(en.lexiconReasons)).toEqual([...LEXICON_REASONS]);
});

test('every reason for falling back is explained', () => {
  const reasons: Record<NoGpuReason | 'start-failed' | 'device-lost' | 'other', true> = {
    'no-webgpu': true,
    'no-adapter': true,
    'adapter-failed': true,
    'start-failed': true,
    'device-lost': true,
    other: true,
  };
  expect(Object.keys(en.fallback).sort()).toEqual(Object.keys(reasons).sort());
});

test('values and plurals are put in, and content is never taken for markup or keys', () => {
  const t = createI18n('en').t;
  expect(t('badge.tokens', { count: 1 })).toBe('1 token');
  expect(t('badge.tokens', { count: 12 })).toBe('12 tokens');
  expect(t('reading.maskWord', { word: '<b>$t(kept)</b>' })).toBe('Mask “<b>$t(kept)</b>”');
  expect(createI18n('ja').t('badge.tokens', { count: 1 })).toBe('1 トークン');
});

test('each language says that it is for research and not for diagnosis', () => {
  for (const language of LANGUAGES) {
    expect(createI18n(language).t('footer.research')).toMatch(/diagnosis|診断/u);
  }
});
