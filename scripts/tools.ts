import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from './paths.ts';

/**
 * The command that runs an installed package's tool with this very Node, without npx or a shell between.
 * @returns program and first argument
 * @throws {Error} when the package isn't installed or has no such tool
 */
export function nodeTool(packageName: string, tool: string): [string, string] {
  const manifest = join(ROOT, 'node_modules', packageName, 'package.json');
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8')) as { bin?: Record<string, string> };
  const file = bin?.[tool];
  if (file === undefined) throw new Error(`${packageName} has no tool named ${tool}`);
  return [process.execPath, join(dirname(manifest), file)];
}
