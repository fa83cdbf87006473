import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from '../paths.ts';

export interface Component {
  readonly 'bom-ref': string;
  readonly name: string;
  readonly version: string;
  readonly licenses?: readonly unknown[];
  readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
}

export interface BillOfMaterials {
  readonly bomFormat: string;
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

/**
 * CycloneDX, of the packages that the page, the command line and the service worker are made of. npm lists all packages, and the lockfile tells
 * which are for development alone: `npm sbom --omit dev` leaves out those that a development package depends on as well.
 */
export async function billOfMaterials(): Promise<BillOfMaterials> {
  const [all, shipped] = await Promise.all([everyPackage(), shippedPackages()]);
  const components = all.components.filter(({ name, version }) => shipped.has(`${name}@${version}`));
  const kept = new Set(components.map((component) => component['bom-ref']));
  const dependencies = all.dependencies
    .filter(({ ref }, index) => index === 0 || kept.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((other) => kept.has(other)) }));
  return { ...all, components, dependencies };
}

async function everyPackage(): Promise<BillOfMaterials> {
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application'];
  const { stdout } = await promisify(execFile)('npm', args, { cwd: ROOT, maxBuffer: 2 ** 26 });
  return JSON.parse(stdout) as BillOfMaterials;
}

/** `name@version` of each. */
async function shippedPackages(): Promise<ReadonlySet<string>> {
  const { packages } = JSON.parse(await readFile(join(ROOT, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, { version?: string; dev?: boolean; devOptional?: boolean }>>;
  };
  const shipped = Object.entries(packages).filter(([folder, { dev, devOptional }]) => folder && !dev && !devOptional);
  return new Set(shipped.map(([folder, { version }]) => `${folder.replace(/^.*node_modules\//u, '')}@${version}`));
}
