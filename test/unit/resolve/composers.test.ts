import { describe, expect, it } from 'vitest';
import type { Entity } from '../../../src-main/domain/name.ts';
import { composerBySynonym } from '../../../src-main/resolve/composers/by-synonym.ts';
import {
  buildComposerIndex,
  composerKey,
  resolveComposer,
} from '../../../src-main/resolve/composers/index.ts';

const composer = (id: string, name: string, ...aliases: string[]): Entity => ({
  id,
  kind: 'composer',
  name,
  aliases,
  facts: {},
});

const list: readonly Entity[] = [
  composer('tyagaraja', 'Tyagaraja', 'Thyagabrahmam'),
  composer('muthuswami', 'Muthuswami Dikshitar', 'Dikshitar', 'Guruguha', 'MD'),
  composer('subbarama', 'Subbarama Dikshitar'),
  composer('ramaswami', 'Ramaswami Dikshitar'),
  composer('syama', 'Syama Sastri'),
  composer('purandara', 'Purandara Dasa'),
  composer('poochi', 'Ramnad Srinivasa Iyengar', 'Poochi Srinivasa Iyengar'),
  composer('kv', 'K V Srinivasa Iyengar'),
  composer('bharati', 'Subramania Bharati', 'Bharatiyar'),
  composer('gopala', 'Gopalakrishna Bharati'),
  composer('patnam', 'Patnam Subramania Iyer'),
  composer('hmb', 'Harikesanallur Muthiah Bhagavatar', 'Muthiah Bhagavatar'),
  composer('gnb', 'G N Balasubramaniam', 'GNB'),
  composer('oothukadu', 'Oothukadu Venkata Kavi', 'Oothukadu Venkatasubba Iyer'),
  composer('swati', 'Swati Tirunal'),
  composer('meera', 'Mirabai', 'Meera'),
  composer('ashok', 'Ashok R Madhav'),
  composer('sankara', 'Adi Sankara', 'Sankaracharya'),
];
const index = buildComposerIndex(list);
const resolve = (text: string) => resolveComposer(index, text, 5);
const accepted = (text: string): string | null => {
  const { kept, candidates } = resolve(text);
  return kept === 'one' ? (candidates[0]?.id ?? null) : null;
};

describe('a composer', () => {
  it.each([
    ['Saint Thyagaraja', 'tyagaraja'],
    ['Sri Tyagaraja Swami', 'tyagaraja'],
    ['tyagarajar', 'tyagaraja'],
    ['Tyagaraja (1767 to 1847)', 'tyagaraja'],
    ['త్యాగరాజు', 'tyagaraja'],
    ['தியாகராஜர்', 'tyagaraja'],
    ['Muthuswaamy Deekshitar', 'muthuswami'],
    ['Muddusvaami Deekshitar', 'muthuswami'],
    ['Dikshitar, Muthuswami', 'muthuswami'],
    ['Muttuswami Dixit', 'muthuswami'],
    ['முத்துசுவாமி தீட்சிதர்', 'muthuswami'],
    ['ముత్తుస్వామి దీక్షితులు', 'muthuswami'],
    ['SyAmA SAstri', 'syama'],
    ['சியாமா சாஸ்திரி', 'syama'],
    ['Purandaradasa', 'purandara'],
    ['ಪುರಂದರದಾಸ', 'purandara'],
    ['paTNam subrahmaNya ayyar', 'patnam'],
    ['Ramnad Poochi Sreenivasa Ayyangar', 'poochi'],
    ['K.V. Srinivasa Iyengar', 'kv'],
    ['H. N. Muthaiya Bhagavathar', 'hmb'],
    ['GN Balasubramanyam', 'gnb'],
    ['G.N.B.', 'gnb'],
    ['MD', 'muthuswami'],
    ['Oothukkaadu Venkata Subbayyar', 'oothukadu'],
    ['Uttukkadu Venkatasubbayyar', 'oothukadu'],
    ['Swathithirunaal', 'swati'],
    ['Maharaja Swathi Thirunal', 'swati'],
    ['Meera Baai', 'meera'],
    ['Ashok Madhav', 'ashok'],
    ['C Subrahmanya Bharathiyar', 'bharati'],
    ['Shri Aadi Shankaraacharya', 'sankara'],
    ['Composer: Tyagaraja', 'tyagaraja'],
    ['composed by Tyagaraja', 'tyagaraja'],
    ['Muthu Swami Dikshitar', 'muthuswami'],
    ['Patnam Subramaniam Iyer', 'patnam'],
    ['பட்டணம் சுப்ரமணிய ஐயர்', 'patnam'],
    ['G. N. Balasubramanian', 'gnb'],
    ['Ramanathapuram Srinivasa Iyengar', 'poochi'],
  ])('is known by the words of the name: %s', (text, id) => {
    expect(accepted(text)).toBe(id);
  });

  it.each([
    ['Dikshitar', ['muthuswami', 'subbarama', 'ramaswami']],
    ['dIkshita', ['muthuswami', 'subbarama', 'ramaswami']],
    ['Bharathi', ['bharati', 'gopala']],
    ['Bharatiyar', ['bharati', 'gopala']],
    ['Srinivasa Iyengar', ['poochi', 'kv']],
    ['R. Dikshitar', ['muthuswami', 'subbarama', 'ramaswami']],
  ])('is not told by %s, which fits more than one', (text, ids) => {
    const finding = resolve(text);
    expect(finding.kept).toBe('several');
    expect(finding.evidence).toBe('tie');
    expect(new Set(finding.candidates.map(({ id }) => id))).toEqual(new Set(ids));
  });

  it.each([
    ['Dikshitar', 'muthuswami'],
    ['Bharatiyar', 'bharati'],
    ['R. Dikshitar', 'ramaswami'],
  ])('is offered first where an alias or an initial speaks for him: %s', (text, id) => {
    expect(resolve(text).candidates[0]?.id).toBe(id);
  });

  it.each([
    'Vaidyanatha Dikshitar',
    'Tyagaraja Aradhana',
    'T. N. Balasubramaniam',
    'Subramania Iyer',
    'Krishna Iyer',
    'Ramaswami',
    'Tyagraja',
    'Papanasam Sivan',
    'Iyengar',
    'Sri',
    'Unknown',
    '',
    '?',
  ])('is not taken for another: %s', (text) => {
    expect(accepted(text)).toBeNull();
  });

  it('is told by a surname that the list has with the same honorific', () => {
    const others = list.filter(({ id }) => id !== 'bharati');
    const poet = composer('poet', 'Subramania Bharati', 'Mahakavi Bharati');
    const more = buildComposerIndex([...others, poet, composer('suddha', 'Suddhananda Bharati')]);
    const one = (text: string): string | null => {
      const { kept, candidates } = resolveComposer(more, text, 5);
      return kept === 'one' ? (candidates[0]?.id ?? null) : null;
    };
    expect(one('Mahakavi Bharathiyar')).toBe('poet');
    expect(one('Saint Bharathiyar')).toBeNull();
    expect(accepted('Mahakavi Bharathiyar')).toBeNull();
  });

  it('is not replaced by another when the list does not hold it', () => {
    for (const entity of list) {
      const without = buildComposerIndex(list.filter((other) => other !== entity));
      for (const name of [entity.name, ...entity.aliases]) {
        expect([name, resolveComposer(without, name, 5).kept]).not.toEqual([name, 'one']);
      }
    }
  });

  it('near a known one is offered first, with a reason', () => {
    const [first] = resolve('Tyagraja').candidates;
    expect(first).toMatchObject({ id: 'tyagaraja', matched: 'Tyagaraja' });
    expect(first?.reasons.join()).toContain('near');
  });

  it('is hardly meant where another surname is printed', () => {
    const chance = (text: string): number => resolve(text).candidates[0]?.score ?? 0;
    expect(chance('Tyagraja')).toBeGreaterThan(2 * chance('Tyagraja Iyer'));
  });

  it('is hardly meant where other lists have another composer of the printed name', () => {
    const near = resolve('Veena Tyagraja');
    const other = [{ known: 'Veena Tyagraja', text: 'Veena Tyagraja' }];
    const told = composerBySynonym(index, near, other, 5);
    expect(told.candidates[0]?.score).toBeLessThan((near.candidates[0]?.score ?? 0) / 2);
    expect(told.reasons[0]).toBe('other lists have Veena Tyagraja, who is not in this one');
    expect(told.kept).toBe('none');
  });

  it('far from every known one has no candidates', () => {
    expect(resolve('Bhimsen Joshi')).toMatchObject({ kept: 'none', evidence: 'none', candidates: [] });
  });

  it('keeps its full name even when a longer one holds it', () => {
    const more = buildComposerIndex([...list, composer('tv', 'Tiruvottiyur Tyagaraja')]);
    expect(resolveComposer(more, 'Tyagaraja', 5)).toMatchObject({
      kept: 'one',
      candidates: [{ id: 'tyagaraja' }],
    });
  });

  it('is left open by an alias whose words another one has too', () => {
    const more = buildComposerIndex([...list, composer('other', 'Melattur Muthiah Bhagavatar')]);
    expect(resolveComposer(more, 'Muthiah Bhagavatar', 5).kept).toBe('several');
  });
});

describe('two composers in one cell', () => {
  it.each(['Tyagaraja / Purandara Dasa', 'Tyagaraja or Purandara Dasa', 'Tyagaraja, Purandara Dasa'])(
    'are alternatives: %s',
    (text) => {
      const finding = resolve(text);
      expect(finding).toMatchObject({ kept: 'several', evidence: 'alternatives' });
      expect(finding.candidates.map(({ id }) => id)).toEqual(['tyagaraja', 'purandara']);
    },
  );
});

describe('the evidence', () => {
  it.each([
    ['Tyagaraja', 'same_letters'],
    ['Saint Thyagaraja', 'folded_tokens'],
    ['தியாகராஜர்', 'same_tamil_spelling'],
  ])('of %s is %s', (text, evidence) => {
    expect(resolve(text).evidence).toBe(evidence);
  });

  it('shares probability among those that fit', () => {
    const scores = resolve('Srinivasa Iyengar').candidates.map(({ score }) => score);
    expect(scores.reduce((sum, score) => sum + score, 0)).toBeLessThanOrEqual(1);
    expect(scores[0]).toBeGreaterThan(0.3);
  });
});

describe('the key of a composer', () => {
  it.each([
    ['Saint Tyagaraja', 'thyAgarAja'],
    ['Dikshitar, Muthuswami', 'Muttuswamy Deekshithar'],
    ['Purandaradasa', 'Purandara Daasaru'],
    ['G.N. Balasubramaniam', 'G N Balasubramanian'],
  ])('is one for %s and %s', (one, other) => {
    expect(composerKey(one)).toBe(composerKey(other));
  });

  it.each([
    ['Muthuswami Dikshitar', 'Ramaswami Dikshitar'],
    ['Tyagaraja', 'Tyagayya'],
    ['K V Srinivasa Iyengar', 'Srinivasa Iyengar'],
    ['Tyagaraja / Purandara Dasa', 'Tyagaraja'],
  ])('tells %s and %s apart', (one, other) => {
    expect(composerKey(one)).not.toBe(composerKey(other));
  });
});
