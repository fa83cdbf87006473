import { expect, it } from 'vitest';
import { actionOf, asksForHelp } from './keys.ts';
import { isApple, keyName, SHORTCUTS } from './shortcuts.ts';

const press = (key: string, held: readonly ('ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey')[] = []) => ({
  key,
  ctrlKey: held.includes('ctrlKey'),
  metaKey: held.includes('metaKey'),
  shiftKey: held.includes('shiftKey'),
  altKey: held.includes('altKey'),
});

it.each(['ctrlKey', 'metaKey'] as const)('%s goes for the platform’s own key', (mod) => {
  expect(actionOf(press('Enter', [mod]))).toBe('run');
  expect(actionOf(press('m', [mod]))).toBe('mask');
  expect(actionOf(press('z', [mod]))).toBe('undo');
  expect(actionOf(press('Z', [mod, 'shiftKey']))).toBe('redo');
  expect(actionOf(press('y', [mod]))).toBe('redo');
});

it('keys alone, and with Alt, type', () => {
  for (const key of ['Enter', 'm', 'z', 'y']) {
    expect(actionOf(press(key))).toBeUndefined();
    expect(actionOf(press(key, ['ctrlKey', 'altKey']))).toBeUndefined();
  }
});

it('“?” asks for help, with Shift or without, and with no other key', () => {
  expect(asksForHelp(press('?', ['shiftKey']))).toBe(true);
  expect(asksForHelp(press('?'))).toBe(true);
  for (const held of ['ctrlKey', 'metaKey', 'altKey'] as const) expect(asksForHelp(press('?', [held]))).toBe(false);
  expect(asksForHelp(press('/'))).toBe(false);
});

it('what the list says of the page’s own keys is what they do', () => {
  const mods: Readonly<Record<string, 'ctrlKey' | 'shiftKey'>> = { Mod: 'ctrlKey', Shift: 'shiftKey' };
  const listed = SHORTCUTS.filter(({ group }) => group === 'anywhere').flatMap(({ id, keys }) =>
    keys.map((combination) => {
      const held = combination.flatMap((key) => mods[key] ?? []);
      const pressed = press(combination.find((key) => !mods[key]) ?? '', held);
      return { id, does: asksForHelp(pressed) ? 'help' : actionOf(pressed) };
    }),
  );
  expect(listed.map(({ does }) => does)).toEqual(listed.map(({ id }) => id));
  expect(listed).toHaveLength(6);
});

it('keys are named as the platform names them', () => {
  expect([isApple('MacIntel'), isApple('iPhone'), isApple('Win32'), isApple('Linux x86_64')]).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(['Mod', 'Shift', 'Enter', 'M'].map((key) => keyName(key, true))).toEqual(['⌘', '⇧', 'return', 'M']);
  expect(['Mod', 'Shift', 'Enter', 'M'].map((key) => keyName(key, false))).toEqual(['Ctrl', 'Shift', 'Enter', 'M']);
});
