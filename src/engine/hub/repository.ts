import { UsageError } from '../errors.ts';

/** The usual model hub. */
export const HUB = 'https://huggingface.co';

/** A repository at a revision. */
export interface Repository {
  /** The hub's origin, without a slash at its end. */
  readonly hub: string;
  /** `owner/name`. */
  readonly repo: string;
  /** A branch, a tag or a commit. */
  readonly revision: string;
}

/** The hub's own rules for either part of an id. */
const PART = /^(?!.*(?:--|\.\.))[A-Za-z0-9](?:[\w.-]{0,94}\w)?$/u;
const REVISION = /^(?!.*(?:\.\.|\/\/|\/$|\.lock$))[A-Za-z0-9_][\w./-]{0,199}$/u;

export function isRepoId(id: string): boolean {
  const parts = id.split('/');
  return parts.length === 2 && parts.every((part) => PART.test(part) && !part.endsWith('.git'));
}

/** @throws UsageError when one of them can't be what it is to be */
export function parseRepository(hub: string, repo: string, revision: string): Repository {
  if (!isRepoId(repo)) throw new UsageError(`"${repo}" is no repository id of the form owner/name.`);
  if (!REVISION.test(revision)) throw new UsageError(`"${revision}" is no revision (a branch, tag or commit).`);
  return { hub: parseHub(hub), repo, revision };
}

/** @throws UsageError */
function parseHub(hub: string): string {
  const url = URL.canParse(hub) ? new URL(hub) : undefined;
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
  if (!url || !isWeb || url.search !== '' || url.hash !== '' || url.username !== '') {
    throw new UsageError(`"${hub}" is no address of a model hub.`);
  }
  return url.href.replace(/\/+$/u, '');
}

/** @param file its name in the repository's root */
export function fileUrl({ hub, repo, revision }: Repository, file: string): string {
  return `${hub}/${repo}/resolve/${encodeURIComponent(revision)}/${encodeURIComponent(file)}`;
}

/** Tells the commit and the files, with their sizes and sha256. */
export function listingUrl({ hub, repo, revision }: Repository): string {
  return `${hub}/api/models/${repo}/revision/${encodeURIComponent(revision)}?blobs=true`;
}

/** A name for folders; the same for the same repository and revision. */
export function folderName({ repo, revision }: Repository): string {
  return `${repo.replace('/', '--')}--${revision.replaceAll('/', '.').slice(0, 40)}`;
}
