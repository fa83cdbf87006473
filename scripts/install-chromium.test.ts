import { describe, expect, it } from 'vitest';
import { packageCommands } from './install-chromium.ts';

const having =
  (...commands: string[]) =>
  (command: string) =>
    commands.includes(command);

describe('packageCommands', () => {
  it('updates the lists before it installs with apt-get', () => {
    const commands = packageCommands(having('apt-get'), true).map((command) => command.join(' '));
    expect(commands).toEqual(['apt-get update', 'apt-get install -y --no-install-recommends chromium fonts-noto-cjk']);
  });

  it('asks for no password when it is not root', () => {
    const commands = packageCommands(having('dnf', 'sudo'), false);
    expect(commands.map((command) => command.slice(0, 3))).toEqual([['sudo', '-n', 'dnf']]);
  });

  it('has no way without root and sudo, or without a package manager', () => {
    expect(packageCommands(having('apt-get'), false)).toEqual([]);
    expect(packageCommands(having('sudo'), true)).toEqual([]);
  });
});
