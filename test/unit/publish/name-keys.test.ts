import { describe, expect, it } from 'vitest';
import { spacedKey, tightKey } from '../../../src-main/publish/name-keys.ts';

describe('the two rules of name_normalized', () => {
  it.each([
    ['Sri  Ranjani', 'sri ranjani', 'sriranjani'],
    ['Śaṅkarābharaṇam', 'sankarabharanam', 'sankarabharanam'],
    ['Sindhu-Bhairavi (Hindustani)', 'sindhu bhairavi hindustani', 'sindhubhairavihindustani'],
    ['kEdAra gauLa', 'kedara gaula', 'kedaragaula'],
    ['కళ్యాణి', 'కళ్యాణి', 'కళ్యాణి'],
    ['  ', '', ''],
  ])('fold %s', (name, spaced, tight) => {
    expect(spacedKey(name)).toBe(spaced);
    expect(tightKey(name)).toBe(tight);
  });

  it('keep apart what differs by a word', () => {
    expect(tightKey('Sri Ranjani')).not.toBe(tightKey('Ranjani'));
  });
});
