import { expect, it } from 'vitest';
import { connectRules } from '../../../src-main/hosts/desktop/connect-rules.ts';

it('lead to this machine in a checkout alone', () => {
  const words = ['guru-guha.blogspot.com:80:127.0.0.1:8080'];
  expect(connectRules(words, false)).toMatchObject([{ toHost: '127.0.0.1', toPort: 8080 }]);
  expect(() => connectRules(words, true)).toThrow('--connect-to is for tests');
  expect(connectRules([], true)).toEqual([]);
});
