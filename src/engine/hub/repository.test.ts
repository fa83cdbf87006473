import { describe, expect, it } from 'vitest';
import { UsageError } from '../errors.ts';
import { fileUrl, folderName, HUB, listingUrl, parseRepository } from './repository.ts';

describe('parseRepository', () => {
  it('makes the addresses of files and of the list', () => {
    const repository = parseRepository(`${HUB}/`, 'some-one/A_model.v2', 'refs/pr/1');
    expect(fileUrl(repository, 'model.safetensors')).toBe(
      'https://huggingface.co/some-one/A_model.v2/resolve/refs%2Fpr%2F1/model.safetensors',
    );
    expect(listingUrl(repository)).toBe(
      'https://huggingface.co/api/models/some-one/A_model.v2/revision/refs%2Fpr%2F1?blobs=true',
    );
    expect(folderName(repository)).toBe('some-one--A_model.v2--refs.pr.1');
  });

  it.each([
    '',
    'name',
    'owner/',
    'a/b/c',
    '../b',
    'a/..',
    'a/.b',
    'a/b.',
    'a/b--c',
    'a/b..c',
    'a/b.git',
    'a b/c',
    'a/b?c',
    'a/b#c',
    'a/%2e%2e',
    '-a/b',
    '所有者/b',
    `a/${'b'.repeat(97)}`,
  ])('refuses the id %j', (id) => {
    expect(() => parseRepository(HUB, id, 'main')).toThrow(UsageError);
  });

  it.each(['', '..', 'a..b', '/a', 'a/', 'a//b', '-a', 'a b', 'a?b', 'a\\b', 'a.lock', 'a'.repeat(300)])(
    'refuses the revision %j',
    (revision) => {
      expect(() => parseRepository(HUB, 'a/b', revision)).toThrow(UsageError);
    },
  );

  it.each([
    '',
    'huggingface.co',
    'file:///etc',
    'javascript:alert(1)',
    'https://me@hub.test',
    'https://hub.test?x',
    'https://hub.test#x',
  ])('refuses the hub %j', (hub) => {
    expect(() => parseRepository(hub, 'a/b', 'main')).toThrow(UsageError);
  });
});
